using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 人の結び付きの確認: whether somebody of 審査 or 決裁 may say of two persons what they are to each other, and another one confirm it. Pure.
/// What cannot be is refused, not what the law only lets be annulled: that stood, and may be on record (民法744条, 805条).
/// </summary>
public static class KinDecision
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 200;

    // A father may have died while the child was carried (民法772条); a year is more than that.
    private const int LongestCarried = 366;

    /// <summary>The first step, or why it is not taken.</summary>
    /// <param name="pair">Of whom.</param>
    /// <param name="holds">Whether they are.</param>
    /// <param name="reason">By what it was found, as typed.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="seen">The registers of the two and of theirs, as recorded.</param>
    public static Ruling<KinStep> Propose(KinPair pair, bool holds, string reason, Actor actor, Reached seen) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor) is { } wanting ? wanting
        : reason.Trim().Length is 0 or > LongestReason ? new KinRefusal.ReasonUnfit(LongestReason)
        : WhyNot(pair, holds, seen) is { } unfit ? unfit
        : new KinStep(pair, holds, reason.Trim(), null);

    /// <summary>The second step, by somebody else, or why it is not taken.</summary>
    /// <param name="waiting">The proposal; null when it is settled, or a later one took its place.</param>
    /// <param name="actor">Who confirms it.</param>
    /// <param name="seen">The registers of the two and of theirs, as recorded now.</param>
    public static Ruling<KinStep> Confirm(KinProposal? waiting, Actor actor, Reached seen) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor) is { } wanting ? wanting
        : waiting is null ? new KinRefusal.Settled()
        : string.Equals(waiting.Account, actor.Account, StringComparison.OrdinalIgnoreCase) ? new KinRefusal.OwnProposal()
        : WhyNot(waiting.Pair, waiting.Holds, seen) is { } unfit ? unfit
        : new KinStep(waiting.Pair, waiting.Holds, waiting.Reason, waiting.Number);

    /// <summary>Why two persons cannot be that to each other, by what is on record; null when they can. That they are not can be said of any two.</summary>
    public static KinRefusal? WhyNot(KinPair pair, bool holds, Reached seen)
    {
        if (pair.One == pair.Other)
        {
            return new KinRefusal.SamePerson();
        }

        if (seen.EntryOf(pair.One) is not { } one)
        {
            return new KinRefusal.UnknownPerson(pair.One);
        }

        if (seen.EntryOf(pair.Other) is not { } other)
        {
            return new KinRefusal.UnknownPerson(pair.Other);
        }

        return !holds ? null : pair.Kind switch
        {
            KinLinkKind.Parent => WhyNoParent(pair, one, other, seen),
            KinLinkKind.Adoption => WhyTurned(pair, seen),
            KinLinkKind.Marriage => NeverLivedTogether(one, other) ? new KinRefusal.NotAliveTogether() : null,
        };
    }

    private static KinRefusal? WhyNoParent(KinPair pair, RegisterEntry child, RegisterEntry parent, Reached seen) =>
        child.BirthDate.Latest <= parent.BirthDate.Earliest ? new KinRefusal.ChildNotYounger()
        : WhyTurned(pair, seen) is { } turned ? turned
        : DiedBefore(parent, child) ? new KinRefusal.NotAliveTogether()
        : OtherParent(pair, parent, seen) is { } there ? new KinRefusal.ParentThere(WordOf(seen.EntryOf(there)), seen.NameOf(there))
        : null;

    // Nobody is the child of their own child, by nature or by adoption.
    private static KinRefusal.TheOtherWay? WhyTurned(KinPair pair, Reached seen) =>
        seen.Kinship.Links.Parents.Any(p => p.Child == pair.Other && p.Parent == pair.One && p.Origin.IsSure() && p.Ground != ParentGround.Apparent)
        || seen.Kinship.Links.Adoptions.Any(a => a.Adopted == pair.Other && a.Adopter == pair.One && a.Origin.IsSure() && a.EndedBy != AdoptionEnd.Nullity) ? new() : null;

    // A mother lived when the child was born. Who is recorded by another 性別 now may have been the father.
    private static bool DiedBefore(RegisterEntry parent, RegisterEntry child) =>
        RecordedFacts.DiedOn(parent) is { } died && died.Latest.DayNumber + (parent.Sex == Sex.Female && !HasChangedSex(parent) ? 0 : LongestCarried) < child.BirthDate.Earliest.DayNumber;

    private static bool NeverLivedTogether(RegisterEntry one, RegisterEntry other) =>
        (RecordedFacts.DiedOn(one) is { } died && died.Latest < other.BirthDate.Earliest) || (RecordedFacts.DiedOn(other) is { } gone && gone.Latest < one.BirthDate.Earliest);

    // One father and one mother by nature, whatever their 性別 is now: the first of them who is sure already.
    private static PersonId? OtherParent(KinPair pair, RegisterEntry parent, Reached seen)
    {
        var sure = seen.Kinship.Links.Parents.Where(p => p.Child == pair.One && p.Parent != pair.Other && p.Origin.IsSure() && p.Ground != ParentGround.Apparent).Select(p => p.Parent).Distinct().ToList();
        var alike = sure.Where(p => seen.EntryOf(p) is { } there && there.Sex == parent.Sex && !HasChangedSex(there) && !HasChangedSex(parent)).ToList();
        return alike is [var same, ..] ? same : sure is [var first, _, ..] ? first : null;
    }

    private static bool HasChangedSex(RegisterEntry entry) => entry.Matters.Any(m => m.Title == MatterTitles.ChangeOfSex);

    private static string WordOf(RegisterEntry? parent) => parent is null || HasChangedSex(parent) ? "親" : parent.Sex == Sex.Female ? "母" : "父";
}
