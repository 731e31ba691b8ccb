using Koseki.Domain.Documents;
using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>
/// The generations against their documents' chains and bytes, and the search columns against the last generations. What is
/// looked up while the generations are being read goes <paramref name="beside"/> them: one connection answers one question at a time.
/// </summary>
internal sealed class GenerationCheck(SoundRows rows, KosekiDbContext beside, Projections projections, List<string> problems)
{
    /// <summary>Checks every generation up to a journal number; gives how many there were.</summary>
    public async Task<int> RunAsync(long last, CancellationToken cancellation)
    {
        var (count, before) = (0, (GenerationRow?)null);
        var registers = new HashSet<long>();
        await foreach (var row in rows.Of<GenerationRow>().Where(g => g.JournalNumber <= last)
            .OrderBy(g => g.Kind).ThenBy(g => g.Number).ThenBy(g => g.Generation).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (before is not null && before.Document != row.Document)
            {
                await ProjectionAsync(before.Document, cancellation);
                before = null;
            }

            Link(before, row);
            if (row.Kind == DocumentKind.Register)
            {
                registers.Add(row.Number);
            }

            (before, count) = (row, count + 1);
        }

        if (before is not null)
        {
            await ProjectionAsync(before.Document, cancellation);
        }

        await StraysAsync(registers, cancellation);
        return count;
    }

    private void Link(GenerationRow? before, GenerationRow row)
    {
        if (row.Generation != (before?.Generation ?? 0) + 1 || !row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? new byte[32]))
        {
            problems.Add($"Generations の {row.RowKey} が前の世代につながりません。");
        }

        if (!SHA256.HashData(row.Bytes).AsSpan().SequenceEqual(row.BytesHash) || !Canonical.HashOf(row).AsSpan().SequenceEqual(row.Hash))
        {
            problems.Add($"Generations の {row.RowKey} の内容がハッシュと一致しません。");
        }
    }

    private async Task ProjectionAsync(DocumentKey document, CancellationToken cancellation)
    {
        // Asked twice: an approval between reading the register and reading its columns is no difference.
        if (document.Kind == DocumentKind.Register && !await FitsAsync(document.Number, cancellation) && !await FitsAsync(document.Number, cancellation))
        {
            problems.Add($"検索用の列 {document} が戸籍と一致しません(作り直せます)。");
        }
    }

    private async Task<bool> FitsAsync(long id, CancellationToken cancellation)
    {
        StoredRegister? stored;
        try
        {
            stored = await RegisterStore.LoadAsync(beside, new RegisterId(id), cancellation);
        }
        catch (Exception e) when (e is RegisterDocumentException || SoundRows.IsUnreadable(e))
        {
            // Reported as a generation already: there is nothing to compare the columns with.
            return true;
        }

        var index = await rows.Of<RegisterIndexRow>(beside).FirstOrDefaultAsync(r => r.Register == id, cancellation);
        var persons = await rows.Of<PersonIndexRow>(beside).Where(p => p.Register == id).OrderBy(p => p.Position).ToListAsync(cancellation);
        return stored is not null && index is not null
            && JsonSerializer.Serialize(index) == JsonSerializer.Serialize(projections.RegisterRow(stored.Register, stored.Generation))
            && JsonSerializer.Serialize(persons) == JsonSerializer.Serialize(projections.PersonRows(stored.Register));
    }

    private async Task StraysAsync(HashSet<long> registers, CancellationToken cancellation)
    {
        var indexed = await rows.Of<RegisterIndexRow>().Select(r => r.Register)
            .Union(rows.Of<PersonIndexRow>().Select(p => p.Register)).ToListAsync(cancellation);
        foreach (var stray in indexed.Where(r => !registers.Contains(r)).Order())
        {
            if (!await rows.Of<GenerationRow>().Of(DocumentKind.Register).AnyAsync(g => g.Number == stray, cancellation))
            {
                problems.Add($"検索用の列 R{stray} に戸籍がありません(作り直せます)。");
            }
        }
    }
}
