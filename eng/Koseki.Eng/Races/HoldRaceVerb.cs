using System.Diagnostics;
using System.Globalization;
using Koseki.Domain.City;
using Koseki.Eng.Chaos;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.UseCases.City;

namespace Koseki.Eng.Races;

/// <summary>A hold of the night terminal against kiosks and counter, as often as asked for.</summary>
public sealed class HoldRaceVerb : IVerb
{
    private const int Wanted = 1000;

    /// <inheritdoc/>
    public string Name => "hold-race";

    /// <inheritdoc/>
    public string Summary => "夜間の保留と、キオスク・窓口の発行を二つの節で競わせ、受付の後に一通も出ず、先に出たものが受付に載ることを確かめる";

    /// <inheritdoc/>
    public string Usage => "[--rounds 10000] [--registers 300] [--seed 1] " + DatabasePlace.Usage;

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (rounds, registers, seed) = (arguments.Number("rounds", 10_000), arguments.Number("registers", 300), arguments.Number("seed", 1));
        var databases = DatabasePlace.Read(arguments);
        arguments.RefuseUnknown();
        var folder = Directory.CreateTempSubdirectory("koseki-hold-race-").FullName;
        try
        {
            var place = databases.Named("holdrace");
            await PrepareAsync(folder, registers, seed, place, cancellation);
            var office = new OfficeClock();
            await using var one = CityStore.OpenFolder(folder, office, place, "race-1");
            await using var other = CityStore.OpenFolder(folder, office, place, "race-2");
            var clock = Stopwatch.StartNew();
            var result = await new HoldRace(one, other, seed).RunAsync(rounds, 4, cancellation);
            var verified = (await one.VerifyAsync(cancellation)).Problems;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {result.Rounds:N0} 回: 先に出た引渡し {result.Claims:N0}、先に出た窓口 {result.Papers:N0}、断られた {result.Refused:N0}、封じてから引き渡すまでの間に保留が来たもの {result.InBetween:N0}、受付まで p95 {result.Slowest} ms、異常 {result.Problems.Count}、verify の問題 {verified.Count}、{clock.Elapsed.TotalSeconds:N1} 秒"));
            foreach (var problem in result.Problems.Concat(verified).Take(20))
            {
                await output.WriteLineAsync("    " + problem);
            }

            var holds = result.Problems.Count == 0 && verified.Count == 0 && (rounds < 10_000 || result.InBetween >= Wanted);
            await output.WriteLineAsync(holds ? "受付の後に出たものなし、先に出たものはすべて受付に載った" : "不合格");
            return holds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A town whose mayor, seal and fees two persons have set.</summary>
    internal static async Task PrepareAsync(string folder, int registers, int seed, DatabasePlace? place, CancellationToken cancellation)
    {
        await ChaosTown.CreateAsync(new TownSettings(registers, seed, new DateOnly(2026, 11, 24)), folder, cancellation, place);
        await using var store = CityStore.OpenFolder(folder, TimeProvider.System, place);
        var city = store.Get<CityDesk>();
        foreach (var setting in new CitySetting[] { new CitySetting.OfCertifier(new("埼玉県越谷市長", "見本　太郎", SpecimenSeal.Make())), SpecimenFees.Make() })
        {
            await city.ConfirmAsync(await city.EnterAsync(TownSettings.TakeOver, setting, StaffAccounts.Loader, cancellation), StaffAccounts.Historic.DecidedBy, cancellation);
        }
    }
}
