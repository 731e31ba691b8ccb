using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Documents;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.Journal;

/// <summary>
/// Which rows the journal names, of the tables whose rows decide by being there: a stop or a revocation that was deleted is
/// missed, and one that was put in is not taken; and the latest generation of a document.
/// </summary>
public sealed class JournalNames(IDbContextFactory<KosekiDbContext> contexts, JournalAnchors anchors, ILogger<JournalNames> logger) : ChainNames(logger), IDisposable
{
    private readonly KeptContext kept = new(async () => await contexts.CreateDbContextAsync() is var database ? (database, database) : default);

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    /// <inheritdoc/>
    protected override string Name => "台帳";

    /// <summary>Whether the journal, as it stands now, names the row with this content.</summary>
    internal async Task<bool> NamesAsync(IJournaled row, CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        return Names(row);
    }

    /// <summary>The same of what was followed last.</summary>
    internal bool Names(IJournaled row) => Names(row.TableName, row.RowKey, Canonical.HashOf(row));

    /// <summary>Whether the enrolment of a browser was revoked, wherever the row of it has gone.</summary>
    internal async Task<bool> IsRevokedAsync(string device, SeenEnd? seen, CancellationToken cancellation)
    {
        await FollowAsync(seen, cancellation);
        return Knows(nameof(KosekiDbContext.TerminalRevocations), TerminalRevocationRow.KeyOf(device));
    }

    /// <summary>Whether the journal names a generation of a document with this hash, as it was followed last.</summary>
    internal bool NamesGeneration(DocumentKey document, ChainEnd generation) => Names(GenerationRow.Table, GenerationRow.KeyOf(document, generation.Generation), generation.Hash);

    /// <summary>Whether the journal names a generation of this number, as it was followed last, whether or not it is there.</summary>
    internal bool KnowsGeneration(DocumentKey document, int generation) => Knows(GenerationRow.Table, GenerationRow.KeyOf(document, generation));

    /// <summary>Whether the journal names a result of a batch by this key, as it was followed last, whether or not it is there.</summary>
    internal bool KnowsResult(string rowKey) => Knows(nameof(KosekiDbContext.BatchResults), rowKey);

    /// <summary>Whether the journal names a copy as spoilt, as it was followed last, whether or not the row is there.</summary>
    internal bool KnowsSpoilt(string issueNumber) => Knows(nameof(KosekiDbContext.SpoiltPapers), issueNumber);

    /// <summary>Whether the journal names a copy as sent to a printer, as it was followed last, whether or not the row is there.</summary>
    internal bool KnowsPrint(string issueNumber) => Knows(nameof(KosekiDbContext.PrintJobs), issueNumber);

    /// <summary>The same of what became of it.</summary>
    internal bool KnowsPrintStep(string issueNumber, PrintStepKind kind) => Knows(nameof(KosekiDbContext.PrintSteps), PrintStepRow.KeyOf(issueNumber, kind));

    /// <summary>
    /// Whether the journal names a generation after this one that is not there: whoever took it away would have the document as
    /// it was before. One that is there was written meanwhile.
    /// </summary>
    internal async Task<bool> MissesAfterAsync(KosekiDbContext database, DocumentKey document, int generation, CancellationToken cancellation)
    {
        await FollowAsync(cancellation);
        return KnowsGeneration(document, generation + 1)
            && !await database.Generations.AsNoTracking().Of(document).AnyAsync(g => g.Generation > generation, cancellation);
    }

    /// <inheritdoc/>
    protected override IEnumerable<(string Table, bool IsListed)> TablesOf(DbContext database) =>
        Coverage.Tables.Where(c => c is { Cover: Cover.Once, Asked: not Asked.Never }).Select(c => (database.Model.FindEntityType(c.Row)!.GetTableName()!, c.Asked == Asked.Listed));

    /// <inheritdoc/>
    protected override Task UseAsync(Func<DbContext, Task> work) => kept.UseAsync(work);

    /// <inheritdoc/>
    protected override IQueryable<ChainLink> Rows(DbContext database, long from) => database.Set<JournalRow>().AsNoTracking().Where(j => j.Number >= from).OrderBy(j => j.Number)
        .Select(j => new ChainLink { Number = j.Number, Hash = j.Hash, Signature = j.Signature, Body = j.Number > from ? j.Body : new byte[0] });

    /// <inheritdoc/>
    protected override Task CheckEndAsync(DbContext database, CancellationToken cancellation) => anchors.CatchUpAsync((KosekiDbContext)database, cancellation);

    /// <inheritdoc/>
    protected override Task<bool> HoldsAsync(DbContext database, ChainLink row, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult(anchors.IsSigned(new() { Number = row.Number, Hash = row.Hash, Body = row.Body, Signature = row.Signature }));
        }
        catch (HeadKeyException e)
        {
            throw Halted($"止めています: {e.Message}");
        }
    }

    /// <inheritdoc/>
    protected override Exception Halted(string message) => new JournalHaltedException(message);
}
