using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>When a register may be corrected, and on what ground: one sentence of law each.</summary>
internal static class CorrectionRequirements
{
    private const string Permission = "管轄法務局長の許可(24条2項)か、家庭裁判所の許可を得た申請(113条)によってください。";

    internal static IReadOnlyList<Requirement<CorrectionNotification>> All() =>
        [.. OfTheGround(), .. OfThePermission(), .. OfTheRuling(), .. OfWhatIsErased(), .. OfTheValue(), .. OfTheRegister()];

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheGround()
    {
        yield return new("訂正-01", "市町村長限りの訂正(24条3項)は、令和元年6月20日からできる。", "戸籍法24条3項(令和元年法律17号)", Severity.Refusal, [CorrectionForm.Ground],
            (n, c) => n.Ground.Force.Covers(c.RecordDate) ? null : $"{n.Ground.Word}は訂正の日にまだ効力がありません。", Permission);
        yield return new("訂正-02", "職権による訂正は、本籍地の市町村長がする。", "戸籍法24条2項・3項", Severity.Correction, [CorrectionForm.Ground],
            (n, c) => n.Ground.IsExOfficio && c.Origin is not Origin.Here ? "職権の訂正が、通知・送付で受け付けられています。" : null,
            "「受理したところ」をここにするか、根拠を申請に改めてください。");
        yield return new("訂正-03", "確定判決による訂正は、身分関係の全体を記録し直す。", "戸籍法116条", Severity.Unsupported, [CorrectionForm.Ground],
            (n, _) => n.Ground == CorrectionGround.Judged ? "確定判決による訂正は未対応です。" : null, "紙で処理してください。");
        yield return new("訂正-04", "市町村長限りの訂正は、軽微で身分関係に影響しないものに限る。", "戸籍法24条3項", Severity.Correction,
            [CorrectionForm.Ground, CorrectionForm.Matter, CorrectionForm.Act, CorrectionForm.Item, CorrectionForm.Value],
            (n, _) => n.Ground == CorrectionGround.Slight && n.Target is { } target && (n.IsErasure || !CorrectionScope.IsSlight(target, n.Value))
                ? n.IsErasure ? "事項の消除は市町村長限りではできません。" : $"「{target.Item}」を「{n.Value}」とする訂正は、市町村長限りではできません。" : null,
            Permission);
        yield return new("訂正-05", "届出の錯誤による記録は、市町村長限りでは訂正しない。", "戸籍法24条3項", Severity.Correction, [CorrectionForm.Reason, CorrectionForm.Ground],
            (n, _) => n.Ground == CorrectionGround.Slight && n.Reason != CorrectionForm.Misspelt ? "市町村長の誤記ではありません。" : null, Permission);
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfThePermission() => Shared.BureauLeave.Requirements<CorrectionNotification>(
        "訂正-06", "訂正-07", "訂正", "戸籍法24条2項", CorrectionForm.PermittedOn, CorrectionForm.PermissionNumber, n => n.PermittedOn, n => n.PermissionNumber);

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheRuling()
    {
        yield return new("訂正-08", "訂正の申請は、裁判の確定の後にする。", "戸籍法115条・116条", Severity.Correction, [CorrectionForm.FinalOn],
            (n, c) => n.FinalOn is { } day && (day.Day is null || day.Day > c.ReceiptDate) ? "裁判確定日が申請の日より後か、年月日が確かでありません。" : null,
            "確定証明書の日付を確かめてください。");
        yield return new("訂正-09", "訂正の申請は、裁判の確定の日から1か月以内にしなければならない。", "戸籍法115条・43条・137条", Severity.Caution, [CorrectionForm.FinalOn],
            (n, c) => n.IsOverdue(c) ? $"申請の期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("訂正-27", "期間経過の通知は、申請人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [Shared.OverdueNotice.Court, CorrectionForm.FinalOn],
            (n, c) => Shared.OverdueNotice.Problem(n.IsOverdue(c), n.OverdueCourt), Shared.OverdueNotice.Remedy);
        yield return new("訂正-10", "訂正の申請には、裁判の謄本と確定証明書を添える。", "戸籍法115条", Severity.Correction, [CorrectionForm.RulingProof],
            (n, _) => !n.Ground.IsExOfficio && !n.HasRulingProof ? "裁判の謄本と確定証明書が確かめられていません。" : null,
            "申請人に提出を求めてください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("訂正-11", "無効な行為の訂正は、届出人または届出事件の本人が申請する。", "戸籍法114条", Severity.Refusal, [CorrectionForm.Applicant, CorrectionForm.Ground],
            (n, _) => n.Ground == CorrectionGround.Void && n.Applicant is not (CorrectionForm.Principal or "届出人") ? $"{n.Applicant}は114条の申請ができません。" : null,
            "届出人か本人に申請してもらうか、113条の許可によってください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfWhatIsErased()
    {
        yield return new("訂正-12", "114条の訂正は、届出によって効力を生ずべき行為の記録を消除する。", "戸籍法114条", Severity.Correction,
            [CorrectionForm.Act, CorrectionForm.Matter, CorrectionForm.Ground],
            (n, _) => n.Ground == CorrectionGround.Void && n.Target is { } target && !CorrectionScope.NeedsJudgment(target.Title)
                    && (!n.IsErasure || !CorrectionScope.IsActByNotification(target.Title))
                ? "届出によって効力を生ずべき行為の消除ではありません。" : null,
            "根拠を113条に改めるか、消除する事項を選び直してください。");
        yield return new("訂正-13", "認知・縁組・離縁・婚姻・離婚の無効による訂正は、確定判決による。", "戸籍法114条・116条", Severity.Inquiry,
            [CorrectionForm.Matter, CorrectionForm.Act, CorrectionForm.Ground],
            (n, _) => !n.Ground.IsExOfficio && n is { IsErasure: true, Target: { } target } && CorrectionScope.NeedsJudgment(target.Title)
                ? $"{target.Title}の消除は、家庭裁判所の許可ではできません。" : null,
            "裁判の謄本を添えて管轄法務局に照会し、確定判決による申請(116条)によるべきことを説明してください。");
        yield return new("訂正-14", "在籍・氏名・本籍の変わる事項の消除は、戸籍の回復を伴う。", "戸籍法24条・113条・戸籍法施行規則39条2項", Severity.Unsupported,
            [CorrectionForm.Matter, CorrectionForm.Act],
            (n, _) => n is { IsErasure: true, Target: { } target } && !CorrectionScope.CanBeErasedAlone(target.Title) ? $"{target.Title}の消除は未対応です。" : null,
            "紙で処理してください。");
        yield return new("訂正-15", "消除は、事項の全部についてする。", "戸籍法施行規則44条", Severity.Unsupported, [CorrectionForm.Act, CorrectionForm.Matter, CorrectionForm.Person],
            (n, _) => n is { IsErasure: true, Target: null } ? "名・父母などの欄の消除は未対応です。" : null, "紙で処理してください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheValue()
    {
        yield return new("訂正-16", "従前の記録は、戸籍に今記録されているとおりに残す。", "戸籍法施行規則44条", Severity.Correction, [CorrectionForm.Former, CorrectionForm.Item],
            (n, _) => n is { IsErasure: false, Target: { } target } && target.Former != n.Former ? $"戸籍の記録は「{target.Former}」です。" : null,
            "許可書・裁判の謄本と戸籍の記録とを照らし合わせてください。");
        yield return new("訂正-17", "訂正は、記録を改める。", "戸籍法24条・113条", Severity.Correction, [CorrectionForm.Value, CorrectionForm.Item],
            (n, _) => n is { IsErasure: false, Target: { } target } && PaperText.Widen(target.Former) == PaperText.Widen(n.Value) ? "今の記録と同じです。" : null,
            "正しい記録を確かめてください。");
        yield return new("訂正-18", "男女の別を改める続柄の訂正は、附票・住民票の男女の別に及ぶ。", "戸籍法13条1項4号・5号", Severity.Unsupported, [CorrectionForm.Value, CorrectionForm.Item],
            (n, _) => n is { Target.ColumnItem: EntryItem.Relationship or EntryItem.AdoptiveRelationship, Entry: { } entry } && IsOf(entry.Sex, n.Value) == false ? $"「{n.Value}」とする訂正は未対応です。" : null,
            "紙で処理してください。");
        yield return new("訂正-25", "続柄は、戸籍に用いる語で記録する。", "戸籍法13条1項4号・5号", Severity.Correction, [CorrectionForm.Value, CorrectionForm.Item],
            (n, _) => n is { Target.ColumnItem: EntryItem.Relationship } && Relationship.SexOf(n.Value) is null ? $"「{n.Value}」という続柄はありません。"
                : n is { Target.ColumnItem: EntryItem.AdoptiveRelationship } && n.Value is not ("養子" or "養女") ? $"「{n.Value}」という養父母との続柄はありません。" : null,
            "許可書・裁判の謄本のとおり、「長男」「二女」の形で書いてください。");
        yield return new("訂正-19", "氏名の振り仮名は、カタカナで記録する。", "戸籍法13条3項", Severity.Correction, [CorrectionForm.Value, CorrectionForm.Item],
            (n, _) => n is { IsErasure: false, Target.IsReading: true } ? KanaReading.Problem(n.Value) : null, "カタカナで入力してください。");
        yield return new("訂正-20", "訂正した日付は、訂正の日より後ではない。", "戸籍法24条・113条", Severity.Correction, [CorrectionForm.Value, CorrectionForm.Item],
            (n, c) => n is { Target.IsDay: true } && RegisterDate.Parse(n.Value).Earliest > n.CorrectedOn(c).Latest ? "正しい記録の日付が訂正の日より後です。" : null,
            "正しい記録を確かめてください。");
        yield return new("訂正-21", "住民票の記載事項を訂正したときは、住所地の市町村長に通知する。", "住民基本台帳法9条2項", Severity.Correction, [CorrectionForm.Address, CorrectionForm.Item],
            (n, _) => n is { Target: { ColumnItem: not null } target, Entry.IsRemoved: false, Address: null } && CorrectionForm.OnResidentRecord.Contains(target.Item) ? "訂正する者の住所がありません。" : null,
            "附票で住所を確かめて入力してください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheRegister()
    {
        yield return new("訂正-28", "除かれた戸籍の氏の振り仮名の訂正は、管轄法務局に相談してする。", "戸籍法24条", Severity.Unsupported, [CorrectionForm.Item, CorrectionForm.Register],
            (n, _) => n is { Target.IsFamilyNameKana: true, Register.State: RegisterState.Removed } ? "除籍の氏の振り仮名の訂正は未対応です。" : null, "紙で処理してください。");
        yield return new("訂正-22", "改製原戸籍の訂正は、改製後の戸籍の訂正と合わせてする。", "戸籍法24条・128条", Severity.Unsupported, [CorrectionForm.Register],
            (n, _) => n.Register.State == RegisterState.Superseded ? "改製原戸籍の訂正は未対応です。" : null, "紙で処理してください。");
        yield return new("訂正-29", "再製原戸籍は訂正しない。", "戸籍法11条の2・24条", Severity.Correction, [CorrectionForm.Register],
            (n, _) => n.Register.State == RegisterState.Replaced ? "再製原戸籍が選ばれています。" : null, "再製の後の戸籍を選び直してください。");
        yield return new("訂正-23", "同じ誤りが同じ戸籍のほかの記録にあれば、それも訂正する。", "戸籍法24条・113条", Severity.Caution, [CorrectionForm.Item, CorrectionForm.Former],
            (n, _) => n is { IsErasure: false, Target: { } target } && SamePlaces.Of(n.Register, target) is { Count: > 0 } places ? $"同じ記録がほかにもあります: {string.Join("、", places)}。" : null,
            "一緒に訂正するものは、続けて訂正書を作ってください。");
        yield return new("訂正-26", "移記された記録の誤りは、従前の戸籍の記録も訂正する。", "戸籍法24条・113条・戸籍法施行規則39条", Severity.Caution, [CorrectionForm.Item, CorrectionForm.Person],
            (n, c) => n is { IsErasure: false, Target: { } target, Entry: { } entry }
                    && (SamePlaces.Source(entry, target), SamePlaces.InOtherRegisters(n.Register, entry, target, c)) is var (former, places) && (former is not null || places.Count > 0)
                ? $"{(former is null ? "" : $"この記録は、従前の戸籍「{former}」から移記されたものです。")}{(places.Count == 0 ? "" : $"同じ記録がここにもあります: {string.Join("、", places)}。")}" : null,
            "同じ誤りがあれば、続けて訂正書を作るか、その本籍地に知らせてください。");
        yield return new("訂正-24", "除かれた者の記録が移記されていれば、移記先の記録も訂正する。", "戸籍法24条・113条・戸籍法施行規則39条", Severity.Caution, [CorrectionForm.Person],
            (n, _) => n.Entry?.Removed is { Destination: { } destination } ? $"{n.Register.NameOf(n.Entry)}は「{destination}」へ除籍されています。" : null,
            "移記先の戸籍に同じ誤りがないかを確かめてください。");
    }

    // Null where the word does not tell, being none of 続柄.
    private static bool? IsOf(Sex sex, string relationship) => relationship switch
    {
        "養子" => sex == Sex.Male,
        "養女" => sex == Sex.Female,
        _ => Relationship.SexOf(relationship) is { } said ? said == sex : null,
    };
}
