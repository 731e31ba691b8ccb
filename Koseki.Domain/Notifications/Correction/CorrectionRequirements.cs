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
        [.. OfTheGround(), .. OfThePermission(), .. OfTheRuling(), .. OfWhatIsErased(), .. OfTheValue(), .. OfTheHead(), .. OfTheRegister()];

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheGround()
    {
        yield return new("訂正-01", "市町村長限りの訂正(24条3項)は、令和元年6月20日からできる。", "戸籍法24条3項(令和元年法律17号)", Severity.Refusal, [CorrectionForm.Ground],
            (n, c) => n.Ground.Force.Covers(c.RecordDate) ? null : $"{n.Ground.Word}は訂正の日にまだ効力がありません。", Permission);
        yield return new("訂正-02", "職権による訂正は、本籍地の市町村長がする。", "戸籍法24条2項・3項", Severity.Correction, [CorrectionForm.Ground],
            (n, c) => n.Ground.IsExOfficio && c.Origin is not Origin.Here ? "職権の訂正が、通知・送付で受け付けられています。" : null,
            "「受理したところ」をここにするか、根拠を申請に改めてください。");
        yield return new("訂正-03", "確定判決による訂正は、無効な行為の記録の消除か、父子関係の否定としてする。", "戸籍法116条", Severity.Unsupported, [CorrectionForm.Ground, CorrectionForm.Act],
            (n, _) => n.Ground == CorrectionGround.Judged && (n.IsCorrection || n.IsAddition || n is { IsErasure: true, Target.ColumnItem: not null }) ? "確定判決による一つの項目の訂正(母子関係の否定など)は未対応です。" : null,
            "紙で処理してください。");
        yield return new("訂正-04", "市町村長限りの訂正は、軽微で身分関係に影響しないものに限る。", "戸籍法24条3項", Severity.Correction,
            [CorrectionForm.Ground, CorrectionForm.Matter, CorrectionForm.Act, CorrectionForm.Item, CorrectionForm.Value],
            (n, _) => n.Ground != CorrectionGround.Slight ? null
                : n.IsErasure || n.IsAddition ? $"{n.Act}は市町村長限りではできません。"
                : n.Items.FirstOrDefault(i => i.Target is { } target && !CorrectionScope.IsSlight(target, i.Value)) is { } item ? $"「{item.Target!.Item}」を「{item.Value}」とする訂正は、市町村長限りではできません。" : null,
            Permission);
        yield return new("訂正-05", "届出の錯誤による記録は、市町村長限りでは訂正しない。", "戸籍法24条3項", Severity.Correction, [CorrectionForm.Reason, CorrectionForm.Ground],
            (n, _) => n.Ground == CorrectionGround.Slight && n.Reason != CorrectionForm.Misspelt ? "市町村長の誤記ではありません。" : null, Permission);
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfThePermission() => Shared.BureauLeave.Requirements<CorrectionNotification>(
        "訂正-06", "訂正-07", "訂正", "戸籍法24条2項", CorrectionForm.PermittedOn, CorrectionForm.PermissionNumber, n => n.PermittedOn, n => n.PermissionNumber);

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheRuling()
    {
        yield return new("訂正-56", "許可による訂正は、届出人か本人に通知した後、その申請がないときにする。", "戸籍法24条1項・2項", Severity.Correction, [CorrectionForm.NoticeSentOn, CorrectionForm.PermittedOn],
            (n, _) => n is { NoticeSentOn: { } sent, PermittedOn.Day: { } permitted } && (sent.Day is null || sent.Day >= permitted) ? "通知した日が許可の日より前でありません。" : null,
            "通知書の控えの日付を確かめてください。内容と事由が書類から明らかなときは、通知の日を空けて書類を書きます。");
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
                    && (!n.IsOfWholeMatter || !CorrectionScope.IsActByNotification(target.Title))
                ? "届出によって効力を生ずべき行為の消除ではありません。" : null,
            "根拠を113条に改めるか、消除する事項を選び直してください。");
        yield return new("訂正-13", "認知・縁組・離縁・婚姻・離婚の無効による訂正は、確定判決による。", "戸籍法114条・116条", Severity.Inquiry,
            [CorrectionForm.Matter, CorrectionForm.Act, CorrectionForm.Ground],
            (n, _) => !n.Ground.IsExOfficio && n.Ground != CorrectionGround.Judged && n is { IsOfWholeMatter: true, Target: { } target } && CorrectionScope.NeedsJudgment(target.Title)
                ? $"{target.Title}の消除は、家庭裁判所の許可ではできません。" : null,
            "裁判の謄本を添えて管轄法務局に照会し、確定判決による申請(116条)によるべきことを説明してください。");
        yield return new("訂正-14", "在籍・氏名・本籍の変わる事項の消除は、戸籍の回復を伴う。", "戸籍法24条・113条・戸籍法施行規則39条2項", Severity.Unsupported,
            [CorrectionForm.Matter, CorrectionForm.Act],
            (n, _) => n is { IsOfWholeMatter: true, Undone: null, Target: { } target } && !CorrectionScope.CanBeErasedAlone(target.Title) && (n.Ground != CorrectionGround.Judged || CorrectionScope.NeedsJudgment(target.Title)) ? $"{n.Ground.Word}による{target.Title}の消除は未対応です。" : null,
            "紙で処理してください。");
        yield return new("訂正-15", "本籍・氏・氏の振り仮名の欄は、空にしない。", "戸籍法13条・戸籍法施行規則44条", Severity.Unsupported, [CorrectionForm.Act, CorrectionForm.Matter, CorrectionForm.Person],
            (n, _) => !n.IsCorrection && n.First.Matter == CorrectionTarget.HeadColumn ? $"本籍・氏・氏の振り仮名の{n.Act}は未対応です。" : null, "値を改めるのであれば、訂正の仕方を「訂正」としてください。振り仮名の記載は、その届か職権記載によります。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheValue()
    {
        yield return OfEach("訂正-16", "従前の記録は、戸籍に今記録されているとおりに残す。", "戸籍法施行規則44条", CorrectionForm.Former,
            (n, i, _) => !n.IsOfWholeMatter && !n.IsAddition && i.Target is { } target && target.Former != i.Former ? $"戸籍の記録は「{target.Former}」です。" : null,
            "許可書・裁判の謄本と戸籍の記録とを照らし合わせてください。");
        yield return OfEach("訂正-17", "訂正は、記録を改める。", "戸籍法24条・113条", CorrectionForm.Value,
            (n, i, _) => n.IsCorrection && i.Target is { } target && PaperText.Widen(target.Former) == PaperText.Widen(i.Value) ? "今の記録と同じです。" : null,
            "正しい記録を確かめてください。");
        yield return new("訂正-18", "続柄が男女の別を改めるときは、附票・住民票の男女の別も改まる。", "戸籍法13条1項4号・5号", Severity.Caution, [CorrectionForm.Value, CorrectionForm.Item],
            (n, _) => n.IsCorrection && n.Items.FirstOrDefault(i => CorrectionEffect.SexOf(i) is not null) is { } item ? $"「{item.Value}」とすると、{item.Register.NameOf(item.Entry!)}の男女の別が改まります。" : null,
            "許可書・裁判の謄本が男女の別を改めるものか確かめ、養父母との続柄と、ほかの戸籍の記録も併せて訂正してください。");
        yield return OfEach("訂正-25", "続柄は、戸籍に用いる語で、男女の別に合わせて記録する。", "戸籍法13条1項4号・5号", CorrectionForm.Value,
            (n, i, _) => !n.IsCorrection && !n.IsAddition ? null
                : i is { Target.ColumnItem: EntryItem.Relationship } && Relationship.SexOf(i.Value) is null ? $"「{i.Value}」という続柄はありません。"
                : i is { Target.ColumnItem: EntryItem.AdoptiveRelationship, Entry: { } entry } ? Relationship.AdoptiveProblem(i.Value, n.Items.Where(o => o.Register.Id == i.Register.Id && o.EntryAt == i.EntryAt).Select(CorrectionEffect.SexOf).FirstOrDefault(s => s is not null) ?? entry.Sex) : null,
            "許可書・裁判の謄本のとおり、「長男」「二女」「養子」「養女」の形で書いてください。");
        yield return OfEach("訂正-19", "氏名の振り仮名は、カタカナで記録する。", "戸籍法13条3項", CorrectionForm.Value,
            (n, i, _) => n.IsCorrection && i is { Target.IsReading: true } ? KanaReading.Problem(i.Value) : null, "カタカナで入力してください。");
        yield return OfEach("訂正-20", "訂正した日付は、訂正の日より後ではない。", "戸籍法24条・113条", CorrectionForm.Value,
            (n, i, c) => (n.IsCorrection || n.IsAddition) && i is { Target.IsDay: true } && RegisterDate.Parse(i.Value).Earliest > n.CorrectedOn(c).Latest ? "正しい記録の日付が訂正の日より後です。" : null,
            "正しい記録を確かめてください。");
        yield return new("訂正-21", "住民票の記載事項を訂正したときは、住所地の市町村長に通知する。", "住民基本台帳法9条2項", Severity.Correction, [CorrectionForm.Address, CorrectionForm.Item],
            (n, _) => n is { IsCorrection: true, Target.ColumnItem: not null, Entry.IsRemoved: false, Address: null } && (CorrectionForm.OnResidentRecord.Contains(n.Target.Item) || CorrectionEffect.SexOf(n.First) is not null) ? "訂正する者の住所がありません。" : null,
            "附票で住所を確かめて入力してください。");
        yield return new("訂正-52", "夫か妻である者の男女の別を改めるのは、婚姻の効力にかかわる。", "戸籍法13条1項6号、民法742条", Severity.Unsupported, [CorrectionForm.Value, CorrectionForm.Item],
            (n, _) => n.IsCorrection && n.Items.Any(i => i.Entry?.Spouse is not null && CorrectionEffect.SexOf(i) is not null) ? "配偶者のある者の男女の別の訂正は未対応です。" : null,
            "管轄法務局に相談し、紙で処理してください。");
        yield return OfEach("訂正-53", "一つの記録は、一度に一つの値に訂正する。", "戸籍法施行規則44条", CorrectionForm.Item,
            (n, i, _) => n.IsNamedBefore(i) ? "同じ記録が二度挙げられています。" : null,
            "一つを消してください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheHead()
    {
        yield return new("訂正-28", "除かれた戸籍の本籍・氏・氏の振り仮名の訂正は、管轄法務局に相談してする。", "戸籍法24条", Severity.Unsupported, [CorrectionForm.Item, CorrectionForm.Register],
            (n, _) => n.Items.Any(i => i is { Target.IsOfHead: true, Register.State: not RegisterState.Current }) ? "除籍の本籍・氏・氏の振り仮名の訂正は未対応です。" : null, "紙で処理してください。");
        yield return OfEach("訂正-54", "本籍は当市の場所とし、氏は一つの氏とする。", "戸籍法6条・9条", CorrectionForm.Value,
            (n, i, c) => !n.IsCorrection ? null
                : i is { Target: { IsOfHead: true, Item: CorrectionTarget.Domicile } } && c.LocalityOf(i.Value) != Places.Locality.Ours ? $"「{i.Value}」は当市の場所ではありません。"
                : i is { Target.IsFamilyName: true } && i.Value.Contains('　', StringComparison.Ordinal) ? "氏に空白があります。" : null,
            "本籍は市区町村から書いてください。他の市区町村の本籍であったときは、管轄法務局に相談してください。");
        yield return new("訂正-55", "氏の訂正は、氏を記録したほかの戸籍・父母欄・配偶者氏名にも及ぶ。", "戸籍法24条・113条", Severity.Caution, [CorrectionForm.Item, CorrectionForm.Value],
            (n, _) => n.IsCorrection && n.Items.Any(i => i is { Target.IsFamilyName: true }) ? "この戸籍の者の氏を記録した父母欄・事項は、このままでは訂正されません。" : null,
            "主文か許可書にあるものを「併せて訂正する記録」に加えてください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheRegister()
    {
        yield return new("訂正-22", "改製原戸籍の訂正は、改製後の戸籍の訂正と合わせてする。", "戸籍法24条・128条", Severity.Unsupported, [CorrectionForm.Register],
            (n, _) => n.Items.Any(i => i.Register.State == RegisterState.Superseded) ? "改製原戸籍の訂正は未対応です。" : null, "紙で処理してください。");
        yield return new("訂正-39", "再製原戸籍は訂正しない。", "戸籍法11条の2・24条", Severity.Correction, [CorrectionForm.Register],
            (n, _) => n.Items.Any(i => i.Register.State == RegisterState.Replaced) ? "再製原戸籍が選ばれています。" : null, "再製の後の戸籍を選び直してください。");
        yield return new("訂正-23", "同じ誤りが同じ戸籍のほかの記録にあれば、それも訂正する。", "戸籍法24条・113条", Severity.Caution, [CorrectionForm.Item, CorrectionForm.Former],
            (n, _) => n.IsCorrection && n.Items.Where(i => i.Target is not null).SelectMany(i => SamePlaces.Of(i, n.Items)).Distinct().ToList() is { Count: > 0 } places ? $"同じ記録がほかにもあります: {string.Join("、", places)}。" : null,
            "一緒に訂正するものは、「併せて訂正する記録」に加えてください。");
        yield return new("訂正-26", "移記された記録の誤りは、従前の戸籍の記録も訂正する。", "戸籍法24条・113条・戸籍法施行規則39条", Severity.Caution, [CorrectionForm.Item, CorrectionForm.Person],
            (n, c) => n.IsCorrection && n.Items.Where(i => i is { Target: not null, Entry: not null }).Select(i => SamePlaces.Elsewhere(i, n.Items, c)).FirstOrDefault(t => t is not null) is { } said ? said : null,
            "同じ誤りがあれば、「併せて訂正する記録」に加えるか、その本籍地に知らせてください。");
        yield return new("訂正-24", "除かれた者の記録が移記されていれば、移記先の記録も訂正する。", "戸籍法24条・113条・戸籍法施行規則39条", Severity.Caution, [CorrectionForm.Person],
            (n, _) => n is { Undone: null, Denial: null, Entry: { Removed.Destination: { } destination } entry } && n.Further.All(i => i.Entry?.Person != entry.Person || i.Register.Id == n.Register.Id)
                ? $"{n.Register.NameOf(entry)}は「{destination}」へ除籍されています。"
                : n is { Undone: null, Denial: null, Register.MovedTo: { } moved } ? $"この戸籍は「{moved}」へ転籍しています。" : null,
            "移記先の戸籍に同じ誤りがないかを確かめ、他の市区町村にあるときは、その本籍地に知らせてください。");
    }

    // A rule about each of several items; its finding stands at the first that breaks it.
    private static Requirement<CorrectionNotification> OfEach(string id, string sentence, string article, FieldKey box, Func<CorrectionNotification, CorrectedItem, Circumstances, string?> broken, string remedy)
    {
        (CorrectedItem Item, string Message)? First(CorrectionNotification n, Circumstances c) =>
            n.Items.Select(i => (Item: i, Message: broken(n, i, c))).Where(f => f.Message is not null).Select(f => ((CorrectedItem, string)?)(f.Item, f.Message!)).FirstOrDefault();
        return new(id, sentence, article, Severity.Correction, [box, box == CorrectionForm.Item ? CorrectionForm.Matter : CorrectionForm.Item], (n, c) => First(n, c)?.Message, remedy) { At = (n, c) => First(n, c)?.Item.Box(box) };
    }
}
