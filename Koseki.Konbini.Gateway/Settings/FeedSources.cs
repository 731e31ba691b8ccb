namespace Koseki.Konbini.Gateway.Settings;

/// <summary>The feeds the gateway takes in, in the order in which they are applied.</summary>
public static class FeedSources
{
    /// <summary>住民.</summary>
    public const string Resident = "resident";

    /// <summary>電子証明書 → 住民.</summary>
    public const string Binding = "jpki";

    /// <summary>世帯と住民票.</summary>
    public const string Household = "household";

    /// <summary>印鑑登録の廃止と照会中: a stream of its own, before the registrations themselves.</summary>
    public const string SealStop = "sealstop";

    /// <summary>印鑑登録.</summary>
    public const string Seal = "seal";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Resident, Binding, Household, SealStop, Seal];
}
