using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Verification;

/// <summary>Where messages are said to stand, against what was done with them.</summary>
internal static class MessageCheck
{
    private const int Chunk = 1000;

    /// <summary>Computes the state of every message again and compares.</summary>
    public static async Task RunAsync(SoundRows rows, List<string> problems, CancellationToken cancellation)
    {
        var done = 0L;
        while (await JournalsAsync(rows, done, cancellation) is [.., var last])
        {
            // Asked twice: an act between reading the steps and reading the state is no difference.
            foreach (var different in (await DifferentAsync(rows, done, last, cancellation)).Intersect(await DifferentAsync(rows, done, last, cancellation)))
            {
                problems.Add($"MessageStates の {different}(作り直せます)。");
            }

            done = last;
        }
    }

    // A state may be said of a message that never was: both tables give the numbers.
    private static async Task<List<long>> JournalsAsync(SoundRows rows, long after, CancellationToken cancellation) =>
        await rows.Of<OutboxRow>().Select(o => o.JournalNumber).Union(rows.Of<MessageStateRow>().Select(s => s.JournalNumber))
            .Where(n => n > after).OrderBy(n => n).Take(Chunk).ToListAsync(cancellation);

    private static async Task<List<string>> DifferentAsync(SoundRows rows, long after, long last, CancellationToken cancellation)
    {
        var states = await rows.Of<MessageStateRow>().Where(s => s.JournalNumber > after && s.JournalNumber <= last).ToDictionaryAsync(s => (s.JournalNumber, s.Sequence), cancellation);
        var steps = (await rows.Of<MessageStepRow>().Where(s => s.Message > after && s.Message <= last).ToListAsync(cancellation)).ToLookup(s => (s.Message, s.Sequence));
        var messages = await rows.Of<OutboxRow>().Where(o => o.JournalNumber > after && o.JournalNumber <= last).Select(o => new { o.JournalNumber, o.Sequence, o.At }).ToListAsync(cancellation);
        var different = messages.Where(m => !(states.Remove((m.JournalNumber, m.Sequence), out var said) && Fits(said, [.. steps[(m.JournalNumber, m.Sequence)].OrderBy(s => s.Order)], m.At)))
            .Select(m => $"送付物{m.JournalNumber}-{m.Sequence} が、送付物としたことに一致しません").ToList();
        return [.. different, .. states.Keys.Select(k => $"送付物{k.JournalNumber}-{k.Sequence} に送付物がありません")];
    }

    private static bool Fits(MessageStateRow said, IReadOnlyList<MessageStepRow> steps, DateTimeOffset decided) => steps is [.., var last]
        ? (said.State, said.Since, said.Order) == (last.State, last.At, last.Order)
        : (said.State, said.Since, said.Order) == (MessageState.Waiting, decided, 0);
}
