namespace Koseki.Domain.Cases;

/// <summary>A code with which a browser becomes a terminal, as it was found.</summary>
/// <param name="Terminal">Code of the terminal.</param>
/// <param name="IssuedBy">Account and name of who gave it out.</param>
/// <param name="Until">When it stops being of use.</param>
/// <param name="IsUsed">Whether a browser was enrolled with it.</param>
/// <param name="IsRecorded">Whether it is as it was recorded.</param>
public sealed record EnrolmentCode(string Terminal, string IssuedBy, DateTimeOffset Until, bool IsUsed, bool IsRecorded);

/// <summary>Which browser becomes which terminal: by a code that is good once and for a short time, until the enrolment is revoked. Pure.</summary>
public static class TerminalRules
{
    /// <summary>Why a browser does not become a terminal by a code; null when it does.</summary>
    /// <param name="code">The code as it was found; null when there is none.</param>
    /// <param name="now">Now.</param>
    public static TerminalRefusal? WhyNotEnrol(EnrolmentCode? code, DateTimeOffset now) => code is { IsUsed: false, IsRecorded: true } && code.Until > now ? null : new TerminalRefusal.CodeNotGood();

    /// <summary>Why an enrolment is not revoked; null when it is.</summary>
    /// <param name="isEnrolled">Whether there is one.</param>
    /// <param name="isRevoked">Whether it was revoked before.</param>
    public static TerminalRefusal? WhyNotRevoke(bool isEnrolled, bool isRevoked) => !isEnrolled ? new TerminalRefusal.NotEnrolled() : isRevoked ? new TerminalRefusal.RevokedBefore() : null;
}
