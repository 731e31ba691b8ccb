using Koseki.Domain.Cases;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Verify;

/// <summary>Begins new anchors with the journal as it stands, in a responsible person's name, and records it.</summary>
public sealed class ReanchorVerb : IVerb
{
    /// <inheritdoc/>
    public string Name => "reanchor";

    /// <inheritdoc/>
    public string Summary => "アンカーが失われたか合わないとき、調べた上で今の台帳から置き直す(台帳に残る)";

    /// <inheritdoc/>
    public string Usage => "--by <アカウント> --name <氏名> --reason <理由> --data <フォルダ> | --connection <接続文字列> --anchors <フォルダ> --head-key <鍵> [--second-anchors <フォルダ>] [--provider sqlite|sqlserver]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (by, name, reason) = (arguments.Required("by"), arguments.Required("name"), arguments.Required("reason"));
        await using var store = StoreArguments.Open(arguments);
        try
        {
            string before;
            await using (var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation))
            {
                before = await store.Get<JournalAnchors>().ReanchorAsync(database, cancellation);
                store.Get<WorkHeads>().Complete(ofEveryNode: true);
            }

            var actor = new Actor(by, name, new HashSet<StaffRole> { StaffRole.Operator }, "", "");
            var (number, _) = await store.Get<JournalWriter>().CommitAsync(actor, _ =>
                Task.FromResult((new Deed(DeedKind.AnchorsRenewed, before, Reason: reason), true)), cancellation);
            await output.WriteLineAsync($"アンカーを置き直し、台帳番号 {number} に記しました。{before}。前のアンカーは before- で始まるフォルダに残しています。続けて verify を実行してください。");
            return 0;
        }
        catch (JournalHaltedException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
