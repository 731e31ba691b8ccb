using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RefusalRequests;

/// <summary>How something came to the office that received it.</summary>
/// <param name="At">When, to the minute.</param>
/// <param name="Means">How; null while it is not said.</param>
/// <param name="Identity">By what the person was identified; null while it is not said.</param>
/// <param name="ReceivedBy">The office that received it, where it was another one; else null or empty.</param>
/// <param name="Note">What was shown, or why nobody could come; may be empty but for what came by deed.</param>
public sealed record RequestFiling(DateTimeOffset At, RequestMeans? Means, RequestIdentity? Identity, string? ReceivedBy, string Note)
{
    /// <summary>Whether another office received it.</summary>
    public bool IsElsewhere => !string.IsNullOrWhiteSpace(ReceivedBy);
}

/// <summary>Who asks, as registers or the paper tell.</summary>
/// <param name="Person">The person.</param>
/// <param name="BirthDate">生年月日 as it is written.</param>
/// <param name="Sex">男女の別; null where it is not known.</param>
/// <param name="IsDead">Whether a register says that the person has died.</param>
public sealed record Requester(KnownPerson Person, RegisterDate BirthDate, Sex? Sex, bool IsDead);

/// <summary>A request as it is to be taken in.</summary>
/// <param name="Acts">The acts; a number each.</param>
/// <param name="Who">Who asks; null while it is not said.</param>
/// <param name="Capacity">本人 or 法定代理人.</param>
/// <param name="Representative">氏名 of the representative; may be empty.</param>
/// <param name="Against">相手方; null for everybody.</param>
/// <param name="Address">住所.</param>
/// <param name="Contact">連絡先; may be empty.</param>
/// <param name="Filing">How it came.</param>
public sealed record RequestToEnter(
    IReadOnlyList<RefusableAct> Acts, Requester? Who, RequestCapacity Capacity, string Representative, KnownPerson? Against, string Address, string Contact, RequestFiling Filing);

/// <summary>What may be done with requests (戸籍法27条の2第3項, 同法施行規則53条の4). Pure; who may do it at all is for <see cref="Rights"/>.</summary>
public static class RequestRules
{
    /// <summary>Most UTF-16 units of a box.</summary>
    public const int Longest = 200;

    /// <summary>How many days ago something may have been received here: the longest the office is closed, and some.</summary>
    public const int DaysBack = 14;

    /// <summary>How many days before a paper a withdrawal has to be on record to count without a second person: a notice to who asked, and an answer, take no longer.</summary>
    public const int DaysToConfirm = 14;

    /// <summary>Why a request is not taken in; null when it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="there">Those that the person has made already.</param>
    /// <param name="now">Now.</param>
    public static RequestRefusal? WhyNotEnter(RequestToEnter request, IEnumerable<RefusalRequest> there, DateTimeOffset now) =>
        request.Acts.Count == 0 ? new RequestRefusal.ActsWanting()
        : request.Who is not { } who ? new RequestRefusal.WhoWanting()
        : WhyNotTake(request.Filing, now) ?? WhyNot(who, request) ?? WhyNotBoxes(request)
            ?? (there.FirstOrDefault(r => Repeats(r, request, JapanTime.DayOf(now))) is { } same ? new RequestRefusal.StandsAlready(same.Called) : null);

    /// <summary>Why a request is not withdrawn; null when it is. Whoever made it withdraws it, and comes for it as for the request.</summary>
    public static RequestRefusal? WhyNotWithdraw(RefusalRequest request, RequestFiling filing, DateTimeOffset now) =>
        request.StateOn(JapanTime.DayOf(now)) is var state && state != RequestState.Stands ? new RequestRefusal.Over(state)
        : WhyNotTake(filing, now) ?? (RefusalRequest.MinuteOf(filing.At) < request.FiledAt ? new RequestRefusal.TimeUnfit() : null);

    /// <summary>Why a withdrawal is not confirmed, or found not to be theirs; null when it is. Confirmed by another person than who took it in.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isTheirs">Whether it is said to be theirs.</param>
    /// <param name="reason">How it was found out.</param>
    /// <param name="account">Who says it.</param>
    public static RequestRefusal? WhyNotConfirm(RefusalRequest request, bool isTheirs, string reason, string account) =>
        request.Withdrawal is not { } withdrawal ? new RequestRefusal.NotWithdrawn()
        : reason.Trim().Length is 0 or > Longest ? new RequestRefusal.ReasonWanting()
        : isTheirs && string.Equals(withdrawal.Account, account, StringComparison.OrdinalIgnoreCase) ? new RequestRefusal.OwnWithdrawal()
        : isTheirs && request.WithdrawalConfirmed is not null ? new RequestRefusal.ConfirmedAlready() : null;

