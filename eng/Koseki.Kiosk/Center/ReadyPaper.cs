namespace Koseki.Kiosk.Center;

/// <summary>The answer to M2 when the certificate is made.</summary>
public sealed record ReadyPaper(string IssueNo, string Ticket, DateTimeOffset TicketExpiresAt, int PageCount, int ByteLength, string Sha256, int Fee);

/// <summary>The answer to M2: the paper, or how long to wait before asking again.</summary>
public sealed record CreateAnswer(ReadyPaper? Ready, TimeSpan RetryAfter);
