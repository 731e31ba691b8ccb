using System.Data.Common;
using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Koseki.Eng.Bench;

/// <summary>
/// What the kinship reach adds to an examination: the computing of reach, links and findings for the papers of the town's
/// largest families (the largest hundredth by persons reached), and the queries by which storage reaches as far.
/// </summary>
public sealed class KinshipBench : IVerb
{
    private const double Limit = 5;
    private const int Rounds = 30;
    private static readonly CharacterTable Characters = CharacterTable.Load();
    private static readonly PlaceDictionary Places = new();

    /// <inheritdoc/>
    public string Name => "bench kinship";

    /// <inheritdoc/>
    public string Summary => "親族の調べ(届書にない戸籍をたどる)を含む審査の計算時間と問い合わせの数を、最も大きい 1 % の家族で測る。p95 が 5 ms を超えるか、問い合わせの数が一定でなければ不合格";

    /// <inheritdoc/>
    public string Usage => "[--registers 5000] [--seed 1] [--today yyyy-MM-dd]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var settings = TownVerb.Read(arguments, 5000);
        arguments.RefuseUnknown();
        var report = new BenchReport("kinship", output);
        await ComputeAsync(Papers(TownHistory.Make(settings, Characters, new PlaceDictionary())), report, cancellation);
        await QueriesAsync(settings, report, cancellation);
        await report.FinishAsync();
        return report.ExitCode;
    }

    private static async Task ComputeAsync(List<Paper> papers, BenchReport report, CancellationToken cancellation)
    {
        var largest = papers.OrderByDescending(p => p.Persons).Take(Math.Max(1, papers.Count / 100)).ToList();
        foreach (var paper in Enumerable.Repeat(largest, 10).SelectMany(p => p).Take(2000))
        {
            paper.Examine();
        }

        var (typical, every) = (new Latencies(), new Latencies());
        foreach (var paper in largest)
        {
            cancellation.ThrowIfCancellationRequested();
            var own = new Latencies();
            for (var round = 0; round < Rounds; round++)
            {
                every.Measure(() => own.Measure(paper.Examine));
            }

            // The middle one of a paper's times: what the paper costs, not what the machine did beside it.
            typical.Add(own.At(0.5));
        }

        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture,
            $"届 {papers.Count:N0} 件のうち大きい {largest.Count:N0} 件(見る戸籍 {largest.Min(p => p.Seen.All.Count())}〜{largest.Max(p => p.Seen.All.Count())}、人 {largest[^1].Persons:N0}〜{largest[0].Persons:N0})、全部 {every}、届ごとの中央値 {typical}"));
        await report.AtMostAsync("届ごとの中央値の p95", typical.At(0.95), Limit, " ms");
    }

    private static async Task QueriesAsync(TownSettings settings, BenchReport report, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("koseki-bench-").FullName;
        try
        {
            var data = Path.Combine(folder, "town");
            await TownFolder.CreateAsync(settings with { Registers = Math.Min(settings.Registers, 1000) }, data, cancellation);
            var (counts, times, count) = (new HashSet<int>(), new Latencies(), 0);
            await using var store = CityStore.OpenFolder(data, TimeProvider.System);
            await using var database = new SqliteKosekiDbContext(
                new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite($"Data Source={Path.Combine(data, TownFolder.Database)};Pooling=False").AddInterceptors(new Counter(() => count++)).Options);
            var registers = await database.RegisterIndex.AsNoTracking().Where(r => r.State == RegisterState.Current).OrderBy(r => r.Register).Select(r => r.Register).ToListAsync(cancellation);
            foreach (var id in registers.Where((_, i) => i % 5 == 0))
            {
                var named = new RegisterSet([(await RegisterStore.LoadAsync(database, new RegisterId(id), cancellation))!.Register]);
                count = 0;
                await times.MeasureAsync(() => KinReach.OfAsync(database, named, Characters, store.Get<RecordedDocuments>(), cancellation));
                counts.Add(count);
            }

            await report.FigureAsync($"戸籍 {registers.Count / 5:N0} 件から: 問い合わせ {string.Join("、", counts.Order())} 回、読込みと計算 {times}");
            await report.AtMostAsync("問い合わせの数の種類", counts.Count, 1, "");
            await report.AtMostAsync("問い合わせの数", counts.Max(), KinReach.Queries, " 回");
        }
        finally
        {
            TownFolder.Delete(Path.Combine(folder, "town"));
            Directory.Delete(folder, recursive: true);
        }
    }

    // Every paper with the registers it names as they stood when it came, and those that the reach finds among all of that day.
    private static List<Paper> Papers(TownHistory history)
    {
        var (registers, places) = (history.First.ToDictionary(r => r.Id), new Dictionary<PersonId, HashSet<RegisterId>>());
        void Place(FamilyRegister register)
        {
            foreach (var entry in register.Entries)
            {
                (places.TryGetValue(entry.Person, out var found) ? found : places[entry.Person] = []).Add(register.Id);
            }
        }

        history.First.ToList().ForEach(Place);
        var papers = new List<Paper>();
        foreach (var past in history.Cases)
        {
            var kind = NotificationCatalogue.Find(past.KindCode)!;
            var named = new RegisterSet(kind.RegistersNamed(past.Draft).Select(id => registers[id]));
            papers.Add(new(kind, past, named, RegisterBook.Reach(persons => persons.SelectMany(p => places.GetValueOrDefault(p) ?? []).Distinct().Select(id => registers[id]), named).Registers));
            foreach (var step in past.Plan.Registers)
            {
                registers[step.Id] = step.After;
                Place(step.After);
            }
        }

        return papers;
    }

    private sealed record Paper(NotificationKind Kind, HistoricCase Past, RegisterSet Named, RegisterSet Seen)
    {
        public int Persons { get; } = Seen.All.Sum(r => r.Entries.Count);

        /// <summary>Reach, links, kinship and findings; their number keeps the work from being thrown away.</summary>
        public int Examine()
        {
            var kin = RegisterBook.Reach(Seen, Named);
            var examination = Kind.Examine(Past.Draft, new()
            {
                ReceiptDate = Past.Details.Date, RecordDate = Past.RecordedOn, Origin = Past.Details.Origin, Registers = Named, Kin = kin, Here = Municipality.Koshigaya, Municipalities = Places,
                City = CitySettings.Initial, Characters = Characters, Receipt = Past.Receipt.ToString(), NewPersons = Past.NewPersons, NewRegisters = Past.NewRegisters,
            });
            return examination.Findings.Count + kin.Kinship.Links.Parents.Count;
        }
    }

    private sealed class Counter(Action count) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            count();
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
