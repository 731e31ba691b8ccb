using System.Net;
using System.Security.Cryptography;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Two nodes on one database: the bytes stay with the node that made them, and the other passes the messages on.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private const string Id = "APPLICATION000000001";
    private GatewayHost host = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        host = await GatewayHost.StartAsync();
        await host.StartSecondNodeAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task Pdf_AskedAtTheOtherNode_IsTheOwnersBytes()
    {
        var created = await CreateAtFirstAsync();
        host.TalkTo(1);
        var (status, pdf, _) = await host.PdfAsync(Id, created);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(GatewayHost.Value(created, "Sha256"), Convert.ToHexStringLower(SHA256.HashData(pdf)));
        var row = await RowAsync();
        Assert.Equal(("gateway-1", IssueState.Released, 1), (row.OwnerNode, row.State, row.TicketReads));
    }

    [Fact]
    public async Task Create_RepeatedAtTheOtherNode_IsTheSameIssue()
    {
        host.TalkTo(0);
        var (token, _, _) = await host.MenuAsync("01");
        var created = await host.CreateAsync(Id, token!, "01");
        host.TalkTo(1);
        var again = await host.CreateAsync(Id, token!, "01");
        Assert.Equal(GatewayHost.Value(created, "IssueNo"), GatewayHost.Value(again, "IssueNo"));
        Assert.Equal(GatewayHost.Value(created, "PdfTicket"), GatewayHost.Value(again, "PdfTicket"));
        Assert.StartsWith("01", GatewayHost.Value(again, "IssueNo")!.Split('-')[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_AtBothNodes_NumbersDifferBySeries()
    {
        var first = await CreateAtFirstAsync();
        host.TalkTo(1);
        var (token, _, _) = await host.MenuAsync("02");
        var second = await host.CreateAsync("APPLICATION000000002", token!, "02");
        Assert.Equal(("01", "02"), (GatewayHost.Value(first, "IssueNo")!.Split('-')[1], GatewayHost.Value(second, "IssueNo")!.Split('-')[1]));
    }

    [Fact]
    public async Task Pdf_OwnerGone_IsVoidAndNeverMadeAgain()
    {
        var created = await CreateAtFirstAsync();
        await host.StopAsync(0);
        host.TalkTo(1);
        var (_, _, code) = await host.PdfAsync(Id, created);
        Assert.Equal("K4003", code);
        Assert.Equal(IssueState.Void, (await RowAsync()).State);
        var (token, _, _) = await host.MenuAsync("01");
        Assert.Equal("K4003", GatewayHost.Code(await host.CreateAsync(Id, token!, "01")));
    }

    [Fact]
    public async Task Cancel_AtTheOtherNode_LeavesNothingToFetch()
    {
        var created = await CreateAtFirstAsync();
        host.TalkTo(1);
        Assert.Equal("VOID", await host.AckAsync("cancel", "CancelRequest", Id, "<Reason>USER_CANCEL</Reason>"));
        host.TalkTo(0);
        Assert.Equal("K4003", (await host.PdfAsync(Id, created)).Code);
    }

    [Fact]
    public async Task Ways_OfTheOtherCaller_AreNotFound()
    {
        using var node = new HttpClient(MutualTls.Handler(new(host.Certificates), CertificateFolder.Ends.GatewayClient, CertificateFolder.Ends.GatewayServer)) { BaseAddress = new(host.Address) };
        Assert.Equal(HttpStatusCode.NotFound, (await node.GetAsync(new Uri("knb/v1/health", UriKind.Relative))).StatusCode);
        var (status, _, _) = await host.PostAsync("../../node/v1/pdf", "<x/>");
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private async Task<System.Xml.Linq.XElement> CreateAtFirstAsync()
    {
        host.TalkTo(0);
        var (token, _, _) = await host.MenuAsync("01");
        return await host.CreateAsync(Id, token!, "01");
    }

    private Task<Application> RowAsync() => host.LookAsync(d => d.Applications.AsNoTracking().SingleAsync(a => a.ApplicationId == Id));
}
