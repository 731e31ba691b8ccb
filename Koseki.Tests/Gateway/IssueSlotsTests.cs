using Koseki.Konbini.Gateway.Issuance;
using Koseki.Konbini.Gateway.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Gateway;

public sealed class IssueSlotsTests
{
    private readonly FakeTimeProvider clock = new();

    private DateTimeOffset Deadline => clock.GetUtcNow().AddSeconds(20);

    [Fact]
    public async Task Take_AllTaken_WaitsInOrder()
    {
        var slots = Slots(waiting: 2);
        var first = await slots.TakeAsync(Deadline, default);
        var second = slots.TakeAsync(Deadline, default);
        var third = slots.TakeAsync(Deadline, default);

        Assert.False(second.IsCompleted || third.IsCompleted);
        first!.Dispose();
        Assert.NotNull(await second);
        Assert.False(third.IsCompleted);
        (await second)!.Dispose();
        Assert.NotNull(await third);
    }

    [Fact]
    public async Task Take_OneTooManyWaiting_IsShedAtOnce()
    {
        var slots = Slots(waiting: 1);
        using var held = await slots.TakeAsync(Deadline, default);
        var waits = slots.TakeAsync(Deadline, default);

        Assert.Null(await slots.TakeAsync(Deadline, default));
        Assert.False(waits.IsCompleted);
    }

    [Fact]
    public async Task Take_HalfOfTheTimeLeftWaited_IsShed()
    {
        var slots = Slots(waiting: 1);
        var held = await slots.TakeAsync(Deadline, default);
        var waits = slots.TakeAsync(Deadline, default);

        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(waits.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Null(await waits);

        // Who gave up has taken no slot with it and has left the queue.
        var next = slots.TakeAsync(Deadline, default);
        held!.Dispose();
        Assert.NotNull(await next);
    }

    [Fact]
    public async Task Take_DeadlinePassed_IsShed()
    {
        var slots = Slots(waiting: 1);
        using var held = await slots.TakeAsync(Deadline, default);

        Assert.Null(await slots.TakeAsync(clock.GetUtcNow().AddSeconds(-1), default));
    }

    [Fact]
    public async Task Take_CallerGone_EndsTheWaiting()
    {
        var slots = Slots(waiting: 1);
        using var held = await slots.TakeAsync(Deadline, default);
        using var gone = new CancellationTokenSource();
        var waits = slots.TakeAsync(Deadline, gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Assert.False(slots.TakeAsync(Deadline, default).IsCompleted);
    }

    private IssueSlots Slots(int waiting) => new(new() { Concurrency = 1, Waiting = waiting }, clock);
}
