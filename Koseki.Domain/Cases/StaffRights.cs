namespace Koseki.Domain.Cases;

/// <summary>What a member of the staff may do apart from the steps of a case (<see cref="CaseRules"/>).</summary>
public enum StaffRight
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

    /// <summary>交付停止をどうするか、二人で決める.</summary>
    SettleStops,

    /// <summary>推定の人の結び付きを、二人で確認する.</summary>
    ConfirmKinship,
}

/// <summary>Which duty a right takes. One place for every page, address and store.</summary>
public static class StaffRights
{
    /// <summary>The duties of which one is enough.</summary>
    public static IReadOnlyList<StaffRole> RolesOf(StaffRight right) => right switch
    {
        StaffRight.SeeRegisters => [StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver],
        StaffRight.EnterPapers or StaffRight.SeeCertificates or StaffRight.HandleMessages => [StaffRole.Counter, StaffRole.Examiner],
        StaffRight.IssueCertificates => [StaffRole.Counter],
        StaffRight.ManageSettings => [StaffRole.Operator, StaffRole.Approver],
        StaffRight.ManageTerminals => [StaffRole.Operator],
        StaffRight.SettleStops or StaffRight.ConfirmKinship => [StaffRole.Examiner, StaffRole.Approver],
    };

    /// <summary>Whether the actor has one of the duties.</summary>
    public static bool Allows(StaffRight right, Actor actor) => RolesOf(right).Any(actor.Is);

    /// <summary>Why the actor may not, in words for the screen; null when they may.</summary>
    public static string? WhyNot(StaffRight right, Actor actor) => Allows(right, actor)
        ? null
        : $"{Word(right)}には{string.Join("・", RolesOf(right).Select(r => r.Word()))}の職務が要ります。";

    /// <summary>What it is called.</summary>
    public static string Word(this StaffRight right) => right switch
    {
        StaffRight.SeeRegisters => "戸籍と届を見ること",
        StaffRight.EnterPapers => "届書の入力",
        StaffRight.SeeCertificates => "証明書の画面",
        StaffRight.IssueCertificates => "証明書の発行",
        StaffRight.HandleMessages => "送付物の記録",
        StaffRight.ManageSettings => "市の設定",
        StaffRight.ManageTerminals => "端末の登録",
        StaffRight.SettleStops => "交付停止の判断",
        StaffRight.ConfirmKinship => "人の結び付きの確認",
    };
}
