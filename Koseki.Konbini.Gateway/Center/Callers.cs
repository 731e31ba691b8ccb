using Koseki.Infrastructure.Security;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>Who may call what, by the key of the client certificate: the centre its messages, another node the pass.</summary>
public sealed class Callers(CertificateFolder folder)
{
    private readonly string center = PinOf(folder, CertificateFolder.Ends.CenterClient);
    private readonly string node = PinOf(folder, CertificateFolder.Ends.GatewayClient);

    /// <summary>Ends whose certificates pass the handshake.</summary>
    public static IReadOnlyCollection<string> Ends { get; } = [CertificateFolder.Ends.CenterClient, CertificateFolder.Ends.GatewayClient];

    /// <summary>Lets only the centre through.</summary>
    public ValueTask<object?> OnlyCenter(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => Only(center, context, next);

    /// <summary>Lets only other nodes of this gateway through.</summary>
    public ValueTask<object?> OnlyNodes(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => Only(node, context, next);

    private static async ValueTask<object?> Only(string pin, EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Connection.ClientCertificate is { } certificate && MutualTls.PinOf(certificate) == pin
            ? await next(context)
            : Results.NotFound();

    private static string PinOf(CertificateFolder folder, string end)
    {
        using var certificate = folder.Public(end);
        return MutualTls.PinOf(certificate);
    }
}
