using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Koseki.Infrastructure.Security;

namespace Koseki.Infrastructure.StartUp;

/// <summary>How the certificates of a host stand.</summary>
/// <param name="Expired">What is out of date or not valid yet, in words; empty when nothing is.</param>
/// <param name="Ending">What ends within <see cref="CertificateDates.Warning"/>, in words.</param>
public sealed record CertificateState(IReadOnlyList<string> Expired, IReadOnlyList<string> Ending);

/// <summary>
/// The days of the certificates a host shows and those it trusts: a connection with one that is out of date is dropped
/// without a word, so it is said before.
/// </summary>
public sealed class CertificateDates(CertificateFolder folder, IReadOnlyList<string> own, IReadOnlyList<string> others, TimeProvider clock)
{
    /// <summary>How long before the end it is said.</summary>
    public static TimeSpan Warning { get; } = TimeSpan.FromDays(30);

    /// <summary>Said when nothing is wrong.</summary>
    public const string Healthy = "Healthy";

    internal const string Remedy = "新しい証明書に入れ替えてください(本番は LGPKI。開発では「Koseki.Eng certificates development」で作り直せます)。";

    /// <summary>Reads them; throws <see cref="StartFailedException"/> when one is missing or cannot be read.</summary>
    public CertificateState Read()
    {
        var (now, expired, ending) = (clock.GetUtcNow(), new List<string>(), new List<string>());
        foreach (var (name, load) in own.Select(n => (n, (Func<X509Certificate2>)(() => folder.Own(n)))).Concat(others.Select(n => (n, (Func<X509Certificate2>)(() => folder.Public(n))))).Append(("root", () => folder.Root)))
        {
            using var certificate = Loaded(name, load);
            if (certificate.NotAfter <= now.LocalDateTime || certificate.NotBefore > now.LocalDateTime)
            {
                expired.Add($"証明書 {name} の期間が合いません({Day(certificate.NotBefore)} から {Day(certificate.NotAfter)} まで)");
            }
            else if (certificate.NotAfter <= (now + Warning).LocalDateTime)
            {
                ending.Add($"証明書 {name} は {Day(certificate.NotAfter)} で切れます(あと{(int)(certificate.NotAfter - now.LocalDateTime).TotalDays}日)");
            }
        }

        return new(expired, ending);
    }

    /// <summary>Throws <see cref="StartFailedException"/> when one is missing, unreadable or out of date.</summary>
    public void Require()
    {
        if (Read().Expired is { Count: > 0 } expired)
        {
            throw new StartFailedException(StartFailure.Certificate, $"{string.Join("。", expired)}。{Remedy}");
        }
    }

    /// <summary>Healthy, Degraded (something ends soon) or Unhealthy, with the words.</summary>
    public (bool Works, string Words) Health()
    {
        try
        {
            var state = Read();
            return state.Expired.Count > 0 ? (false, $"Unhealthy: {string.Join("。", state.Expired)}。{Remedy}")
                : state.Ending.Count > 0 ? (true, $"Degraded: {string.Join("。", state.Ending)}。{Remedy}") : (true, Healthy);
        }
        catch (StartFailedException e)
        {
            return (false, $"Unhealthy: {e.Message}");
        }
    }

    private static X509Certificate2 Loaded(string name, Func<X509Certificate2> load)
    {
        try
        {
            return load();
        }
        catch (FileNotFoundException e)
        {
            throw new StartFailedException(StartFailure.Certificate, e.Message);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartFailedException(StartFailure.Certificate, $"証明書 {name} を読めません(壊れているか、権限がありません)。{Remedy}");
        }
    }

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
