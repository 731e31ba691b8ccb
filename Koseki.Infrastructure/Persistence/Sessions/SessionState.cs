using Koseki.Infrastructure.Persistence.Cases;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>Where a sign-in stands.</summary>
public enum SessionState
{
    /// <summary>In use.</summary>
    Open,

    /// <summary>ロック中: shows nothing and does nothing until the person proves who they are.</summary>
    Locked,

    /// <summary>Over, for good.</summary>
    Ended,
}

/// <summary>Why a sign-in is over.</summary>
public enum SessionEnd
{
    /// <summary>サインアウト.</summary>
    SignedOut,

    /// <summary>The longest time was reached.</summary>
    TooLong,

    /// <summary>The account was closed, or is not there any more.</summary>
    Deactivated,

    /// <summary>The account's duties are others now.</summary>
    RolesChanged,

    /// <summary>The account's password was changed.</summary>
    PasswordChanged,

    /// <summary>The enrolment of the terminal was revoked.</summary>
    TerminalRevoked,

    /// <summary>The rows of the account or of its duties are not those that were recorded.</summary>
    AccountTampered,

    /// <summary>The person signed in anew in the same browser.</summary>
    Replaced,
}

/// <summary>Why an act is refused, whoever asks for it.</summary>
public enum SessionRefusal
{
    /// <summary>No such sign-in.</summary>
    Unknown,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>It is locked.</summary>
    Locked,

    /// <summary>The last proof of who is there was too long ago for this act.</summary>
    ProofNeeded,
}

/// <summary>The Japanese words.</summary>
public static class SessionWords
{
    /// <summary>The reason, to follow 「サインインは終わりました」 or a log line.</summary>
    public static string Word(this SessionEnd why) => why switch
    {
        SessionEnd.SignedOut => "サインアウト",
        SessionEnd.TooLong => "続けて使える時間を過ぎた",
        SessionEnd.Deactivated => "アカウントが使えなくなった",
        SessionEnd.RolesChanged => "職務が変わった",
        SessionEnd.PasswordChanged => "パスワードが変わった",
        SessionEnd.TerminalRevoked => "端末の登録が取り消された",
        SessionEnd.AccountTampered => "アカウントか職務の記録が、署名した記録と合わない",
        SessionEnd.Replaced => "同じブラウザでサインインし直した",
    };

    /// <summary>What is said, and what to do.</summary>
    public static string Word(this SessionRefusal refusal) => refusal switch
    {
        SessionRefusal.Locked => "画面をロックしています。パスワードを入れてロックを解いてから、もう一度操作してください。",
        SessionRefusal.ProofNeeded => "前にパスワードを入れてから時間がたっています。パスワードを入れて、もう一度操作してください。",
        SessionRefusal.Unknown or SessionRefusal.Ended => "サインインは終わっています。サインインし直してください。",
    };
}

/// <summary>An act that the sign-in it comes from does not carry (any more). Nothing was done.</summary>
public sealed class SessionRefusedException(SessionRefusal refusal) : CaseException(refusal.Word())
{
    /// <summary>Why.</summary>
    public SessionRefusal Refusal { get; } = refusal;
}
