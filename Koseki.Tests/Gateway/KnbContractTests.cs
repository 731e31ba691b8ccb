using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Refusals;
using Microsoft.EntityFrameworkCore;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Koseki.Tests.Gateway;

public sealed class KnbContractTests
{
    public static TheoryData<string> Samples() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Gateway", "Samples"), "*.xml").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Read_Sample_AcceptsOkAndRefusesNg(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Gateway", "Samples", file));
        if (file.StartsWith("ok-", StringComparison.Ordinal))
        {
            Assert.NotNull(KnbSchema.Read(bytes));
        }
        else
        {
            Assert.Equal(Refusal.NotOfTheContract, Assert.Throws<KnbFormatException>(() => KnbSchema.Read(bytes)).Refusal);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MenuRequest xmlns=\"urn:koseki:konbini:1.0\">&x;</MenuRequest>")]
    [InlineData("not xml")]
    [InlineData("")]
    public async Task Post_NotXmlOrWithDtd_IsK1001(string body)
    {
        await using var host = await GatewayHost.StartAsync();

        var (status, answer, _) = await host.PostAsync("menu", body);

        Assert.Equal((HttpStatusCode.BadRequest, "K1001"), (status, GatewayHost.Code(answer!)));
    }

    /// <summary>Fault R6: what the host itself does not take is a message that cannot be read, and no failure to be tried again.</summary>
    [Fact]
    public async Task Post_LongerThanTheHostTakes_IsK1001()
    {
        await using var host = await GatewayHost.StartAsync();

        var (status, answer, _) = await host.PostAsync("menu", new string('x', (2 * KnbSchema.MaximumBytes) + 1));

        Assert.Equal((HttpStatusCode.BadRequest, "K1001"), (status, GatewayHost.Code(answer!)));
    }

    /// <summary>A message that comes too slowly, or is longer than any, cannot be read, and is no failure to be tried again.</summary>
    [Theory]
    [InlineData("menu", 3 * 1024 * 1024)]
    [InlineData("menu", 60 * 1024)]
    [InlineData("reconcile", 3 * 1024 * 1024)]
    public async Task Post_StandsStill_IsBadRequest(string verb, int length)
    {
        await using var host = await GatewayHost.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await Koseki.Tests.Infrastructure.Hosting.StalledRequest.PostAsync(new(host.Certificates), CertificateFolder.Ends.CenterClient, new Uri(host.Address).Port, $"/knb/v1/{verb}", length, 500));
    }

    [Fact]
    public async Task Connect_WithoutOrWithWrongCertificate_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        using var bare = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } });
        using var wrong = new HttpClient(MutualTls.Handler(new(host.Certificates), CertificateFolder.Ends.CoreSigning, CertificateFolder.Ends.GatewayServer));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => bare.GetAsync(new Uri(host.Address + "knb/v1/health")));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => wrong.GetAsync(new Uri(host.Address + "knb/v1/health")));
    }

    [Fact]
    public async Task Health_AllOpen_IsUp()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Feed("sealstop", 1);
        host.Feed("seal", 1);
        host.Feed("incomestop", 1);
        host.Feed("income", 1);
        await host.ImportAsync();

        Assert.Equal("UP", GatewayHost.Value(await HealthAsync(host), "Overall"));
    }

    /// <summary>A node that cannot tell what is open says that nothing is, in the words of the contract.</summary>
    [Fact]
    public async Task Health_DatabaseUnreadable_IsStopped()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.LookAsync(d => d.Database.ExecuteSqlRawAsync("DROP TABLE KindSwitches"));

        var answer = await HealthAsync(host);

        Assert.Equal("STOPPED", GatewayHost.Value(answer, "Overall"));
        Assert.All(answer.Elements().Where(e => e.Name.LocalName == "Service"), s => Assert.Equal("false", s.Attribute("open")!.Value));
    }

    private static async Task<XElement> HealthAsync(GatewayHost host)
    {
        using var center = new HttpClient(MutualTls.Handler(new(host.Certificates), CertificateFolder.Ends.CenterClient, CertificateFolder.Ends.GatewayServer));
        return KnbSchema.Read(Encoding.UTF8.GetBytes(await center.GetStringAsync(new Uri(host.Address + "knb/v1/health"))));
    }
}
