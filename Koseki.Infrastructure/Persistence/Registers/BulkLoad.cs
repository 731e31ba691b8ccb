using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>Takes in many new registers at once: one journal row a chunk, with projections and running numbers.</summary>
public sealed class BulkLoad(JournalWriter journal, GenerationWriter generations, CharacterGate gate)
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
            Array.ForEach(chunk, r => Refuse(new KeptDocument.OfRegister(r), gate));
            await journal.CommitAsync(actor, async open =>
            {
                foreach (var register in chunk)
                {
                    generations.Load(open, new KeptDocument.OfRegister(register), null, new(open.Author, null, open.Now), isLast: true);
                }

                await RaiseAsync(open.Database, "register", chunk.Max(r => r.Id.Value), cancellation);
                await RaiseAsync(open.Database, "person", chunk.SelectMany(r => r.Entries).Max(e => e.Person.Value), cancellation);
                return (new Deed(DeedKind.Migration, $"{chunk.Length} 戸籍を取り込んだ"), true);
            }, cancellation);
            total += chunk.Length;
        }

        return total;
    }

    /// <summary>
    /// Loads 附票 as first generations. Throws <see cref="InvalidDataException"/> before writing a chunk in which one holds a character
    /// that no certificate can print, or does not say the same as its register; an existing one is not written again
    /// (<see cref="DocumentMovedException"/>).
    /// </summary>
    public async Task<int> LoadSupplementariesAsync(IEnumerable<SupplementaryRegister> supplementaries, Actor actor, CancellationToken cancellation)
    {
        var total = 0;
        foreach (var chunk in supplementaries.Chunk(Chunk))
        {
            var documents = chunk.Select(s => new KeptDocument.OfSupplementary(s)).ToList();
            documents.ForEach(d => Refuse(d, gate));
            await journal.CommitAsync(actor, async open =>
            {
                var numbers = chunk.Select(s => s.Id.Register.Value).ToList();
                var registers = (await open.Database.Generations.AsNoTracking().Of(DocumentKind.Register).Latest(numbers).ToListAsync(cancellation)).Select(RegisterStore.Read).ToDictionary(r => r.Id);
                Refuse(chunk.SelectMany(s => registers.TryGetValue(s.Id.Register, out var register) ? SupplementaryInvariants.Differences(register, s) : [$"附票 {s.Id} の戸籍がありません。"]));
                foreach (var document in documents)
                {
                    await generations.WriteAsync(open, document, 0, new(open.Author, null, open.Now), cancellation);
                }

                return (new Deed(DeedKind.Migration, $"附票 {chunk.Length} 件を取り込んだ"), true);
            }, cancellation);
            total += chunk.Length;
        }

        return total;
    }

    /// <summary>Throws <see cref="InvalidDataException"/> naming every character of a document that no certificate can print.</summary>
    internal static void Refuse(KeptDocument document, CharacterGate gate)
    {
        if (PaperGuard.Unprintable(document, gate).ToList() is { Count: > 0 } found)
        {
            throw new InvalidDataException($"{document.Key.Kind.Word()} {document.Key} に証明書に印字できない文字があります: {string.Join("、", found.Select(f => $"{f.Character.CodePoints}({CharacterSorts.Of(f.Character)}、「{f.Line}」)"))}。取り込んでいません。{PassedText.Remedy}");
        }
    }

    private static void Refuse(IEnumerable<string> differences)
    {
        if (differences.ToList() is { Count: > 0 } found)
        {
            throw new InvalidDataException($"{string.Join(" ", found)} 取り込んでいません。移行元の附票と戸籍を確かめてください。");
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
