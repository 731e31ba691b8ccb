using System.Text.Json;
using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>The search columns of imaged registers against their generations, and their pages against the contents that are used.</summary>
internal sealed class ImagedCheck(SoundRows rows, ICharacterTable characters, List<string> problems)
{
    /// <summary>Computes the columns of every imaged register again and compares.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var numbers = await rows.Of<GenerationRow>().Of(DocumentKind.Imaged).Select(g => g.Number)
            .Union(rows.Of<ImagedIndexRow>().Select(r => r.Number)).Union(rows.Of<ImagedPersonRow>().Select(p => p.Number)).Union(rows.Of<ImagedPageRow>().Select(p => p.Number))
            .OrderBy(n => n).ToListAsync(cancellation);
        foreach (var number in numbers)
        {
            // Asked twice: one that comes in between the questions is no difference.
            if (!await FitsAsync(number, cancellation) && !await FitsAsync(number, cancellation))
            {
                problems.Add($"検索用の列 {new ImagedRegisterId(number)} が画像戸籍と一致しません(作り直せます)。");
            }
        }

        var contents = rows.Of<ContentRow>();
        foreach (var page in await rows.Of<ImagedPageRow>().Where(p => !contents.Any(c => c.Hash == p.Content)).ToListAsync(cancellation))
        {
            problems.Add($"画像戸籍 {new ImagedRegisterId(page.Number)} の{page.Page}頁の中身が Contents にありません。");
        }
    }

    private async Task<bool> FitsAsync(long number, CancellationToken cancellation)
    {
        var index = await rows.Of<ImagedIndexRow>().Where(r => r.Number == number).ToListAsync(cancellation);
        var persons = await rows.Of<ImagedPersonRow>().Where(p => p.Number == number).OrderBy(p => p.Position).ToListAsync(cancellation);
        var pages = await rows.Of<ImagedPageRow>().Where(p => p.Number == number).OrderBy(p => p.Generation).ThenBy(p => p.Page).ToListAsync(cancellation);
        var generations = await rows.Of<GenerationRow>().Of(new DocumentKey(DocumentKind.Imaged, number)).OrderBy(g => g.Generation).ToListAsync(cancellation);
        List<(int Generation, ImagedRegister Register)> documents;
        try
        {
            documents = generations.ConvertAll(g => (g.Generation, ((KeptDocument.OfImaged)Generations.Read(g)).Imaged));
        }
        catch (Exception e) when (e is RegisterDocumentException || SoundRows.IsUnreadable(e))
        {
            // Reported as a generation already: there is nothing to compare the columns with.
            return true;
        }

        return documents is [.., var (last, register)]
            && Text(index) == Text([ImagedProjections.RowOf(register, last, characters)])
            && Text(persons) == Text(ImagedProjections.PersonsOf(register, characters))
            && Text(pages) == Text(documents.SelectMany(d => ImagedProjections.PagesOf(d.Register, d.Generation)));
    }

    private static string Text<T>(IEnumerable<T> rows) => JsonSerializer.Serialize(rows);
}
