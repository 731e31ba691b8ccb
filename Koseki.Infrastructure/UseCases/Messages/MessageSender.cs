using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Messages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.UseCases.Messages;

/// <summary>What a linked system said to a message.</summary>
/// <param name="IsTaken">Whether it has it.</param>
/// <param name="Note">Its number for it, or why it does not take it.</param>
public sealed record TransportAnswer(bool IsTaken, string Note);

/// <summary>
/// A way to a linked system. None is delivered: their forms are not public (未対応), and what leaves waits until a person tells the
/// recipient. A way must take a message of one key once, however often it is given.
/// </summary>
public interface IMessageTransport
{
    /// <summary>Whether messages to this recipient go this way.</summary>
    bool Carries(Recipient recipient);

    /// <summary>Gives a message with its canonical bytes. Throws when no answer came: then nobody knows whether it arrived.</summary>
    Task<TransportAnswer> GiveAsync(MessageId key, ReadOnlyMemory<byte> message, CancellationToken cancellation);
}

/// <summary>
/// Sends what waits, where there is a way. A message is marked as sent before it is given away, in the journal: of several nodes
/// one gives it. What was given without an answer stays 送付済み and grows old on the screen; it is never given again by itself.
/// </summary>
public sealed class MessageSender(IEnumerable<IMessageTransport> ways, ReadScopes scopes, MessageDesk desk, TimeProvider clock, ILogger<MessageSender> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly List<IMessageTransport> ways = [.. ways];

    /// <summary>One round; how many messages this node gave away.</summary>
    public async Task<int> RoundAsync(CancellationToken cancellation)
    {
        var (given, last) = (0, new MessageId(0, 0));
        while (await WaitingAsync(last, cancellation) is [.., var end] waiting)
        {
            foreach (var one in waiting)
            {
                var message = one.Read();
                if (!message.Recipient.IsUnknown && ways.Find(w => w.Carries(message.Recipient)) is { } way)
                {
                    given += await GiveAsync(one, way, cancellation) ? 1 : 0;
                }
            }

            last = end.Id;
        }

        return given;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (ways.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "送付物の送付が止まりました。次の回にもう一度試します。");
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task<IReadOnlyList<WaitingMessage>> WaitingAsync(MessageId after, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await MessageStore.WaitingAsync(scope.Database, after, AtOnce, cancellation);
    }

    private async Task<bool> GiveAsync(WaitingMessage message, IMessageTransport way, CancellationToken cancellation)
    {
        var id = message.Id;
        if (await desk.StepAsync(id, MessageAct.Send, "", cancellation) is not null)
        {
            return false;
        }

        try
        {
            var answer = await way.GiveAsync(id, message.Content, cancellation);
            await desk.StepAsync(id, answer.IsTaken ? MessageAct.Confirm : MessageAct.Refuse, Short(answer.Note), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "送付物 {Message} を渡しましたが、返事がありません。", id);
        }

        return true;
    }

    private static string Short(string note) => note.Length == 0 ? "記載なし"
        : note.Length <= MessageRules.LongestNote ? note : note[..(char.IsHighSurrogate(note[MessageRules.LongestNote - 1]) ? MessageRules.LongestNote - 1 : MessageRules.LongestNote)];
}
