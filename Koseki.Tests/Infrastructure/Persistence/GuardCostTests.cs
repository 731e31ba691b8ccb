using System.Diagnostics;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit.Abstractions;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>What it costs to ask whether cases and holds are as recorded: a few queries by key an act, however many there are.</summary>
public sealed class GuardCostTests(ITestOutputHelper output) : IDisposable
{
    private static readonly AsyncLocal<Dictionary<Guid, string>?> Sent = new();
    private readonly IDisposable listening = DiagnosticListener.AllListeners.Subscribe(new Listeners());

    /// <inheritdoc/>
    public void Dispose() => listening.Dispose();

    /// <summary>Prints, of each act, all queries and those that only ask the record.</summary>
    [Fact]
    public async Task Acts_OfACase_AskTheRecordAFixedNumberOfTimes()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var typed = await BirthPaper.TypedAsync(city);
        var asked = new List<(string Act, int All, int Record)>
        {
            await CountAsync("下書きの保存", () => city.Workflow.SaveDraftAsync(typed.Id, BirthPaper.Of("海"), typed.Version, TestCity.Counter)),
            await CountAsync("受付", () => city.Workflow.ReceiveAsync(typed.Id, BirthPaper.Today, TestCity.Counter)),
            await CountAsync("審査完了", () => city.Workflow.CompleteExaminationAsync(typed.Id, TestCity.Examiner)),
            await CountAsync("決裁", async () => Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(typed.Id, TestCity.Approver))),
            await CountAsync("証明書の発行", () => city.Get<CertificateDesk>().IssueAsync(new(new(1), Koseki.Domain.Certificates.CertificateKind.Whole, []), new("越谷　太郎", "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter)),
        };

        asked.ForEach(a => output.WriteLine($"{a.Act}: 問い合わせ {a.All}、うち記録との照合 {a.Record}(照合がなければ {a.All - a.Record})"));
        // A certificate also asks which terminals of the night are heard.
        Assert.Equal([1, 4, 6, 6, 4], asked.Select(a => a.Record));
    }

    private static async Task<(string Act, int All, int Record)> CountAsync(string act, Func<Task> work)
    {
        Dictionary<Guid, string> sent = [];
        await Task.Run(async () =>
        {
            Sent.Value = sent;
            await work();
        });
        return (act, sent.Count, sent.Values.Count(AsksTheRecord));
    }

    // The chain followed; all holds of registers, and the cases that have them.
    private static bool AsksTheRecord(string sql) =>
        (sql.Contains("FROM \"States\"", StringComparison.Ordinal) && sql.Contains(">=", StringComparison.Ordinal))
        || (sql.Contains("FROM \"Holds\"", StringComparison.Ordinal) && !sql.Contains("\"ToJournal\" IS NULL", StringComparison.Ordinal))
        || (sql.Contains("FROM \"Cases\"", StringComparison.Ordinal) && sql.Contains("\"Id\" IN", StringComparison.Ordinal) && !sql.Contains("LIMIT", StringComparison.Ordinal));

    private sealed class Listeners : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                value.Subscribe(this, (name, _, _) => name == RelationalEventId.CommandExecuting.Name);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command.CommandText: var text } said && Sent.Value is { } sent)
            {
                lock (sent)
                {
                    sent[said.CommandId] = text;
                }
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
