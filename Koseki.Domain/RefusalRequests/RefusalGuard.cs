using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RefusalRequests;

/// <summary>A request that is about a party of a paper.</summary>
/// <param name="Request">The request.</param>
/// <param name="Party">The party that it protects.</param>
/// <param name="Person">The party as the paper names it.</param>
/// <param name="Sameness">How sure it is that they are one, and that the other side is the one it names.</param>
internal sealed record FacedRequest(RefusalRequest Request, PaperParty Party, KnownPerson Person, Sameness Sameness);

/// <summary>What requests come to at an examination.</summary>
/// <param name="Findings">A finding for each that concerns the paper.</param>
/// <param name="StoppedBy">Those because of which it may not be accepted.</param>
internal sealed record Stopping(IReadOnlyList<Finding> Findings, IReadOnlyList<RefusalRequest> StoppedBy);

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

        var parties = stops.Parties.Select(p => (Party: p, Person: p.In(draft, c.Registers, c.Characters))).Where(p => p.Person is not null).Select(p => (p.Party, Person: p.Person!)).ToList();
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

        var judged = Faced(kind, draft, c).Select(f => (Faced: f, Finding: Judge(f, stops.Answer(draft), draft, c, stops.Check))).Where(j => j.Finding is not null).ToList();
        return new([.. judged.Select(j => j.Finding!)], [.. judged.Where(j => j.Finding!.Severity == Severity.Refusal).Select(j => j.Faced.Request)]);
    }

    private static FacedRequest? Face(RefusalRequest request, List<(PaperParty Party, KnownPerson Person)> parties, Circumstances c)
    {
        var (party, person, sameness) = parties.Where(p => p.Party.IsProtected).Select(p => (p.Party, p.Person, Sameness: request.Who.Is(p.Person, c.Characters)))
            .OrderByDescending(p => p.Sameness).FirstOrDefault();
        if (party is null || sameness == Sameness.Different)
        {
            return null;
        }

        var others = parties.Where(p => p.Party.Side != party.Side).ToList();
        // One who is not written yet may still be the one.
        var against = request.Against is not { } named || others.Count == 0 ? Sameness.Same : others.Max(o => o.Person.IsNamedBy(named, c.Characters));
        var both = against < sameness ? against : sameness;
        return both == Sameness.Different || (both == Sameness.Doubtful && request.IsOfAnother(c.Case)) ? null : new(request, party, person, both);
    }

    private static Finding? Judge(FacedRequest faced, RequestCheck? answer, Draft draft, Circumstances c, FieldKey field)
    {
        var request = faced.Request;
        var withdrawn = request.WithdrawnAt is { } at && c.Arrival is { } paper ? paper.OrderOf(at) : RequestOrderInTime.Before;
        if (request.StateOn(c.Arrival?.On ?? c.ReceiptDate) is var state && state != RequestState.Stands && (state != RequestState.Withdrawn || withdrawn == RequestOrderInTime.Before))
        {
            return null;
        }

        Finding Found(Severity severity, string what, string remedy) => new(Rule, severity, field, $"{Fact(faced)}{what}", remedy, Article);
        var order = c.Arrival?.OrderOf(request.FiledAt) ?? RequestOrderInTime.Before;
        if (order == RequestOrderInTime.After)
        {
            return Found(Severity.Caution, "申出は、この届の受付の時分より後なので、この届を止めません。", "申出人に、届が先に受け付けられていることを知らせてください。");
        }

        if (c.Origin is not Origin.Here)
        {
            return answer is RequestCheck.Appeared or RequestCheck.Later
                ? Found(Severity.Inquiry, "受理した市区町村・領事は、申出人本人の出頭を確認したか、届が先であったとしています。", "回答の内容と、受理の時分を届に残してください。")
                : Found(Severity.Correction, "届は他の市区町村・領事が受理しています。", "受理した市区町村・領事と管轄法務局に照会し、回答があるまで記録しないでください。申出人にも知らせます。");
        }

        if (faced.Party.HasAppeared(draft) && answer == RequestCheck.Appeared && c.Arrival?.IsInPerson != false)
        {
            return Found(Severity.Caution, "申出人本人が出頭したことを確認しているので、受理できます。",
                request.Against is null ? "相手方を特定しない申出なので、受理の後も有効です。要らなければ本人が取り下げます。" : "相手方を特定した申出なので、受理により失効します。");
        }

        return state == RequestState.Withdrawn ? Found(Severity.Inquiry, $"申出は、この届の受付の後({RequestWords.Minute(request.WithdrawnAt!.Value)})に取り下げられています。", "取下げの本人確認と、届出の意思を確かめ、受理してよいか管轄法務局に照会してください。")
            : order == RequestOrderInTime.SameMinute ? Found(Severity.Inquiry, "届の受付と申出が同じ時分です。", "どちらが先か確かめ、管轄法務局に照会してください。")
            : order == RequestOrderInTime.Unknown && answer == RequestCheck.Later ? Found(Severity.Inquiry, "同じ日の申出で、届の受付の時分が記録されていません。届が先であるとされています。", "どのように確かめたかを届に残してください。")
            : order == RequestOrderInTime.Unknown ? Found(Severity.Correction, "同じ日の申出で、届の受付の時分が記録されていません。", "どちらが先か確かめてください。届が先であれば「不受理申出の照会」でそのように選びます。")
            : faced.Sameness == Sameness.Doubtful ? Found(Severity.Correction, $"申出人(または相手方)が、届の「{faced.Party.Word} {faced.Person.Name}」と同じ人かどうか、記録だけでは決まりません。", "本籍地の戸籍で確かめてください。別人であれば、「不受理申出」の画面でこの届の人とは別人であると記録します。")
            : Found(Severity.Refusal, "申出人本人が出頭したことを確認していないので、受理できません。", "本人が出頭し、本人確認の欄と「不受理申出の照会」の両方でそれを確かめたときだけ受理できます。不受理にすると、申出人あての通知が送付物に加わります。");
    }

    // Not where the person lives: who hands the paper in must not learn it.
    private static string Fact(FacedRequest faced)
    {
        var request = faced.Request;
        var named = request.Against is { } other ? $"相手方を「{other.Name}」とする" : "相手方を限らない";
        return $"{request.Called}: {faced.Party.Word}({request.Who.Name})について、{RequestWords.Minute(request.FiledAt)}{(request.ReceivedBy is { } by ? $"に{by}" : "")}受付の、{named}{request.Act.Word()}の不受理申出があります。";
    }
}
