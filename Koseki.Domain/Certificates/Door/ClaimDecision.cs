using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates.Door;

/// <summary>A right to release that was given.</summary>
/// <param name="Register">戸籍番号.</param>
/// <param name="Generation">The generation of the paper.</param>
/// <param name="Sha256">The paper's hash.</param>
/// <param name="JournalNumber">Where in the journal it stands.</param>
public sealed record GivenClaim(long Register, int Generation, IReadOnlyList<byte> Sha256, long JournalNumber);

/// <summary>What was read before a right to release is given.</summary>
/// <param name="Before">The right that was given under the same id; null when none was.</param>
/// <param name="IsClosed">Whether no 戸籍 is given out at all: the paper list of an outage is not worked off.</param>
/// <param name="IsHeld">Whether a notification holds the register; null when its holds are not those that were recorded.</param>
/// <param name="IsRegisterStopped">Whether the register is stopped.</param>
/// <param name="IsResidentStopped">Whether the resident is stopped.</param>
/// <param name="IsLinkSound">Whether the resident's link is the one that was recorded.</param>
/// <param name="Generation">The register's latest generation; null when there is none.</param>
public sealed record ClaimFacts(GivenClaim? Before, bool IsClosed, bool? IsHeld, bool IsRegisterStopped, bool IsResidentStopped, bool IsLinkSound, int? Generation);

/// <summary>
/// 引渡しの権利: given once for one paper; asked for again for the same paper it is given again, unless something stands against it now.
/// Pure.
/// </summary>
public static class ClaimDecision
{
    /// <summary>Why it is not given; null when it is.</summary>
    public static DoorDenial? WhyNot(ClaimQuestion question, ClaimFacts facts)
    {
        var register = new RegisterId(question.Register);
        return !IsHash(question.Sha256) || (facts.Before is { } before && !IsOf(before, question)) ? new DoorDenial.OtherPaper()
            : facts.IsClosed ? new DoorDenial.PaperListOpen()
            : facts.IsHeld is not { } isHeld ? new DoorDenial.RecordForeign($"戸籍 {register} の保留の記録が、署名した記録と合いません。")
            : isHeld ? new DoorDenial.Held(register)
            : facts.IsRegisterStopped ? new DoorDenial.RegisterStopped(register)
            : facts.IsResidentStopped ? new DoorDenial.ResidentStopped()
            : !facts.IsLinkSound ? new DoorDenial.RecordForeign($"宛名番号 {question.ResidentNumber} と人の結び付きが、署名した記録と合いません。")
            : facts.Generation != question.Generation ? new DoorDenial.Superseded()
            : null;
    }

    /// <summary>Whether two questions of one id that wait together are of one paper.</summary>
    public static DoorDenial? WhyNotBeside(ClaimQuestion question, ClaimQuestion given) => question with { Place = given.Place, KnownHead = given.KnownHead } == given ? null : new DoorDenial.OtherPaper();

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigit);

    private static bool IsOf(GivenClaim claim, ClaimQuestion question) =>
        claim.Register == question.Register && claim.Generation == question.Generation && claim.Sha256.SequenceEqual(Convert.FromHexString(question.Sha256));
}
