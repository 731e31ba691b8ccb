using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.AgeRemoval;

/// <summary>When somebody may be taken out of a register for age: one sentence of practice each (昭32.1.31民甲163号, 平22.9.6民一2191号).</summary>
internal static class AgeRemovalRequirements
{
    private const int OnRequest = 90;
    private const int OfItself = 100;
    private const int WithoutEnquiry = 120;
    private const string Practice = "昭32.1.31民甲163号";

    internal static IReadOnlyList<Requirement<AgeRemovalNotification>> All() => [.. OfTheRegister(), .. OfThePermission(), .. OfTheAge()];

    private static IEnumerable<Requirement<AgeRemovalNotification>> OfTheRegister()
    {
        yield return new("高齢-01", "高齢者消除は、現在の戸籍に記録する。", "戸籍法23条・128条", Severity.Correction, [AgeRemovalForm.Register],
            (n, _) => n.Person.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("高齢-02", "高齢者消除は、本籍地の市町村長が職権でする。", "戸籍法24条2項", Severity.Correction, [AgeRemovalForm.Register],
            (_, c) => c.Origin is not Origin.Here ? "職権の消除が、通知・送付で受け付けられています。" : null,
            "「受理したところ」をここにしてください。");
        yield return new("高齢-03", "許可書の生年月日は戸籍の記録と一致しなければならない。", "戸籍法24条2項", Severity.Correction, [AgeRemovalForm.BornOn, AgeRemovalForm.GivenName, AgeRemovalForm.Register],
            (n, _) => !n.Person.Entry.BirthDate.IsSameAs(n.BornOn) ? $"戸籍の生年月日は{n.Person.Entry.BirthDate.Text}です。" : null,
            "別人でないことを確かめ、許可書の誤りなら管轄法務局に補正を求めてください。");
        yield return new("高齢-04", "高齢者消除によって婚姻は終わらず、相続は開始しない。", Practice + "・民法882条", Severity.Caution, [AgeRemovalForm.GivenName, AgeRemovalForm.Register],
            (n, _) => n.Person.Entry.Spouse is not null ? "配偶者があります。配偶者の記録は変わりません。" : null,
            "死亡の届出・失踪宣告があるまで、配偶者は婚姻中の者のままです。");
    }

    private static IEnumerable<Requirement<AgeRemovalNotification>> OfThePermission() => BureauLeave.Requirements<AgeRemovalNotification>(
        "高齢-10", "高齢-11", "消除", "戸籍法24条2項", AgeRemovalForm.PermittedOn, AgeRemovalForm.PermissionNumber, n => n.PermittedOn, n => n.PermissionNumber);

    private static IEnumerable<Requirement<AgeRemovalNotification>> OfTheAge()
    {
        IReadOnlyList<FieldKey> boxes = [AgeRemovalForm.BornOn, AgeRemovalForm.GivenName, AgeRemovalForm.Register];
        yield return new("高齢-20", "高齢者消除は、90歳に達した者に限る。", Practice, Severity.Refusal, boxes,
            (n, c) => !n.MayBe(OnRequest, c) ? $"90歳に達していません({n.Person.Entry.BirthDate.Text}生)。" : null,
            "失踪宣告によることを検討し、許可書を管轄法務局に確かめてください。");
        yield return new("高齢-21", "90歳以上100歳未満の者の高齢者消除は、親族の申出があるときに限る。", Practice, Severity.Correction, [AgeRemovalForm.AskedByRelative, .. boxes],
            (n, c) => n.MayBe(OnRequest, c) && !n.IsCertainly(OfItself, c) && !n.IsAskedByRelative ? "100歳に達しておらず(または達しているか分からず)、親族からの申出がありません。" : null,
            "親族からの申出の書面を確かめてください。");
        yield return new("高齢-22", "生死と所在の明らかでないことを、調べて確かめる(120歳以上で附票に住所のない者を除く)。", Practice + "・平22.9.6民一2191号", Severity.Correction, [AgeRemovalForm.Enquiry, .. boxes],
            (n, c) => n.Enquiry is null && !(n.IsCertainly(WithoutEnquiry, c) && n.HasAddress(c) == false) ? "生死と所在を調べた書類がありません。" : null,
            "親族・住所地に照会し、その書類を入力してください。");
        yield return new("高齢-23", "附票に住所のある者は、住所地で生死を確かめる。", "平22.9.6民一2191号", Severity.Inquiry, [AgeRemovalForm.GivenName, AgeRemovalForm.Register],
            (n, c) => n.HasAddress(c) == true ? "附票に住所があります。" : null,
            "住所地の市区町村に住民票と生死を照会し、回答を待って消除してください。");
        yield return new("高齢-24", "生年月日が確かでない者の年齢は、照会して定める。", Practice, Severity.Inquiry, boxes,
            (n, c) => n.MayBe(OnRequest, c) && !n.IsCertainly(OnRequest, c) ? $"生年月日({n.Person.Entry.BirthDate.Text})からは、90歳に達しているか分かりません。" : null,
            "前の戸籍などで生年月日を確かめ、管轄法務局に照会してください。");
    }
}
