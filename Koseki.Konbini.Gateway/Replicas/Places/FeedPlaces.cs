using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Replicas.Places;

/// <summary>The places by their kind.</summary>
internal static class FeedPlaces
{
    /// <summary>Opens one for a run; throws <see cref="Infrastructure.StartUp.StartFailedException"/> when a setting is missing.</summary>
    internal static IFeedPlace Open(FeedPlaceSettings settings, string source, CertificateFolder folder)
    {
        settings.Demand(source);
        return settings.Kind switch
        {
            FeedPlaceKind.Folder => new FolderPlace(settings.Address),
            FeedPlaceKind.Sftp => new SftpPlace(settings),
            FeedPlaceKind.Https => new HttpsPlace(new(settings.Address), MutualTls.Handler(folder, CertificateFolder.Ends.GatewayClient, settings.Server)),
        };
    }
}
