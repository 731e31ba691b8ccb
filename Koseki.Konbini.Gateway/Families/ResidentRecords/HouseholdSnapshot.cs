using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Certificates.ResidentRecords;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>One person of a household, as two feeds have them.</summary>
/// <param name="Record">The 住民票.</param>
/// <param name="Resident">What the feed <c>resident</c> says; null when it knows nobody of that number.</param>
/// <param name="IsBlocked">Whether something about the person waits to be cleared up.</param>
internal sealed record SnapshotMember(ResidentRecord Record, Resident? Resident, bool IsBlocked)
{
    /// <summary>The record as the paper says it.</summary>
    internal RecordedResident Recorded => new(Record.Name, Record.NameKana, Record.BirthDate, Record.Sex)
    {
        OtherName = Record.OtherName, OtherNameKana = Record.OtherNameKana, Relationship = Record.Relationship,
        ResidentSince = Record.ResidentSince, AddressSince = Record.AddressSince, NotifiedOn = Record.NotifiedOn,
        FormerAddress = Record.FormerAddress, AddressBeforeMove = Record.AddressBeforeMove, Domicile = Record.Domicile, HeadOfRegister = Record.HeadOfRegister,
        Foreigner = Record.IsForeigner ? new(Record.Nationality, Record.Category, Record.ResidenceStatus, Record.ResidencePeriod, Record.ResidenceUntil, Record.CardNumber) : null,
    };
}

/// <summary>A household at one instant: everything a decision and a paper are made from.</summary>
/// <param name="Household">The household.</param>
/// <param name="Members">Everybody whose record is not removed, in their order.</param>
/// <param name="AsOf">The source's time of the last batch.</param>
internal sealed record HouseholdSnapshot(Household Household, IReadOnlyList<SnapshotMember> Members, DateTimeOffset AsOf)
{
    /// <summary>SHA-256 over all of it but the time: the same as long as nothing about the household has changed.</summary>
    internal string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Household, Members = Members.Select(m => new { m.Record, m.Resident, m.IsBlocked }) })));

    /// <summary>
    /// The household of a resident, read by one statement, so that no batch can come in between; null when the resident's
    /// record is removed or was never brought. Throws <see cref="Refusals.RefusedException"/> when a row of it was changed behind the
    /// program's back.
    /// </summary>
    internal static async Task<HouseholdSnapshot?> ReadAsync(GatewayDbContext database, ReplicaGuard guard, string resident, CancellationToken work)
    {
        // What the paper would say, and who must not stand on it, is what the feeds brought.
        var snapshot = await guard.ReadAsync(database, () => ReadAsync(database, resident, work), s => [s.Household, .. s.Members.Select(m => m.Record), .. s.Members.Select(m => m.Resident).OfType<Resident>()], work);
        if (snapshot is not null)
        {
            await guard.DemandBlocksAsync(database, null, [.. snapshot.Members.Select(m => m.Record.Number)], work);
        }

        return snapshot;
    }

    private static async Task<HouseholdSnapshot?> ReadAsync(GatewayDbContext database, string resident, CancellationToken work)
    {
        var rows = await (
            from self in database.ResidentRecords.AsNoTracking()
            join household in database.Households on self.Household equals household.Number
            join record in database.ResidentRecords on self.Household equals record.Household
            join known in database.Residents on record.Number equals known.Number into residents
            from known in residents.DefaultIfEmpty()
            from mark in database.FeedMarks
            where self.Number == resident && record.State != RecordState.Removed && mark.Source == FeedSources.Household
            orderby record.Position, record.Number
            select new
            {
                Household = household, Record = record, Resident = known, mark.AsOf,
                IsBlocked = database.Blocks.Any(b => b.LiftedAt == null && b.ResidentNumber == record.Number),
            }).ToListAsync(work);
        return rows.Any(r => r.Record.Number == resident)
            ? new(rows[0].Household, [.. rows.Select(r => new SnapshotMember(r.Record, r.Resident, r.IsBlocked))], new(DateTime.SpecifyKind(rows[0].AsOf, DateTimeKind.Utc)))
            : null;
    }
}
