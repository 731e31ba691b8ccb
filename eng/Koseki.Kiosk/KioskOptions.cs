namespace Koseki.Kiosk;

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

    /// <summary>Municipality asked, by its code of six digits.</summary>
    public string Municipality { get; set; } = "112224";

    /// <summary>Its name as the screens show it.</summary>
    public string MunicipalityName { get; set; } = "埼玉県越谷市";

    /// <summary>
    /// The counters a resident is sent to. Those here, and <see cref="Phone"/>, are invented for the simulator; a city's own
    /// are its settings (<c>Kiosk:Offices:0:Name</c> …).
    /// </summary>
    public IReadOnlyList<KioskOffice> Offices { get; set; } =
        [new() { Name = "市役所 市民課", Place = "本庁舎1階", Hours = "月〜金 8:30〜17:15" }, new() { Name = "北部出張所・南部出張所", Hours = "月〜金 8:30〜17:15" }];

    /// <summary>Telephone of the first of them; empty when there is none.</summary>
    public string Phone { get; set; } = "048-900-0000";

    /// <summary>TEST or PROD.</summary>
    public string Environment { get; set; } = "TEST";

    /// <summary>Operator of the shop, as the contract writes it.</summary>
    public string Operator { get; set; } = "SIM";

    /// <summary>Shop.</summary>
    public string Store { get; set; } = "000001";

    /// <summary>Terminal in the shop.</summary>
    public string Terminal { get; set; } = "T1";

    /// <summary>Prefecture of the shop, 01 to 47.</summary>
    public string Prefecture { get; set; } = "11";

    /// <summary>Seconds until an application that is still being made is given up.</summary>
    public int DeadlineSeconds { get; set; } = 20;

    /// <summary>Seconds one of the other messages may take.</summary>
    public int ShortDeadlineSeconds { get; set; } = 10;

    /// <summary>Seconds without a touch after which a visit ends and is forgotten.</summary>
    public int IdleSeconds { get; set; } = 90;
}

/// <summary>A counter of the city.</summary>
public sealed class KioskOffice
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it is; may be empty.</summary>
    public string Place { get; set; } = "";

    /// <summary>When it is open.</summary>
    public string Hours { get; set; } = "";
}
