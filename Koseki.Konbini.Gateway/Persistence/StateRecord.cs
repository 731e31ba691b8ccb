using Koseki.Infrastructure.Chains;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>The record must not go on: nothing is saved, and so nothing is issued, until somebody has looked.</summary>
public sealed class StateHaltedException(string message) : InvalidOperationException(message);

/// <summary>Puts the gateway's record of states together.</summary>
public static class StateRecord
{
    /// <summary>Adds key, heads and record.</summary>
    public static IServiceCollection AddStateRecord(this IServiceCollection services, GatewayOptions options) => services
        .AddSingleton(_ => HeadKeys.Open(options.HeadKey))
        .AddSingleton(s => HeadsOf(options, s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new StateLog(
            s.GetRequiredService<IHeadKey>(), s.GetRequiredService<WorkHeads>(), s.GetRequiredService<TimeProvider>(), m => new StateHaltedException(m), s.GetRequiredService<ILogger<StateLog>>())
        {
            Shown = Coverage.WordOf,
            Guard = (s.GetRequiredService<StateNames>, row => new StateHaltedException($"記録しません: {row} が、署名した記録と合いません(データベースが書き換えられています)。verify --gateway が行を示します。正しい写しに戻してください。")),
        })
        .AddSingleton(s => new KeptContext(() => OpenAsync(s.GetRequiredService<IServiceScopeFactory>())))
        .AddSingleton(s => new StateNames(
            Coverage.Versioned, s.GetRequiredService<StateLog>(), s.GetRequiredService<IHeadKey>(), s.GetRequiredService<KeptContext>().UseAsync, (_, _, _) => Task.FromResult(false),
            m => new StateHaltedException(m), s.GetRequiredService<ILogger<StateNames>>()))
        .AddSingleton(s => new OwnStops(options, s.GetRequiredService<ILogger<OwnStops>>())).AddSingleton<ReplicaGuard>();

    /// <summary>Puts back what one folder of heads lost at a power cut.</summary>
    public static void Complete(WorkHeads heads, ILogger logger)
    {
        try
        {
            if (heads.Complete() is var count and > 0)
            {
                logger.LogWarning("控えの一方にない先頭 {Count} 件を、もう一方から補いました(停電の後でなければ、フォルダを調べてください)。", count);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError(e, "控えを補えません。");
        }
    }

    private static Task<(DbContext, IAsyncDisposable)> OpenAsync(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        return Task.FromResult<(DbContext, IAsyncDisposable)>((scope.ServiceProvider.GetRequiredService<GatewayDbContext>(), scope));
    }

    /// <summary>Where the heads are kept.</summary>
    public static WorkHeads HeadsOf(GatewayOptions options, TimeProvider clock) =>
        new([options.Anchors, options.SecondAnchors ?? Path.TrimEndingDirectorySeparator(options.Anchors) + "-second"], options.Node, clock);
}
