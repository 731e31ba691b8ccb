namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>The core does not serve a question of the gateway.</summary>
public sealed class DoorRefusalException(string code, string reason) : Exception(reason)
{
    /// <summary>K3xxx or K5xxx (KNB 1.0 §5.5).</summary>
    public string Code { get; } = code;
}
