using Koseki.Domain.Notifications;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>A paper in which nothing is written yet.</summary>
public sealed class EmptyPaperTests
{
    private static readonly CaseFile Example =
        CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Death", "cases", "01-作例10.6.txt"));

    public static TheoryData<string> Codes => [.. NotificationCatalogue.Kinds.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Examine_AnEmptyPaper_NamesEveryRequiredBoxAtOnce(string code)
    {
        var kind = NotificationCatalogue.Find(code)!;
        var findings = kind.Examine(Draft.Empty, Example.Circumstances(CharacterTable.Load())).Findings;
        var required = kind.Form.Fields.Where(f => f.Required && f.Visible(Draft.Empty)).Select(f => f.Key).ToList();
        Assert.True(required.Count > 3);
        Assert.Equal(required, findings.Where(f => f.Rule == "未入力").Select(f => f.Field));
    }
}
