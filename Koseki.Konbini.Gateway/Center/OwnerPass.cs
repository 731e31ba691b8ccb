using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Refusals;
using Koseki.Konbini.Gateway.Settings;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>What the owner of an application answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Body as sent.</param>
/// <param name="IsPdf">Whether it is the certificate.</param>
public sealed record OwnerAnswer(int Status, byte[] Body, bool IsPdf);

/// <summary>The connections to the other nodes, by name.</summary>
public sealed class OwnerNodes(GatewayOptions options, CertificateFolder folder) : IDisposable
{
    private readonly Dictionary<string, HttpClient> clients = options.Peers.ToDictionary(
        p => p.Key,
        p => new HttpClient(MutualTls.Handler(folder, CertificateFolder.Ends.GatewayClient, CertificateFolder.Ends.GatewayServer)) { BaseAddress = new(p.Value), Timeout = TimeSpan.FromSeconds(20) },
        StringComparer.Ordinal);

    /// <summary>The client of a node, or null when it is not known.</summary>
    public HttpClient? Of(string node) => clients.GetValueOrDefault(node);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }
}

/// <summary>
/// Passes a message to the node that owns the bytes and keeps nothing. An owner that is gone ends the application: it
/// becomes VOID and is never made again under the same number.
/// </summary>
public sealed class OwnerPass(IssueLog log, OwnerNodes nodes, GatewayOptions options, ILogger<OwnerPass> logger)
{
    /// <summary>The application when another node owns it and holds its bytes, else null.</summary>
    public async Task<Application?> ElsewhereAsync(string applicationId, CancellationToken cancellation) =>
        await log.FindAsync(options.Municipality, applicationId, cancellation) is { State: IssueState.Sealed or IssueState.Released } application
            && application.OwnerNode != options.Node ? application : null;

    /// <summary>The owner's answer, or null when the owner is gone; the application is then VOID.</summary>
    public async Task<OwnerAnswer?> AskAsync(string verb, Application application, XElement message, CancellationToken cancellation)
    {
        try
        {
            var owner = nodes.Of(application.OwnerNode) ?? throw new HttpRequestException(HttpRequestError.NameResolutionError, $"ノード {application.OwnerNode} の宛先が設定されていません。");
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.ToString(SaveOptions.DisableFormatting)));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
            using var response = await owner.PostAsync(new Uri($"node/v1/{verb}", UriKind.Relative), content, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return new((int)response.StatusCode, body, response.Content.Headers.ContentType?.MediaType == "application/pdf");
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            logger.LogError("申請 {Application} を作ったノード {Node} はいません: {Problem}", application.Id, application.OwnerNode, e.Message);
            if (application.State == IssueState.Sealed)
            {
                await log.MoveAsync(application, IssueState.Void, a => a.Refusal = Refusal.ApplicationEnded, CancellationToken.None);
            }

            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // Slow, or broken off on the way: the owner may be well and the paper its own. It can be asked again.
            logger.LogWarning("申請 {Application} を作ったノード {Node} の応答が届きません: {Problem}", application.Id, application.OwnerNode, e.Message);
            throw new RefusedException(Refusal.SourceUnavailable, "証明書を作ったノードの応答が届きません。");
        }
    }
}
