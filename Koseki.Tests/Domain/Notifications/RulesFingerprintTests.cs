using Koseki.Domain.Notifications;

namespace Koseki.Tests.Domain.Notifications;

public sealed class RulesFingerprintTests
{
    private const string Table = "M-A|M|本人|試験|試験日,{R}|K||\n";

    private static string Of(string table, Severity severity = Severity.Caution) =>
        RulesFingerprint.Of([("試験-01", "要件。", "1条", severity, null)], RecordTemplates.Parse(table).All);

    [Fact]
    public void Of_EveryKind_IsItsOwn() =>
        Assert.Equal(NotificationCatalogue.Kinds.Length, NotificationCatalogue.Kinds.Select(RulesFingerprint.Of).Distinct().Count());

    [Fact]
    public void Of_ChangedRules_Differs()
    {
        Assert.Equal(Of(Table), Of(Table));
        Assert.NotEqual(Of(Table), Of(Table, Severity.Inquiry));
        Assert.NotEqual(Of(Table), Of(Table.Replace("試験日", "試験日,届出人?", StringComparison.Ordinal)));
        Assert.NotEqual(Of(Table), Of(Table.Replace("||", "|2026-04-01|", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_Findings_DiffersByRuleWeightBoxAndWords()
    {
        var found = new Finding("試験-01", Severity.Caution, new("a"), "甲", "", "");
        string[] prints = [RulesFingerprint.Of([]), RulesFingerprint.Of([found]), RulesFingerprint.Of([found with { Severity = Severity.Inquiry }]), RulesFingerprint.Of([found with { Field = new("b") }]), RulesFingerprint.Of([found with { Message = "乙" }])];

        Assert.Equal(prints.Length, prints.Distinct().Count());
    }
}
