namespace Koseki.Kiosk.Center;

/// <summary>A person who may stand on the certificate.</summary>
public sealed record MenuMember(string Token, string Name, bool Self);

/// <summary>A certificate that can be had.</summary>
/// <param name="Kind">CertificateType of the contract.</param>
/// <param name="Fee">Yen a copy.</param>
/// <param name="MaxCopies">1 to 20.</param>
/// <param name="Members">Whom it can be made for; empty when it is made for the whole.</param>
/// <param name="Options">Items that may be chosen, as the contract writes them.</param>
public sealed record MenuItem(string Kind, int Fee, int MaxCopies, IReadOnlyList<MenuMember> Members, IReadOnlyList<string> Options)
{
    /// <summary>課税年度 of which one must be chosen, by the western calendar; empty where the certificate has none.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];
}

/// <summary>The answer to M1.</summary>
public sealed record Menu(string SubjectToken, IReadOnlyList<MenuItem> Items);
