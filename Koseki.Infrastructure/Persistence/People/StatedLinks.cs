using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Schema;

namespace Koseki.Infrastructure.Persistence.People;

/// <summary>Rows of the stored links, made from what a notification records and read as the kinship takes them.</summary>
internal static class StatedLinks
{
    /// <summary>The running number of the rows.</summary>
    internal const string Counter = "kin-link";

    /// <summary>How many rows what a notification records of persons takes.</summary>
    internal static int CountOf(Plan plan) => Of(plan).Count();

    /// <summary>The rows by which a decided notification records its links, and what it undoes.</summary>
    /// <param name="plan">What it writes.</param>
    /// <param name="first">The first number.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="decidedBy">Account and name of who decided.</param>
    /// <param name="at">When.</param>
    internal static IEnumerable<KinLinkRow> Rows(Plan plan, long first, long caseId, (string Account, string Name) decidedBy, DateTimeOffset at) =>
        Of(plan).Select((l, i) => new KinLinkRow
        {
            Number = first + i, Kind = l.Kind, One = l.One.Value, Other = l.Other.Value, Since = l.Since?.Text, Holds = l.Holds, CaseId = caseId,
            Reason = "", Account = decidedBy.Account, Name = decidedBy.Name, At = at,
        });

    /// <summary>What the rows say: the latest word on two persons, of notifications and of confirmed steps; and what a decided paper has undone at any time.</summary>
    internal static (FamilyLinks Stated, IReadOnlyList<KinPair> Denied, IReadOnlyList<KinPair> Undone) Read(IReadOnlyCollection<KinLinkRow> rows)
    {
        var last = rows.Where(r => r.CaseId is not null || r.Confirms is not null).GroupBy(r => (r.Kind, r.One, r.Other)).Select(g => g.OrderBy(r => r.Number).Last()).ToList();
        var held = last.Where(r => r.Holds).ToLookup(r => r.Kind);
        return (new()
        {
            Parents = [.. held[KinLinkKind.Parent].Select(r => new ParentLink(new(r.One), new(r.Other), ParentGround.Birth, OriginOf(r)))],
            Adoptions = [.. held[KinLinkKind.Adoption].Select(r => new AdoptionLink(new(r.One), new(r.Other), SinceOf(r), OriginOf(r)))],
            Marriages = [.. held[KinLinkKind.Marriage].Select(r => new MarriageLink(new(r.One), new(r.Other), SinceOf(r), OriginOf(r)))],
        }, [.. last.Where(r => !r.Holds).Select(PairOf)], [.. rows.Where(r => r is { Holds: false, CaseId: not null }).Select(PairOf)]);
    }

    private static KinPair PairOf(KinLinkRow row) => new(row.Kind, new(row.One), new(row.Other));

    private static LinkOrigin OriginOf(KinLinkRow row) => row.CaseId is null ? LinkOrigin.Confirmed : LinkOrigin.Recorded;

    private static RegisterDate? SinceOf(KinLinkRow row) => row.Since is null ? null : RegisterDate.Parse(row.Since);

    // What is undone first: one paper may take a father away and name another.
    private static IEnumerable<(KinLinkKind Kind, PersonId One, PersonId Other, RegisterDate? Since, bool Holds)> Of(Plan plan) =>
        [.. plan.Undone.Select(u => (u.Kind, u.One, u.Other, (RegisterDate?)null, false)), .. Of(plan.Links).Select(l => (l.Kind, l.One, l.Other, l.Since, true))];

    private static IEnumerable<(KinLinkKind Kind, PersonId One, PersonId Other, RegisterDate? Since)> Of(FamilyLinks links) =>
    [
        .. links.Parents.Select(p => (KinLinkKind.Parent, p.Child, p.Parent, (RegisterDate?)null)),
        .. links.Adoptions.Select(a => (KinLinkKind.Adoption, a.Adopted, a.Adopter, a.Since)),
        .. links.Marriages.Where(m => m.Other is not null).Select(m => (KinLinkKind.Marriage, m.One, m.Other!.Value, m.Since)),
    ];
}
