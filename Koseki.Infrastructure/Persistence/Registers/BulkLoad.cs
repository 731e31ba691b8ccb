using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Takes in many new registers at once: one journal row a chunk, with projections and running numbers.</summary>
public sealed class BulkLoad(JournalWriter journal, Projections projections, CharacterGate gate)
{
    private const int Chunk = 250;

    /// <summary>
    /// Loads registers as first generations and raises the running numbers above theirs. Throws
    /// <see cref="InvalidDataException"/> before writing a chunk in which a register holds a character that no certificate can print.
    /// </summary>
    public async Task<int> LoadAsync(IEnumerable<FamilyRegister> registers, Actor actor, CancellationToken cancellation)
    {
        var total = 0;
        foreach (var chunk in registers.Chunk(Chunk))
        {
            Array.ForEach(chunk, r => Refuse(r, gate));
            await journal.CommitAsync(actor, async open =>
            {
                foreach (var register in chunk)
                {
                    open.WriteFirstGeneration(register, open.Author);
                    projections.Add(open.Database, register, 1);
                }

                await RaiseAsync(open.Database, "register", chunk.Max(r => r.Id.Value), cancellation);
                await RaiseAsync(open.Database, "person", chunk.SelectMany(r => r.Entries).Max(e => e.Person.Value), cancellation);
                return (new Deed("移行", $"{chunk.Length} 戸籍を取り込んだ"), true);
            }, cancellation);
            total += chunk.Length;
        }

        return total;
    }

    /// <summary>Throws <see cref="InvalidDataException"/> naming every character of a register that no certificate can print.</summary>
    internal static void Refuse(FamilyRegister register, CharacterGate gate)
    {
        if (PaperGuard.Unprintable(register, gate).ToList() is { Count: > 0 } found)
        {
            throw new InvalidDataException($"戸籍 {register.Id} に証明書に印字できない文字があります: {string.Join("、", found.Select(f => $"{f.Character.CodePoints}({CharacterSorts.Of(f.Character)}、「{f.Line}」)"))}。取り込んでいません。{PassedText.Remedy}");
        }
    }

    private static async Task RaiseAsync(KosekiDbContext database, string counter, long atLeast, CancellationToken cancellation)
    {
        var row = await database.Counters.FirstOrDefaultAsync(c => c.Name == counter, cancellation);
        if (row is null)
        {
            database.Counters.Add(new CounterRow { Name = counter, Value = atLeast });
        }
        else if (row.Value < atLeast)
        {
            row.Value = atLeast;
        }
    }
}
