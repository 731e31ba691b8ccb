using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Properties;

/// <summary>What must hold of every person over all registers.</summary>
internal static class PeopleProperties
{
    /// <summary>Every removal has a destination, but death has none.</summary>
    public static IEnumerable<string> Removals(FamilyRegister register) =>
        from entry in register.Entries
        where entry.Removed is { } removal && (removal.Cause == "死亡") != removal.Destination is null
        select $"戸籍 {register.Id}: {entry.Person} の除籍({entry.Removed!.Cause})の入籍先「{entry.Removed.Destination}」。";

    /// <summary>
    /// Whoever lives stands in exactly one register, ours or a named one elsewhere; who has died in none. Whoever left for a
    /// register of the town is in it.
    /// </summary>
    public static IEnumerable<string> Standing(IEnumerable<FamilyRegister> registers, IEnumerable<FamilyRegister> generations)
    {
        // A register that has moved or changed its name is still the one that was named as it was called then.
        var called = generations.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.SelectMany(r => new[] { r.Designation, r.Domicile.Text }).ToHashSet(StringComparer.Ordinal));
        foreach (var places in registers.SelectMany(r => r.Entries.Select(e => new Place(r, e))).GroupBy(p => p.Entry.Person))
        {
            var standing = places.Count(p => p.Register.State == RegisterState.Current && !p.Entry.IsRemoved);
            var isGone = places.Any(p => p.IsDeath || p.HasMovedAway || p.LeftFor is { } destination && !IsHere(destination));
            if (standing != (isGone ? 0 : 1))
            {
                yield return $"{places.Key} は {standing} 戸籍に在籍しています({string.Join("、", places.Select(p => $"{p.Register.Id} {p.Entry.Removed?.Cause ?? "在籍"}"))})。";
            }

            foreach (var place in places.Where(p => p.LeftFor is { } destination && IsHere(destination) && !places.Any(o => o != p && called[o.Register.Id].Contains(destination))))
            {
                yield return $"{places.Key} は戸籍 {place.Register.Id} から「{place.LeftFor}」へ除籍されましたが、そこにいません。";
            }
        }
    }

    private static bool IsHere(string destination) => destination.StartsWith(Municipality.Koshigaya.Display, StringComparison.Ordinal);

    private sealed record Place(FamilyRegister Register, RegisterEntry Entry)
    {
        public string? LeftFor => Entry.Removed?.Destination;

        public bool IsDeath => Entry.Removed is { Cause: "死亡" } || Entry.Matters.Any(m => m.Title == "死亡");

        public bool HasMovedAway => !Entry.IsRemoved && Register is { State: RegisterState.Removed, MovedTo: not null };
    }
}
