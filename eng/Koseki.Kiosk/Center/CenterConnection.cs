using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Koseki.Kiosk.Center;

/// <summary>Mutual TLS to the gateway: our certificate, its name and our own root, TLS 1.3, nothing else.</summary>
public static class CenterConnection
{
    /// <summary>Opens the connection pool.</summary>
    /// <exception cref="InvalidOperationException">A certificate file is missing or unreadable, or the address is none.</exception>
    public static HttpClient Open(KioskOptions options)
    {
        if (!Uri.TryCreate(options.Gateway, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            throw new InvalidOperationException($"設定 Kiosk:Gateway「{options.Gateway}」は https の宛先ではありません。");
        }

        var own = Load("ClientCertificate", options.ClientCertificate, path => X509CertificateLoader.LoadPkcs12FromFile(path, null));
        var root = Load("Root", options.Root, X509CertificateLoader.LoadCertificateFromFile);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None, ConnectTimeout = TimeSpan.FromSeconds(5) };
        handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls13;
        handler.SslOptions.ClientCertificates = [own];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root }, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
        };
        return new(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 256L << 20 };
    }

    private static X509Certificate2 Load(string setting, string path, Func<string, X509Certificate2> load)
    {
        try
        {
            return load(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"証明書 {path} が読めません({e.Message})。設定 Kiosk:{setting} を確かめてください。", e);
        }
    }
}
