using System.Globalization;
using Koseki.Domain.Registers;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Bench;

/// <summary>How long a clerk waits for a search, by what is typed, and what the database walks through for it.</summary>
public sealed class SearchBench : IVerb
{
    private const int People = 60;
    private const double Limit = 100;

    /// <inheritdoc/>
    public string Name => "bench search";

    /// <inheritdoc/>
    public string Summary => "検索の時間と読む行数を、氏名・異体字・振り仮名・生年月日・本籍などの入れ方ごとに測る。p95 が 100 ms を超える入れ方があると不合格";

    /// <inheritdoc/>
    public string Usage => "[--registers 20000] [--seed 1] [--today yyyy-MM-dd] | --data <町のフォルダ>";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var (settings, given) = (TownVerb.Read(arguments, 20_000), arguments.Optional("data"));
        arguments.RefuseUnknown();
        var own = given is null ? Directory.CreateTempSubdirectory("koseki-bench-").FullName : null;
        try
        {
            var data = given ?? Path.Combine(own!, "town");
            if (own is not null)
            {
                await TownFolder.CreateAsync(settings, data, cancellation);
            }

            return await MeasureAsync(data, settings.Seed, new BenchReport("search", output), cancellation);
        }
        finally
        {
            if (own is not null)
            {
                Directory.Delete(own, recursive: true);
            }
        }
    }

    private static async Task<int> MeasureAsync(string data, int seed, BenchReport report, CancellationToken cancellation)
    {
        await using var store = CityStore.OpenFolder(data, TimeProvider.System);
        var (search, clerk) = (store.Get<RegisterSearch>(), StaffAccounts.Historic.EnteredBy);
        var people = await PeopleAsync(store, new Random(seed), cancellation);
        var worst = ("", 0.0);
        foreach (var (what, query) in Ways(new VariantName(store.Get<CharacterTable>())))
        {
            var (times, missed, hits) = (new Latencies(), 0, 0);
            await search.FindAsync(query(people[0]), clerk, cancellation);
            var (scanned, steps) = await ReadRows.OfAsync($"Data Source={Path.Combine(data, TownFolder.Database)}", () => search.FindAsync(query(people[0]), clerk, cancellation));
            foreach (var person in people)
            {
                var answer = await times.MeasureAsync(() => search.FindAsync(query(person), clerk, cancellation));
                hits += answer.Hits.Count;
                missed += answer.HasMore || what == "生年月日不詳" || answer.Hits.Any(h => h.Register == new RegisterId(person.Person.Register)) ? 0 : 1;
            }

            worst = times.At(0.95) > worst.Item2 ? (what, times.At(0.95)) : worst;
            await report.FigureAsync(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {times}、平均 {(double)hits / people.Count:N1} 件、索引なしで読む行 {scanned:N0}、処理 {steps:N0} 段{(missed == 0 ? "" : $"、見つからない {missed}")}"));
        }

        await report.AtMostAsync($"最も遅い入れ方「{worst.Item1}」の p95", worst.Item2, Limit, " ms");
        await report.FinishAsync();
        return report.ExitCode;
    }

    private static async Task<List<Sought>> PeopleAsync(CityStore store, Random random, CancellationToken cancellation)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var all = await (from person in database.PersonIndex.AsNoTracking()
                         join register in database.RegisterIndex.AsNoTracking() on person.Register equals register.Register
                         where register.State == RegisterState.Current && person.KanaKey != ""
                         orderby person.Register, person.Position
                         select new Sought(person, register)).ToListAsync(cancellation);
        return [.. Enumerable.Range(0, People).Select(_ => all[random.Next(all.Count)])];
    }

    // What clerks type. 異体字: every character as another one of its kin, when there is one.
    private static IEnumerable<(string What, Func<Sought, SearchQuery> Query)> Ways(VariantName variants)
    {
        SearchQuery Box(string text) => new(text, null, null, null, null, null, false);
        yield return ("氏名", p => Box(p.Person.FamilyName + p.Person.GivenName));
        yield return ("氏だけ", p => Box(p.Person.FamilyName));
        yield return ("氏名(異体字)", p => Box(variants.Of(p.Person.FamilyName + p.Person.GivenName)));
        yield return ("振り仮名", p => Box(p.Person.Kana));
        yield return ("振り仮名の氏だけ", p => Box(p.Person.Kana.Split('　')[0]));
        yield return ("生年月日", p => Box(p.Person.BirthDate));
        yield return ("名だけ", p => Box(p.Person.GivenName));
        yield return ("振り仮名の名だけ", p => Box(p.Person.Kana.Split('　')[^1]));
        yield return ("生年月", p => Box(p.Person.BirthDate[..(p.Person.BirthDate.IndexOf('月', StringComparison.Ordinal) + 1)]));
        yield return ("生年", p => new(null, null, null, p.Person.BirthDate[..(p.Person.BirthDate.IndexOf('年', StringComparison.Ordinal) + 1)], null, null, false));
        yield return ("生年と名", p => new(null, p.Person.GivenName, null, p.Person.BirthDate[..(p.Person.BirthDate.IndexOf('年', StringComparison.Ordinal) + 1)], null, null, false));
        yield return ("生年月日不詳", _ => new(null, null, null, "不詳", null, null, false));
        yield return ("本籍(全角の数字とハイフン)", p => Box(p.Register.Domicile.Replace("丁目", "－", StringComparison.Ordinal).Replace("番地", "", StringComparison.Ordinal)));
        yield return ("生年月日と氏", p => new(null, p.Person.FamilyName, null, p.Person.BirthDate, null, null, false));
        yield return ("本籍", p => Box(p.Register.Domicile));
        yield return ("本籍の町名だけ", p => Box(p.Register.Domicile.TrimEnd('番', '地', '号').TrimEnd([.. "0123456789０１２３４５６７８９一二三四五六七八九十百千番地の"]) is { Length: > 3 } town && town.Contains('市', StringComparison.Ordinal) ? town : p.Register.Domicile));
        yield return ("本籍と筆頭者", p => new(null, null, null, null, p.Register.Domicile, p.Register.Head.Replace("　", "", StringComparison.Ordinal), false));
        yield return ("除籍も含む氏名", p => new(p.Person.FamilyName + p.Person.GivenName, null, null, null, null, null, true));
    }

    private sealed record Sought(PersonIndexRow Person, RegisterIndexRow Register);
}
