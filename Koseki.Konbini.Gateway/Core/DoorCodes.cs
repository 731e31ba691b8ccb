using Koseki.Konbini.Gateway.Refusals;

namespace Koseki.Konbini.Gateway.Core;

/// <summary>What the core's certificate door says in codes, as the gateway's own reasons. A code it does not know is a failure of the core.</summary>
internal static class DoorCodes
{
    internal static Refusal Read(string? code) => code switch
    {
        "K2004" => Refusal.MemberUnfit,
        "K3004" => Refusal.Held,
        "K3008" => Refusal.NotRegisteredHere,
        "K3009" => Refusal.CannotBePrinted,
        "K3010" => Refusal.InDoubt,
        "K4003" => Refusal.ApplicationEnded,
        "K4007" => Refusal.NoLongerEligible,
        "K5002" => Refusal.KindStopped,
        "K5901" => Refusal.CoreHalted,
        "K5902" => Refusal.RecordTampered,
        _ => Refusal.Internal,
    };
}
