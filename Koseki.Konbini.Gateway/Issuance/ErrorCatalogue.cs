namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>One error of the contract (KNB 1.0 §5.5).</summary>
/// <param name="Code">K-code.</param>
/// <param name="Http">HTTP status.</param>
/// <param name="Retryable">Whether the centre may repeat with the same ApplicationId.</param>
/// <param name="Display">What the resident may see. All refusals that could betray a protection measure share M03.</param>
public sealed record KnbError(string Code, int Http, bool Retryable, string Display);

/// <summary>The table of errors.</summary>
public static class ErrorCatalogue
{
    /// <summary>The core found that the record of a register does not pass its check: that register is closed, nothing else.</summary>
    public const string TamperedRegister = "K5902";

    private static readonly Dictionary<string, KnbError> Table = new[]
    {
        new KnbError("K1001", 400, false, "S01"), new("K1002", 400, false, "S01"), new("K1003", 400, false, "S01"), new("K1004", 408, false, "S02"),
        new("K2001", 200, false, "M01"), new("K2002", 200, false, "M01"), new("K2003", 200, false, "M02"), new("K2004", 200, false, "M02"), new("K2005", 200, false, "M03"),
        new("K3001", 200, false, "M03"), new("K3002", 200, false, "M03"), new("K3003", 200, false, "M03"), new("K3004", 200, false, "M03"), new("K3005", 200, false, "M03"),
        new("K3006", 200, false, "M03"), new("K3007", 200, false, "M04"), new("K3008", 200, false, "M03"), new("K3009", 200, false, "M03"), new("K3010", 200, false, "M03"), new("K3011", 200, false, "M05"),
        new("K4001", 200, false, "S03"), new("K4002", 200, false, "S04"), new("K4003", 200, false, "S03"), new("K4004", 200, false, "S03"), new("K4005", 200, false, "S03"), new("K4006", 410, false, "S03"), new("K4007", 200, false, "M03"),
        new("K5001", 200, false, "S05"), new("K5002", 200, false, "S05"), new("K5003", 200, false, "S05"), new("K5004", 200, true, "S06"), new("K5005", 503, true, "S06"), new("K5006", 500, true, "S06"), new("K5901", 500, false, "S07"), new("K5902", 200, false, "M03"),
        new("K9001", 403, false, "S07"), new("K9002", 403, false, "S07"), new("K9003", 403, false, "S07"), new("K9004", 429, true, "S06"),
    }.ToDictionary(e => e.Code, StringComparer.Ordinal);

    /// <summary>The error of a code; an unknown code is K5006.</summary>
    public static KnbError Of(string code) => Table.GetValueOrDefault(code, Table["K5006"]);
}

/// <summary>A business refusal: the application ends with this code.</summary>
public sealed class RefusedException(string code, string reason) : Exception($"{code}: {reason}")
{
    /// <summary>K-code.</summary>
    public string Code { get; } = code;
}
