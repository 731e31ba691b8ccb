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
    internal static PersonOnPaper Read(DraftReader reader, PersonRole role, PersonInRegister place, bool hasParents = true) => new(
        reader.Text(role.FamilyName), reader.Text(role.GivenName), role.ReadBirthDate(reader, place),
        hasParents ? (reader.Optional(role.Father), reader.Optional(role.Mother), reader.Text(role.Relationship), reader.Optional(role.AdoptiveFather), reader.Optional(role.AdoptiveMother)) : default);
}

/// <summary>The rules that hold a paper against the entry of the one it is about (戸籍法29条4号): numbers 10 to 13 of the kind.</summary>
internal static class PersonComparison
{
    private const string Same = "同じ人であることを確かめてください。";
    private const string Other = "別人でないことを確かめ、届書の補正を求めてください。";

    /// <param name="prefix">Prefix of the numbers.</param>
    /// <param name="role">The boxes.</param>
    /// <param name="person">The one the paper is about.</param>
    /// <param name="paper">What it says of them.</param>
    /// <param name="variant">What to do where only the letters differ.</param>
    /// <param name="first">The first number.</param>
    /// <param name="hasParents">Whether the paper names the parents.</param>
    /// <param name="parents">What to do where they differ.</param>
    internal static IEnumerable<Requirement<T>> All<T>(string prefix, PersonRole role, Func<T, PersonInRegister> person, Func<T, PersonOnPaper> paper,
        string variant = Same, int first = 10, bool hasParents = true, string parents = Other)
    {
        const string Compare = "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。";
        string Number(int at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}-{first + at:00}");
        yield return new(Number(0), "届書の氏は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [role.FamilyName, role.Register.Register],
            (n, c) => person(n).Register is { } register && !NameFolding.IsSame(paper(n).FamilyName, register.FamilyName, c.Characters) ? $"氏は、戸籍では「{register.FamilyName}」です。" : null,
            Compare);
        yield return new(Number(1), "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [role.FamilyName, role.GivenName, role.Register.Register],
            (n, c) => person(n) is { Register: not null } place && paper(n).FamilyName + paper(n).GivenName is var written && written != place.Name && NameFolding.IsSame(written, place.Name, c.Characters)
                ? $"氏名は、戸籍では「{place.Name}」と記録されています。" : null,
            variant);
        yield return new(Number(2), "届書の生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [role.BornOn, role.Register.Register],
            (n, _) => person(n) is { Register: not null, Entry.BirthDate: var birth } && !birth.IsSameAs(paper(n).BornOn) ? $"生年月日は、戸籍では{birth.Text}です。" : null,
            Compare);
        if (!hasParents)
        {
            yield break;
        }

        yield return new(Number(3), "父母・養父母の氏名と続柄は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction,
            [role.Father, role.Mother, role.Relationship, role.AdoptiveFather, role.AdoptiveMother, role.Register.Register],
            (n, c) => person(n) is { Register: not null } place && RegisterComparison.OfParents(c.Characters, place.Entry, paper(n).Parents) is { Count: > 0 } different ? $"{string.Join("、", different)}が戸籍の記録と違います。" : null,
            parents)
        { AcceptedElsewhere = Severity.Caution };
    }
}
