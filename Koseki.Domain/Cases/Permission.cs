namespace Koseki.Domain.Cases;

/// <summary>What a member of the staff may be allowed to do: everything that is asked of <see cref="Rights"/>.</summary>
public enum Permission
{
    /// <summary>戸籍・届・受付帳を見る.</summary>
    SeeRegisters,

    /// <summary>届書を入力し、受け付ける.</summary>
    EnterPapers,

    /// <summary>証明書の画面を使う.</summary>
    SeeCertificates,

    /// <summary>証明書を発行する.</summary>
    IssueCertificates,

    /// <summary>端末を登録し、登録を取り消す.</summary>
    ManageTerminals,

    /// <summary>送付物を送ったこと・着いたこと・戻ったことを記録する.</summary>
    HandleMessages,

    /// <summary>市の設定(認証者と公印)を見て、二人で変える.</summary>
    ManageSettings,

    /// <summary>アカウントを加え、閉じ、職務の変更を入れる.</summary>
    ManageAccounts,

    /// <summary>アカウントと職務を見て、ほかの人が入れた変更を確認する.</summary>
    ConfirmAccounts,

    /// <summary>交付停止をどうするか、二人で決める.</summary>
    SettleStops,

    /// <summary>時間外に届を預かり、戸籍を保留する: the terminal's own.</summary>
    HoldAtNight,

    /// <summary>時間外の預かりを朝に片付ける: the office's.</summary>
    SettleNight,

    /// <summary>誤りの保留を外す.</summary>
    LiftNightHold,

    /// <summary>コンビニ交付を見張り、止め、二人で再開する.</summary>
    OperateKiosks,

    /// <summary>推定の人の結び付きを、二人で確認する.</summary>
    ConfirmKinship,

    /// <summary>不受理申出とその取下げを受け付ける.</summary>
    TakeRequests,

    /// <summary>届の人が、不受理申出をした人とは別人であると記録する.</summary>
    SettleRequests,

    /// <summary>管轄法務局への受理照会と、その指示を記録する.</summary>
    AskBureau,

    /// <summary>不受理・取下げの届書の返戻を記録する.</summary>
    GiveBackPapers,

    /// <summary>一人で決裁した届を再点検する.</summary>
    ReadAgain,

    /// <summary>届の入力・補正 (<see cref="CaseAction.Edit"/>).</summary>
    EditCase,

    /// <summary>受付.</summary>
    ReceiveCase,

    /// <summary>下書きの破棄.</summary>
    DiscardCase,

    /// <summary>破棄の取消.</summary>
    RestoreCase,

    /// <summary>担当になる.</summary>
    TakeCase,

    /// <summary>審査完了.</summary>
    ExamineCase,

    /// <summary>補正に戻す.</summary>
    ReturnCase,

    /// <summary>決裁.</summary>
    ApproveCase,

    /// <summary>不受理.</summary>
    RejectCase,

    /// <summary>取下げ.</summary>
    WithdrawCase,
}

/// <summary>The Japanese words, and the permissions of the steps of a case.</summary>
public static class Permissions
{
    /// <summary>The permission a step of a case takes.</summary>
    public static Permission Permission(this CaseAction action) => action switch
    {
        CaseAction.Edit => Cases.Permission.EditCase,
        CaseAction.Receive => Cases.Permission.ReceiveCase,
        CaseAction.Discard => Cases.Permission.DiscardCase,
        CaseAction.Restore => Cases.Permission.RestoreCase,
        CaseAction.Take => Cases.Permission.TakeCase,
        CaseAction.Examine => Cases.Permission.ExamineCase,
        CaseAction.Return => Cases.Permission.ReturnCase,
        CaseAction.Approve => Cases.Permission.ApproveCase,
        CaseAction.Reject => Cases.Permission.RejectCase,
        CaseAction.Withdraw => Cases.Permission.WithdrawCase,
    };

    /// <summary>What it is called.</summary>
    public static string Word(this Permission permission) => permission switch
    {
        Cases.Permission.SeeRegisters => "戸籍と届を見ること",
        Cases.Permission.EnterPapers => "届書の入力",
        Cases.Permission.SeeCertificates => "証明書の画面",
        Cases.Permission.IssueCertificates => "証明書の発行",
        Cases.Permission.HandleMessages => "送付物の記録",
        Cases.Permission.ManageSettings => "市の設定",
        Cases.Permission.ManageTerminals => "端末の登録",
        Cases.Permission.ManageAccounts => "アカウントと職務の変更",
        Cases.Permission.ConfirmAccounts => "アカウントと職務の確認",
        Cases.Permission.SettleStops => "交付停止の判断",
        Cases.Permission.HoldAtNight => "時間外の預かり",
        Cases.Permission.SettleNight => "時間外の預かりの片付け",
        Cases.Permission.LiftNightHold => "誤りの保留を外すこと",
        Cases.Permission.OperateKiosks => "コンビニ交付の運用",
        Cases.Permission.ConfirmKinship => "人の結び付きの確認",
        Cases.Permission.TakeRequests => "不受理申出と取下げの受付",
        Cases.Permission.SettleRequests => "不受理申出の申出人と別人であることの確認",
        Cases.Permission.AskBureau => "受理照会と指示の記録",
        Cases.Permission.GiveBackPapers => "届書の返戻の記録",
        Cases.Permission.ReadAgain => "再点検",
        Cases.Permission.EditCase => Named(CaseAction.Edit),
        Cases.Permission.ReceiveCase => Named(CaseAction.Receive),
        Cases.Permission.DiscardCase => Named(CaseAction.Discard),
        Cases.Permission.RestoreCase => Named(CaseAction.Restore),
        Cases.Permission.TakeCase => Named(CaseAction.Take),
        Cases.Permission.ExamineCase => Named(CaseAction.Examine),
        Cases.Permission.ReturnCase => Named(CaseAction.Return),
        Cases.Permission.ApproveCase => Named(CaseAction.Approve),
        Cases.Permission.RejectCase => Named(CaseAction.Reject),
        Cases.Permission.WithdrawCase => Named(CaseAction.Withdraw),
    };

    private static string Named(CaseAction action) => $"「{action.Word()}」";
}
