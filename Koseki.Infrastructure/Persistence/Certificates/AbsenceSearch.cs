using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>
/// Looks for what is to be certified as not there: every register, current, removed, superseded or an image, whose head has, or had before a
/// change of 氏, a name that folds to the one asked for, and every one of the same 本籍. It answers for whoever would be found by any
/// spelling and by any name or 本籍 that is recorded, never only for what was typed.
/// </summary>
public sealed class AbsenceSearch(ICharacterTable characters, Projections projections, RecordedDocuments recorded)
{
    /// <summary>Registers of the same 本籍 that are looked at; where there are more it is not written to its end.</summary>
    public const int MostAtOnePlace = 200;

    // Registers that are read together: the wait is once for them, and the memory stays bounded.
    private const int AtOnce = 100;

    /// <summary>
    /// The registers found, those at the 本籍 asked for first. Throws <see cref="CaseException"/> when one of them is not as it was
    /// recorded, or when the 本籍 is that of too many.
    /// </summary>
    internal async Task<IReadOnlyList<FoundRegister>> FindAsync(ReadScope scope, AbsenceRequest request, CancellationToken cancellation)
    {
        var asked = new Asked(SearchKey.OfName(request.Head, characters), SearchKey.OfDomicile(request.Domicile, characters));
        if (asked.Head.Length == 0)
        {
            return [];
        }

        var found = new List<FoundRegister>();
        foreach (var rows in (await RegistersAsync(scope.Database, asked, cancellation)).Chunk(AtOnce))
        {
            var documents = await ReadAsync(scope.Database, DocumentKind.Register, [.. rows.Select(r => r.Register)], cancellation);
            found.AddRange(rows.Select(r => Found(r, [.. documents[r.Register].Select(d => ((KeptDocument.OfRegister)d).Register)], asked)).OfType<FoundRegister>());
        }

        foreach (var rows in (await ImagesAsync(scope.Database, asked, cancellation)).Chunk(AtOnce))
        {
            var documents = await ReadAsync(scope.Database, DocumentKind.Imaged, [.. rows.Select(r => r.Number)], cancellation);
            found.AddRange(rows.Select(r => Found(r, [.. documents[r.Number].Select(d => ((KeptDocument.OfImaged)d).Imaged)], asked)));
        }

        return [.. found.OrderByDescending(f => f.IsThere)];
    }

    // By the head, by the 本籍, and by the given name of a head alone: whose 氏 was another one before.
    private static async Task<List<RegisterIndexRow>> RegistersAsync(KosekiDbContext database, Asked asked, CancellationToken cancellation)
    {
        var (head, place, given) = (asked.Head, asked.Place, asked.GivenNames);
        var there = place.Length == 0 ? [] : await database.RegisterIndex.AsNoTracking().Where(r => r.DomicileKey.Contains(place) || place.Contains(r.DomicileKey)).OrderBy(r => r.Register).Take(MostAtOnePlace + 1).ToListAsync(cancellation);
        RefuseWide(there.Count);
        var named = await database.RegisterIndex.AsNoTracking()
            .Where(r => r.HeadKey == head || database.PersonIndex.Any(p => p.Register == r.Register && p.Position == 1 && given.Contains(p.GivenKey))).OrderBy(r => r.Register).ToListAsync(cancellation);
        return [.. named.Concat(there).DistinctBy(r => r.Register).OrderBy(r => r.Register)];
    }

    private static async Task<List<ImagedIndexRow>> ImagesAsync(KosekiDbContext database, Asked asked, CancellationToken cancellation)
    {
        var (head, place) = (asked.Head, asked.Place);
        var there = place.Length == 0 ? [] : await database.ImagedIndex.AsNoTracking().Where(r => r.DomicileKey.Contains(place) || place.Contains(r.DomicileKey)).OrderBy(r => r.Number).Take(MostAtOnePlace + 1).ToListAsync(cancellation);
        RefuseWide(there.Count);
        var named = await database.ImagedIndex.AsNoTracking().Where(r => r.HeadKey == head).OrderBy(r => r.Number).ToListAsync(cancellation);
        return [.. named.Concat(there).DistinctBy(r => r.Number).OrderBy(r => r.Number)];
    }

    private static void RefuseWide(int count) => Rulings.Refuse(count > MostAtOnePlace ? new CertificateRefusal.PlaceTooWide(MostAtOnePlace) : null);

