using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Places;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>A chain as it is recorded, with the generation of each of its papers.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="Generations">By the number of the paper.</param>
/// <param name="Waiting">What was read of imaged registers and waits for a second person.</param>
public sealed record StoredChain(RegisterChain Chain, IReadOnlyDictionary<string, int> Generations, IReadOnlyList<StayProposal> Waiting)
{
    /// <summary>Whether any register of ours has the person.</summary>
    public bool IsKnown { get; init; }

    /// <summary>By which it is known again.</summary>
    public string Mark => ChainRules.MarkOf(Chain, Generations);
}

/// <summary>Somebody of the same 氏名 and 生年月日 with another number: shown, never mixed in.</summary>
/// <param name="Person">The number.</param>
/// <param name="Register">A register of that person.</param>
public sealed record LikePerson(PersonId Person, RegisterId Register);

/// <summary>Reads the chain of a person: registers by the person's number in them, images by what two of the office have confirmed. Each as recorded.</summary>
public sealed class ChainReader(RecordedDocuments recorded, JournalNames names, ICharacterTable characters, PlaceDictionary places, Municipality here)
{
    // Nobody stands in more; a number that does is one that many share.
    private const int MostRegisters = 100;

    /// <summary>The chain on a day. Throws <see cref="RegisterDocumentException"/> or <see cref="CaseException"/> when something of it is not as it was recorded.</summary>
    internal async Task<StoredChain> OfAsync(ReadScope scope, PersonId person, DateOnly today, CancellationToken cancellation)
    {
        var database = scope.Database;
        var ids = await database.PersonIndex.AsNoTracking().Where(p => p.Person == person.Value).Select(p => p.Register).Distinct().OrderBy(r => r).Take(MostRegisters).ToListAsync(cancellation);
        var rows = await database.Generations.AsNoTracking().Of(DocumentKind.Register).Latest(ids).ToListAsync(cancellation);
        var registers = (await recorded.ReadAsync(database, rows, [.. ids.Select(i => DocumentKey.Of(new RegisterId(i)))], cancellation)).OfType<KeptDocument.OfRegister>().Select(d => d.Register).ToList();
        var steps = await StayRows.OfAsync(database, names, person, cancellation);
        var holding = StayRows.Holding(steps);
        var images = await ImagedAsync(database, [.. holding.Select(h => h.Stay.Image)], cancellation);
        var chain = RegisterChain.Of(person, registers, holding.Select(h => h.Stay.In(images[h.Stay.Image].Register, h.Evidence)), new(here, places, today));
        var generations = rows.Select(r => (Number: new RegisterId(r.Number).ToString(), r.Generation)).Concat(images.Select(i => (Number: i.Key.ToString(), i.Value.Generation))).ToDictionary(g => g.Number, g => g.Generation, StringComparer.Ordinal);
        return new(chain, generations, StayRows.Waiting(steps)) { IsKnown = ids.Count > 0 };
    }

    /// <summary>Others of the same 氏名 (folded) and 生年月日 as the person in the index, at most ten.</summary>
    internal static async Task<IReadOnlyList<LikePerson>> AlikeAsync(ReadScope scope, PersonId person, CancellationToken cancellation)
    {
        var index = scope.Database.PersonIndex.AsNoTracking();
        var own = await index.Where(p => p.Person == person.Value).Select(p => new { p.NameKey, p.BirthEarliest, p.BirthLatest }).Distinct().Take(20).ToListAsync(cancellation);
        var found = new List<LikePerson>();
        foreach (var one in own)
        {
            found.AddRange((await index.Where(p => p.NameKey == one.NameKey && p.BirthEarliest == one.BirthEarliest && p.BirthLatest == one.BirthLatest && p.Person != person.Value).OrderBy(p => p.Person).Take(10)
                .Select(p => new { p.Person, p.Register }).ToListAsync(cancellation)).Select(p => new LikePerson(new(p.Person), new(p.Register))));
        }

        return [.. found.DistinctBy(f => f.Person)];
    }

    /// <summary>Imaged registers that may close a gap: by the 筆頭者 that the records name. Candidates to be looked at, never part of a chain by this.</summary>
    internal async Task<IReadOnlyList<ImagedHit>> CandidatesAsync(ReadScope scope, RegisterChain chain, CancellationToken cancellation)
    {
        var heads = chain.Gaps.SelectMany(g => g.Places).Where(p => p.Locality != Locality.Elsewhere).Select(p => RecordedFacts.HeadOf(p.Designation)).OfType<string>()
            .Select(h => SearchKey.OfName(h, characters)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var taken = chain.Papers.OfType<StayPaper.OfImage>().Select(p => p.Register.Id.Value).ToList();
        return heads.Count == 0 ? []
            : [.. (await scope.Database.ImagedIndex.AsNoTracking().Where(r => heads.Contains(r.HeadKey) && !taken.Contains(r.Number)).OrderBy(r => r.Number).Take(ImagedSearch.Most).ToListAsync(cancellation))
                .Select(r => new ImagedHit(new(r.Number), r.State, r.Form, r.Domicile, r.Head, r.MadeOn, r.RemovedOn, r.Pages))];
    }

    /// <summary>A proposal that waits, as recorded; null when it is settled or a later one took its place.</summary>
    internal async Task<StayProposal?> WaitingAsync(ReadScope scope, long proposal, CancellationToken cancellation) =>
        await StayRows.PersonOfAsync(scope.Database, proposal, cancellation) is { } person
            ? StayRows.Waiting(await StayRows.OfAsync(scope.Database, names, person, cancellation)).FirstOrDefault(p => p.Number == proposal) : null;

    /// <summary>An imaged register as recorded, and an entry of the person in a register of ours, for whoever says that they belong together.</summary>
    internal async Task<(ImagedRegister? Image, RegisterEntry? Entry, IReadOnlyList<ReadStayRow> Steps)> SeenAsync(ReadScope scope, ImagedRegisterId image, PersonId person, CancellationToken cancellation)
    {
        var database = scope.Database;
        var ids = await database.PersonIndex.AsNoTracking().Where(p => p.Person == person.Value).Select(p => p.Register).Distinct().Take(MostRegisters).ToListAsync(cancellation);
        var rows = await database.Generations.AsNoTracking().Of(DocumentKind.Register).Latest(ids).ToListAsync(cancellation);
        var entry = (await recorded.ReadAsync(database, rows, [], cancellation)).OfType<KeptDocument.OfRegister>().Select(d => d.Register.EntryOf(person)).LastOrDefault(e => e is not null);
        return ((await ImagedAsync(database, [image], cancellation)).GetValueOrDefault(image)?.Register, entry, await StayRows.OfAsync(database, names, person, cancellation));
    }

    /// <summary>Imaged registers as recorded, by number; those that there are.</summary>
    internal async Task<IReadOnlyDictionary<ImagedRegisterId, RecordedImage>> ImagedAsync(KosekiDbContext database, IReadOnlyCollection<ImagedRegisterId> images, CancellationToken cancellation)
    {
        var rows = await database.Generations.AsNoTracking().Of(DocumentKind.Imaged).Latest([.. images.Select(i => i.Value)]).ToListAsync(cancellation);
        var documents = await recorded.ReadAsync(database, rows, [.. images.Select(DocumentKey.Of)], cancellation);
        return rows.Zip(documents).ToDictionary(p => new ImagedRegisterId(p.First.Number), p => new RecordedImage(((KeptDocument.OfImaged)p.Second).Imaged, p.First.Generation));
    }
}

/// <summary>An imaged register as recorded, and its generation.</summary>
internal sealed record RecordedImage(ImagedRegister Register, int Generation);
