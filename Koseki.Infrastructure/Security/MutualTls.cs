using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Koseki.Infrastructure.Security;

/// <summary>Mutual TLS against the installation's own root: the peer must hold one of the named certificates.</summary>
public static class MutualTls
{
    /// <summary>Server side: asks for a client certificate and accepts only the pinned ones.</summary>
    public static void Require(HttpsConnectionAdapterOptions https, CertificateFolder folder, string own, IReadOnlyCollection<string> clients)
    {
        var root = folder.Root;
        var pins = clients.Select(c => PinOf(folder.Public(c))).ToHashSet(StringComparer.Ordinal);
        https.ServerCertificate = folder.Own(own);
        https.SslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => IsTrusted(certificate, root, pins, "1.3.6.1.5.5.7.3.2");
    }

    /// <summary>Client side: shows its certificate and accepts only the pinned server.</summary>
    public static SocketsHttpHandler Handler(CertificateFolder folder, string own, string server)
    {
        var root = folder.Root;
        var pins = new HashSet<string>(StringComparer.Ordinal) { PinOf(folder.Public(server)) };
        return new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls13 | SslProtocols.Tls12,
                ClientCertificates = [folder.Own(own)],
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate is X509Certificate2 c && IsTrusted(c, root, pins, "1.3.6.1.5.5.7.3.1"),
            },
        };
    }

    /// <summary>SHA-256 of the public key: what a peer is known by.</summary>
    public static string PinOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private static bool IsTrusted(X509Certificate2 certificate, X509Certificate2 root, HashSet<string> pins, string use)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(use));
        return pins.Contains(PinOf(certificate)) && chain.Build(certificate);
    }
}
