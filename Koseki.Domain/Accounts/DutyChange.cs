using Koseki.Domain.Cases;

namespace Koseki.Domain.Accounts;

/// <summary>One change of a person's duties: a closed union.</summary>
public abstract record DutyChange
{
    private DutyChange(string account) => Account = account;

    /// <summary>Account of the person.</summary>
    public string Account { get; }

    /// <summary>付与: the person gets a duty.</summary>
    /// <param name="Account">Account of the person.</param>
    /// <param name="Role">The duty.</param>
    /// <param name="Office">Code of the office; null: everywhere.</param>
    /// <param name="From">First day.</param>
    /// <param name="Until">Last day, or null.</param>
    public sealed record Give(string Account, StaffRole Role, string? Office, DateOnly From, DateOnly? Until) : DutyChange(Account);

    /// <summary>期間の変更: a grant gets another last day. The day before its first takes a reservation back; null takes its end back.</summary>
    /// <param name="Account">Account of the person.</param>
    /// <param name="Grant">Number of the grant.</param>
    /// <param name="Until">Last day, or null.</param>
    public sealed record Limit(string Account, long Grant, DateOnly? Until) : DutyChange(Account);
}

/// <summary>A change as it was entered.</summary>
/// <param name="Number">Running number; of a 付与 the number of the grant.</param>
/// <param name="Change">What changes.</param>
public sealed record EnteredChange(long Number, DutyChange Change);

/// <summary>職務の登録: changes entered together by one person, in force only when another one has confirmed them.</summary>
/// <param name="Number">Number of its first change.</param>
/// <param name="Changes">The changes, by number.</param>
/// <param name="EnteredBy">Account of who entered it.</param>
/// <param name="EnteredByName">Name of that person.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Decision">What the second person said; null while it waits.</param>
public sealed record DutyEntry(long Number, IReadOnlyList<EnteredChange> Changes, string EnteredBy, string EnteredByName, DateTimeOffset EnteredAt, DutyDecision? Decision)
{
    /// <summary>Whether a second person has confirmed it.</summary>
    public bool IsConfirmed => Decision is { Confirmed: true };

    /// <summary>Whether it waits for the second person.</summary>
    public bool Waits => Decision is null;
}

/// <summary>What the second person said of an entry.</summary>
/// <param name="Confirmed">確認, or 差戻し.</param>
/// <param name="Reason">Why it was sent back; empty when confirmed.</param>
/// <param name="By">Account.</param>
/// <param name="ByName">Name.</param>
/// <param name="At">When.</param>
public sealed record DutyDecision(bool Confirmed, string Reason, string By, string ByName, DateTimeOffset At);

/// <summary>職員: a person with an account.</summary>
/// <param name="Account">The account's name, unique and never reused.</param>
/// <param name="Name">氏名.</param>
/// <param name="Office">Code of the office the person belongs to; the duties say where they count.</param>
/// <param name="IsActive">False once the account is closed, for good.</param>
public sealed record StaffPerson(string Account, string Name, string Office, bool IsActive);
