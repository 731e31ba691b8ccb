using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.ImagedRegisters;

/// <summary>What a taking in came to.</summary>
/// <param name="New">Registers taken in.</param>
/// <param name="Same">Registers that had been taken in before and are the same.</param>
public sealed record ImagedImportResult(int New, int Same);

/// <summary>A delivery that is not taken in, with everything that is wrong with it.</summary>
public sealed class ImagedImportException(IReadOnlyList<string> problems) : Exception($"取り込みません。{string.Join(" ", problems.Take(20))}")
{
    /// <summary>Each with its line.</summary>
    public IReadOnlyList<string> Problems => problems;
}

/// <summary>
/// Takes in a folder of imaged registers: index and pictures are read whole before anything is kept, then all are taken in by one act, or
/// none. The same delivery again changes nothing; one that says something else of a register that is there, or has its pages under another
/// source or number, is refused.
/// </summary>
public sealed class ImagedImport(JournalWriter journal, GenerationWriter generations, IContentStore store, ImagedFiles files)
{
    private const string Counter = "imaged";

    // Asked in one question.
    private const int AtOnce = 500;

    /// <summary>Takes in the delivery; throws <see cref="ImagedImportException"/> with what is wrong, and changes nothing then.</summary>
    public async Task<ImagedImportResult> RunAsync(string folder, string source, Actor actor, CancellationToken cancellation = default)
    {
        // Not every database tells a name from one with a space behind it.
        if (source.Length is 0 or > ImagedIndex.LongestSource || source.Any(char.IsControl) || source != source.Trim())
        {
            throw new ImagedImportException([$"移行元の名前は1字から{ImagedIndex.LongestSource}字までで、前後に空白を付けずに付けてください。"]);
        }

        var registers = await files.ReadAsync(folder, source, cancellation);
        try
        {
            await PutAsync(folder, registers, cancellation);
            var (_, made) = await journal.CommitAsync(actor, open => OnceAsync(open, [.. registers.Select(r => r.Register)], source, cancellation), cancellation);
            return new(made, registers.Count - made);
        }
        catch (NothingNewException)
        {
            return new(0, registers.Count);
        }
        catch (Exception e) when (e is ContentException or RegisterDocumentException or IOException or UnauthorizedAccessException)
        {
            throw new ImagedImportException([e.Message]);
        }
    }

    // What the store has already is only compared. A file that changed since it was looked at has another hash.
    private async Task PutAsync(string folder, IReadOnlyList<FoundImages> registers, CancellationToken cancellation)
    {
        foreach (var found in registers)
        {
            foreach (var ((line, file, _), page) in found.Entry.Pages.Zip(found.Register.Pages))
            {
                if (await store.PutAsync(await ImagedFiles.BytesAsync(Path.Combine(folder, file), cancellation), cancellation) != page.Content)
                {
                    throw new ImagedImportException([$"{line} 行目: {file} が、読んでいる間に変わりました。"]);
                }
            }
        }
    }

    private async Task<(Deed Deed, int New)> OnceAsync(JournalTransaction open, IReadOnlyList<ImagedRegister> registers, string source, CancellationToken cancellation)
    {
        var there = await ThereAsync(open.Database, registers, source, cancellation);
        var different = registers.Where(r => there.TryGetValue(r.Origin.Number, out var before) && before != r with { Id = before.Id }).ToList();
        if (different.Count > 0)
        {
            throw new ImagedImportException([.. different.Select(r => $"管理番号 {r.Origin.Number} は、{there[r.Origin.Number].Id} として取り込んだものと違います。画像の差替え(再製・補正)は未対応です。")]);
        }

        var made = registers.Where(r => !there.ContainsKey(r.Origin.Number)).ToList();
        if (made.Count == 0)
        {
            throw new NothingNewException();
        }

        if (await ElsewhereAsync(open.Database, made, cancellation) is { Count: > 0 } taken)
        {
            throw new ImagedImportException(taken);
        }

        var number = await open.NextAsync(Counter, made.Count);
        await ContentUses.AddAsync(open, made.SelectMany(r => r.Pages).Select(p => (p.Content, p.Length)), cancellation);
        await generations.WriteNewAsync(open, [.. made.Select(r => new KeptDocument.OfImaged(r with { Id = new(number++) }))], new(open.Author, null, open.Now), cancellation);
        return (new Deed(DeedKind.Migration, $"{source} の画像戸籍 {made.Count} 件({made.Sum(r => r.Pages.Count)}頁)を取り込んだ"), made.Count);
    }

    private static async Task<Dictionary<string, ImagedRegister>> ThereAsync(KosekiDbContext database, IReadOnlyList<ImagedRegister> registers, string source, CancellationToken cancellation)
    {
        var numbers = registers.Select(r => r.Origin.Number).ToList();
        var ids = await database.ImagedIndex.AsNoTracking().Where(r => r.Source == source && numbers.Contains(r.SourceNumber)).Select(r => r.Number).ToListAsync(cancellation);
        return (await LatestAsync(database, ids, cancellation)).ToDictionary(r => r.Origin.Number, StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<ImagedRegister>> LatestAsync(KosekiDbContext database, IReadOnlyCollection<long> ids, CancellationToken cancellation) =>
        (await database.Generations.AsNoTracking().Of(DocumentKind.Imaged).Latest(ids).ToListAsync(cancellation)).ConvertAll(r => ((KeptDocument.OfImaged)Generations.Read(r)).Imaged);

    // The same pictures under another name or number: the same delivery again, or one person's pages under the name of another.
    private static async Task<IReadOnlyList<string>> ElsewhereAsync(KosekiDbContext database, IReadOnlyList<ImagedRegister> made, CancellationToken cancellation)
    {
        var there = new List<ImagedRegister>();
        foreach (var some in made.Select(r => r.Pages[0].Content.Text).Distinct().Chunk(AtOnce))
        {
            var ids = await database.ImagedPages.AsNoTracking().Where(p => p.Page == 1 && some.Contains(p.Content)).Select(p => p.Number).Distinct().ToListAsync(cancellation);
            // A white first page is the first of many.
            foreach (var few in ids.Chunk(AtOnce))
            {
                there.AddRange(await LatestAsync(database, few, cancellation));
            }
        }

        return [.. from register in made
            let before = there.FirstOrDefault(register.HasPagesOf)
            where before is not null
            select $"管理番号 {register.Origin.Number} は取り込み済みです: 頁の画像が、{before.Origin.Source} の管理番号 {before.Origin.Number} として取り込んだ {before.Id} とすべて同じです。"
                + "同じ束なら移行元の名前と管理番号を前と同じにし、別の戸籍なら頁のファイルを確かめてください。"];
    }

    private sealed class NothingNewException : Exception;
}
