using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Infrastructure.StartUp;

/// <summary>Fault A9: certificates that are out of date or about to be are said, not dropped.</summary>
public sealed class CertificateDatesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("koseki-dates-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private CertificateDates Dates => new(new(folder), [CertificateFolder.Ends.CoreServer], [CertificateFolder.Ends.GatewayClient], clock);

    [Fact]
    public void Health_OverTheYears_WarnsThirtyDaysBeforeAndFailsAfter()
    {
        DevelopmentCertificates.Ensure(folder, clock);
        Assert.Equal((true, "Healthy"), Dates.Health());
        clock.Advance(TimeSpan.FromDays(701 + 1));
        var (works, words) = Dates.Health();
        Assert.True(works);
        Assert.StartsWith("Degraded: 証明書 core-server は 2028-11-29 で切れます(あと", words, StringComparison.Ordinal);
        Dates.Require();

        clock.Advance(TimeSpan.FromDays(30));
        (works, words) = Dates.Health();
        Assert.False(works);
        Assert.StartsWith("Unhealthy: 証明書 core-server の期間が合いません", words, StringComparison.Ordinal);
        Assert.Equal(StartFailure.Certificate, Assert.Throws<StartFailedException>(Dates.Require).Failure);
        // 作り直せる: the ends run out before the root does.
        Assert.True(DevelopmentCertificates.Ensure(folder, clock));
        Assert.Equal((true, "Healthy"), Dates.Health());
    }

    [Fact]
    public void Require_MissingOrBroken_NamesTheFile()
    {
        Assert.Contains("core-server.pfx がありません", Assert.Throws<StartFailedException>(Dates.Require).Message, StringComparison.Ordinal);
        DevelopmentCertificates.Ensure(folder, clock);
        File.WriteAllText(Path.Combine(folder, "core-server.pfx"), "broken");
        Assert.Contains("証明書 core-server を読めません", Assert.Throws<StartFailedException>(Dates.Require).Message, StringComparison.Ordinal);
    }
}