    // The row only leads to the register: what it says is compared with what was recorded, and the names and 本籍 of all generations count.
    private FoundRegister? Found(RegisterIndexRow row, List<FamilyRegister> generations, Asked asked)
    {
        var now = generations[^1];
        if (JsonSerializer.Serialize(row) != JsonSerializer.Serialize(projections.RegisterRow(now, generations.Count)))
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(RecordedDocuments.Said(DocumentKey.Of(now.Id))));
        }

        var isNamed = generations.SelectMany(HeadsOf).Any(h => SearchKey.OfName(h, characters) == asked.Head);
        var isThere = generations.SelectMany(DomicilesOf).Any(d => asked.IsAt(SearchKey.OfDomicile(d, characters)));
        return isNamed || isThere ? new(now.Id.ToString(), row.Domicile, row.Head, row.State.Word(), isNamed && isThere) : null;
    }

    private FoundRegister Found(ImagedIndexRow row, List<ImagedRegister> generations, Asked asked)
    {
        var id = new ImagedRegisterId(row.Number);
        if (JsonSerializer.Serialize(row) != JsonSerializer.Serialize(ImagedProjections.RowOf(generations[^1], generations.Count, characters)))
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(RecordedDocuments.Said(DocumentKey.Of(id))));
        }

        return new(id.ToString(), row.Domicile, row.Head, row.State.Word(),
            generations.Exists(g => SearchKey.OfName(g.FamilyName + g.HeadGivenName, characters) == asked.Head) && generations.Exists(g => asked.IsAt(SearchKey.OfDomicile(g.Domicile, characters))));
    }

    // All generations of some documents, by number, the earliest first: the journal is asked once for all of them.
    private async Task<ILookup<long, KeptDocument>> ReadAsync(KosekiDbContext database, DocumentKind kind, List<long> numbers, CancellationToken cancellation)
    {
        try
        {
            var rows = await database.Generations.AsNoTracking().Of(kind).Where(g => numbers.Contains(g.Number)).OrderBy(g => g.Number).ThenBy(g => g.Generation).ToListAsync(cancellation);
            DocumentKey[] keys = [.. numbers.Select(n => new DocumentKey(kind, n))];
            return keys.Except(rows.Select(r => r.Document)).ToList() is [var lost, ..]
                ? throw new RegisterDocumentException(RecordedDocuments.Said(lost), null)
                : (await recorded.ReadAsync(database, rows, keys, cancellation)).ToLookup(d => d.Key.Number);
        }
        catch (RegisterDocumentException e)
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(e.Message));
        }
    }

    // 従前の記録 tells what a register that was taken over had before its first generation here.
    private static IEnumerable<string> HeadsOf(FamilyRegister register) =>
        from family in Former(register, MatterLabels.FamilyName).Prepend(register.FamilyName)
        from given in (register.Head is { } head ? RecordedFacts.FormerGivenNames(head) : []).Prepend(register.HeadGivenName)
        select family + given;

    private static IEnumerable<string> DomicilesOf(FamilyRegister register) =>
        Former(register, MatterLabels.Domicile).Concat(register.Matters.Select(m => m[MatterLabels.FormerDomicile]).OfType<string>()).Prepend(register.Domicile.Text);

    private static IEnumerable<string> Former(FamilyRegister register, string label) => register.Matters.SelectMany(m => m.Lines.Concat(m.Amendments.SelectMany(a => a.Lines)))
        .Where(l => l.Label == MatterLine.FormerRecord).SelectMany(l => l.Children).Where(l => l.Label == label).Select(l => l.Value);

    /// <summary>What is asked for, as keys.</summary>
    private sealed record Asked(string Head, string Place)
    {
        /// <summary>What the given name can be: every end of the name, as nobody says where the 氏 ends.</summary>
        public List<string> GivenNames { get; } = [.. RegisterText.Split(Head).Select(c => c.ToString()).ToList() is var parts ? Enumerable.Range(1, Math.Max(0, parts.Count - 1)).Select(i => string.Concat(parts.Skip(i))) : []];

        /// <summary>With or without prefecture and city, with or without the end of it: whichever is longer has the other in it.</summary>
        public bool IsAt(string recorded) => Place.Length > 0 && recorded.Length > 0 && (recorded.Contains(Place, StringComparison.Ordinal) || Place.Contains(recorded, StringComparison.Ordinal));
    }
}
