using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.ImagedRegisters;

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
    /// <summary>Takes in the delivery; throws <see cref="ImagedImportException"/> with what is wrong, and changes nothing then.</summary>
    public async Task<ImagedImportResult> RunAsync(string folder, string source, Actor actor, CancellationToken cancellation = default)
    {
        if (ImagedDecision.WhyNotSource(source) is { } unfit)
        {
            throw new ImagedImportException([unfit.Words]);
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
        var there = await ImagedRows.OfSourceAsync(open.Database, source, registers, cancellation);
        var made = ImagedDecision.New(registers, there);
        var refused = ImagedDecision.WhyNot(registers, there, await ImagedRows.WithFirstPageOfAsync(open.Database, made, cancellation));
        if (refused.Count > 0)
        {
            throw new ImagedImportException([.. refused.Select(r => r.Words)]);
        }

        if (made.Count == 0)
        {
            throw new NothingNewException();
        }

        var number = await ImagedRows.NumbersAsync(open, made.Count);
        await ContentUses.AddAsync(open, made.SelectMany(r => r.Pages).Select(p => (p.Content, p.Length)), cancellation);
        await generations.WriteNewAsync(open, [.. made.Select(r => new KeptDocument.OfImaged(r with { Id = new(number++) }))], new(open.Author, null, open.Now), cancellation);
        return (new Deed(DeedKind.Migration, $"{source} の画像戸籍 {made.Count} 件({made.Sum(r => r.Pages.Count)}頁)を取り込んだ"), made.Count);
    }

    private sealed class NothingNewException : Exception;
}
