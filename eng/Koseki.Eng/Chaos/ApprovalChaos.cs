using Koseki.Eng.Hosts;
using Koseki.Eng.Town;

namespace Koseki.Eng.Chaos;

/// <summary>What a part of the chaos came to.</summary>
/// <param name="Kills">Processes killed.</param>
/// <param name="Counted">What was acknowledged, in words.</param>
/// <param name="Problems">What does not hold.</param>
internal sealed record ChaosResult(int Kills, string Counted, IReadOnlyList<string> Problems);

/// <summary>Kills the process that receives, examines and approves, again and again, and looks what is left.</summary>
internal static class ApprovalChaos
{
    /// <summary>Registers of one town; when its papers are used up the next town begins.</summary>
    public const int Registers = 400;

    /// <summary>Runs it in folders, and on a server in databases, of its own.</summary>
    public static async Task<ChaosResult> RunAsync(int kills, Random random, ChaosPlace place, DateOnly today, CancellationToken cancellation)
    {
        var (done, words, problems) = (0, new List<Acknowledgement>(), new List<string>());
        for (var round = 1; done < kills && problems.Count == 0; round++)
        {
            var (data, databases) = (Path.Combine(place.Folder, $"approvals-{round}"), place.Databases.Named($"approvals_{round}"));
            var town = await ChaosTown.CreateAsync(new TownSettings(Registers, random.Next(), today), data, cancellation, databases);
            var (killed, said, wrong) = await RoundAsync(kills - done, random, data, databases, cancellation);
            problems.AddRange(wrong);
            problems.AddRange(await ApprovalCheck.ProblemsAsync(data, town.Loaded, said, cancellation, databases));
            done += killed;
            words.AddRange(said);
        }

        int Count(AcknowledgementKind kind) => words.Count(w => w.What == kind);
        return new(done, $"受付 {Count(AcknowledgementKind.Received)}、審査 {Count(AcknowledgementKind.Examined)}、決裁 {Count(AcknowledgementKind.Approved)}、不受理 {Count(AcknowledgementKind.Rejected)}", problems);
    }

    private static async Task<(int Killed, List<Acknowledgement> Said, List<string> Problems)> RoundAsync(int kills, Random random, string data, DatabasePlace databases, CancellationToken cancellation)
    {
        var said = new List<Acknowledgement>();
        for (var killed = 0; killed < kills; killed++)
        {
            await using var worker = WorkerProcess.Start(data, random.Next(), databases: databases);
            // Most die at work; some before they have said anything, while the database is being opened.
            if (random.Next(6) > 0)
            {
                await worker.FirstWord.WaitAsync(cancellation);
            }

            if (await worker.EndsWithinAsync(TimeSpan.FromMilliseconds(random.Next(1500)), cancellation))
            {
                var (well, complaint) = await worker.EndAsync();
                said.AddRange(worker.Said);
                return (killed, said, well ? [] : ["作業者が自分で止まりました: " + complaint]);
            }

            await worker.KillAsync();
            said.AddRange(worker.Said);
        }

        // Whoever comes after the last kill must be able to go on.
        await using var last = WorkerProcess.Start(data, random.Next(), cases: 2, databases: databases);
        var (went, why) = await last.EndAsync();
        said.AddRange(last.Said);
        return (kills, said, went ? [] : ["最後の再開後に続けられません: " + why]);
    }
}
