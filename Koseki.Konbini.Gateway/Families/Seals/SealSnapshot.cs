using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Infrastructure.Scans;
using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Families.Seals;

/// <summary>A registration, and what was compared of those that end like it; null when nothing ever was.</summary>
internal sealed record ComparedSeal(SealRegistration Registration, FeedBucket? Bucket);

/// <summary>Everything at one instant from which it is decided whether a person has an 印鑑登録証明書, and from which it is made.</summary>
/// <param name="Facts">The person and the household whose address stands on the paper.</param>
/// <param name="Seals">The person's registrations, abolished ones too.</param>
/// <param name="AsOf">The source's time of the last batch of registrations.</param>
internal sealed record SealSnapshot(HolderFacts Facts, IReadOnlyList<ComparedSeal> Seals, DateTimeOffset AsOf)
{
    /// <summary>The household.</summary>
    internal Household Household => Facts.Household;

    /// <summary>The person.</summary>
    internal HousematePair Self => Facts.Self;

    /// <summary>The registrations that are not abolished.</summary>
    internal IReadOnlyList<ComparedSeal> Live { get; } = [.. Seals.Where(s => s.Registration.Effective != SealState.Abolished)];

    /// <summary>SHA-256 over what the paper says and what lets it out: the same as long as nothing of it has changed.</summary>
    internal string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Facts.Household.Address, Facts.Self, Registrations = Seals.Select(s => s.Registration).OrderBy(r => r.Number, StringComparer.Ordinal), Facts.IsBlocked })));

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

    private static IEnumerable<object> RowsOf(SealSnapshot s) => [.. s.Facts.Rows, .. s.Seals.Select(x => x.Registration), .. s.Seals.Select(x => x.Bucket).OfType<FeedBucket>()];

    private static async Task<SealSnapshot?> ReadAsync(GatewayDbContext database, string resident, CancellationToken work)
    {
        var rows = await (
            from holder in HolderRow.Of(database, resident)
            join seal in database.SealRegistrations on resident equals seal.ResidentNumber into seals
            from seal in seals.DefaultIfEmpty()
            from bucket in database.FeedBuckets.Where(b => b.Source == FeedSources.Seal && b.Number == seal!.Bucket).DefaultIfEmpty()
            from mark in database.FeedMarks
            where mark.Source == FeedSources.Seal
            orderby holder.Record.Position, holder.Record.Number, seal!.Number
            select new { Holder = holder, Seal = seal, Bucket = bucket, mark.AsOf }).AsNoTracking().ToListAsync(work);
        if (rows.Count == 0)
        {
            return null;
        }

        var registrations = rows.Where(r => r.Seal is not null).DistinctBy(r => r.Seal!.Number).Select(r => new ComparedSeal(r.Seal!, r.Bucket)).ToList();
        return new(HolderFacts.Of([.. rows.Select(r => r.Holder)], resident), registrations, new(DateTime.SpecifyKind(rows[0].AsOf, DateTimeKind.Utc)));
    }
}
