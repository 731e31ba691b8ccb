using Koseki.Domain.Notifications;

namespace Koseki.Domain.Registers;

/// <summary>
/// What must be true of every register document, whoever wrote it. Checked before a generation is stored and over
/// every generated town.
/// </summary>
public static class RegisterInvariants
{
    /// <summary>Every broken invariant, in words; empty when the register is sound.</summary>
    public static IReadOnlyList<string> Violations(FamilyRegister register)
    {
        var found = new List<string>();
        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                found.Add($"戸籍 {register.Id}: {problem}");
            }
        }

        Check(register.Domicile.Text.Length > 0, "本籍がありません。");
        Check(register.Domicile.Code is null or { IsValid: true }, "本籍の所在コードの形が違います。");
        Check(register.FamilyName.Length > 0, "氏がありません。");
        Check(!register.FamilyName.Contains('　', StringComparison.Ordinal), "氏に空白があります。");
        foreach (var tooLong in TooLong(register))
        {
            Check(false, tooLong);
        }

        Check(register.Matters.Count > 0, "戸籍事項がありません。");
        Check(register.Entries.Count > 0, "在籍者がありません。");
        Check(register.Head is null || register.Head.GivenName == register.HeadGivenName, "先頭の者が筆頭者ではありません(戸籍法14条)。");
        Check(register.State != RegisterState.Current || register.Standing.Any(), "全員が除籍された戸籍が消除されていません。");
        // Nobody gets a mark where the whole register moved to another municipality (戸籍法108条).
        Check(register.State != RegisterState.Removed || register.Entries.All(e => e.IsRemoved) || register.MovedTo is not null, "除籍に在籍者が残っています。");
        Check(register.State != RegisterState.Current || register.MovedTo is null, "他の市区町村に転籍した戸籍が消除されていません。");
        Check(register.Standing.GroupBy(e => e.Person).All(g => g.Count() == 1), "同じ人が二重に在籍しています。");
        Check(register.Standing.Count(e => e.Spouse == SpouseMark.Husband) <= 1, "夫が二人在籍しています。");
        Check(register.Standing.Count(e => e.Spouse == SpouseMark.Wife) <= 1, "妻が二人在籍しています。");
        foreach (var entry in register.Entries)
        {
            Check(entry.Matters.Count > 0 || entry.IsRemoved, $"{entry.Person} に身分事項がありません。");
            Check(entry.Relationship.Length > 0, $"{entry.Person} に続柄がありません。");
        }

        var matters = register.Matters.Cast<Matter>().Concat(register.Entries.SelectMany(e => e.Matters)).ToList();
        foreach (var line in matters.SelectMany(m => m.Lines.Concat(m.Amendments.SelectMany(a => a.Lines))).SelectMany(WithChildren))
        {
            Check(line.Value.Length > 0 != line.Children.Count > 0, $"【{line.Label}】に値がありません。");
            Check(!line.Value.Contains(DraftReader.Missing, StringComparison.Ordinal), $"【{line.Label}】が未入力のままです。");
        }

        return found;
    }

    private static IEnumerable<string> TooLong(FamilyRegister register) => register.Entries
        .SelectMany(e => new[]
        {
            FieldLimits.WhyNot("名", e.GivenName, FieldLimits.Line), FieldLimits.WhyNot("名の振り仮名", e.GivenNameKana, FieldLimits.Line),
            FieldLimits.WhyNot("続柄", e.Relationship, FieldLimits.Line), FieldLimits.WhyNot("生年月日", e.BirthDate.Text, FieldLimits.Line),
        })
        .Append(FieldLimits.WhyNot("氏", register.FamilyName, FieldLimits.Line)).Append(FieldLimits.WhyNot("氏の振り仮名", register.FamilyNameKana, FieldLimits.Line))
        .Append(FieldLimits.WhyNot("筆頭者の名", register.HeadGivenName, FieldLimits.Line)).Append(FieldLimits.WhyNot("本籍", register.Domicile.Text, FieldLimits.Place))
        .OfType<string>();

    private static IEnumerable<MatterLine> WithChildren(MatterLine line) => line.Children.SelectMany(WithChildren).Prepend(line);
}
