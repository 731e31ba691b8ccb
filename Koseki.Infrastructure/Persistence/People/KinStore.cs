using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.People;

/// <summary>The rows by which the office confirms or denies a link, and what is on record of the two persons.</summary>
internal static class KinStore
{
    /// <summary>The proposals that wait for their second person, of any of these persons, the oldest first.</summary>
    internal static async Task<IReadOnlyList<KinProposal>> WaitingAsync(KosekiDbContext database, IEnumerable<PersonId> of, CancellationToken cancellation)
    {
        var persons = of.Select(p => p.Value).Distinct().ToList();
        return (await Waiting(database).Where(p => persons.Contains(p.One)).OrderBy(p => p.Number).ToListAsync(cancellation)).ConvertAll(ProposalOf);
    }

    /// <summary>A proposal that waits, or null; one of which a later one took the place waits no more, confirmed or not.</summary>
    internal static async Task<KinProposal?> FindAsync(KosekiDbContext database, long proposal, CancellationToken cancellation) =>
        await Waiting(database).FirstOrDefaultAsync(p => p.Number == proposal, cancellation) is { } row
        && !await database.KinLinks.AnyAsync(l => l.Kind == row.Kind && l.One == row.One && l.Other == row.Other && l.Number > row.Number, cancellation)
            ? ProposalOf(row) : null;

    /// <summary>What is on record of two persons and theirs: every register of ours that names one of them, and what was stated of them.</summary>
    internal static async Task<Reached> SeenAsync(KosekiDbContext database, KinPair pair, ICharacterTable characters, RecordedDocuments recorded, CancellationToken cancellation)
    {
        var persons = new List<long> { pair.One.Value, pair.Other.Value };
        var registers = await database.PersonIndex.AsNoTracking().Where(p => persons.Contains(p.Person)).Select(p => p.Register).Distinct().ToListAsync(cancellation);
        var rows = await database.Generations.AsNoTracking().Of(DocumentKind.Register).Latest(registers).ToListAsync(cancellation);
        var sound = (await recorded.CheckAsync(database, rows, [], cancellation)).Sound.OfType<KeptDocument.OfRegister>().Select(d => d.Register);
        var seen = await KinReach.OfAsync(database, new(sound), characters, recorded, cancellation);
        // Of the two themselves, also where they stand in none of them any more.
        var (stated, denied, undone) = StatedLinks.Read(await database.KinLinks.AsNoTracking().Where(l => persons.Contains(l.One) || persons.Contains(l.Other)).ToListAsync(cancellation));
        return seen with { Kinship = new(seen.Kinship.Links.Without(undone.ToHashSet(), seen.Registers).With(stated, denied.ToHashSet())) };
    }

    /// <summary>Writes a step in the transaction that takes it.</summary>
    internal static async Task AddAsync(JournalTransaction open, KinStep step) => open.Database.KinLinks.Add(new()
    {
        Number = await open.NextAsync(StatedLinks.Counter), Kind = step.Pair.Kind, One = step.Pair.One.Value, Other = step.Pair.Other.Value, Holds = step.Holds, Confirms = step.Confirms, Reason = step.Reason,
        Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now,
    });

    private static IQueryable<KinLinkRow> Waiting(KosekiDbContext database) =>
        database.KinLinks.AsNoTracking().Where(p => p.CaseId == null && p.Confirms == null && !database.KinLinks.Any(c => c.Confirms == p.Number));

    private static KinProposal ProposalOf(KinLinkRow row) => new(row.Number, new(row.Kind, new(row.One), new(row.Other)), row.Holds, row.Reason, row.Account, row.Name);
}
