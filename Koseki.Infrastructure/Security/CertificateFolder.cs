using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Koseki.Infrastructure.Security;

/// <summary>
/// The certificates of one installation, as files of one folder: <c>root.cer</c>, a <c>.pfx</c> for each end this
/// process plays, and a <c>.cer</c> of each end it talks to.
/// </summary>
public sealed class CertificateFolder(string path)
{
    /// <summary>Names of the ends.</summary>
    public static class Ends
    {
        /// <summary>The core's certificate door (server).</summary>
        public const string CoreServer = "core-server";

        /// <summary>The core's signing key.</summary>
        public const string CoreSigning = "core-signing";

        /// <summary>The gateway as client of the core.</summary>
        public const string GatewayClient = "gateway-client";

        /// <summary>The gateway's signing key.</summary>
        public const string GatewaySigning = "gateway-signing";

        /// <summary>The gateway's kiosk side (server).</summary>
        public const string GatewayServer = "gateway-server";

        /// <summary>証明書交付センター (client).</summary>
        public const string CenterClient = "center-client";
    }

    /// <summary>The issuing root.</summary>
    public X509Certificate2 Root => Public("root");

    /// <summary>An end's certificate with its private key.</summary>
    public X509Certificate2 Own(string end) => X509CertificateLoader.LoadPkcs12FromFile(Existing(end + ".pfx"), null, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);

    /// <summary>Another end's certificate.</summary>
    public X509Certificate2 Public(string end) => X509CertificateLoader.LoadCertificateFromFile(Existing(end + ".cer"));

    /// <summary>An end's private signing key.</summary>
    public ECDsa SigningKey(string end) => Own(end).GetECDsaPrivateKey() ?? throw new InvalidOperationException($"{end} の署名鍵がありません。");

    /// <summary>An end's public signing key.</summary>
    public ECDsa VerifyingKey(string end) => Public(end).GetECDsaPublicKey() ?? throw new InvalidOperationException($"{end} の検証鍵がありません。");

    private string Existing(string file)
    {
        var full = Path.Combine(path, file);
        return File.Exists(full) ? full
            : throw new FileNotFoundException($"証明書 {full} がありません。開発では「Koseki.Eng certificates development --out {path}」で作れます。", full);
    }
}
