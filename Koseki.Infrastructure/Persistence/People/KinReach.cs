using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.People;

/// <summary>
/// Loads what an examination has to see beyond the named registers (<see cref="Reach"/>): three queries a round and one of the
/// journal, whatever the family is, never one a person. A register whose record does not pass its check is left out and said.
/// </summary>
internal static class KinReach
{
    /// <summary>Queries of one reach.</summary>
    internal const int Queries = 3 * Reach.Rounds;

    /// <summary>Reaches from the registers that a paper names, as they stand or as earlier cases will leave them.</summary>
    internal static async Task<Reached> OfAsync(KosekiDbContext database, RegisterSet named, ICharacterTable characters, RecordedDocuments recorded, CancellationToken cancellation)
    {
        var isFollowed = false;
        var reach = Reach.From(named);
        while (!reach.IsDone)
        {
            var persons = reach.Persons.Select(p => p.Value).ToList();
            var keys = reach.Designations.Select(RecordedFacts.HeadOf).OfType<string>().Select(h => SearchKey.OfName(h, characters)).Distinct(StringComparer.Ordinal).ToList();
            var domiciles = reach.Designations.Select(RecordedFacts.DomicileOf).Distinct(StringComparer.Ordinal).ToList();
            var found = await database.PersonIndex.AsNoTracking().Where(p => persons.Contains(p.Person)).Select(p => p.Register)
                .Union(database.RegisterIndex.AsNoTracking().Where(r => keys.Contains(r.HeadKey) && domiciles.Contains(r.Domicile)).Select(r => r.Register))
                // Named as it was before the place got another name.
                .Union(from target in database.BatchTargets.AsNoTracking()
                       join r in database.RegisterIndex.AsNoTracking() on target.Register equals r.Register
                       where domiciles.Contains(target.Former) && keys.Contains(r.HeadKey)
                       select r.Register).ToListAsync(cancellation);
            var wanted = found.Where(id => !reach.HasSeen(new(id))).Order().ToList();
            var ids = wanted.Take(reach.Room).ToList();
            if (ids.Count < wanted.Count)
            {
                reach.Cut();
            }

            var rows = await database.Generations.AsNoTracking().Of(DocumentKind.Register).Latest(ids).ToListAsync(cancellation);
            var links = await database.KinLinks.AsNoTracking().Where(l => persons.Contains(l.One) || persons.Contains(l.Other)).ToListAsync(cancellation);
            var (stated, denied, undone) = StatedLinks.Read(links);
            var documents = await recorded.CheckAsync(database, rows, [], cancellation, isFollowed);
            isFollowed = true;
            if (documents.Foreign.Count > 0)
            {
                // Whoever opens the register itself is told; here it only means that not everything was seen.
                reach.Cut();
            }

            reach.Take([.. documents.Sound.OfType<KeptDocument.OfRegister>().Select(d => d.Register)], stated, denied, undone);
        }

        return reach.Done();
    }
}
