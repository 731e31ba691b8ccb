using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;

namespace Koseki.Web.Hosting;

/// <summary>What the staff application stands on, looked at before it begins. Each refusal says what, where, and what to do.</summary>
public static class StartConditions
{
    /// <summary>The certificates the door shows and trusts.</summary>
    public static CertificateDates CertificatesOf(WebSettings settings, TimeProvider clock) => new(new(settings.Certificates),
        [CertificateFolder.Ends.CoreServer, CertificateFolder.Ends.CoreSigning], [CertificateFolder.Ends.GatewayClient, CertificateFolder.Ends.GatewaySigning], clock);

    /// <summary>Throws <see cref="StartFailedException"/> for the first condition that does not hold; writes nothing.</summary>
    public static async Task RequireAsync(IServiceProvider services)
    {
        var (settings, options) = (services.GetRequiredService<WebSettings>(), services.GetRequiredService<PersistenceOptions>());
        PortsFree.Require((settings.Port, "職員の画面", "Koseki:Port"), (settings.DoorPort, "証明書の扉", "Koseki:DoorPort"));
        CertificatesOf(settings, services.GetRequiredService<TimeProvider>()).Require();
        if (!File.Exists(options.Font))
        {
            throw new StartFailedException(StartFailure.Font,
                $"戸籍のフォント {Path.GetFullPath(options.Font)}(設定 Koseki:Font)がありません。IPAmj明朝(Debian では fonts-ipamj-mincho、既定の場所は {FontLocation.Default})を入れてください。");
        }

        var presence = PresenceOf(options);
        FoldersWritable.Require((settings.KeysFolder, "Koseki:Keys"), (settings.Inbox, "Koseki:Inbox"), (Path.GetDirectoryName(presence.Path), "Koseki:Connection"));
        var trace = AnchorFile.Read(options.Anchors).Any() ? $"アンカー {Path.GetFullPath(options.Anchors)}" : null;
        presence.RequireFile(trace);
        await using var scope = services.CreateAsyncScope();
        await DatabasePresence.RequireOursAsync(scope.ServiceProvider.GetRequiredService<KosekiDbContext>(), trace, CancellationToken.None);
    }

    /// <summary>The database's file, and the mark that there is one.</summary>
    public static DatabasePresence PresenceOf(PersistenceOptions options) => new(options.Provider, options.Connection);
}
