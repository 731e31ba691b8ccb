using Koseki.Domain.Characters;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Konbini.Gateway.Replicas.Seals;

/// <summary>
/// Takes in a batch of 印鑑登録, whole or not at all: an impression that is damaged, of another size or of another hash, a
/// version that goes back, or a second live registration of one person refuses the batch with its line and the reason.
/// A number that would go over to another person, or come back after its end, is not applied: it closes those concerned.
/// What is registered after it is compared with what the source says of it (<see cref="SealComparison"/>).
/// </summary>
public sealed class SealFeed(GatewayDbContext database, BlockBook blocks, SealComparison comparison, ICharacterTable characters) : IFeed
{
    /// <summary>Most rows of a batch.</summary>
    public const int Most = 10_000;

    // 氏名, 旧氏, 通称 and カタカナ表記.
    private const int FirstName = 5, LastName = 8;

    /// <inheritdoc/>
    public string Source => FeedSources.Seal;

    /// <inheritdoc/>
    public async Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation)
    {
        if (batch.Rows.Count > Most)
        {
            return BatchOutcome.Stopped($"{batch.Rows.Count} 行あります(一つの束は {Most} 行まで)。分けて送るよう依頼してください。");
        }

        var (registrations, counts) = (new Dictionary<string, Arrived>(StringComparer.Ordinal), new Dictionary<int, SealCount>());
        for (var i = 0; i < batch.Rows.Count; i++)
        {
            if (Take(batch, i + 1, registrations, counts) is { } problem)
            {
                return Refused(i + 1, problem);
            }
        }

        var people = registrations.Values.Select(r => r.Seal.ResidentNumber).Distinct(StringComparer.Ordinal);
        var known = await Chunks.LoadAsync(registrations.Keys, part => database.SealRegistrations.Where(s => part.Contains(s.Number)), s => s.Number, cancellation);
        var theirs = await Chunks.LoadAsync(people, part => database.SealRegistrations.Where(s => part.Contains(s.ResidentNumber)), s => s.Number, cancellation);
        var quarantined = 0;
        foreach (var arrived in registrations.Values)
        {
            var (problem, isAside) = Apply(batch, arrived, known.GetValueOrDefault(arrived.Seal.Number));
            if (problem is not null)
            {
                return Refused(arrived.Line, problem);
            }

            quarantined += isAside ? 1 : 0;
        }

        return TwoOfOne(registrations, theirs) is { } second
            ? Refused(second.Line, "この人には、廃止されていない登録がもう一つあります。")
            : new(quarantined + await comparison.RunAsync(batch, counts.Values, cancellation), null);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation) => Task.CompletedTask;

    private static BatchOutcome Refused(int line, string problem) =>
        BatchOutcome.Stopped($"{line} 行目: {problem.TrimEnd('。')}。この束は一行も取り込んでいません。正しい束の再送を依頼してください。");

    // Why the row refuses the batch, or null when it was taken.
    private string? Take(FeedBatch batch, int line, Dictionary<string, Arrived> registrations, Dictionary<int, SealCount> counts)
    {
        var row = batch.Rows[line - 1];
        if (!FeedBatch.IsSound(row))
        {
            return "壊れた文字か制御文字があります。";
        }

        try
        {
            return row[0] switch
            {
                SealRows.RegistrationMark => SealRows.RegistrationOf(row, Written(row), batch.Sequence) is var r && registrations.TryAdd(r.Number, new(r, line)) ? null : "同じ登録番号の行が二つあります。",
                SealRows.BucketMark => SealRows.BucketOf(row, line) is var b && counts.TryAdd(b.Bucket, b) ? null : "同じ下3桁の行が二つあります。",
                _ => "1 列目(行の種類)が R でも B でもありません。",
            };
        }
        catch (UnreadableRowException e)
        {
            return e.Message;
        }
    }

    private List<string> Written(IReadOnlyList<string> row) => [.. row.Select((c, i) => i is >= FirstName and <= LastName ? TextMapping.Apply(c, characters).Text : c)];

    // Why it refuses the batch; or whether it was set aside.
    private (string? Problem, bool IsAside) Apply(FeedBatch batch, Arrived arrived, SealRegistration? known)
    {
        var seal = arrived.Seal;
        if (known is null)
        {
            database.SealRegistrations.Add(seal);
            return (null, false);
        }

        if (known.ResidentNumber != seal.ResidentNumber)
        {
            // What ends or stops a registration is taken at once, whoever the row says it belongs to.
            known.State = seal.State == SealState.Active || known.State == SealState.Abolished ? known.State : seal.State;
            Aside(batch, arrived.Line, BlockCause.Rebinding, "登録番号を別の人のものにする行です。", known.ResidentNumber, seal.ResidentNumber);
            return (null, true);
        }

        if (known.Effective == SealState.Abolished && seal.State != SealState.Abolished && seal.Version > Math.Max(known.Version, known.StopVersion))
        {
            Aside(batch, arrived.Line, BlockCause.Revival, "廃止した登録を生き返らせる行です。", known.ResidentNumber);
            return (null, true);
        }

        if (seal.Version < known.Version)
        {
            return ($"版が戻っています({known.Version} の後に {seal.Version})。", false);
        }

        // What was found to differ may be sent again as it is at the source.
        if (seal.Version == known.Version && (Same(known, seal) || !known.Differs))
        {
            return (Same(known, seal) ? null : $"版 {seal.Version} のままで、内容が変わっています。", false);
        }

        (seal.Stop, seal.StopVersion) = (known.Stop, known.StopVersion);
        database.Entry(known).CurrentValues.SetValues(seal);
        return (null, false);
    }

    private static bool Same(SealRegistration known, SealRegistration seal) =>
        (known.State, known.Name, known.FormerName, known.CommonName, known.KatakanaName, known.PixelHash, known.Resolution)
            == (seal.State, seal.Name, seal.FormerName, seal.CommonName, seal.KatakanaName, seal.PixelHash, seal.Resolution);

    private void Aside(FeedBatch batch, int line, BlockCause cause, string what, params string[] residents)
    {
        var id = blocks.Close(new(batch.Source, batch.Sequence, cause, $"印鑑登録の連携 {batch.Sequence} 番の {line} 行目は{what}"), residents, []);
        blocks.SetAside(batch, line, what, id, null);
    }

    // Of all registrations of the people of this batch, as they are now: the row of one who has two. One that only a stop
    // has named is not the batch's fault: it closes its person, and no other.
    private Arrived? TwoOfOne(Dictionary<string, Arrived> arrived, Dictionary<string, SealRegistration> theirs)
    {
        var people = arrived.Values.Select(a => a.Seal.ResidentNumber).ToHashSet(StringComparer.Ordinal);
        var live = database.SealRegistrations.Local.Concat(theirs.Values).DistinctBy(s => s.Number).Where(s => s.Version > 0 && people.Contains(s.ResidentNumber) && s.Effective != SealState.Abolished);
        var two = live.GroupBy(s => s.ResidentNumber, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return arrived.Values.FirstOrDefault(a => two.Contains(a.Seal.ResidentNumber) && a.Seal.State != SealState.Abolished);
    }

    private sealed record Arrived(SealRegistration Seal, int Line);
}
