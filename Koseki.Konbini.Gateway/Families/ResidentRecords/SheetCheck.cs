using System.Globalization;
using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Domain.Characters;
using Koseki.Konbini.Gateway.ReleaseCheck;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>
/// 発行前の独立照合 of a 住民票の写し: the finished paper, read back by other code, against facts read anew. Who stands on it and
/// what must not are compared exactly; besides, each person with what the feed of residents says of that 宛名番号, and the
/// heading with the address on the person's own record, 本籍 and 筆頭者, where asked for, with that feed again: facts that the paper was not made from.
/// </summary>
public sealed partial class SheetCheck(SameWriting same)
{
    private const string Omitted = "省略";
    private const string Unrecorded = "【空欄】";

    /// <summary>What the comparison came to.</summary>
    internal PaperVerdict Verdict(MadePaper paper, PaperOrder order, MadeFrom made, HouseholdSnapshot facts)
    {
        if (SheetReader.Read(paper.Pdf, made.Form) is not var (pages, sheets))
        {
            return new(["証明書が読めません。"], []);
        }

        var title = ResidentWording.InForce(order.IssueDate).Title;
        var persons = made.Numbers.Select(n => facts.Members.FirstOrDefault(m => m.Record.Number == n)).OfType<SnapshotMember>().ToList();
        var printed = sheets.SelectMany(s => s.Persons).ToList();
        List<string> mismatches =
        [
            .. PaperPages.Problems(pages, paper.PageCount, order.IssueNumber, title), .. Headings(sheets, made, facts), .. Persons(printed, persons, made),
            .. Certification(string.Concat(pages), made), .. Numbers(pages),
        ];
        return new(mismatches, mismatches.Count > 0 ? [] : Differences(sheets, printed, persons, made.Items));
    }

    private static IEnumerable<string> Headings(IReadOnlyList<PrintedSheet> sheets, MadeFrom made, HouseholdSnapshot facts)
    {
        var head = made.Items.Contains(ResidentItem.Relationship) ? PaperText.Widen(facts.Household.HeadName) : Omitted;
        if (sheets.Any(s => s.Address != PaperText.Widen(facts.Household.Address)))
        {
            yield return "住所が違います。";
        }

        if (sheets.Any(s => s.Head != head))
        {
            yield return "世帯主の欄が違います。";
        }

        if (sheets.SkipLast(1).Any(s => s.Persons.Count != ResidentSheets.PersonsOn(made.Form)))
        {
            yield return "途中の葉に空いた欄があります。";
        }
    }

    private static IEnumerable<string> Persons(List<PrintedPerson> printed, List<SnapshotMember> persons, MadeFrom made)
    {
        if (printed.Count != made.Numbers.Count || persons.Count != made.Numbers.Count)
        {
            yield return $"人数が違います({made.Numbers.Count} 人のはずが {printed.Count} 人)。";
        }

        foreach (var (paper, fact, place) in printed.Zip(persons, (p, f) => (p, f)).Select((x, i) => (x.p, x.f, i + 1)))
        {
            if (paper.Name != PaperText.Widen(fact.Record.Name) || BirthOf(paper) != fact.Record.BirthDate)
            {
                yield return $"{place} 人目の氏名か生年月日が違います。";
            }

            foreach (var problem in Items(paper, fact, made.Items))
            {
                yield return $"{place} 人目の{problem}";
            }
        }
    }

    // What was not asked for must not stand there, what was asked for must: each row to the letter.
    private static IEnumerable<string> Items(PrintedPerson paper, SnapshotMember fact, IReadOnlySet<ResidentItem> items)
    {
        var record = fact.Record;
        string Value(ResidentItem item, string value) => items.Contains(item) ? value.Length > 0 ? PaperText.Widen(value) : Unrecorded : Omitted;
        if (!paper.Rows[0].EndsWith("続柄" + Value(ResidentItem.Relationship, record.Relationship), StringComparison.Ordinal))
        {
            yield return "続柄の欄が違います。";
        }

        var (fourth, fifth) = record.IsForeigner
            ? ($"国籍・地域{Value(ResidentItem.Nationality, record.Nationality)}３０条４５規定区分{Value(ResidentItem.Nationality, record.Category)}",
                $"在留資格{Value(ResidentItem.ResidenceStatus, record.ResidenceStatus)}在留期間{Value(ResidentItem.ResidenceStatus, record.ResidencePeriod)}"
                + $"満了の日{Value(ResidentItem.ResidenceStatus, record.ResidenceUntil?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "")}番号{Value(ResidentItem.ResidenceStatus, record.CardNumber)}")
            : ($"本籍{Value(ResidentItem.Register, record.Domicile)}", $"筆頭者の氏名{Value(ResidentItem.Register, record.HeadOfRegister)}");
        if (paper.Rows[2] != fourth || paper.Rows[3] != fifth)
        {
            yield return record.IsForeigner ? "国籍・在留の欄が違います。" : "本籍・筆頭者の欄が違います。";
        }
    }

    private static IEnumerable<string> Certification(string text, MadeFrom made)
    {
        if (text.Contains("世帯全員の", StringComparison.Ordinal) != made.IsWhole || text.Contains("世帯の一部の", StringComparison.Ordinal) == made.IsWhole)
        {
            yield return "認証文が、載る人と合いません。";
        }
    }

    private static IEnumerable<string> Numbers(IReadOnlyList<string> pages)
    {
        if (PaperPages.HasLongNumber(pages))
        {
            yield return "個人番号か住民票コードのような番号があります。";
        }
    }

    private List<string> Differences(IReadOnlyList<PrintedSheet> sheets, List<PrintedPerson> printed, List<SnapshotMember> persons, IReadOnlySet<ResidentItem> items)
    {
        var pairs = printed.Zip(persons).ToList();
        var found = new List<string>();
        void Compare(string what, bool agrees)
        {
            if (!agrees)
            {
                found.Add(what);
            }
        }

        Compare("氏名", pairs.All(p => p.Second.Resident is { } r && same.Name(p.First.Name) == same.Name(r.Name)));
        Compare("生年月日", pairs.All(p => p.Second.Resident is { } r && BirthOf(p.First) == r.BirthDate));
        Compare("住所", sheets.All(s => persons.All(p => same.Place(s.Address) == same.Place(p.Record.Address))));
        if (items.Contains(ResidentItem.Register))
        {
            var citizens = persons.Where(p => !p.Record.IsForeigner).ToList();
            Compare("本籍", citizens.All(p => p.Resident is { } r && same.Place(p.Record.Domicile) == same.Place(r.Domicile)));
            Compare("筆頭者", citizens.All(p => p.Resident is { } r && same.Name(p.Record.HeadOfRegister) == same.Name(r.HeadName)));
        }

        return found;
    }

    private static DateOnly? BirthOf(PrintedPerson person)
    {
        var text = AsciiWidth.ToHalf(person.Rows[0]);
        return Birth().Match(text) is not { Success: true } match ? null
            : DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy年M月d日", CultureInfo.InvariantCulture, DateTimeStyles.None, out var western) ? western
            : RegisterDate.TryParse(match.Groups["day"].Value, out var date) ? date.Day
            : null;
    }

    [GeneratedRegex("^生年月日(?<day>.+?日)性別", RegexOptions.CultureInvariant)]
    private static partial Regex Birth();
}
