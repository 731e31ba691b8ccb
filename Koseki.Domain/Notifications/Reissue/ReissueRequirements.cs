using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Reissue;

/// <summary>When a register may be made again, and what may be left out of it: one sentence of law each.</summary>
internal static class ReissueRequirements
{
    private const int ActsOneself = 15;
    private const string Order = "戸籍法11条・11条の2・12条2項";
    private const string Asked = "戸籍法11条の2";

    internal static IReadOnlyList<Requirement<ReissueNotification>> All() => [.. OfTheRegister(), .. OfTheOrder(), .. OfWhatIsLeftOut(), .. OfTheApplicant()];

    private static IEnumerable<Requirement<ReissueNotification>> OfTheRegister()
    {
        yield return new("再製-01", "再製・改製は、改製・再製の元となっていない戸籍についてする。", "戸籍法11条・12条2項・128条", Severity.Correction, [ReissueForm.Register],
            (n, _) => n.Register.State.IsPutAside() ? $"{n.Register.State.Word()}が選ばれています。" : null, "改製・再製の後の戸籍を選び直してください。");
        yield return new("再製-02", "除かれた戸籍は、改製しない。", "戸籍法128条", Severity.Correction, [ReissueForm.Register, ReissueForm.Ground],
            (n, _) => n is { IsRenewal: true, Register.State: RegisterState.Removed } ? "除籍が選ばれています。" : null, "現在の戸籍を選び直してください。");
        yield return new("再製-03", "続柄の更正による申出再製は、現在の戸籍についてする。", "平16.11.1民一3008号", Severity.Correction, [ReissueForm.Register, ReissueForm.Ground],
            (n, _) => n is { Ground: ReissueGround.Relationship, Register.State: RegisterState.Removed } ? "除籍が選ばれています。" : null, "本人の現在の戸籍についての申出か確かめてください。");
        yield return new("再製-04", "再製・改製は、本籍地の市町村長がする。", Order, Severity.Correction, [ReissueForm.Register],
            (_, c) => c.Origin is not Origin.Here ? "再製・改製が、通知・送付で受け付けられています。" : null, "「受理したところ」をここにしてください。");
        yield return new("再製-05", "改製では、除かれた者(筆頭者の名の欄を除く)と移記しない事項は、改製後の戸籍に移さない。", "戸籍法128条・戸籍法施行規則37条", Severity.Caution, [ReissueForm.Register, ReissueForm.Ground],
            (n, _) => n.IsRenewal && n.Register.Entries.Any(e => e.IsRemoved) ? "除かれた者の記録は、改製原戸籍にだけ残ります。" : null, "改製後の戸籍の全部を下の文面で確かめてください。");
    }

    private static IEnumerable<Requirement<ReissueNotification>> OfTheOrder()
    {
        yield return new("再製-10", "再製は、法務大臣の指示の後にする。", Order, Severity.Correction, [ReissueForm.OrderedOn],
            (n, c) => n.OrderedOn is { } on && (on.Day is null || on.Day > c.RecordDate) ? "指示の日が再製の日より後か、年月日が確かでありません。" : null, "指示書の日付を確かめてください。");
        yield return new("再製-11", "法務大臣の指示は、指示書の番号で示す。", Order, Severity.Correction, [ReissueForm.OrderNumber],
            (n, _) => n.OrderNumber is { } number && !BureauLeave.HasNumber(number) ? $"「{number}」に番号がありません。" : null, "指示書のとおり入力してください。");
        yield return new("再製-12", "滅失した戸籍、滅失のおそれがある戸籍は、副本と届書類に照らして再製する。", "戸籍法11条・戸籍法施行規則10条", Severity.Correction, [ReissueForm.Compared, ReissueForm.Ground],
            (n, _) => n.Ground is ReissueGround.Lost or ReissueGround.Threatened && !n.IsCompared ? "副本と届書類に照らしていません。" : null,
            "副本・届書類と一字ずつ照らし、違えば管轄法務局に報告してください。このシステムに記録の残らない戸籍の再製は未対応です。副本から移行した後に行ってください。");
    }

