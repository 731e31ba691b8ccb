using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Koseki.Konbini.Gateway.Center;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway;

/// <summary>What the gateway stands on, looked at before it begins. Each refusal says what, where, and what to do.</summary>
public static class StartConditions
{
    /// <summary>The certificates it shows and trusts.</summary>
    public static CertificateDates CertificatesOf(GatewayOptions options, TimeProvider clock) => new(new(options.Certificates),
        [CertificateFolder.Ends.GatewayServer, CertificateFolder.Ends.GatewayClient, CertificateFolder.Ends.GatewaySigning],
        [.. new[] { CertificateFolder.Ends.CoreServer, CertificateFolder.Ends.CoreSigning }.Union(Callers.Ends)], clock);

    /// <summary>Throws <see cref="StartFailedException"/> for the first condition that does not hold; writes nothing.</summary>
    public static async Task RequireAsync(IServiceProvider services)
    {
        var options = services.GetRequiredService<GatewayOptions>();
        PortsFree.Require((options.Port, "コンビニ交付", "Gateway:Port"), (options.OperationsPort, "コンビニ交付の運用", "Gateway:OperationsPort"));
        CertificatesOf(options, services.GetRequiredService<TimeProvider>()).Require();
        var presence = PresenceOf(options);
        if (!File.Exists(options.Font))
        {
            throw new StartFailedException(StartFailure.Font,
                $"戸籍のフォント {Path.GetFullPath(options.Font)}(設定 Gateway:Font)がありません。戸籍システムと同じ IPAmj明朝(既定の場所は {FontLocation.Default})を入れてください。");
        }

        FoldersWritable.Require((options.Inbox, "Gateway:Inbox"), (Path.GetDirectoryName(presence.Path), "Gateway:Connection"));
        var trace = WorkHeads.LastOf(options.Anchors, StateLog.Chain) is null ? null : $"控え {Path.GetFullPath(options.Anchors)}";
        presence.RequireFile(trace);
        await using var scope = services.CreateAsyncScope();
        await DatabasePresence.RequireOursAsync(scope.ServiceProvider.GetRequiredService<GatewayDbContext>(), trace, CancellationToken.None);
    }

    /// <summary>The database's file, and the mark that there is one.</summary>
    public static DatabasePresence PresenceOf(GatewayOptions options) => new(options.Provider, options.Connection);
}
