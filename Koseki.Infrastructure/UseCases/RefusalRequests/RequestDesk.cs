using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Domain.Places;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.RefusalRequests;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Infrastructure.UseCases.RefusalRequests;

/// <summary>A person as a screen names one: of a register of ours by number, or as it is typed.</summary>
/// <param name="Register">The register of ours, or null.</param>
/// <param name="Person">The person in it, or null.</param>
/// <param name="FamilyName">氏 as typed.</param>
/// <param name="GivenName">名 as typed.</param>
/// <param name="Birth">生年月日 as typed.</param>
/// <param name="Sex">男女の別, or null.</param>
/// <param name="Domicile">本籍 as typed.</param>
/// <param name="Nationality">国籍 of a foreigner; empty for a Japanese.</param>
public sealed record TypedPerson(RegisterId? Register, PersonId? Person, string FamilyName, string GivenName, string Birth, Sex? Sex, string Domicile, string Nationality)
{
    /// <summary>Nobody yet.</summary>
    public static TypedPerson None { get; } = new(null, null, "", "", "", null, "", "");

    /// <summary>One of a register of ours.</summary>
    public static TypedPerson Of(RegisterId register, PersonId person) => None with { Register = register, Person = person };

    /// <summary>Whether nothing says who it is.</summary>
    public bool IsEmpty => Person is null && (FamilyName + GivenName).Trim().Length == 0;
}

/// <summary>A request as a screen hands it over.</summary>
/// <param name="Acts">The acts.</param>
/// <param name="Who">本人.</param>
/// <param name="Capacity">本人 or 法定代理人.</param>
/// <param name="Representative">氏名 of the representative; may be empty.</param>
/// <param name="Against">相手方; null for everybody.</param>
/// <param name="Address">住所.</param>
/// <param name="Contact">連絡先; may be empty.</param>
/// <param name="Filing">How it came.</param>
public sealed record RequestOrder(
    IReadOnlyList<RefusableAct> Acts, TypedPerson Who, RequestCapacity Capacity, string Representative, TypedPerson? Against, string Address, string Contact, RequestFiling Filing);

/// <summary>A paper that waits for its decision, beside a new request.</summary>
/// <param name="Case">案件番号.</param>
/// <param name="Called">令8-301 越谷太郎.</param>
public sealed record WaitingPaper(long Case, string Called);

/// <summary>What came of a request.</summary>
/// <param name="Requests">The requests, one an act.</param>
/// <param name="SentTo">To whom they are sent on; null where the 本籍 lies here.</param>
/// <param name="Waiting">Papers of the same acts on the person's register that wait: whether they are stopped is said by the minute.</param>
public sealed record RequestReceipt(IReadOnlyList<RefusalRequest> Requests, string? SentTo, IReadOnlyList<WaitingPaper> Waiting);

