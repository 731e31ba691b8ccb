using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RefusalRequests;

/// <summary>What a decision does to a request, written with it.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Kind">What.</param>
/// <param name="Reason">In words; may be empty.</param>
public sealed record RequestConsequence(long Request, RequestStepKind Kind, string Reason);

/// <summary>What becomes of requests by what is recorded (戸籍法施行規則53条の4): they lapse, or go on to the new 本籍地. Pure.</summary>
public static class RequestConsequences
{
    /// <summary>The plan with what it does to requests, and with the messages that hand them over.</summary>
    internal static Plan With(Plan plan, NotificationKind kind, Draft draft, Circumstances c)
    {
        if (c.Requests.Count == 0)
        {
            return plan;
        }

        var standing = c.Requests.Where(r => r.StateOn(c.RecordDate) == RequestState.Stands).ToList();
        var undone = Undone(plan, c);

        // What is asked after the paper was handed in speaks of a later one.
        var accepted = RefusalGuard.Faced(kind, draft, c).Where(f => f.Sameness(c.Case) == Sameness.Same && f.Against is { EndsRequest: true } && standing.Contains(f.Request) && RefusalGuard.OrderOf(f.Request, c) == RequestOrderInTime.Before)
            .Select(f => new RequestConsequence(f.Request.Number, RequestStepKind.LapsedByAcceptance, "")).ToList();
        var (died, widowed) = (plan.Registers.SelectMany(Died).ToList(), plan.Registers.SelectMany(Widowed).ToList());
        var lapsed = standing.Where(r => died.Exists(p => Is(r.Who, p, c)) || widowed.Exists(s => IsSpouse(r.Who, s))).Select(r => new RequestConsequence(r.Number, RequestStepKind.LapsedByDeath, ""))
            .Concat(accepted).DistinctBy(l => l.Request).ToList();
        var moved = plan.EffectMessages.OfType<OutgoingMessage.DomicileTransfer>().SelectMany(m => m.Persons.SelectMany(p => Before(plan, p.Person)).Select(p => (Person: p, Transfer: m))).ToList();
        // Of a foreigner the 本籍 of the 相手方 keeps it.
        var handed = standing.Where(r => lapsed.TrueForAll(l => l.Request != r.Number)).Select(r => (Request: r, Keeper: r.Who.Nationality is null ? r.Who : r.Against))
            .SelectMany(r => moved.Where(m => r.Keeper is { } keeper && Is(keeper, m.Person, c)).Take(1).Select(m => (r.Request, m.Transfer))).ToList();
        return plan with
        {
            Requests = [.. undone, .. lapsed, .. handed.Select(h => new RequestConsequence(h.Request.Number, RequestStepKind.HandedOver, h.Transfer.To.Domicile))],
            EffectMessages = [.. plan.EffectMessages, .. handed.Select(h => new OutgoingMessage.SharedRequest(h.Transfer.Recipient, RequestHandover.Moved, SheetOf(h.Request), h.Transfer.To))],
        };
    }

    // The matters are titled by the act. What a request lapsed by is erased (死亡 of another person, 婚姻無効): it stands again (N08: by nothing else does it end).
    private static IEnumerable<RequestConsequence> Undone(Plan plan, Circumstances c)
    {
        bool IsOf(RefusalRequest request, FamilyRegister register, RegisterEntry entry) => KnownPerson.Of(register, entry) is var person
            && (request.Who.Is(person, c.Characters) != Sameness.Different || (request.Against is { } other && person.IsNamedBy(other, c.Characters) != Sameness.Different));
        foreach (var request in c.Requests)
        {
            var state = request.StateOn(c.RecordDate);
            var erased = plan.Registers.Where(s => s.Before is not null).SelectMany(s => s.Before!.Entries.Select(b => (Register: s.Before!, Before: b, After: s.After.EntryOf(b.Person)))).Where(e => e.After is not null && IsOf(request, e.Register, e.Before));
            if (state == RequestState.LapsedByDeath && erased.Any(e => IsErased(e.Before, e.After!, MatterTitles.Death) || IsErased(e.Before, e.After!, MatterTitles.SpousesDeath)))
            {
                yield return new(request.Number, RequestStepKind.DeathUndone, "");
            }

            if (state == RequestState.LapsedByAcceptance && erased.Any(e => IsErased(e.Before, e.After!, request.Act.Word())))
            {
                yield return new(request.Number, RequestStepKind.AcceptanceUndone, "");
            }
        }
    }

