using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>What a paper says of the one it is about, besides the register.</summary>
/// <param name="FamilyName">氏.</param>
/// <param name="GivenName">名.</param>
/// <param name="BornOn">生年月日.</param>
/// <param name="Parents">父, 母, 続柄, 養父 and 養母; null where empty.</param>
public sealed record PersonOnPaper(
    string FamilyName, string GivenName, RegisterDate BornOn, (string? Father, string? Mother, string? Relationship, string? AdoptiveFather, string? AdoptiveMother) Parents)
{
    internal static PersonOnPaper Read(DraftReader reader, PersonRole role, PersonInRegister place) => new(
        reader.Text(role.FamilyName), reader.Text(role.GivenName), role.ReadBirthDate(reader, place),
        (reader.Optional(role.Father), reader.Optional(role.Mother), reader.Text(role.Relationship), reader.Optional(role.AdoptiveFather), reader.Optional(role.AdoptiveMother)));
}

/// <summary>The rules that hold a paper against the entry of the one it is about (戸籍法29条4号): numbers 10 to 13 of the kind.</summary>
internal static class PersonComparison
{
    internal static IEnumerable<Requirement<T>> All<T>(string prefix, PersonRole role, Func<T, PersonInRegister?> person, Func<T, PersonOnPaper> paper)
    {
        const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";
        yield return new($"{prefix}-10", "届書の氏は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [role.FamilyName, role.Register.Register],
            (n, c) => person(n) is { Register: { } register } && !NameFolding.IsSame(paper(n).FamilyName, register.FamilyName, c.Characters) ? $"氏は、戸籍では「{register.FamilyName}」です。" : null,
            Compare);
        yield return new($"{prefix}-11", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [role.FamilyName, role.GivenName, role.Register.Register],
            (n, c) => person(n) is { Register: not null } place && paper(n).FamilyName + paper(n).GivenName is var written && written != place.Name && NameFolding.IsSame(written, place.Name, c.Characters)
                ? $"氏名は、戸籍では「{place.Name}」と記録されています。" : null,
            "同じ人であることを確かめてください。");
        yield return new($"{prefix}-12", "届書の生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [role.BornOn, role.Register.Register],
            (n, _) => person(n) is { Register: not null, Entry.BirthDate: var birth } && !birth.IsSameAs(paper(n).BornOn) ? $"生年月日は、戸籍では{birth.Text}です。" : null,
            Compare);
        yield return new($"{prefix}-13", "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction,
            [role.Father, role.Mother, role.Relationship, role.AdoptiveFather, role.AdoptiveMother, role.Register.Register],
            (n, c) => person(n) is { Register: not null } place && RegisterComparison.OfParents(c.Characters, place.Entry, paper(n).Parents) is { Count: > 0 } different ? $"{string.Join("、", different)}が戸籍の記録と違います。" : null,
            "別人でないことを確かめ、届書の補正を求めてください。")
        { AcceptedElsewhere = Severity.Caution };
    }
}
