using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;

namespace Koseki.Domain.Accounts;

/// <summary>Why an account or its duties are not changed or not used: closed, with the words for the screen.</summary>
public abstract record DutyRefusal : ActRefusal
{
    private DutyRefusal()
    {
    }

    /// <summary>Accounts or duties are not those that were recorded.</summary>
    public sealed record Foreign : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "アカウントか職務の記録が、署名した記録と合いません(書き換えられた疑いがあります)。職務の変更はできません。verify を実行し、正しい写しに戻してください。";
    }

    /// <summary>There is no such account.</summary>
    /// <param name="Account">As it was given.</param>
    public sealed record UnknownAccount(string Account) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"アカウント「{Account}」がありません。先にアカウントを加えてください。";
    }

    /// <summary>The account is closed, for good.</summary>
    /// <param name="Name">Whose.</param>
    public sealed record AccountClosed(string Name) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Name}さんのアカウントは閉じています。戻った人には、新しいアカウントを加えてください。";
    }

    /// <summary>An account cannot be called so.</summary>
    public sealed record AccountUnfit : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "アカウントは、英小文字で始まる2字から40字までの英小文字・数字・「.」「_」「-」で入れてください。";
    }

    /// <summary>There is, or was, an account of this name.</summary>
    /// <param name="Account">The name.</param>
    public sealed record AccountTaken(string Account) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"アカウント「{Account}」は、すでにあるか、前にありました。記録の人を取り違えないよう、同じ名は二度使えません。";
    }

    /// <summary>No name, or one with control characters.</summary>
    public sealed record NameUnfit : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "氏名を入れてください。";
    }

    /// <summary>There is no such office.</summary>
    /// <param name="Office">Its code, or its name as it was given.</param>
    public sealed record UnknownOffice(string Office) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"事務所「{Office}」がありません。";
    }

    /// <summary>The last day is before the first.</summary>
    /// <param name="From">First day.</param>
    /// <param name="Until">Last day.</param>
    public sealed record Reversed(DateOnly From, DateOnly Until) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"終わりの日({RegisterDate.Of(Until).Text})が、始まりの日({RegisterDate.Of(From).Text})より前です。";
    }

    /// <summary>The day went by: what a person was allowed on a day is not changed afterwards.</summary>
    /// <param name="Day">The day.</param>
    public sealed record BegunBefore(DateOnly Day) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{RegisterDate.Of(Day).Text}は過ぎています。今日か、これからの日で入れ直してください。";
    }

    /// <summary>There is no such grant of this person.</summary>
    /// <param name="Grant">Its number.</param>
    public sealed record UnknownGrant(long Grant) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"職務の付与 {Grant} がありません。画面を読み直してください。";
    }

    /// <summary>The grant ended, or was taken back.</summary>
    /// <param name="Duty">Which.</param>
    public sealed record OverBefore(string Duty) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Duty}は、すでに終わったか取り消されています。続けるには、新しく職務を入れてください。";
    }

    /// <summary>The person would have the same duty twice.</summary>
    /// <param name="Name">Whose.</param>
    /// <param name="Duty">Which.</param>
    public sealed record Overlaps(string Name, string Duty) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Name}さんの{Duty}が、ある職務か、確認を待っている職務と重なります。期間か事務所を確かめてください。";
    }

    /// <summary>Nothing would be different.</summary>
    public sealed record NothingChanges : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "今の職務と変わりません。";
    }

    /// <summary>More changes than are entered together.</summary>
    /// <param name="Most">How many can be.</param>
    public sealed record TooMany(int Most) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"一度に入れられる変更は{Most}件までです。分けて入れてください。";
    }

    /// <summary>Another change of the same grant waits for its second person.</summary>
    public sealed record WaitsAlready : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "同じ職務の変更が、すでに確認を待っています。先にそれを確認するか、差し戻してください。";
    }

    /// <summary>There is no such entry.</summary>
    /// <param name="Number">Its number.</param>
    public sealed record UnknownEntry(long Number) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"職務の登録 {Number} がありません。";
    }

    /// <summary>Somebody else was first to confirm it or to send it back.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Confirmed">確認, or 差戻し.</param>
    public sealed record DecidedBefore(string Name, bool Confirmed) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この登録は、{Name}さんが先に{(Confirmed ? "確認" : "差戻し")}しました。";
    }

    /// <summary>They entered it themselves.</summary>
    public sealed record OwnEntry : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "入れた人は確認できません。別の人が確認します。";
    }

    /// <summary>It is about themselves.</summary>
    public sealed record OwnDuties : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "自分のアカウントと職務は、自分では変えられません。別の人に頼んでください。";
    }

    /// <summary>Nobody would be left who can give duties.</summary>
    /// <param name="Day">From this day.</param>
    public sealed record NobodyManages(DateOnly Day) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{RegisterDate.Of(Day).Text}に、運用の職務の人がいなくなります。先に、別の人の運用の職務を入れてください。";
    }

    /// <summary>There are operators enough to go on from the screen.</summary>
    public sealed record EnoughOperators : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "運用の職務の人が二人います。アカウントは画面「アカウントと職務」で加えてください。";
    }

    /// <summary>A new password is too short or too long.</summary>
    /// <param name="Shortest">How long it has to be.</param>
    public sealed record PasswordShort(int Shortest) : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"新しいパスワードは{Shortest}字以上で入れてください。";
    }

    /// <summary>A new password is the first one, or has the account in it.</summary>
    public sealed record PasswordKnown : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "新しいパスワードには、渡されたパスワードも、アカウントを含むものも使えません。";
    }

    /// <summary>It was not typed twice alike.</summary>
    public sealed record PasswordsDiffer : DutyRefusal
    {
        /// <inheritdoc/>
        public override string Words => "新しいパスワードの2回の入力が違います。もう一度入れてください。";
    }
}
