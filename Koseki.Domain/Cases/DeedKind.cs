namespace Koseki.Domain.Cases;

/// <summary>操作記録: what was done, one a row of the journal. The record keeps the word.</summary>
public enum DeedKind
{
    /// <summary>入力開始.</summary>
    Opened,

    /// <summary>番号の確保.</summary>
    NumbersReserved,

    /// <summary>担当.</summary>
    Taken,

    /// <summary>画像の追加.</summary>
    ImageAdded,

    /// <summary>画像の取消.</summary>
    ImageCancelled,

    /// <summary>破棄.</summary>
    Discarded,

    /// <summary>破棄の取消.</summary>
    Restored,

    /// <summary>受付.</summary>
    Received,

    /// <summary>保留の追加.</summary>
    HoldAdded,

    /// <summary>審査完了.</summary>
    Examined,

    /// <summary>審査へ戻し.</summary>
    ExaminationAnew,

    /// <summary>補正.</summary>
    Returned,

    /// <summary>決裁.</summary>
    Approved,

    /// <summary>不受理.</summary>
    Rejected,

    /// <summary>取下げ.</summary>
    Withdrawn,

    /// <summary>受理照会.</summary>
    BureauAsked,

    /// <summary>法務局の指示.</summary>
    BureauAnswered,

    /// <summary>返戻.</summary>
    GivenBack,

    /// <summary>再点検.</summary>
    ReadAgain,

    /// <summary>一括の計画: a portion of the registers of a batch was planned.</summary>
    BatchPlanned,

    /// <summary>一括の確認: registers of a batch were looked at.</summary>
    BatchLooked,

    /// <summary>一括の記録: a portion of a decided batch was written.</summary>
    BatchWritten,

    /// <summary>証明書.</summary>
    CertificateIssued,

    /// <summary>証明書の処分.</summary>
    CertificateSpoilt,

    /// <summary>証明書の印刷: sent to a printer, or what became of it.</summary>
    CertificatePrint,

    /// <summary>引渡し.</summary>
    Claimed,

    /// <summary>交付停止.</summary>
    DoorStop,

    /// <summary>時間外の預かり.</summary>
    NightDeposit,

    /// <summary>停止の確認: an outage, or what was said of its paper list.</summary>
    Outage,

    /// <summary>コンビニ交付: an alarm, a stop, an opening.</summary>
    Kiosk,

    /// <summary>連携.</summary>
    Feed,

    /// <summary>送付物.</summary>
    Message,

    /// <summary>人の結び付き.</summary>
    KinLink,

    /// <summary>不受理申出.</summary>
    RefusalRequest,

    /// <summary>市の設定.</summary>
    Setting,

    /// <summary>端末の登録.</summary>
    Terminal,

    /// <summary>アカウントと職務.</summary>
    Account,

    /// <summary>移行.</summary>
    Migration,

    /// <summary>閲覧記録の締め.</summary>
    LooksClosed,

    /// <summary>アンカーの置き直し.</summary>
    AnchorsRenewed,

    /// <summary>試験: tools and tests that try the journal on a database of their own.</summary>
    Trial,
}

/// <summary>閲覧記録: what was looked at or used. The record keeps the word.</summary>
public enum LookKind
{
    /// <summary>閲覧.</summary>
    Seen,

    /// <summary>検索.</summary>
    Searched,

    /// <summary>印刷.</summary>
    Printed,

    /// <summary>再印刷.</summary>
    Reprinted,

    /// <summary>受付帳.</summary>
    ReceiptBook,

    /// <summary>証明書の確認.</summary>
    CertificateSeen,

    /// <summary>サインイン.</summary>
    SignedIn,

    /// <summary>サインアウト.</summary>
    SignedOut,

    /// <summary>サインイン失敗.</summary>
    SignInFailed,

    /// <summary>ロック.</summary>
    Locked,

    /// <summary>ロック解除.</summary>
    Unlocked,

    /// <summary>本人の確認.</summary>
    Proved,

    /// <summary>一覧の出力.</summary>
    Exported,
}

/// <summary>The Japanese words, as the records keep them.</summary>
public static class DeedWords
{
    /// <summary>The word of a deed.</summary>
    public static string Word(this DeedKind kind) => kind switch
    {
        DeedKind.Opened => "入力開始",
        DeedKind.NumbersReserved => "番号の確保",
        DeedKind.Taken => "担当",
        DeedKind.ImageAdded => "画像の追加",
        DeedKind.ImageCancelled => "画像の取消",
        DeedKind.Discarded => "破棄",
        DeedKind.Restored => "破棄の取消",
        DeedKind.Received => "受付",
        DeedKind.HoldAdded => "保留の追加",
        DeedKind.Examined => "審査完了",
        DeedKind.ExaminationAnew => "審査へ戻し",
        DeedKind.Returned => "補正",
        DeedKind.Approved => "決裁",
        DeedKind.Rejected => "不受理",
        DeedKind.Withdrawn => "取下げ",
        DeedKind.BureauAsked => PaperStepKind.BureauAsked.Word(),
        DeedKind.BureauAnswered => PaperStepKind.BureauAnswered.Word(),
        DeedKind.GivenBack => PaperStepKind.GivenBack.Word(),
        DeedKind.ReadAgain => PaperStepKind.ReadAgain.Word(),
        DeedKind.BatchPlanned => "一括の計画",
        DeedKind.BatchLooked => "一括の確認",
        DeedKind.BatchWritten => "一括の記録",
        DeedKind.CertificateIssued => "証明書",
        DeedKind.CertificateSpoilt => "証明書の処分",
        DeedKind.CertificatePrint => "証明書の印刷",
        DeedKind.Claimed => "引渡し",
        DeedKind.DoorStop => "交付停止",
        DeedKind.NightDeposit => "時間外の預かり",
        DeedKind.Outage => "停止の確認",
        DeedKind.Kiosk => "コンビニ交付",
        DeedKind.Feed => "連携",
        DeedKind.Message => "送付物",
        DeedKind.KinLink => "人の結び付き",
        DeedKind.RefusalRequest => "不受理申出",
        DeedKind.Setting => "市の設定",
        DeedKind.Terminal => "端末の登録",
        DeedKind.Account => "アカウントと職務",
        DeedKind.Migration => "移行",
        DeedKind.LooksClosed => "閲覧記録の締め",
        DeedKind.AnchorsRenewed => "アンカーの置き直し",
        DeedKind.Trial => "試験",
    };

    /// <summary>The word of a look.</summary>
    public static string Word(this LookKind kind) => kind switch
    {
        LookKind.Seen => "閲覧",
        LookKind.Searched => "検索",
        LookKind.Printed => "印刷",
        LookKind.Reprinted => "再印刷",
        LookKind.ReceiptBook => "受付帳",
        LookKind.CertificateSeen => "証明書の確認",
        LookKind.SignedIn => "サインイン",
        LookKind.SignedOut => "サインアウト",
        LookKind.SignInFailed => "サインイン失敗",
        LookKind.Locked => "ロック",
        LookKind.Unlocked => "ロック解除",
        LookKind.Proved => "本人の確認",
        LookKind.Exported => "一覧の出力",
    };
}
