using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Infrastructure.Scans;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>Somebody of the household, as two feeds have them.</summary>
/// <param name="Record">The 住民票.</param>
/// <param name="Resident">What the feed <c>resident</c> says; null when it knows nobody of that number.</param>
internal sealed record HousematePair(ResidentRecord Record, Resident? Resident);

/// <summary>A registration, and what was compared of those that end like it; null when nothing ever was.</summary>
internal sealed record ComparedSeal(SealRegistration Registration, SealBucket? Bucket);

/// <summary>Everything at one instant from which it is decided whether a person has an 印鑑登録証明書, and from which it is made.</summary>
/// <param name="Household">The household: its address stands on the paper.</param>
/// <param name="Members">Everybody of the household whose record is not removed.</param>
/// <param name="Self">The person.</param>
/// <param name="Seals">The person's registrations, abolished ones too.</param>
/// <param name="IsBlocked">Whether something about the person waits to be cleared up.</param>
/// <param name="AsOf">The source's time of the last batch of registrations.</param>
internal sealed record SealSnapshot(
    Household Household, IReadOnlyList<HousematePair> Members, HousematePair Self, IReadOnlyList<ComparedSeal> Seals, bool IsBlocked, DateTimeOffset AsOf)
{
    /// <summary>The registrations that are not abolished.</summary>
    internal IReadOnlyList<ComparedSeal> Live { get; } = [.. Seals.Where(s => s.Registration.Effective != SealState.Abolished)];

    /// <summary>SHA-256 over what the paper says and what lets it out: the same as long as nothing of it has changed.</summary>
    internal string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Household.Address, Self, Registrations = Seals.Select(s => s.Registration).OrderBy(r => r.Number, StringComparer.Ordinal), IsBlocked })));

    /// <summary>As the paper says it; throws <see cref="InvalidOperationException"/> when the impression kept is none, which no feed lets in.</summary>
    internal SealHolder Holder
    {
        get
        {
            var (seal, record) = (Live[0].Registration, Self.Record);
            return new(seal.Name, record.BirthDate, Household.Address, record.IsForeigner, BilevelPng.Read(seal.Image, seal.Resolution).Impression ?? throw new InvalidOperationException("保管した印影が読めません。"))
            {
                FormerName = seal.FormerName, CommonName = seal.CommonName, KatakanaName = seal.KatakanaName,
            };
        }
    }

    /// <summary>
    /// What is known of a resident, read by one statement, so that no batch can come in between; null when the resident's
    /// record is removed or was never brought. Throws <see cref="Refusals.RefusedException"/> when a row of it was changed
    /// behind the program's back.
    /// </summary>
    internal static async Task<SealSnapshot?> ReadAsync(GatewayDbContext database, ReplicaGuard guard, string resident, CancellationToken work)
    {
        var snapshot = await guard.ReadAsync(database, () => ReadAsync(database, resident, work), RowsOf, work);
        if (snapshot is not null)
        {
            await guard.DemandBlocksAsync(database, null, [resident], work);
        }

        return snapshot;
    }

    private static IEnumerable<object> RowsOf(SealSnapshot s) =>
        [s.Household, .. s.Members.Select(m => m.Record), .. s.Members.Select(m => m.Resident).OfType<Resident>(), .. s.Seals.Select(x => x.Registration), .. s.Seals.Select(x => x.Bucket).OfType<SealBucket>()];

    private static async Task<SealSnapshot?> ReadAsync(GatewayDbContext database, string resident, CancellationToken work)
    {
        var rows = await (
            from self in database.ResidentRecords.AsNoTracking()
            join household in database.Households on self.Household equals household.Number
            join record in database.ResidentRecords on self.Household equals record.Household
            join known in database.Residents on record.Number equals known.Number into residents
            from known in residents.DefaultIfEmpty()
            join seal in database.SealRegistrations on self.Number equals seal.ResidentNumber into seals
            from seal in seals.DefaultIfEmpty()
            from bucket in database.SealBuckets.Where(b => b.Number == seal!.Bucket).DefaultIfEmpty()
            from mark in database.FeedMarks
            where self.Number == resident && self.State != RecordState.Removed && record.State != RecordState.Removed && mark.Source == FeedSources.Seal
            orderby record.Position, record.Number, seal!.Number
            select new
            {
                Household = household, Record = record, Resident = known, Seal = seal, Bucket = bucket, mark.AsOf,
                IsBlocked = database.Blocks.Any(b => b.LiftedAt == null && b.ResidentNumber == self.Number),
            }).ToListAsync(work);
        if (rows.Count == 0)
        {
            return null;
        }

        var members = rows.DistinctBy(r => r.Record.Number).Select(r => new HousematePair(r.Record, r.Resident)).ToList();
        var registrations = rows.Where(r => r.Seal is not null).DistinctBy(r => r.Seal!.Number).Select(r => new ComparedSeal(r.Seal!, r.Bucket)).ToList();
        return new(
            rows[0].Household, members, members.Single(m => m.Record.Number == resident), registrations, rows[0].IsBlocked, new(DateTime.SpecifyKind(rows[0].AsOf, DateTimeKind.Utc)));
    }
}
