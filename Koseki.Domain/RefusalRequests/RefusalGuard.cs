using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RefusalRequests;

/// <summary>A request that is about a party of a paper.</summary>
/// <param name="Request">The request.</param>
/// <param name="Party">The party that it protects.</param>
/// <param name="Person">The party as the paper names it.</param>
/// <param name="Against">The party that it names as 相手方; null where it names none, or the paper nobody on that side.</param>
/// <param name="ByRecord">How sure it is by what is recorded that they are one, and that the other side is the one it names.</param>
/// <param name="Seen">What the paper says of all of them.</param>
internal sealed record FacedRequest(RefusalRequest Request, PaperParty Party, KnownPerson Person, PaperParty? Against, Sameness ByRecord, string Seen)
{
    /// <summary>The same after what two people have found out of a case.</summary>
    internal Sameness Sameness(long? caseId) => ByRecord == RefusalRequests.Sameness.Doubtful ? Request.FoundOf(caseId, Seen) ?? ByRecord : ByRecord;
}

/// <summary>A request as an examination met it, for whoever has to find out whether it is about this paper.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IsDoubtful">Whether what is recorded leaves open that it is.</param>
/// <param name="Seen">What the paper says of the persons.</param>
public sealed record MetRequest(long Number, bool IsDoubtful, string Seen)
{
    /// <summary>Most UTF-16 units of what the paper says of the persons that are kept.</summary>
    public const int LongestSeen = 3000;
}

/// <summary>What requests come to at an examination.</summary>
/// <param name="Findings">A finding for each that concerns the paper.</param>
/// <param name="StoppedBy">Those because of which it may not be accepted.</param>
/// <param name="Met">Everything that may be about it.</param>
internal sealed record Stopping(IReadOnlyList<Finding> Findings, IReadOnlyList<RefusalRequest> StoppedBy, IReadOnlyList<MetRequest> Met);

/// <summary>
/// What stops a notification because one of its parties has asked for it (戸籍法27条の2第4項): asked at every examination of every kind,
/// and so again in the transaction of its decision. It goes by what is recorded of requests, whatever the paper says of them.
/// </summary>
internal static class RefusalGuard
{
    /// <summary>The rule under which it reports.</summary>
    internal const string Rule = "不受理申出";

    private const string Article = "戸籍法27条の2第3項〜第5項、同法施行規則53条の4";

    /// <summary>The requests that are about a paper, of whatever time and however they ended.</summary>
    internal static IReadOnlyList<FacedRequest> Faced(NotificationKind kind, Draft draft, Circumstances c)
    {
        if (c.Requests.Count == 0 || kind.Stops is not { } stops || RefusableActs.Of(kind.Code) is not { } act)
        {
            return [];
        }

        var parties = stops.Parties.Select(p => (Party: p, Person: p.In(draft, c))).Where(p => p.Person is not null).Select(p => (p.Party, Person: p.Person!)).ToList();
        return [.. c.Requests.Where(r => r.Act == act).Select(r => Face(r, parties, c)).OfType<FacedRequest>().OrderBy(f => f.Request.Number)];
    }

    /// <summary>What the requests come to at an examination; null where they do not concern the paper.</summary>
    internal static Stopping? Of(NotificationKind kind, Draft draft, Circumstances c)
    {
        // Where the box does not stand on the paper, a court or foreign law has made the act: that is only reported (N05).
        if (kind.Stops is not { } stops || kind.Form.Fields.FirstOrDefault(f => f.Key == stops.Check) is not { } box || !box.Visible(draft))
        {
            return null;
        }

        var faced = Faced(kind, draft, c);
        var judged = faced.Select(f => (Faced: f, Finding: Judge(f, stops.Answer(draft), draft, c, stops.Check))).Where(j => j.Finding is not null).ToList();
        return new([.. judged.Select(j => j.Finding!)], [.. judged.Where(j => j.Finding!.Severity == Severity.Refusal).Select(j => j.Faced.Request)],
            [.. faced.Select(f => new MetRequest(f.Request.Number, f.ByRecord == Sameness.Doubtful, f.Seen))]);
    }

