using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 嫡出: whether a child is that of a marriage, or has been made so by one (準正, 民法772条, 789条). It is read from who is father and mother by
/// number, from 認知 and from their marriage; never from a name or from 続柄 alone.
/// </summary>
public static class Legitimacy
{
    /// <summary>True for certain, false as far as the registers show, null where only a name or an inferred link says so: somebody has to look.</summary>
    /// <param name="child">The child's entry.</param>
    /// <param name="kin">Who is kin to whom.</param>
    public static bool? Of(RegisterEntry child, Reached kin)
    {
        if (child.Father is null)
        {
            return false;
        }

        // 特別養子縁組 makes the child one of the adopters' marriage (民法817条の2), whatever was acknowledged before.
        if (RecordedFacts.Adoptions(child).Any(a => a is { IsSpecial: true, IsEnded: false }))
        {
            return true;
        }

        // Without 認知 it is the law's presumption, or a judgment, that has written the column.
        if (RecordedFacts.AcknowledgementOf(child) is not { } acknowledged)
        {
            return true;
        }

        var links = kin.Kinship.Links.Parents.Where(p => p.Child == child.Person && p.Ground != ParentGround.Apparent).ToList();
        var fathers = links.Where(p => kin.EntryOf(p.Parent)?.Sex == Sex.Male).ToList();
        var mothers = links.Where(p => kin.EntryOf(p.Parent)?.Sex == Sex.Female).ToList();
        var found = mothers.SelectMany(m => kin.Kinship.MarriagesOf(m.Parent).Select(w => Legitimates(w, m, fathers, acknowledged, kin))).ToList();
        return found.Contains(true) ? true
            : RecordedFacts.IsLegitimated(child) ? fathers.Count > 0 && mothers.Count > 0 ? null : true
            : found.Contains(null) || mothers.Count == 0 ? null : false;
    }

    // 789条: a marriage of the two that stood when he acknowledged the child, or came after it.
    private static bool? Legitimates(MarriageLink marriage, ParentLink mother, IReadOnlyList<ParentLink> fathers, AcknowledgementOnRecord acknowledged, Reached kin)
    {
        if (marriage.SpouseOf(mother.Parent) is not { } husband)
        {
            return Bare(marriage.OtherName) == Bare(acknowledged.Father) ? null : false;
        }

        if (fathers.Count == 0)
        {
            return kin.EntriesOf(husband).Any(e => e.Register.NameOf(e.Entry) == acknowledged.Father) ? null : false;
        }

        return fathers.FirstOrDefault(f => f.Parent == husband) is not { } father ? false
            : marriage.Origin.IsSure() && mother.Origin.IsSure() && father.Origin.IsSure() && StoodWith(marriage, acknowledged.On) ? true : null;
    }

    // A marriage that was over before the acknowledgement is asked about.
    private static bool StoodWith(MarriageLink marriage, RegisterDate? acknowledgedOn) =>
        marriage.EndedBy is null || (acknowledgedOn is not null && marriage.Ended?.Earliest > acknowledgedOn.Latest);

    private static string? Bare(string? name) => name?.Replace("，", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
}
