namespace Koseki.Kiosk.Center;

/// <summary>What M4 reports of the printing.</summary>
/// <param name="Result">PRINTED, PRINT_FAILED, PARTIAL or ABANDONED.</param>
/// <param name="ReceivedSha256">Hash of what was given to the printer.</param>
/// <param name="Copies">Copies that came out.</param>
/// <param name="FeeCollected">Yen kept.</param>
/// <param name="At">When.</param>
public sealed record PrintReport(string Result, string ReceivedSha256, int Copies, int FeeCollected, DateTimeOffset At);
