using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Registers;
using Microsoft.EntityFrameworkCore;

namespace Koseki.EndToEnd;

/// <summary>What the tests that change a town's registers ask of it besides its screens.</summary>
internal static class MovingTown
{
    /// <summary>The registers as they stand, by number.</summary>
    public static async Task<IReadOnlyList<FamilyRegister>> RegistersAsync(CityStore store)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
        var found = new List<FamilyRegister>();
        foreach (var number in await database.Generations.Where(g => g.Kind == DocumentKind.Register).Select(g => g.Number).Distinct().Order().ToListAsync())
        {
            found.Add((await store.Get<RegisterStore>().GetAsync(new RegisterId(number)))!);
        }

        return found;
    }

    /// <summary>The one person left in a register.</summary>
    public static IEnumerable<(FamilyRegister Register, RegisterEntry Entry)> Alone(IEnumerable<FamilyRegister> registers) =>
        registers.Where(r => r.State == RegisterState.Current && r.Standing.Count() == 1).Select(r => (r, r.Standing.Single()));
}

/// <summary>Tests that change the registers of a town of their own.</summary>
[CollectionDefinition(Name)]
public sealed class MovingTownCollection : ICollectionFixture<Town>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "moving town";
}
