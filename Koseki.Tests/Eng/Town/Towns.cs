using Koseki.Eng.Town;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Eng.Town;

/// <summary>Towns shared by tests, made once.</summary>
public static class Towns
{
    private static readonly Lazy<CharacterTable> Table = new(CharacterTable.Load);
    private static readonly Lazy<TownHistory> Some = new(() => Make(400, 5));

    /// <summary>The last day of the shared towns.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 24);

    /// <summary>The character table.</summary>
    public static CharacterTable Characters => Table.Value;

    /// <summary>A town of 400 registers.</summary>
    public static TownHistory Of400 => Some.Value;

    /// <summary>Makes a town.</summary>
    public static TownHistory Make(int registers, int seed) => TownHistory.Make(new(registers, seed, Today), Characters, new PlaceDictionary());
}
