using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.ImagedRegisters;

/// <summary>Imaged registers as a taking in asks for them.</summary>
internal static class ImagedRows
{
    private const string Counter = "imaged";

    // Asked in one question.
    private const int AtOnce = 500;

    /// <summary>Those of a source that are there under the numbers of a delivery, by their number in it.</summary>
    internal static async Task<IReadOnlyDictionary<string, ImagedRegister>> OfSourceAsync(KosekiDbContext database, string source, IReadOnlyList<ImagedRegister> registers, CancellationToken cancellation)
    {
        var numbers = registers.Select(r => r.Origin.Number).ToList();
        var ids = await database.ImagedIndex.AsNoTracking().Where(r => r.Source == source && numbers.Contains(r.SourceNumber)).Select(r => r.Number).ToListAsync(cancellation);
        return (await LatestAsync(database, ids, cancellation)).ToDictionary(r => r.Origin.Number, StringComparer.Ordinal);
    }

    /// <summary>Those that have the first page of one of these.</summary>
    internal static async Task<IReadOnlyList<ImagedRegister>> WithFirstPageOfAsync(KosekiDbContext database, IReadOnlyList<ImagedRegister> registers, CancellationToken cancellation)
    {
        var there = new List<ImagedRegister>();
        foreach (var some in registers.Select(r => r.Pages[0].Content.Text).Distinct().Chunk(AtOnce))
        {
            var ids = await database.ImagedPages.AsNoTracking().Where(p => p.Page == 1 && some.Contains(p.Content)).Select(p => p.Number).Distinct().ToListAsync(cancellation);
            // A white first page is the first of many.
            foreach (var few in ids.Chunk(AtOnce))
            {
                there.AddRange(await LatestAsync(database, few, cancellation));
            }
        }

        return there;
    }

    /// <summary>Draws as many numbers as are needed; gives the first.</summary>
    internal static Task<long> NumbersAsync(JournalTransaction open, int count) => open.NextAsync(Counter, count);

    private static async Task<IReadOnlyList<ImagedRegister>> LatestAsync(KosekiDbContext database, IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
        (await database.Generations.AsNoTracking().Of(DocumentKind.Imaged).Latest(ids).ToListAsync(cancellation)).ConvertAll(r => ((KeptDocument.OfImaged)Generations.Read(r)).Imaged);
}
