namespace Koseki.Kiosk.Center;

/// <summary>The gateway said no, or said nothing usable.</summary>
/// <param name="code">K-code, or one of the centre's own: LOST, BROKEN, HASH.</param>
/// <param name="display">Code the resident may see.</param>
/// <param name="retryable">Whether the same application may be sent again.</param>
public sealed class CenterException(string code, string display, bool retryable) : Exception($"{code} ({display})")
{
    /// <summary>Nothing came back: the message may or may not have arrived.</summary>
    public const string Lost = "LOST";

    /// <summary>What came back is not an answer of the contract to this message.</summary>
    public const string Broken = "BROKEN";

    /// <summary>The paper is not the one that was announced.</summary>
    public const string Hash = "HASH";

    /// <summary>K-code, or one of the centre's own.</summary>
    public string Code { get; } = code;

    /// <summary>Code the resident may see.</summary>
    public string Display { get; } = display;

    /// <summary>Whether the same application may be sent again.</summary>
    public bool Retryable { get; } = retryable;

    /// <summary>How long to wait before that.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The hash of what was received, when there was something.</summary>
    public string? ReceivedSha256 { get; init; }
}
