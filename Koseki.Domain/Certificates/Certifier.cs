namespace Koseki.Domain.Certificates;

/// <summary>認証者: who certifies, with the seal that goes with the office (戸籍法施行規則73条).</summary>
/// <param name="Title">埼玉県越谷市長, 埼玉県越谷市長職務代理者副市長 …, as it stands on paper.</param>
/// <param name="Name">Name, as it stands on paper.</param>
/// <param name="Seal">職印.</param>
public sealed record Certifier(string Title, string Name, CertificateSeal Seal);

/// <summary>One entry of a certifier: entered by one person, in force only when another one has confirmed it.</summary>
/// <param name="Number">Running number, from 1.</param>
/// <param name="From">First day on which papers bear it; it ends on the day another one begins.</param>
/// <param name="Certifier">Who, with the seal.</param>
/// <param name="EnteredBy">Account of who entered it.</param>
/// <param name="EnteredByName">Name of that person.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Decision">What the second person said; null while it waits.</param>
public sealed record CertifierEntry(long Number, DateOnly From, Certifier Certifier, string EnteredBy, string EnteredByName, DateTimeOffset EnteredAt, CertifierDecision? Decision)
{
    /// <summary>Whether a second person has confirmed it.</summary>
    public bool IsConfirmed => Decision is { Confirmed: true };
}

/// <summary>What the second person said of an entry.</summary>
/// <param name="Confirmed">確認, or 差戻し.</param>
/// <param name="Reason">Why it was sent back; empty when confirmed.</param>
/// <param name="By">Account.</param>
/// <param name="ByName">Name.</param>
/// <param name="At">When.</param>
public sealed record CertifierDecision(bool Confirmed, string Reason, string By, string ByName, DateTimeOffset At);
