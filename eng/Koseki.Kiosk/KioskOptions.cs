namespace Koseki.Kiosk;

/// <summary>A card (or phone) to try with.</summary>
public sealed record SampleCard(string Label, string IssuerKeyId, string Serial, string Means, string Pin);

/// <summary>Configuration section <c>Kiosk</c>.</summary>
public sealed class KioskOptions
{
    /// <summary>Port of the screens on loopback.</summary>
    public int Port { get; set; } = 7450;

    /// <summary>Address of the gateway's kiosk side.</summary>
    public string Gateway { get; set; } = "https://localhost:7443/";

    /// <summary>PKCS#12 file of the centre's client certificate.</summary>
    public string ClientCertificate { get; set; } = "certificates/center-client.pfx";

    /// <summary>Root that the gateway's certificate must come from.</summary>
    public string Root { get; set; } = "certificates/root.cer";

    /// <summary>JSON file with the sample cards.</summary>
    public string Cards { get; set; } = "cards.json";

    /// <summary>Municipality asked.</summary>
    public string Municipality { get; set; } = "112224";

    /// <summary>TEST or PROD.</summary>
    public string Environment { get; set; } = "TEST";

    /// <summary>Seconds a request may take.</summary>
    public int DeadlineSeconds { get; set; } = 20;
}
