using System.Security.Cryptography;
using System.Text.Json;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Konbini.Gateway.Families.Holders;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Families.Incomes;

/// <summary>The income of a tax year, and what was compared of those that end like it; null when nothing ever was.</summary>
internal sealed record ComparedIncome(IncomeRecord Record, FeedBucket? Bucket);

/// <summary>Everything at one instant from which it is decided which years' 所得証明書 a person has, and from which one is made.</summary>
/// <param name="Facts">The person and the household whose address stands on the paper.</param>
/// <param name="Incomes">The person's tax years.</param>
/// <param name="Rules">When the tax years are open.</param>
/// <param name="AsOf">The source's time of the last batch of incomes.</param>
internal sealed record IncomeSnapshot(HolderFacts Facts, IReadOnlyList<ComparedIncome> Incomes, IReadOnlyList<TaxYearRule> Rules, DateTimeOffset AsOf)
{
    /// <summary>The income of a year, or null.</summary>
    internal ComparedIncome? Of(int taxYear) => Incomes.FirstOrDefault(i => i.Record.TaxYear == taxYear);

    /// <summary>SHA-256 over what the paper of a year says and what lets it out: the same as long as nothing of it has changed.</summary>
    internal string VersionOf(int taxYear) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Facts.Household.Address, Facts.Self, Of(taxYear)?.Record, Rule = Rules.FirstOrDefault(r => r.TaxYear == taxYear), Facts.IsBlocked })));

    /// <summary>What the paper of a year says; the rules have found that there is one.</summary>
    internal IncomeCertificate ContentOf(int taxYear, DateOnly issuedOn)
    {
        var (record, income) = (Facts.Self.Record, Of(taxYear)!.Record);
        var holder = new IncomeHolder(record.Name, record.BirthDate, Facts.Household.Address, income.Address, record.IsForeigner);
        return income.State == IncomeState.Dependant ? IncomeCertificate.WithoutAmounts(holder, taxYear, issuedOn)
            : IncomeCertificate.Build(holder, IncomeStatement.Read(taxYear, income.Items, income.IsTaxed).Statement!, income.IsTaxed, issuedOn);
    }

    /// <summary>
    /// What is known of a resident, read by one statement, so that no batch can come in between; null when the resident's
    /// record is removed or was never brought. Throws <see cref="Refusals.RefusedException"/> when a row of it was changed
    /// behind the program's back.
    /// </summary>
    internal static async Task<IncomeSnapshot?> ReadAsync(GatewayDbContext database, ReplicaGuard guard, string municipality, string resident, CancellationToken work)
    {
        var rules = await guard.TaxYearsAsync(database, municipality, work);
        var snapshot = await guard.ReadAsync(database, () => ReadAsync(database, resident, rules, work), RowsOf, work);
        if (snapshot is not null)
        {
            await guard.DemandBlocksAsync(database, null, [resident], work);
        }

        return snapshot;
    }

    private static IEnumerable<object> RowsOf(IncomeSnapshot s) => [.. s.Facts.Rows, .. s.Incomes.Select(i => i.Record), .. s.Incomes.Select(i => i.Bucket).OfType<FeedBucket>()];

    private static async Task<IncomeSnapshot?> ReadAsync(GatewayDbContext database, string resident, IReadOnlyList<TaxYearRule> rules, CancellationToken work)
    {
        var rows = await (
            from holder in HolderRow.Of(database, resident)
            join income in database.IncomeRecords on resident equals income.ResidentNumber into incomes
            from income in incomes.DefaultIfEmpty()
            from bucket in database.FeedBuckets.Where(b => b.Source == FeedSources.Income && b.Number == income!.Bucket).DefaultIfEmpty()
            from mark in database.FeedMarks
            where mark.Source == FeedSources.Income
            orderby holder.Record.Position, holder.Record.Number, income!.TaxYear
            select new { Holder = holder, Income = income, Bucket = bucket, mark.AsOf }).AsNoTracking().ToListAsync(work);
        if (rows.Count == 0)
        {
            return null;
        }

        var years = rows.Where(r => r.Income is not null).DistinctBy(r => r.Income!.TaxYear).Select(r => new ComparedIncome(r.Income!, r.Bucket)).ToList();
        return new(HolderFacts.Of([.. rows.Select(r => r.Holder)], resident), years, rules, new(DateTime.SpecifyKind(rows[0].AsOf, DateTimeKind.Utc)));
    }
}