    private static FacedRequest? Face(RefusalRequest request, List<(PaperParty Party, KnownPerson Person)> parties, Circumstances c)
    {
        var (party, person, sameness) = parties.Where(p => p.Party.IsProtected).Select(p => (p.Party, p.Person, Sameness: request.Who.Is(p.Person, c.Characters)))
            .OrderByDescending(p => p.Sameness).FirstOrDefault();
        if (party is null || sameness == Sameness.Different)
        {
            return null;
        }

        var others = parties.Where(p => p.Party.Side != party.Side).Select(o => (o.Party, o.Person, Sameness: request.Against is { } named ? o.Person.IsNamedBy(named, c.Characters) : Sameness.Same)).ToList();
        // One who is not written yet may still be the one.
        var against = request.Against is null || others.Count == 0 ? Sameness.Same : others.Max(o => o.Sameness);
        var both = against < sameness ? against : sameness;
        var seen = string.Join('／', others.Select(o => (o.Party, o.Person)).Prepend((party, person)).Select(p => $"{p.Item1.Word} {p.Item2.Seen}"));
        seen = seen.Length <= MetRequest.LongestSeen ? seen : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(seen)));
        return both == Sameness.Different ? null : new(request, party, person, request.Against is null ? null : others.OrderByDescending(o => o.Sameness).Select(o => o.Party).FirstOrDefault(), both, seen);
    }

    private static Finding? Judge(FacedRequest faced, RequestCheck? answer, Draft draft, Circumstances c, FieldKey field)
    {
        var request = faced.Request;
        var withdrawal = request.Withdrawal;
        // What is entered when the paper is there already, as of a minute before it, is one person's word.
        var isTold = withdrawal is not null && c.Arrival?.KnownSince < withdrawal.At;
        var withdrawn = withdrawal?.FiledAt is not { } at || c.Arrival is not { } paper ? RequestOrderInTime.Before : isTold ? RequestOrderInTime.After : paper.OrderOf(at);
        if (request.StateOn(c.Arrival?.On ?? c.ReceiptDate) is var state && state is not (RequestState.Stands or RequestState.Withdrawn))
        {
            return null;
        }

        Finding Found(Severity severity, string what, string remedy) => new(Rule, severity, field, $"{Fact(faced)}{what}", remedy, Article);
        var sameness = faced.Sameness(c.Case);
        if (sameness == Sameness.Different)
        {
            return Found(Severity.Caution, $"届の人は申出人(または相手方)と別人であると、二人が確かめています({string.Join("、", request.SaidOf(c.Case, faced.Seen).Select(s => s.Name))})。", "届の人を書き直したときは、もう一度確かめます。");
        }

        var isAntedated = c.Origin is Origin.Here && c.Arrival?.IsAntedated(request) == true;
        var order = isAntedated ? RequestOrderInTime.Unknown : OrderOf(request, c);
        if (order == RequestOrderInTime.After)
        {
            return Found(Severity.Caution, "申出は、この届の受付の時分より後なので、この届を止めません。", "申出人に、届が先に受け付けられていることを知らせてください。");
        }

        var hasAppeared = c.Origin is Origin.Here && faced.Party.HasAppeared(draft) && answer == RequestCheck.Appeared && c.Arrival?.IsInPerson != false;
        if (withdrawal is not null && OfWithdrawal(request, withdrawal, state == RequestState.Withdrawn && withdrawn == RequestOrderInTime.Before, hasAppeared, c, Found) is { } found)
        {
            return found;
        }

        if (c.Origin is not Origin.Here)
        {
            return answer is RequestCheck.Appeared or RequestCheck.Later
                ? Found(Severity.Inquiry, "受理した市区町村・領事は、申出人本人の出頭を確認したか、届が先であったとしています。", "回答の内容と、受理の時分を届に残してください。")
                : Found(Severity.Correction, "届は他の市区町村・領事が受理しています。", "受理した市区町村・領事と管轄法務局に照会し、回答があるまで記録しないでください。申出人にも知らせます。");
        }

        if (hasAppeared)
        {
            return Found(Severity.Caution, "申出人本人が出頭したことを確認しているので、受理できます。",
                faced.Against is not { EndsRequest: true } ? $"{(request.Against is null ? "相手方を特定しない申出" : "母を相手方とする申出")}なので、受理の後も有効です。要らなければ本人が取り下げます。" : "相手方を特定した申出なので、受理により失効します。");
        }

        const string Antedated = "この届の受付の時分は申出より先ですが、受付帳に載ったのは申出の後です。";
        return state == RequestState.Withdrawn ? Found(Severity.Inquiry, $"申出は{RequestWords.Minute(request.WithdrawnAt!.Value)}に取り下げられています({(isTold ? "記録されたのは、この届の受付の後" : "この届の受付の後")})。", "取下げの本人確認と、届出の意思を確かめ、受理してよいか管轄法務局に照会してください。")
            : order == RequestOrderInTime.SameMinute ? Found(Severity.Inquiry, "届の受付と申出が同じ時分です。", "どちらが先か確かめ、管轄法務局に照会してください。")
            : isAntedated ? answer == RequestCheck.Later ? Found(Severity.Inquiry, $"{Antedated}届が先であるとされています。", "どのように確かめたか(受付印、封筒の消印など)を届に残してください。")
                : Found(Severity.Correction, Antedated, "受付印・封筒の消印・当直の日誌で、届が先に出たか確かめてください。先であれば「不受理申出の照会」でそのように選びます。")
            : order == RequestOrderInTime.Unknown && answer == RequestCheck.Later ? Found(Severity.Inquiry, "同じ日の申出で、届の受付の時分が記録されていません。届が先であるとされています。", "どのように確かめたかを届に残してください。")
            : order == RequestOrderInTime.Unknown ? Found(Severity.Correction, "同じ日の申出で、届の受付の時分が記録されていません。", "どちらが先か確かめてください。届が先であれば「不受理申出の照会」でそのように選びます。")
            : sameness == Sameness.Doubtful ? Found(Severity.Correction, $"申出人(または相手方)が、届の「{faced.Party.Word} {faced.Person.Name}」と同じ人かどうか、記録だけでは決まりません。{Said(request, c, faced.Seen)}", "本籍地の戸籍で確かめ、「不受理申出」の画面で、この届の人とは別人であるか同じ人であるかを、二人がそれぞれ記録してください。")
            : Found(Severity.Refusal, $"申出人本人が出頭したことを確認していないので、受理できません。{(c.Arrival?.KnownSince < request.RecordedAt ? "申出が記録されたのは届の受付の後です。申出書の時分を確かめてください。" : "")}", "本人が出頭し、本人確認の欄と「不受理申出の照会」の両方でそれを確かめたときだけ受理できます。不受理にすると、申出人あての通知が送付物に加わります。");
    }

    private static Finding? OfWithdrawal(RefusalRequest request, RequestStep withdrawal, bool isBefore, bool hasAppeared, Circumstances c, Func<Severity, string, string, Finding> found)
    {
        var at = RequestWords.Minute(request.WithdrawnAt!.Value);
        return !hasAppeared && IsUnconfirmed(request, withdrawal, c)
            ? found(Severity.Correction, $"申出は{at}に取り下げられたと、{withdrawal.Name}だけが記録しています。",
                "取下書と本人確認の書類、申出人への通知を見て、取下げを受け付けた人とは別の人が、「不受理申出」の画面で取下げを確かめたと記録してください。")
            : isBefore ? found(Severity.Caution, $"申出は、この届より前の{at}に取り下げられています({withdrawal.Name}が受け付け{(request.WithdrawalConfirmed is { } by ? $"、{by.Name}が確かめた" : "た")})。", "申出人が取下げを知らないと言うときは、受理せずに管轄法務局に照会してください。")
            : null;
    }

    // One person's word ends what would have stopped the paper: of who had the paper in hand too, or so short a time before it that nobody can have missed anything.
    private static bool IsUnconfirmed(RefusalRequest request, RequestStep withdrawal, Circumstances c) =>
        request.WithdrawalConfirmed is null
        && (c.Arrival?.Hands.Contains(withdrawal.Account, StringComparer.OrdinalIgnoreCase) == true || withdrawal.At > JapanTime.At(c.Arrival?.On ?? c.ReceiptDate, TimeOnly.MinValue).AddDays(-RequestRules.DaysToConfirm));

    /// <summary>Which came first, the request or the paper; before receipt as if it came now.</summary>
    internal static RequestOrderInTime OrderOf(RefusalRequest request, Circumstances c) => c.Arrival?.OrderOf(request.FiledAt) ?? RequestOrderInTime.Before;

    private static string Said(RefusalRequest request, Circumstances c, string seen) =>
        string.Concat(request.SaidOf(c.Case, seen).Select(s => $"{s.Name}は{(s.Kind == RequestStepKind.AnotherPerson ? "別人" : "同じ人")}であるとしています。"));

    // Not where the person lives: who hands the paper in must not learn it.
    private static string Fact(FacedRequest faced)
    {
        var request = faced.Request;
        var named = request.Against is { } other ? $"相手方を「{other.Name}」とする" : "相手方を限らない";
        return $"{request.Called}: {faced.Party.Word}({request.Who.Name})について、{RequestWords.Minute(request.FiledAt)}{(request.ReceivedBy is { } by ? $"に{by}" : "")}受付の、{named}{request.Act.Word()}の不受理申出があります。";
    }
}