    private static bool IsErased(RegisterEntry before, RegisterEntry after, string title) =>
        before.Matters.Count(m => m.Title == title && !m.IsErased) > after.Matters.Count(m => m.Title == title && !m.IsErased);

    /// <summary>To the 本籍地 of who asked, of what was received here (規則53条の4): it keeps the requests.</summary>
    /// <param name="mayor">The mayor there.</param>
    /// <param name="request">The request, or the one that is withdrawn.</param>
    public static OutgoingMessage SentOn(Recipient mayor, RefusalRequest request) =>
        new OutgoingMessage.SharedRequest(mayor, request.WithdrawnAt is null ? RequestHandover.SentOn : RequestHandover.Withdrawn, SheetOf(request), null);

    /// <summary>To who asked, that a withdrawal in their name was taken in: who did not come says so.</summary>
    /// <param name="request">The request that is withdrawn.</param>
    public static OutgoingMessage WithdrawalTold(RefusalRequest request) =>
        new OutgoingMessage.SharedRequest(Recipient.Person(request.Representative ?? request.Who.Name), RequestHandover.WithdrawalTold, SheetOf(request), null);

    /// <summary>The notice to who asked, of what was handed in and refused (戸籍法27条の2第5項).</summary>
    /// <param name="request">The request.</param>
    /// <param name="subject">件名 of the paper.</param>
    /// <param name="receipt">受付番号.</param>
    /// <param name="handedIn">When it was handed in, in words.</param>
    /// <param name="refusedOn">不受理とした日.</param>
    public static OutgoingMessage NoticeOf(RefusalRequest request, string subject, string? receipt, string handedIn, DateOnly refusedOn) =>
        new OutgoingMessage.RefusalToRequester(
            Recipient.Person(request.Representative ?? request.Who.Name), subject, receipt, handedIn, refusedOn, request.Called, RequestWords.Minute(request.FiledAt), PersonOf(request), request.Address);

    // By the number, or by three facts where the request has none.
    private static bool Is(KnownPerson who, KnownPerson person, Circumstances c) => who.Is(person, c.Characters) == Sameness.Same;

    private static IEnumerable<KnownPerson> Before(Plan plan, PersonId? person) =>
        plan.Registers.Select(s => s.Before).OfType<FamilyRegister>().SelectMany(r => r.Standing.Where(e => e.Person == person).Select(e => KnownPerson.Of(r, e)));

    private static IEnumerable<KnownPerson> Died(RegisterStep step) => step.After.Entries
        .Where(e => RecordedFacts.DiedOn(e) is not null && step.Before?.EntryOf(e.Person) is { } before && RecordedFacts.DiedOn(before) is null).Select(e => KnownPerson.Of(step.Before!, step.Before!.EntryOf(e.Person)!));

    // Whose foreign spouse has died: no register of the spouse says so.
    private static IEnumerable<StatusMatter> Widowed(RegisterStep step) => step.After.Entries
        .Where(e => RecordedFacts.SpouseDiedOn(e) is { } died && step.Before?.EntryOf(e.Person) is { } before && RecordedFacts.SpouseDiedOn(before)?.IsSameAs(died) != true)
        .Select(e => e.Matters.LastOrDefault(m => m is { Title: MatterTitles.Marriage, IsErased: false })).OfType<StatusMatter>();

    private static bool IsSpouse(KnownPerson who, StatusMatter marriage) => who.Nationality is not null && who.BornOn is { } born
        && marriage[MatterLabels.SpousesNationality] is not null && marriage[MatterLabels.SpouseBornOn] is { } written && RegisterDate.Parse(written).Day == born
        && ForeignPerson.IsSameName(marriage[MatterLabels.SpouseName], ForeignPerson.Name(who.FamilyName, who.GivenName));

    private static MessagePerson PersonOf(RefusalRequest request) => new(request.Who.Person, "申出人", request.Who.Name, request.BirthDate, null);

    private static RequestSheet SheetOf(RefusalRequest request) => new(
        request.Called, request.Act.Word(), PersonOf(request), request.Who.Domicile ?? request.Who.Nationality ?? "", request.Address,
        request.Representative is { } agent ? $"{request.Capacity.Word()}　{agent}" : request.Capacity.Word(),
        request.Against is { } other ? $"{other.Name}{(other.BornOn is { } born ? $"　{RegisterDate.Of(born).Text}" : "")}" : "限定しない",
        RequestWords.Minute(request.FiledAt), request.ReceivedBy ?? "", request.Means.Word(), request.Identity.Word(),
        request.WithdrawnAt is { } at ? RequestWords.Minute(at) : null);
}
