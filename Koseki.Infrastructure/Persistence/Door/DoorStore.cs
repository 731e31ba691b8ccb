using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>What the projections say of a register, for a paper to be compared with.</summary>
/// <param name="Generation">The generation they were made from.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者.</param>
/// <param name="Persons">Those of the register, in its order.</param>
internal sealed record ProjectedRegister(int Generation, string Domicile, string Head, IReadOnlyList<(PersonId Person, PersonFacts Facts)> Persons);

/// <summary>What the door asks of storage and writes to it: the queries, and nothing that decides.</summary>
internal static class DoorStore
{
    private const int LongestPlace = 200;

    /// <summary>The current registers in which a person stands.</summary>
    internal static async Task<IReadOnlyList<RegisterId>> StandingAsync(KosekiDbContext database, PersonId person, CancellationToken cancellation) =>
        [.. (await (from row in database.PersonIndex.AsNoTracking()
                    join register in database.RegisterIndex.AsNoTracking() on row.Register equals register.Register
                    where row.Person == person.Value && !row.IsRemoved && register.State == RegisterState.Current
                    select register.Register).Distinct().ToListAsync(cancellation)).Select(r => new RegisterId(r))];

    /// <summary>The projections of a register that there is.</summary>
    internal static async Task<ProjectedRegister> ProjectedAsync(KosekiDbContext database, RegisterId id, CancellationToken cancellation)
    {
        var register = await database.RegisterIndex.AsNoTracking().FirstAsync(r => r.Register == id.Value, cancellation);
        var persons = await database.PersonIndex.AsNoTracking().Where(p => p.Register == id.Value).OrderBy(p => p.Position).ToListAsync(cancellation);
        return new(register.Generation, PaperText.Widen(register.Domicile), PaperText.Widen(register.Head),
            [.. persons.Select(p => (new PersonId(p.Person), new PersonFacts(PaperText.Widen(p.GivenName), PaperText.Widen(p.BirthDate))))]);
    }

    /// <summary>The right that was given under an id, or null.</summary>
    internal static async Task<GivenClaim?> ClaimAsync(KosekiDbContext database, Guid issueId, CancellationToken cancellation)
    {
        var key = Key(issueId);
        return await database.Claims.AsNoTracking().FirstOrDefaultAsync(c => c.IssueId == key, cancellation) is { } row ? new(row.Register, row.Generation, row.Sha256, row.JournalNumber) : null;
    }

    /// <summary>Gives a right in an open transaction.</summary>
    internal static void Add(JournalTransaction open, ClaimQuestion question, string caller) => open.Database.Claims.Add(new()
    {
        IssueId = Key(question.IssueId),
        Register = question.Register,
        Generation = question.Generation,
        Sha256 = Convert.FromHexString(question.Sha256),
        At = open.Now,
        Caller = caller,
        Place = Shortened(question.Place),
    });

    // Said by the gateway: as much of it as the row takes, never half a character.
    private static string? Shortened(string? place) => place is { Length: > LongestPlace } ? place[..(char.IsHighSurrogate(place[LongestPlace - 1]) ? LongestPlace - 1 : LongestPlace)] : place;

    /// <summary>The latest generation of a register, or null.</summary>
    internal static Task<int?> GenerationAsync(KosekiDbContext database, RegisterId register, CancellationToken cancellation) =>
        database.Generations.AsNoTracking().Of(DocumentKey.Of(register)).MaxAsync(g => (int?)g.Generation, cancellation);

    /// <summary>The number of the journal's head; 0 while it is empty.</summary>
    internal static async Task<long> HeadAsync(KosekiDbContext database, CancellationToken cancellation) =>
        await database.Journal.AsNoTracking().MaxAsync(j => (long?)j.Number, cancellation) ?? 0;

    /// <summary>The journal's signed head, and what stands at a number known before; null while it is empty and no number is known.</summary>
    internal static async Task<HeadWord?> HeadAsync(KosekiDbContext database, long known, CancellationToken cancellation)
    {
        var head = await database.Journal.AsNoTracking().OrderByDescending(j => j.Number).Select(j => new { j.Number, j.Hash, j.Signature }).FirstOrDefaultAsync(cancellation);
        var there = known == 0 ? null : await database.Journal.AsNoTracking().Where(j => j.Number == known).Select(j => j.Hash).FirstOrDefaultAsync(cancellation);
        return head is null
            ? known == 0 ? null : new(0, "", "", null)
            : new(head.Number, Canonical.Hex(head.Hash), Canonical.Hex(head.Signature), there is null ? null : Canonical.Hex(there));
    }

    /// <summary>Makes a 宛名番号 mean a person, whomever it meant before.</summary>
    internal static async Task LinkAsync(JournalTransaction open, string resident, PersonId person, string by, CancellationToken cancellation)
    {
        if (await open.Database.ResidentLinks.FirstOrDefaultAsync(l => l.ResidentNumber == resident, cancellation) is { } link)
        {
            (link.Person, link.LinkedAt, link.LinkedBy) = (person.Value, open.Now, by);
        }
        else
        {
            AddLink(open, resident, person, by);
        }
    }

    /// <summary>Links a 宛名番号 that meant nobody.</summary>
    internal static void AddLink(JournalTransaction open, string resident, PersonId person, string by) =>
        open.Database.ResidentLinks.Add(new() { ResidentNumber = resident, Person = person.Value, LinkedAt = open.Now, LinkedBy = by });

    private static string Key(Guid issueId) => issueId.ToString("D");
}