    /// <summary>Why it is not said that a case is about another person, or about the same; null when it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="paper">The case; null when there is none.</param>
    /// <param name="met">How its examination met the request; null when it did not.</param>
    /// <param name="reason">How it was found out.</param>
    /// <param name="today">Today.</param>
    public static RequestRefusal? WhyNotSay(RefusalRequest request, CasePaper? paper, MetRequest? met, string reason, DateOnly today) =>
        request.StateOn(today) is var state && state is not (RequestState.Stands or RequestState.Withdrawn) ? new RequestRefusal.Over(state)
        : paper is not { IsBatch: false } || !paper.Standing.State.Holds() ? new RequestRefusal.CaseNotOpen()
        : met is not { IsDoubtful: true } ? new RequestRefusal.IsThePerson()
        : reason.Trim().Length is 0 or > Longest ? new RequestRefusal.ReasonWanting() : null;

    private static RequestRefusal? WhyNotTake(RequestFiling filing, DateTimeOffset now) =>
        filing.Means is not { } means ? new RequestRefusal.Empty("方法")
        : means == RequestMeans.Agent ? new RequestRefusal.NotInPerson()
        : filing.Identity is not { } identity ? new RequestRefusal.Empty("本人確認")
        : identity == RequestIdentity.None || (identity == RequestIdentity.Deed) != (means == RequestMeans.Deed) ? new RequestRefusal.NotIdentified()
        : means == RequestMeans.Deed && string.IsNullOrWhiteSpace(filing.Note) ? new RequestRefusal.Empty("出頭できない事由")
        : filing.At > now.AddMinutes(1) || JapanTime.DayOf(filing.At) < LawDates.RefusalRequests || (!filing.IsElsewhere && filing.At < now.AddDays(-DaysBack)) ? new RequestRefusal.TimeUnfit()
        : null;

    private static RequestRefusal? WhyNot(Requester who, RequestToEnter request)
    {
        var day = JapanTime.DayOf(request.Filing.At);
        var isChild = who.Person.BornOn is { } born && LegalAge.At(born, day) < RefusalRequest.OwnAge;
        var ofAdoption = request.Acts.All(a => a is RefusableAct.Adoption or RefusableAct.AdoptionDissolution);
        return who.IsDead ? new RequestRefusal.Dead()
            : who.Person.BornOn is null && who.Person.Person is null ? new RequestRefusal.BirthUnfit()
            : request.Acts.Contains(RefusableAct.Acknowledgement) && who.Sex != Sex.Male ? new RequestRefusal.NotTheFather()
            : request.Capacity == RequestCapacity.Representative && (!ofAdoption || !isChild) ? new RequestRefusal.NoRepresentative()
            : request.Capacity == RequestCapacity.Self && isChild && request.Acts.Any(a => a is RefusableAct.Adoption or RefusableAct.AdoptionDissolution) ? new RequestRefusal.TooYoung()
            : who.Person.Nationality is not null && request.Against is not { Nationality: null, Domicile.Length: > 0 } ? new RequestRefusal.ForeignersOnly()
            : request.Against is { } other && other.Person is not null && other.Person == who.Person.Person ? new RequestRefusal.AgainstThemselves()
            : null;
    }

    private static RequestRefusal? WhyNotBoxes(RequestToEnter request)
    {
        (string Called, string Text, bool IsNeeded)[] boxes =
        [
            ("本人の氏名", request.Who!.Person.Name, true), ("住所", request.Address, true), ("法定代理人の氏名", request.Representative, request.Capacity == RequestCapacity.Representative), ("連絡先", request.Contact, false),
            ("本籍", request.Who.Person.Domicile ?? "", request.Who.Person.Nationality is null), ("国籍", request.Who.Person.Nationality ?? "", request.Who.Person.Nationality is not null),
            ("相手方の氏名", request.Against?.Name ?? "", request.Against is not null), ("相手方の本籍", request.Against?.Domicile ?? "", false), ("受付した市区町村", request.Filing.ReceivedBy ?? "", false), ("備考", request.Filing.Note, false),
        ];
        return boxes.Where(b => b.IsNeeded && string.IsNullOrWhiteSpace(b.Text)).Select(b => (RequestRefusal?)new RequestRefusal.Empty(b.Called)).FirstOrDefault()
            ?? boxes.Where(b => b.Text.Length > Longest).Select(b => new RequestRefusal.TooLong(b.Called)).FirstOrDefault();
    }

    // Another 相手方, or everybody besides one, is another request.
    private static bool Repeats(RefusalRequest there, RequestToEnter request, DateOnly today) =>
        request.Acts.Contains(there.Act) && there.StateOn(today) == RequestState.Stands && there.Capacity == request.Capacity && there.Who.Person is { } number && number == request.Who!.Person.Person
        && (there.Against, request.Against) switch
        {
            (null, null) => true,
            ({ } one, { } other) => one == other,
            _ => false,
        };
}
