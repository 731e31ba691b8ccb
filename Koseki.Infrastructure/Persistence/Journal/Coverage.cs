using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.AspNetCore.Identity;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>
/// How each table of the core's database is covered: the one declaration, followed by saving and verifying. A test holds
/// it complete, and the table of ADR 0013 alike.
/// </summary>
public static class Coverage
{
    /// <summary>Every table once.</summary>
    public static IReadOnlyList<TableCover> Tables { get; } =
    [
        new(typeof(JournalRow), Cover.Chain, "台帳そのもの。一行ごとに署名し、先頭を二つの控えに置く"),
        new(typeof(StateRow), Cover.Chain, "状態記録そのもの。署名するか、台帳に記す"),
        new(typeof(AccessRow), Cover.Chain, "閲覧記録。一行ごとに署名し、日の終わりに先頭を台帳に記す"),
        new(typeof(GenerationRow), Cover.Once, "戸籍と附票と画像戸籍の世代") { Asked = Asked.Row },
        new(typeof(AuditRow), Cover.Once, "操作記録"),
        new(typeof(ReceiptRow), Cover.Once, "受付帳。受理証明書に何を書くかを決める") { Asked = Asked.Row },
        new(typeof(ReceiptOutcomeRow), Cover.Once, "受付帳の処理結果。受理したと証明してよいかを決める") { Asked = Asked.Row },
        new(typeof(PaperStepRow), Cover.Once, "届の周りでしたこと。受理照会と指示・不受理処分・返戻・再点検。届の決裁を待たせ、止める") { Asked = Asked.Listed },
        new(typeof(ScanRow), Cover.Once, "届書の画像") { Asked = Asked.Row },
        new(typeof(ScanCancelRow), Cover.Once, "画像の取消"),
        new(typeof(ContentRow), Cover.Once, "画像の中身のハッシュと長さ。中身は置き場にある"),
        new(typeof(CitySettingRow), Cover.Once, "市の設定。だれが認証するか、いくらか、二人制か、いつ閉じるか") { Asked = Asked.Listed },
        new(typeof(CitySettingDecisionRow), Cover.Once, "市の設定の確認・差戻し") { Asked = Asked.Listed },
        new(typeof(OutboxRow), Cover.Once, "送付物の内容と宛先"),
        new(typeof(MessageStepRow), Cover.Once, "送付物の送付・到達確認・返戻。だれが何をしたか"),
        .. Counter,
        new(typeof(ClaimRow), Cover.Once, "引渡しの権利"),
        .. Night,
        .. Refusals,
        .. Kiosks,
        new(typeof(KinLinkRow), Cover.Once, "人の結び付き。届が記録したものと、二人で確かめたもの。だれとだれが親族かを決める"),
        new(typeof(ReadStayRow), Cover.Once, "画像戸籍での在籍。二人で確かめたもの。だれの一式にどの画像戸籍が入るかを決める") { Asked = Asked.Listed },
        .. Batches,
        new(typeof(AccessHeadRow), Cover.Once, "閲覧記録の日ごとの先頭"),
        new(typeof(EnrolmentCodeRow), Cover.Once, "端末の登録コード") { Asked = Asked.Row },
        new(typeof(TerminalEnrolmentRow), Cover.Once, "端末として登録したブラウザ") { Asked = Asked.Row },
        new(typeof(TerminalRevocationRow), Cover.Once, "端末の登録の取消") { Asked = Asked.Row },
        new(typeof(CaseRow), Cover.Versioned, "届の下書き・状態・入力した人・審査した計画。誰が決裁できるかを決める") { Asked = Asked.Row },
        new(typeof(BatchRow), Cover.Versioned, "一括の進みと対照表。何を確かめるかを決める数") { Asked = Asked.Row },
        new(typeof(ResidentLinkRow), Cover.Versioned, "宛名番号と人。誰の証明書かを決める") { Asked = Asked.Row },
        new(typeof(CounterRow), Cover.Versioned, "発行番号・受付番号・案件番号の続き") { Asked = Asked.Saved, Except = ["journal"] },
        new(typeof(OfficeRow), Cover.Versioned, "事務所") { Asked = Asked.Saved },
        new(typeof(TerminalRow), Cover.Versioned, "端末") { Asked = Asked.Saved },
        new(typeof(StaffAccount), Cover.Versioned, "職員のアカウントと合言葉") { Asked = Asked.Row },
        new(typeof(StaffSessionRow), Cover.Versioned, "サインイン。だれがどの端末にいるか。操作のたびに記名と照らし、最後の操作の時刻は行の中で署名する")
        {
            Asked = Asked.Row,
            Without = [nameof(StaffSessionRow.LastAct), nameof(StaffSessionRow.ActSeal)],
        },
        new(typeof(DutyGrantRow), Cover.Versioned, "誰が、いつから、どの事務所で、どの職務を持つか。二人のだれが入れ、だれが確認したか") { Asked = Asked.Listed, Key = [nameof(DutyGrantRow.AccountId), nameof(DutyGrantRow.Number)] },
        new(typeof(IdentityUserClaim<string>), Cover.Versioned, "使っていない。足された行が見つかるように含める") { Asked = Asked.Saved },
        new(typeof(IdentityUserLogin<string>), Cover.Versioned, "使っていない。足された行が見つかるように含める") { Asked = Asked.Saved },
        new(typeof(IdentityUserToken<string>), Cover.Versioned, "使っていない。足された行が見つかるように含める") { Asked = Asked.Saved },
        new(typeof(IdentityUserPasskey<string>), Cover.Versioned, "使っていない。足された行が見つかるように含める") { Asked = Asked.Saved },
        new(typeof(ContentCheckRow), Cover.Versioned, "画像の中身を最後に照合した結果。表示してよいかを決める") { Asked = Asked.Saved },
        new(typeof(ContentBlobRow), Cover.Addressed, "画像の中身。鍵が中身のハッシュなので、読むたびと照合のたびに確かめる"),
        new(typeof(RegisterIndexRow), Cover.Derived, "検索用の列。戸籍の世代から作り直して比べる"),
        new(typeof(PersonIndexRow), Cover.Derived, "検索用の列。戸籍の世代から作り直して比べる"),
        new(typeof(ImagedIndexRow), Cover.Derived, "画像戸籍の検索用の列。世代から作り直して比べる"),
        new(typeof(ImagedPersonRow), Cover.Derived, "画像戸籍の見出しの人。世代から作り直して比べる"),
        new(typeof(ImagedPageRow), Cover.Derived, "画像戸籍の頁と中身。世代から作り直して比べる"),
        new(typeof(MessageStateRow), Cover.Derived, "送付物の今の状態。送付物のしたことから作り直して比べる"),
        new(typeof(CaseMarkRow), Cover.Derived, "二重の届の手掛かり。届から作り直して比べる"),
        new(typeof(SignInTryRow), Cover.Free, "続けて失敗した数。待ち時間だけを決める"),
        new(typeof(ContentTurnRow), Cover.Free, "どの節がどの画像を照合しているか。分担だけを決める"),
        new(typeof(StateTurn), Cover.Free, "状態記録を書く順番の錠。値は使わない"),
    ];

