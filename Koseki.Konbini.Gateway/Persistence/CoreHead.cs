namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>The highest head of the core's journal that the gateway was told: one row.</summary>
public sealed class CoreHead
{
    /// <summary>Always 1.</summary>
    public required int Id { get; set; }

    /// <summary>Journal number; goes up only.</summary>
    public long Number { get; set; }

    /// <summary>Hash of that journal row, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The core's signature over it, hexadecimal.</summary>
    public required string Signature { get; set; }

    /// <summary>When it was told (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>Why nothing is asked of this core any more, until a responsible operator settles it; null while all is well.</summary>
    public string? Problem { get; set; }

    /// <summary>The one row, before anything was told.</summary>
    public static CoreHead New() => new() { Id = 1, Hash = "", Signature = "" };
}