/// <summary>不受理申出: takes in, withdraws and lists them (戸籍法27条の2第3項, 同法施行規則53条の4).</summary>
public sealed class RequestDesk(
    ReadScopes scopes, JournalWriter journal, RequestStore store, CasePlanner planner, AccessLog access, SessionGuard guard, CharacterGate gate, ICharacterTable characters, PlaceDictionary places, Municipality here)
{
    /// <summary>Takes a request in, with its audit entry, in one transaction: from then on every node's examination and decision meets it.</summary>
    public async Task<RequestReceipt> EnterAsync(RequestOrder order, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.TakeRequests);
        var (_, receipt) = await journal.CommitAsync(actor, async open =>
        {
            var who = order.Who.IsEmpty ? null : await ReadAsync(open, order.Who, isRequester: true, cancellation);
            var other = order.Against is not { } against ? null : (await ReadAsync(open, against, isRequester: false, cancellation)).Person;
            var request = new RequestToEnter(order.Acts, who, order.Capacity, Line("法定代理人の氏名", order.Representative), other, order.Address, order.Contact, order.Filing);
            var there = who is null ? FoundRequests.None : await store.OfAsync(open.Database, [], [who.Person], cancellation);
            RequestStore.Demand(there.IsSound);
            Rulings.Refuse(RequestRules.WhyNotEnter(request, there.Requests, open.Now));
            var made = await store.AddAsync(open, request);
            var sent = SendOn(open, made);
            var waiting = order.Who.Register is { } register ? await RequestStore.WaitingAsync(open, [register], cancellation) : [];
            return (new Deed(DeedKind.RefusalRequest, $"{string.Join("、", made.Select(r => $"{r.Called} {r.Act.Word()}"))} の不受理申出({made[0].Who.Name})を受け付けた"),
                new RequestReceipt(made, sent, [.. waiting.Where(w => RefusableActs.Of(w.KindCode) is { } act && order.Acts.Contains(act)).Select(w => new WaitingPaper(w.Id, w.Called))]));
        }, cancellation);
        return receipt;
    }

    /// <summary>取下げ, by whoever made it.</summary>
    public Task WithdrawAsync(long number, RequestFiling filing, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.TakeRequests);
        return journal.CommitAsync(actor, async open =>
        {
            var there = await store.DemandAsync(open, number, cancellation);
            Rulings.Refuse(RequestRules.WhyNotWithdraw(there, filing, open.Now));
            RequestStore.Add(open, there, RequestStepKind.Withdrawn, reason: filing.Note, filing: filing);
            var withdrawn = there with { Steps = [.. there.Steps, new(RequestStepKind.Withdrawn, RefusalRequest.MinuteOf(filing.At), null, filing.Note, actor.Account, actor.Name, open.Now)] };
            SendOn(open, [withdrawn], RequestConsequences.WithdrawalTold(withdrawn));
            return (new Deed(DeedKind.RefusalRequest, $"{there.Called} {there.Act.Word()}の不受理申出({there.Who.Name})の取下げを受け付けた", Reason: filing.Note.Length == 0 ? null : filing.Note), true);
        }, cancellation);
    }

    /// <summary>
    /// Says of a withdrawal, after another person took it in, that it is theirs, or that it is not: then the request stands as before, from that moment on.
    /// </summary>
    public Task ConfirmWithdrawalAsync(long number, bool isTheirs, string reason, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleRequests);
        return journal.CommitAsync(actor, async open =>
        {
            var there = await store.DemandAsync(open, number, cancellation);
            Rulings.Refuse(RequestRules.WhyNotConfirm(there, isTheirs, reason, actor.Account));
            RequestStore.Add(open, there, isTheirs ? RequestStepKind.WithdrawalConfirmed : RequestStepKind.WithdrawalDenied, reason: reason);
            if (!isTheirs)
            {
                // Whoever keeps it elsewhere was told of the withdrawal, and would let the paper pass.
                SendOn(open, [there with { Steps = [.. there.Steps, new(RequestStepKind.WithdrawalDenied, null, null, reason, actor.Account, actor.Name, open.Now)] }]);
            }

            return (new Deed(DeedKind.RefusalRequest, $"{there.Called} の取下げは申出人のもので{(isTheirs ? "ある" : "ない")}とした", Reason: reason.Trim()), true);
        }, cancellation);
    }

    /// <summary>
    /// Says that whom a case names is another person than who asked, or the same; it holds when a second person has said so of the same persons. Not where the record tells it.
    /// </summary>
    public Task SayAsync(long number, ReceiptNumber receipt, bool isAnother, string reason, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SettleRequests);
        return journal.CommitAsync(actor, async open =>
        {
            var one = await CaseStore.FindAsync(open, receipt, cancellation);
            var there = await store.DemandAsync(open, number, cancellation);
            var met = one is null ? null : await planner.MeetAsync(open, one, number, cancellation);
            Rulings.Refuse(RequestRules.WhyNotSay(there, one?.Paper, met, reason, JapanTime.DayOf(open.Now)));
            RequestStore.Add(open, there, isAnother ? RequestStepKind.AnotherPerson : RequestStepKind.SamePerson, one!.Id, reason, seen: met!.Seen);
            return (new Deed(DeedKind.RefusalRequest, $"{there.Called} の申出人は、{one.Called} の人と{(isAnother ? "別人" : "同じ人")}であるとした", one.Id, reason.Trim()), true);
        }, cancellation);
    }

    /// <summary>Looks for requests by number, name or 本籍, and logs the search; nothing typed lists the latest. At most 300.</summary>
    public async Task<IReadOnlyList<RefusalRequest>> FindAsync(string words, bool onlyStanding, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        await access.WriteAsync(actor, LookKind.Searched, null, $"不受理申出: {words.Trim()}", cancellation);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        var found = await store.ListAsync(scope.Database, words.Trim(), onlyStanding, cancellation);
        return onlyStanding ? [.. found.Where(r => r.StateOn(planner.Today) == RequestState.Stands)] : found;
    }

    /// <summary>The requests of those who stand in a register, for its page.</summary>
    public async Task<IReadOnlyList<RefusalRequest>> OfRegisterAsync(FamilyRegister register, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        var found = (await store.OfAsync(scope.Database, [.. register.Entries], [], cancellation)).Requests;
        return [.. found.Where(r => register.Entries.Any(e => r.Who.Is(KnownPerson.Of(register, e), characters) != Sameness.Different))];
    }

    private async Task<Requester> ReadAsync(JournalTransaction open, TypedPerson typed, bool isRequester, CancellationToken cancellation)
    {
        if (typed is { Register: { } id, Person: { } person })
        {
            var register = (await planner.RegistersAsync(open.Database, [id], cancellation)).Find(id);
            // Who has died was removed by it, and is told so.
            return register?.EntryOf(person) is { } entry && (!entry.IsRemoved || RecordedFacts.DiedOn(entry) is not null)
                ? new(KnownPerson.Of(register, entry), entry.BirthDate, entry.Sex, RecordedFacts.DiedOn(entry) is not null)
                : throw new CaseException(new RequestRefusal.NotInRegister());
        }

        var (family, given) = (Name("氏", typed.FamilyName), Name("名", typed.GivenName));
        var born = typed.Birth.Trim().Length == 0 ? null : EraDateEntry.Read(typed.Birth.Trim(), EraDateEntryOptions.Default) is { Date: { } date } ? date : throw new CaseException(new RequestRefusal.BirthUnfit());
        var nationality = Line("国籍", typed.Nationality);
        var domicile = nationality.Length > 0 ? "" : Line("本籍", typed.Domicile);
        if (isRequester && nationality.Length == 0 && places.Of(domicile, planner.Today)?.Code == here.Code)
        {
            throw new CaseException(new RequestRefusal.DomicileIsOurs());
        }

        return isRequester && born is null ? throw new CaseException(new RequestRefusal.BirthUnfit())
            : new(new(null, family, given, born?.Day, domicile.Length == 0 ? null : domicile, nationality.Length == 0 ? null : nationality), born ?? RegisterDate.Of(planner.Today), typed.Sex, false);
    }

    // To the 本籍地, where it is not ours: of a foreigner that of the 相手方; of who has left, that of the new 本籍.
    private string? SendOn(JournalTransaction open, IReadOnlyList<RefusalRequest> requests, OutgoingMessage? besides = null)
    {
        var (mayor, sent) = MayorOf(requests) is { } to ? (to, requests.Select(r => (RequestConsequences.SentOn(to, r), r.Number))) : ((Recipient?)null, []);
        OutboxWriter.AddOfRequests(open, [.. sent, .. besides is null ? Array.Empty<(OutgoingMessage, long)>() : [(besides, requests[0].Number)]]);
        return mayor?.Name;
    }

    private Recipient? MayorOf(IReadOnlyList<RefusalRequest> requests)
    {
        var first = requests[0];
        var left = first.Steps.LastOrDefault(s => s.Kind == RequestStepKind.HandedOver)?.Reason;
        var domicile = left ?? (first.Who.Nationality is null ? first.Who.Domicile : first.Against?.Domicile);
        var isKeptHere = left is null && (first.Who.Nationality is null ? first.Who.Person is not null : first.Against?.Person is not null);
        if (isKeptHere || requests.Any(r => r.ReceivedBy is not null && r.WithdrawnAt is null))
        {
            return null;
        }

        return domicile is not null && places.Of(domicile, planner.Today) is { } municipality ? Recipient.Mayor(municipality) : Recipient.UnknownMayor("本籍地の市区町村長");
    }

    private string Name(string called, string typed) => Pass(called, typed, GatedText.Name);

    private string Line(string called, string typed) => Pass(called, typed, GatedText.Line);

    private string Pass(string called, string typed, GatedText kind) =>
        gate.Pass(typed.Trim(), kind) is { Problem: { } problem } ? throw new CaseException(new RequestRefusal.Unwritable(called, problem)) : gate.Pass(typed.Trim(), kind).Text;
}
