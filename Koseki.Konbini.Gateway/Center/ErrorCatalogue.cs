using Koseki.Konbini.Gateway.Refusals;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>One error of the contract (KNB 1.0 §5.5).</summary>
/// <param name="Code">K-code.</param>
/// <param name="Http">HTTP status.</param>
/// <param name="Retryable">Whether the centre may repeat with the same ApplicationId.</param>
/// <param name="Display">What the resident may see. All refusals that could betray a protection measure share M03.</param>
public sealed record KnbError(string Code, int Http, bool Retryable, string Display);

/// <summary>What the centre hears of a refusal: the only place where reasons become codes of the contract.</summary>
public static class ErrorCatalogue
{
    /// <summary>The error of a refusal.</summary>
    public static KnbError Of(Refusal refusal) => refusal switch
    {
        Refusal.NotReadable => new("K1001", 400, false, "S01"),
        Refusal.NotOfTheContract => new("K1002", 400, false, "S01"),
        Refusal.DeadlinePassed => new("K1004", 408, false, "S02"),
        Refusal.SerialUnknown => Said("K2001", "M01"),
        Refusal.SerialEnded => Said("K2002", "M01"),
        Refusal.TokenUnfit => Said("K2003", "M02"),
        Refusal.MemberUnfit => Said("K2004", "M02"),
        Refusal.UnderAge => Said("K2005", "M03"),
        Refusal.NotResident => Said("K3001", "M03"),
        Refusal.Leaving => Said("K3002", "M03"),
        Refusal.Suppressed => Said("K3003", "M03"),
        Refusal.Held => Said("K3004", "M03"),
        Refusal.NoSeal or Refusal.SealAbolished or Refusal.SealUnderInquiry => Said("K3006", "M03"),
        Refusal.NotRegisteredHere => Said("K3008", "M03"),
        Refusal.CannotBePrinted => Said("K3009", "M03"),
        // Whatever stops a household: one code, so that a protected member cannot be told from one who moves.
        Refusal.InDoubt or Refusal.MemberSuppressed or Refusal.MemberLeaving or Refusal.MemberChanging or Refusal.MemberInDoubt or Refusal.SealNotCompared or Refusal.SealInDoubt => Said("K3010", "M03"),
        Refusal.ApplicationReused => Said("K4001", "S03"),
        Refusal.FeeDiffers => Said("K4002", "S04"),
        Refusal.ApplicationEnded => Said("K4003", "S03"),
        Refusal.AlreadyReleased => Said("K4004", "S03"),
        Refusal.ResultContradicts => Said("K4005", "S03"),
        Refusal.TicketOver => new("K4006", 410, false, "S03"),
        Refusal.NoLongerEligible => Said("K4007", "M03"),
        Refusal.OutsideHours => Said("K5001", "S05"),
        Refusal.KindStopped => Said("K5002", "S05"),
        Refusal.DataStale => Said("K5003", "S05"),
        Refusal.SourceUnavailable => new("K5004", 200, true, "S06"),
        Refusal.Overloaded => new("K5005", 503, true, "S06"),
        Refusal.Internal => new("K5006", 500, true, "S06"),
        Refusal.PaperMismatch or Refusal.CoreHalted => new("K5901", 500, false, "S07"),
        Refusal.RecordTampered => Said("K5902", "M03"),
        Refusal.WrongMunicipality => new("K9002", 403, false, "S07"),
        Refusal.WrongEnvironment => new("K9003", 403, false, "S07"),
    };

    private static KnbError Said(string code, string display) => new(code, 200, false, display);
}
