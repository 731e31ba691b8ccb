using Koseki.Domain.Linkage;

namespace Koseki.Konbini.Gateway.Replicas;

/// <summary>
/// One feed of one source system: how its files are read and what its rows change. The importer alone decides which batch
/// is next, and writes it in one transaction with its mark.
/// </summary>
public interface IFeed
{
    /// <summary>Its name (<see cref="Settings.FeedSources"/>), which its files begin with.</summary>
    string Source { get; }

    /// <summary>A file as a batch; throws <see cref="FormatException"/> saying where and what. A system with files of its own form overrides it.</summary>
    FeedBatch Read(byte[] file) => FeedBatch.Read(file);

    /// <summary>Takes a batch in. It changes tracked rows; the importer saves.</summary>
    Task<BatchOutcome> ApplyAsync(FeedBatch batch, CancellationToken cancellation);

    /// <summary>Applies a row that two people have confirmed; the caller saves. A row that cannot be read changes nothing.</summary>
    Task ConfirmAsync(IReadOnlyList<string> row, CancellationToken cancellation);
}

/// <summary>What a batch came to: how many rows were set aside, or why the whole batch cannot be taken in.</summary>
public sealed record BatchOutcome(int Quarantined, string? Stop)
{
    /// <summary>The whole batch stands.</summary>
    internal static BatchOutcome Stopped(string why) => new(0, why);

    /// <summary>The whole batch stands because of one row.</summary>
    internal static BatchOutcome Refused(int line, string problem) =>
        Stopped($"{line} 行目: {problem.TrimEnd('。')}。この束は一行も取り込んでいません。正しい束の再送を依頼してください。");

    /// <summary>The whole batch stands because it is longer than agreed; null when it is not.</summary>
    internal static BatchOutcome? TooLong(FeedBatch batch) =>
        batch.Rows.Count > FeedRows.Most ? Stopped($"{batch.Rows.Count} 行あります(一つの束は {FeedRows.Most} 行まで)。分けて送るよう依頼してください。") : null;
}