    private static IEnumerable<Requirement<ReissueNotification>> OfWhatIsLeftOut()
    {
        var first = ReissueForm.Without.Instances[0].Key("matter");
        yield return new("再製-20", "申出再製では、除く記録を定める。", Asked, Severity.Correction, [first, ReissueForm.Ground],
            (n, _) => n is { IsAsked: true, Without.Count: 0 } ? "除く記録が選ばれていません。" : null, "再製申出書のとおり、除く訂正の記録を選んでください。");
        yield return new("再製-21", "申出によらない再製・改製では、訂正の記録を除かない。", "戸籍法11条・11条の2", Severity.Correction, [first, ReissueForm.Ground],
            (n, _) => n is { IsAsked: false, Without.Count: > 0 } ? "除く記録が選ばれています。" : null, "選んだ記録を消すか、申出再製としてください。");
        yield return new("再製-22", "申出再製で除けるのは、その根拠に当たる記録である(1項は24条2項・113条・114条・116条の訂正、2項は文字の訂正・追加・削除)。", Asked, Severity.Refusal, [first, ReissueForm.Ground],
            (n, _) => n.IsAsked && n.Without.FirstOrDefault(t => !t.IsOf(n.Ground)) is { } other ? $"「{other.Word}」は、この根拠では除けません。" : null,
            "訂正の許可日・裁判確定日を確かめ、市町村長限りの訂正(24条3項)なら申出再製ができないことを説明してください。");
        yield return new("再製-23", "除いた後に錯誤か遺漏のある戸籍になるときは、再製しない。", "戸籍法11条の2第1項ただし書", Severity.Refusal, [ReissueForm.Result],
            (n, _) => n.Result == ReissueResult.Wrong ? "除いた後の戸籍に錯誤か遺漏があります。" : null, "申出人に説明し、管轄法務局に相談してください。");
        yield return new("再製-24", "除いた後の戸籍に錯誤も遺漏もないことを、受理の前に確かめる。", "戸籍法11条の2第1項ただし書", Severity.Correction, [ReissueForm.Result],
            (n, _) => n.Result == ReissueResult.NotChecked ? "除いた後の戸籍が確かめられていません。" : null, "下の文面で、除いた後の戸籍の全部を確かめてください。");
        yield return new("再製-25", "同じ根拠で除ける記録は、申出がなければ残る。", Asked, Severity.Caution, [first, ReissueForm.Ground],
            (n, _) => n is { IsAsked: true, Without.Count: > 0 } && n.Left is [var left, ..] ? $"「{left.Word}」は残ります。" : null, "残してよいかを申出人に確かめてください。");
        yield return new("再製-26", "除いた後に記録の残らない除かれた者は、その欄も移さない。", Asked, Severity.Caution, [first, ReissueForm.Register],
            (n, _) => n.Gone is [var gone, ..] ? $"「{gone.GivenName}」の欄は、再製後の戸籍に移しません。" : null, "下の文面で確かめてください。");
    }

    private static IEnumerable<Requirement<ReissueNotification>> OfTheApplicant()
    {
        yield return new("再製-30", "申出再製は、その戸籍に記録されている者(除かれた者を含む)が申し出る。", Asked, Severity.Refusal, [ReissueForm.Applicant],
            (n, _) => n.IsStranger ? "申出人がこの戸籍に記録されていません。" : null, "申し出られる者に申し出てもらってください。");
        yield return new("再製-31", "15歳未満の者に代わって、法定代理人が申し出る。", "戸籍法11条の2・31条(先例)", Severity.Correction, [ReissueForm.Capacity, ReissueForm.Applicant],
            (n, c) => n is { Capacity: ReissueCapacity.Self, ApplicantAt: { } at } && LegalAge.Attains(n.Register.Entries[at].BirthDate.Earliest, ActsOneself) > c.ReceiptDate ? "申出人は15歳に達していません。" : null,
            "法定代理人に申し出てもらってください。");
        yield return new("再製-32", "生年月日が確かでない者が15歳に達したかは、照会して定める。", "戸籍法11条の2・31条(先例)", Severity.Inquiry, [ReissueForm.Capacity, ReissueForm.Applicant],
            (n, c) => n is { Capacity: ReissueCapacity.Self, ApplicantAt: { } at } && UnsureAge.IsOpenAt(ActsOneself, n.Register.Entries[at].BirthDate, c) ? "申出人が15歳に達しているか、生年月日からは分かりません。" : null,
            "年齢を示す資料を確かめ、管轄法務局に照会してください。");
    }
}
