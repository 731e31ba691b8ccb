using Koseki.Domain.Registers;

namespace Koseki.Domain.NightHolds;

/// <summary>What is to be deposited.</summary>
/// <param name="Paper">What it is said to be; null when that was not said.</param>
/// <param name="ReceivedAt">When it was handed over.</param>
/// <param name="Words">What was typed from it.</param>
/// <param name="Registers">The registers chosen; none for a deposit by text.</param>
public sealed record NightOrder(NightPaper? Paper, DateTimeOffset ReceivedAt, NightWords Words, IReadOnlyList<RegisterId> Registers);

/// <summary>A certificate that was given out before the hold.</summary>
/// <param name="Register">Of which register.</param>
/// <param name="At">When.</param>
/// <param name="Place">Where: the shop, or the counter.</param>
/// <param name="Copies">How many; for a kiosk the one right to release, whatever came out of the printer.</param>
public sealed record GivenBefore(RegisterId Register, DateTimeOffset At, string Place, int Copies);

/// <summary>A register as the terminal may name it.</summary>
/// <param name="Register">The register.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者.</param>
public sealed record NightRegister(RegisterId Register, string Domicile, string Head);

/// <summary>The acknowledgement: from <see cref="JournalNumber"/> on no certificate is given of what is held.</summary>
/// <param name="Number">夜 41.</param>
/// <param name="At">When.</param>
/// <param name="JournalNumber">Its place in the journal among the claims.</param>
/// <param name="Held">What is held; empty for a deposit by text, which holds nothing yet.</param>
/// <param name="Before">What was given out of them before, oldest first.</param>
public sealed record NightReceipt(long Number, DateTimeOffset At, long JournalNumber, IReadOnlyList<NightRegister> Held, IReadOnlyList<GivenBefore> Before);
