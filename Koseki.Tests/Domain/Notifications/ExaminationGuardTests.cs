using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Birth;
using Koseki.Domain.Notifications.Shared;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>Fault L4: whatever is in a case, it can be opened.</summary>
public sealed class ExaminationGuardTests
{
    private static readonly FieldKey Box = new("box");

    private static readonly CaseFile Example =
        CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "cases", "01-作例10.2.txt"));

    [Theory]
    [InlineData("読む")]
    [InlineData("要件")]
    [InlineData("記録")]
    public void Examine_AFaultInAnyPart_IsABlockingFindingThatSaysWhatToDo(string part)
    {
        var examination = new FaultyKind(part).Examine(Draft.Empty.With(Box, "あ"), Example.Circumstances(CharacterTable.Load()));

        var finding = Assert.Single(examination.Findings, f => f.Rule == "審査");
        Assert.Equal(Severity.Unsupported, finding.Severity);
        Assert.Contains("壊れた", finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy);
        Assert.False(examination.CanBeApproved);
        Assert.Equal("壊れた", Assert.Single(examination.Faults).Message);
    }

    [Fact]
    public void Examine_AFaultInOneRequirement_LeavesTheOthersStanding()
    {
        var findings = new FaultyKind("要件").Examine(Draft.Empty.With(Box, "あ"), Example.Circumstances(CharacterTable.Load())).Findings;

        Assert.Contains(findings, f => f.Rule == "試験-02");
    }

    [Fact]
    public void Examine_WithoutAFault_HasNone()
    {
        var examination = new BirthKind().Examine(Example.Draft, Example.Circumstances(CharacterTable.Load()));

        Assert.Empty(examination.Faults);
        Assert.True(examination.CanBeApproved);
    }

    private sealed class FaultyKind(string part) : NotificationKind<string>
    {
        public override string Code => "9999";

        public override string Name => "試験";

        public override string Articles => "なし";

        public override Form Form { get; } = new("試験", [new("", "", [new(Box, "欄", FieldKind.Text)])]);

        public override (int Persons, int Registers) NumbersNeeded => (0, 0);

        public override IReadOnlyList<Requirement<string>> Requirements =>
        [
            new("試験-01", "壊れる。", "なし", Severity.Correction, [Box], (_, _) => part == "要件" ? throw new InvalidOperationException("壊れた") : null, "なし"),
            new("試験-02", "破れる。", "なし", Severity.Caution, [Box], (_, _) => "破れた", "なし"),
        ];

        public override string Subject(Draft draft, Koseki.Domain.Registers.RegisterSet registers) => "";

        protected override string? Read(DraftReader reader) => part == "読む" ? throw new InvalidOperationException("壊れた") : reader.Text(Box);

        protected override Effect? Decide(string notification, Circumstances circumstances) =>
            part == "記録" ? throw new InvalidOperationException("壊れた") : new EffectBuilder(circumstances).Build([]);
    }
}

/// <summary>What a rule weighs when another office has accepted the paper already.</summary>
public sealed class RequirementTests
{
    [Theory]
    [InlineData(Severity.Refusal, null, Severity.Inquiry)]
    [InlineData(Severity.Refusal, Severity.Caution, Severity.Caution)]
    [InlineData(Severity.Correction, null, Severity.Correction)]
    [InlineData(Severity.Correction, Severity.Caution, Severity.Caution)]
    [InlineData(Severity.Unsupported, null, Severity.Unsupported)]
    public void InEffect_OfARefusal_IsAnInquiryUnlessSaid(Severity severity, Severity? elsewhere, Severity expected)
    {
        var rule = new Requirement<string>("試験-01", "", "", severity, [], (_, _) => "破れた", "") { AcceptedElsewhere = elsewhere };

        Assert.Equal(expected, rule.InEffect);
    }

    /// <summary>Whoever handed a paper in at another office cannot be asked to mend it: that office is.</summary>
    [Theory]
    [InlineData(true, "直してもらってください。")]
    [InlineData(false, "照会してください。")]
    public void Judge_APaperAcceptedElsewhere_AsksTheOfficeThatAcceptedIt(bool here, string remedy)
    {
        var rule = new Requirement<string>("試験-01", "", "", Severity.Correction, [new("child.givenName")], (_, _) => "破れた", "直してもらってください。");
        var example = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "cases", "01-作例10.2.txt"));
        var circumstances = example.Circumstances(CharacterTable.Load()) with { Origin = here ? new Origin.Here() : new Origin.Elsewhere("東京都足立区長", new(2026, 6, 12)) };

        Assert.Contains(remedy, rule.Judge("", circumstances)!.Remedy, StringComparison.Ordinal);
    }
}