    // What was issued at the counter, printed and spoilt.
    private static IReadOnlyList<TableCover> Counter =>
    [
        new(typeof(CertificateIssueRow), Cover.Once, "交付履歴。差替えに何を証明するかを決める") { Asked = Asked.Row },
        new(typeof(CounterRequestRow), Cover.Once, "証明書の請求。だれが、どの資格と理由で請求したか"),
        new(typeof(SpoiltPaperRow), Cover.Once, "証明書の処分。差替えを作ってよいか、いくら返したか") { Asked = Asked.Row },
        new(typeof(PrintJobRow), Cover.Once, "証明書の印刷。どの一通をどのプリンタへ送ったか。二度送らない") { Asked = Asked.Row },
        new(typeof(PrintStepRow), Cover.Once, "印刷がどうなったか。処分にしてよいか、だれが引き取ったか") { Asked = Asked.Row },
    ];

    // Holds with the deposits out of hours that have them, and what decides whether anything is given out after the system was away.
    private static IReadOnlyList<TableCover> Night =>
    [
        new(typeof(NightDepositRow), Cover.Once, "時間外の預かり。だれが何を預かり、どの戸籍を止めたか") { Asked = Asked.Listed },
        new(typeof(NightStepRow), Cover.Once, "預かりにしたこと。誤り・取外し・届との結び。どの届で保留が終わるか") { Asked = Asked.Listed },
        new(typeof(OutageRow), Cover.Once, "システムが止まっていた間。紙の一覧を確かめるまで戸籍の証明書を出さない") { Asked = Asked.Listed },
        new(typeof(OutageAnswerRow), Cover.Once, "紙の一覧の確認。だれが、入れた・なかったと言ったか") { Asked = Asked.Listed },
        new(typeof(HoldRow), Cover.Versioned, "保留。証明書を出すかを決める") { Asked = Asked.Listed, Key = [nameof(HoldRow.Register), nameof(HoldRow.CaseId), nameof(HoldRow.Deposit), nameof(HoldRow.FromJournal)] },
        new(typeof(LifeSignRow), Cover.Versioned, "システムと夜間の端末が動いていた最後の時刻。止まっていた間を見つける。時刻は行の中で署名する")
        {
            Asked = Asked.Listed,
            Without = [nameof(LifeSignRow.At), nameof(LifeSignRow.Seal)],
        },
    ];

