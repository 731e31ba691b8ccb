using System.Collections.Concurrent;
using Koseki.Domain.Notifications;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.UseCases.Cases;

namespace Koseki.Eng.Bench.Typing;

/// <summary>Compares what was typed, and what screens call saved, with the database. Every difference is kept, in words.</summary>
internal sealed class TypingLedger(CityStore store)
{
    private readonly CharacterTable table = store.Get<CharacterTable>();
    private int forms, boxes, looks;

    /// <summary>What differed.</summary>
    internal ConcurrentQueue<string> Differences { get; } = new();

    /// <summary>Papers compared at their end.</summary>
    internal int Forms => forms;

    /// <summary>Boxes compared.</summary>
    internal int Boxes => boxes;

    /// <summary>How often a screen said that all is saved, and was held to it.</summary>
    internal int Looks => looks;

    /// <summary>At this moment the screen says that all of this is saved.</summary>
    internal async Task LookAsync(SavedScreen said)
    {
        Interlocked.Increment(ref looks);
        var found = (await store.Get<CaseWorkflow>().GetAsync(said.Id))!;
        Compare($"案件 {said.Id} 「保存しました」", NotificationCatalogue.Find(found.KindCode)!.Form, found.Draft, said.Boxes);
    }

    /// <summary>A paper was typed to its end.</summary>
    internal async Task CompareAsync(TypedForm typed, CancellationToken cancellation)
    {
        var found = (await store.Get<CaseWorkflow>().GetAsync(typed.CaseId, cancellation))!;
        var form = NotificationCatalogue.Find(typed.Kind)!.Form;
        foreach (var wrong in typed.Wrong)
        {
            Differences.Enqueue($"案件 {typed.CaseId} {wrong}");
        }

        Compare($"案件 {typed.CaseId} 画面", form, found.Draft, typed.OnScreen);
        Compare($"案件 {typed.CaseId} 打鍵", form, found.Draft, typed.Typed.Where(t => typed.OnScreen.ContainsKey(t.Key)).ToDictionary());
        Interlocked.Increment(ref forms);
    }

    // Both as they stand once the box is left.
    private void Compare(string where, Form form, Draft stored, IReadOnlyDictionary<string, string> expected)
    {
        foreach (var (key, text) in expected)
        {
            var field = form[new(key)];
            Interlocked.Increment(ref boxes);
            var (wanted, there) = (WrittenDraft.OnLeaving(field, text, table).Text, WrittenDraft.OnLeaving(field, stored[field.Key], table).Text);
            if (wanted != there)
            {
                Differences.Enqueue($"{where} {field.Label}({key}): 「{wanted}」のはずが「{there}」");
            }
        }
    }
}
