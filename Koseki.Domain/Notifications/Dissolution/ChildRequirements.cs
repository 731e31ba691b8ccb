using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>Who acts for a child under fifteen, and who holds 親権 afterwards (民法811条2項–5項; stopping rule R2).</summary>
internal static class ChildRequirements
{
    internal const int OwnAge = 15;

    private static readonly FieldKey[] Boxes = [DissolutionForm.Negotiator, DissolutionForm.Adopted.BornOn, DissolutionForm.Adopted.GivenName];

    internal static IEnumerable<Requirement<DissolutionNotification>> All() => [.. OfTheNegotiators(), .. OfAnAnnulment(), .. OfCustody()];

    private static IEnumerable<Requirement<DissolutionNotification>> OfTheNegotiators()
    {
        yield return new("離縁-40", "15歳未満の養子の離縁は、離縁の後に法定代理人となるべき者が養親と協議する。", "民法811条2項・815条", Severity.Correction, Boxes,
            (n, c) => !n.IsAnnulled && n.Negotiator is null && LegalAge.At(n.BirthDate.Earliest, c.ReceiptDate) < OwnAge && !(n.IsByCourt && n.Notifier == DissolvingParty.Adopters) ? $"養子は15歳に達していません({n.BirthDate.Text}生)。離縁協議者がありません。" : null,
            "離縁の後に法定代理人となるべき者に、協議者として届け出てもらってください。");
        yield return new("離縁-41", "15歳に達した養子は、自分で離縁をする。", "民法811条1項・2項", Severity.Correction, Boxes,
            (n, c) => n.Negotiator is not null && LegalAge.At(n.BirthDate.Latest, c.ReceiptDate) >= OwnAge ? $"養子は15歳に達しています({n.BirthDate.Text}生)。" : null,
            "養子本人に署名してもらってください。");
        yield return new("離縁-42", "協議をするのは、離縁の後に法定代理人となるべき者の全員である。", "民法811条2項〜5項", Severity.Refusal, [.. Boxes, DissolutionForm.Custody],
            (n, c) => n.Negotiator is { } said && DissolutionKin.Expected(n, c) is { } expected && expected != said ? $"戸籍では、離縁の後に法定代理人となるべき者は「{DissolutionChoices.Negotiators.Word(expected)}」です。" : null,
            "実父母の婚姻・離婚・死亡、養親の配偶者である実親、前の縁組を確かめ、全員に届け出てもらってください。だれもいなければ、家庭裁判所が未成年後見人となるべき者を選任します。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("離縁-43", "離縁の後に法定代理人となるべき者が記録から定まらない子の協議は、照会して定める。", "民法811条2項〜5項", Severity.Inquiry, Boxes,
            (n, c) => n is { Negotiator: not null, Place.Register: not null } && DissolutionKin.Expected(n, c) is null ? "離縁の後に法定代理人となるべき者が、この市の戸籍からは分かりません。" : null,
            "実父母の婚姻・離婚・死亡と、今までの縁組をたどって確かめてください。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfAnAnnulment()
    {
        yield return new("離縁-47", "縁組の取消しには、離縁協議者も、協議で定める親権者もない。", "民法808条・811条2項", Severity.Correction, [DissolutionForm.Negotiator, DissolutionForm.Manner],
            (n, _) => n is { IsAnnulled: true, Negotiator: not null } ? "縁組の取消しの届に、離縁協議者が書かれています。" : null,
            "協議者の記入を消してもらってください。");
        yield return new("離縁-48", "縁組の取消しの後の未成年者の親権・後見は、照会して定める。", "民法808条・818条・819条・838条", Severity.Inquiry, [DissolutionForm.Manner, DissolutionForm.Adopted.BornOn],
            (n, c) => n.IsAnnulled && DissolutionRequirements.IsMinor(n, c) ? "養子は未成年者です。" : null,
            "実父母の婚姻・離婚・死亡を確かめ、親権・後見の記録が要るかを管轄法務局に照会してください。この届では記録しません。");
    }

    private static IEnumerable<Requirement<DissolutionNotification>> OfCustody()
    {
        yield return new("離縁-44", "実父母が離婚しているときは、その協議で、離縁の後に親権者となるべき者を定めなければならない。", "民法811条3項", Severity.Correction, [DissolutionForm.Custody, .. Boxes],
            (n, c) => n is { Negotiator: Negotiator.Parents or Negotiator.Father or Negotiator.Mother, Custody: null } && DissolutionKin.AreParentsDivorced(n, c) == true ? "離縁の後の親権者が定められていません。" : null,
            "父母の協議(調わなければ家庭裁判所の審判)で定めた者を書いてもらってください。");
        yield return new("離縁-45", "離縁の後の親権者を定めるのは、実父母が離婚しているときである。", "民法811条3項・818条", Severity.Correction, [DissolutionForm.Custody, .. Boxes],
            (n, c) => n.Custody is not null && DissolutionKin.AreParentsDivorced(n, c) == false ? "実父母の離婚の記録がないのに、離縁の後の親権者が定められています。" : null,
            "実父母の婚姻を確かめ、親権者の記入を消してもらってください。");
        yield return new("離縁-46", "離縁の後の親権者を父母の双方とすることができるのは、令和8年4月1日からである。", "民法811条3項、令和6年法律33号附則", Severity.Correction, [DissolutionForm.Custody],
            (n, _) => n.Custody == CustodyAfter.Both ? "令和8年3月31日までは、父母の一方を定めなければなりません。" : null,
            "父母の一方を定めてもらってください。")
        { Force = Force.Before(LawDates.JointCustody), AcceptedElsewhere = Severity.Inquiry };
    }
}
