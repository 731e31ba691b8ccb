using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Koseki.Infrastructure.Security;

/// <summary>
/// Makes the certificates of a development installation: a root of its own and one certificate an end, P-256, readable
/// by their owner only. Production takes LGPKI certificates instead.
/// </summary>
public static class DevelopmentCertificates
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    /// <summary>Makes what is missing; true when anything was made. An existing set is kept while it is valid for a month.</summary>
    public static bool Ensure(string folder, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (File.Exists(Path.Combine(folder, "root.cer")) && Directory.EnumerateFiles(folder, "*.cer").All(f => EndOf(f) > now.AddDays(30)))
        {
            return false;
        }

        Directory.CreateDirectory(folder);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Koseki Development Root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var issuer = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(3));
        Write(Path.Combine(folder, "root.cer"), issuer.Export(X509ContentType.Cert));
        Issue(issuer, folder, CertificateFolder.Ends.CoreServer, ServerUse, now);
        Issue(issuer, folder, CertificateFolder.Ends.GatewayServer, ServerUse, now);
        Issue(issuer, folder, CertificateFolder.Ends.GatewayClient, ClientUse, now);
        Issue(issuer, folder, CertificateFolder.Ends.CenterClient, ClientUse, now);
        Issue(issuer, folder, CertificateFolder.Ends.CoreSigning, null, now);
        Issue(issuer, folder, CertificateFolder.Ends.GatewaySigning, null, now);
        return true;
    }

    private static DateTime EndOf(string file)
    {
        using var existing = X509CertificateLoader.LoadCertificateFromFile(file);
        return existing.NotAfter;
    }

    private static void Issue(X509Certificate2 issuer, string folder, string end, string? use, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=koseki {end}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        if (use is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], true));
        }

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(issuer, now.AddDays(-1), now.AddYears(2), RandomNumberGenerator.GetBytes(12));
        using var whole = certificate.CopyWithPrivateKey(key);
        Write(Path.Combine(folder, end + ".pfx"), whole.Export(X509ContentType.Pfx));
        Write(Path.Combine(folder, end + ".cer"), certificate.Export(X509ContentType.Cert));
    }

    private static void Write(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
    }
}
