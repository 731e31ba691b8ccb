using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Families.Holders;

/// <summary>Somebody of the household, as two feeds have them.</summary>
/// <param name="Record">The 住民票.</param>
/// <param name="Resident">What the feed <c>resident</c> says; null when it knows nobody of that number.</param>
internal sealed record HousematePair(ResidentRecord Record, Resident? Resident);

/// <summary>What is known at one instant of a person who asks for a paper of their own that shows the household's address.</summary>
/// <param name="Household">The household.</param>
/// <param name="Members">Everybody of it whose record is not removed.</param>
/// <param name="Self">The person.</param>
/// <param name="IsBlocked">Whether something about the person waits to be cleared up.</param>
internal sealed record HolderFacts(Household Household, IReadOnlyList<HousematePair> Members, HousematePair Self, bool IsBlocked)
{
    /// <summary>The rows of the database that it stands on.</summary>
    internal IEnumerable<object> Rows => [Household, .. Members.Select(m => m.Record), .. Members.Select(m => m.Resident).OfType<Resident>()];

    /// <summary>From the rows of one reading, one at least for each member.</summary>
    internal static HolderFacts Of(IReadOnlyList<HolderRow> rows, string resident)
    {
        var members = rows.DistinctBy(r => r.Record.Number).Select(r => new HousematePair(r.Record, r.Resident)).ToList();
        return new(rows[0].Household, members, members.Single(m => m.Record.Number == resident), rows[0].IsBlocked);
    }
}

/// <summary>One member of the household of a person, as it is read beside what a family of certificates needs.</summary>
internal sealed class HolderRow
{
    /// <summary>The household.</summary>
    public required Household Household { get; init; }

    /// <summary>The member's 住民票.</summary>
    public required ResidentRecord Record { get; init; }

    /// <summary>The member in the feed <c>resident</c>.</summary>
    public required Resident? Resident { get; init; }

    /// <summary>Whether something about the person who asks waits to be cleared up.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>The members, to be joined in the same statement, so that no batch can come in between; nobody when the person's record is removed or was never brought.</summary>
    internal static IQueryable<HolderRow> Of(GatewayDbContext database, string resident) =>
        from self in database.ResidentRecords
        join household in database.Households on self.Household equals household.Number
        join record in database.ResidentRecords on self.Household equals record.Household
        join known in database.Residents on record.Number equals known.Number into residents
        from known in residents.DefaultIfEmpty()
        where self.Number == resident && self.State != RecordState.Removed && record.State != RecordState.Removed
        select new HolderRow
        {
            Household = household, Record = record, Resident = known, IsBlocked = database.Blocks.Any(b => b.LiftedAt == null && b.ResidentNumber == self.Number),
        };
}