    // Who asked to refuse what.
    private static IReadOnlyList<TableCover> Refusals =>
    [
        new(typeof(RefusalRequestRow), Cover.Once, "不受理申出。だれがどの届を受理しないように申し出たか。届を止める") { Asked = Asked.Listed },
        new(typeof(RefusalStepRow), Cover.Once, "不受理申出にしたこと。取下げ・失効・引継ぎ・別人の確認。いつまで届を止めるか") { Asked = Asked.Listed },
    ];

    // What a decision over many registers writes, target by target.
    private static IReadOnlyList<TableCover> Batches =>
    [
        new(typeof(BatchPlanEndRow), Cover.Once, "一括の計画の終わり。どの計画がなぜ、もう使われないか"),
        new(typeof(BatchTargetRow), Cover.Once, "一括の対象。どの戸籍を何から何に更正する計画か") { Asked = Asked.Listed },
        new(typeof(BatchLookRow), Cover.Once, "一括の確認。だれがどの戸籍を見たか") { Asked = Asked.Listed },
        new(typeof(BatchResultRow), Cover.Once, "一括の結果。どの戸籍に記録し、どれが残ったか") { Asked = Asked.Listed },
    ];

    // What stands of コンビニ交付, and what stops it.
    private static IReadOnlyList<TableCover> Kiosks =>
    [
        new(typeof(DoorStopRow), Cover.Once, "交付停止。だれに、どの戸籍を渡さないかを決める") { Asked = Asked.Listed },
        new(typeof(DoorStopStepRow), Cover.Once, "交付停止の申し出と確認。二人のどちらが何を決めたか") { Asked = Asked.Row },
        new(typeof(KioskAlarmRow), Cover.Once, "コンビニ交付の警報。何が鳴るか") { Asked = Asked.Listed },
        new(typeof(KioskAlarmStepRow), Cover.Once, "警報の確認と解決。だれが音を止めたか") { Asked = Asked.Listed },
        new(typeof(KioskStepRow), Cover.Once, "コンビニ交付の停止と再開。何を止め、二人のだれが開けたか") { Asked = Asked.Listed },
        new(typeof(GatewayNodeRow), Cover.Free, "交付サーバの節が最後に告げたこと。画面に見せるだけ"),
        new(typeof(KioskDayRow), Cover.Free, "日ごとの交付の数。交付サーバの記録からいつでも数え直せる"),
    ];

    /// <summary>The versioned tables among them.</summary>
    internal static StateTables Versioned { get; } = new(Tables);
}
