using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Town;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Eng.Bench;

/// <summary>
/// How long a keystroke's examination takes: draft → findings, plan and preview text, for the papers that name the
/// largest registers of a town (the largest hundredth). The papers are those of the town's history, of every kind in it.
/// </summary>
public sealed class ExamineBench : IVerb
{
    private const double Limit = 5;
    private const int Rounds = 30;
    private static readonly CharacterTable Characters = CharacterTable.Load();
    private static readonly PlaceDictionary Places = new();

    /// <inheritdoc/>
    public string Name => "bench examine";

    /// <inheritdoc/>
    public string Summary => "入力中の審査(下書き→審査結果・記録案・記載の見本)の時間を、最も大きい 1 % の戸籍で測る。p95 が 5 ms を超えると不合格";

    /// <inheritdoc/>
    public string Usage => "[--registers 5000] [--seed 1] [--today yyyy-MM-dd]";

    /// <inheritdoc/>
    public async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var settings = TownVerb.Read(arguments, 5000);
        arguments.RefuseUnknown();
        var papers = Papers(TownHistory.Make(settings, Characters, Places));
        var largest = papers.OrderByDescending(p => p.Size).Take(Math.Max(1, papers.Count / 100)).ToList();
        Rehearse(largest);
        var (report, typical) = (new BenchReport("examine", output), new Latencies());
        foreach (var kind in largest.GroupBy(p => p.Kind.Name))
        {
            var every = new Latencies();
            foreach (var paper in kind)
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

            await report.FigureAsync($"{kind.Key}: {every}");
        }

        await report.FigureAsync(string.Create(CultureInfo.InvariantCulture,
            $"届 {papers.Count:N0} 件のうち大きい {largest.Count:N0} 件(戸籍 {largest[^1].Size:N0}〜{largest[0].Size:N0} バイト)、届ごとの中央値 {typical}"));
        await report.AtMostAsync("届ごとの中央値の p95", typical.At(0.95), Limit, " ms");
        await report.FinishAsync();
        return report.ExitCode;
    }

    private static void Rehearse(List<Paper> papers)
    {
        foreach (var paper in Enumerable.Repeat(papers, 10).SelectMany(p => p).Take(3000))
        {
            paper.Examine();
        }
    }

    // Every paper with the registers as they stood when it came.
    private static List<Paper> Papers(TownHistory history)
    {
        var registers = history.First.ToDictionary(r => r.Id);
        var sizes = new Dictionary<FamilyRegister, int>(ReferenceEqualityComparer.Instance);
        int SizeOf(FamilyRegister register) => sizes.TryGetValue(register, out var size) ? size : sizes[register] = RegisterDocument.Write(register).Length;
        var papers = new List<Paper>();
        foreach (var past in history.Cases)
        {
            var kind = NotificationCatalogue.Find(past.KindCode)!;
            var named = kind.RegistersNamed(past.Draft).Select(id => registers[id]).ToList();
            papers.Add(new(kind, past, new(named), named.Select(SizeOf).DefaultIfEmpty().Max()));
            foreach (var step in past.Plan.Registers)
            {
                registers[step.Id] = step.After;
            }
        }

        return papers;
    }

    private sealed record Paper(NotificationKind Kind, HistoricCase Past, RegisterSet Registers, int Size)
    {
        /// <summary>What a keystroke costs; the length of the preview keeps the work from being thrown away.</summary>
        public int Examine()
        {
            var examination = Kind.Examine(Past.Draft, new()
            {
                ReceiptDate = Past.Details.Date,
                RecordDate = Past.RecordedOn,
                Origin = Past.Details.Origin,
                Registers = Registers,
                Here = Municipality.Koshigaya,
                Municipalities = Places,
                City = CitySettings.Initial,
                Characters = Characters,
                Receipt = Past.Receipt.ToString(),
                NewPersons = Past.NewPersons,
                NewRegisters = Past.NewRegisters,
            });
            return examination.Findings.Count + examination.Plan!.Registers.Sum(s => (s.Before is null ? 0 : Length(s.Before)) + Length(s.After));
        }

        private static int Length(FamilyRegister register) => RegisterNotation.Lines(register).Sum(l => l.Length);
    }
}
