using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Bench.Batch;

/// <summary>What a clerk at the counter does all day, timed by what it is: search, open a register, save a draft, issue a certificate.</summary>
internal sealed class CounterActs
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(40);

    private readonly CityStore store;
    private readonly Actor clerk;
    private readonly IReadOnlyList<(RegisterId Register, string Head)> registers;
    private CaseRecord draft;
    private int round;

    private CounterActs(CityStore store, Actor clerk, IReadOnlyList<(RegisterId, string)> registers, CaseRecord draft) =>
        (this.store, this.clerk, this.registers, this.draft) = (store, clerk, registers, draft);

    /// <summary>The acts in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["検索", "戸籍を開く", "下書きの保存", "証明書"];

    /// <summary>A clerk over some registers, each act done once before.</summary>
    public static async Task<CounterActs> OpenAsync(CityStore store, Actor clerk, CancellationToken cancellation)
    {
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        var held = database.Holds.Where(h => h.ToJournal == null).Select(h => h.Register);
        var rows = await database.RegisterIndex.AsNoTracking().Where(r => r.State == RegisterState.Current && !held.Contains(r.Register)).OrderBy(r => r.HeadKey).Take(400)
            .Select(r => new { r.Register, r.Head }).ToListAsync(cancellation);
        var acts = new CounterActs(store, clerk, rows.ConvertAll(r => (new RegisterId(r.Register), r.Head)), await store.Get<CaseWorkflow>().OpenAsync("0101", clerk, cancellation));
        for (var i = 0; i < 10; i++)
        {
            await acts.RoundAsync([.. Names.Select(_ => new Latencies())], cancellation);
        }

        return acts;
    }

    /// <summary>Each act once, on the next register.</summary>
    public async Task RoundAsync(IReadOnlyList<Latencies> times, CancellationToken cancellation)
    {
        var (register, head) = registers[round++ % registers.Count];
        await times[0].MeasureAsync(() => store.Get<RegisterSearch>().FindAsync(new(head.Replace("　", "", StringComparison.Ordinal), null, null, null, null, null, false), clerk, cancellation));
        await times[1].MeasureAsync(() => store.Get<RegisterStore>().GenerationsAsync(register, clerk, cancellation));
        await times[2].MeasureAsync(async () =>
        {
            var typed = draft.Draft.With(new FieldKey("child.givenName"), $"美空{(char)('一' + (round % 9))}");
            draft = draft with { Draft = typed, Version = await store.Get<CaseWorkflow>().SaveDraftAsync(draft.Id, typed, draft.Version, clerk, cancellation) };
            return true;
        });
        await times[3].MeasureAsync(() => store.Get<CertificateDesk>().IssueAsync(new(register, CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "確認", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, clerk, cancellation: cancellation));
        await Task.Delay(Between, cancellation);
    }
}
