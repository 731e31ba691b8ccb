using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>What becomes of messages: who does what, once, in the journal.</summary>
public sealed class MessageDeskTests : IAsyncLifetime
{
    private static readonly MessageWord Posted = new(MessageMeans.Post, new(2026, 10, 8), "簡易書留 123");
    private TestCity city = null!;
    private long journal;

    private MessageDesk Desk => city.Get<MessageDesk>();

    private MessageLists Lists => city.Get<MessageLists>();

    // 副本, 9条2項通知, 人口動態調査票, 届書等情報.
    private MessageId Resident => new(journal, 2);

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        city = await TestCity.CreateAsync("messages");
        journal = Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync((await ExaminedAsync(city)).Id, TestCity.Approver)).JournalNumber;
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => city.DisposeAsync().AsTask();

    [Fact]
    public async Task Act_ByHandComesBackAndGoesAgain_IsKeptStepByStep()
    {
        Assert.Null(await Desk.ActAsync(Resident, MessageAct.ByHand, Posted, TestCity.Counter));
        Assert.Null(await Desk.ActAsync(Resident, MessageAct.Refuse, new(null, new(2026, 10, 8), "宛先不明"), TestCity.Examiner));
        Assert.Null(await Desk.ActAsync(Resident, MessageAct.Again, new(null, new(2026, 10, 8), "住所を確かめた"), TestCity.Examiner));
        Assert.Null(await Desk.ActAsync(Resident, MessageAct.ByHand, Posted, TestCity.Counter));
        Assert.Null(await Desk.ActAsync(Resident, MessageAct.Confirm, new(null, new(2026, 10, 8), "電話で確かめた"), TestCity.Counter));

        var found = (await Desk.FindAsync(Resident, TestCity.Approver))!;
        Assert.Equal(MessageState.Confirmed, found.State);
        Assert.Equal("ByHand Refuse Again ByHand Confirm", string.Join(' ', found.Steps.Select(s => s.Act)));
        Assert.Equal((MessageMeans.Post, "簡易書留 123", "窓口　花"), (found.Steps[0].Means, found.Steps[0].Note, found.Steps[0].ByName));
        Assert.Equal("越谷美空", Assert.IsType<OutgoingMessage.ResidentRecord>(found.Message).Person.Name);
        await using var database = city.Open();
        Assert.Contains("宛先不明", await database.Audit.Where(a => a.Action == DeedKind.Message.Word() && a.CaseId == found.CaseId).Select(a => a.Reason).ToListAsync());
        Assert.Equal(1, await database.AccessLog.CountAsync(a => a.Text.Contains($"送付物 {Resident}")));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Act_WithoutTheDutyOrOutOfTurnOrOfNothing_IsRefusedAndWritesNothing()
    {
        await using var database = city.Open();
        var before = await database.Journal.CountAsync();

        Assert.Contains("職務が要ります", await Desk.ActAsync(Resident, MessageAct.ByHand, Posted, TestCity.Approver), StringComparison.Ordinal);
        Assert.Contains("連携だけ", await Desk.ActAsync(Resident, MessageAct.Send, Posted, TestCity.Counter), StringComparison.Ordinal);
        Assert.Contains("できません", await Desk.ActAsync(Resident, MessageAct.Confirm, new(null, new(2026, 10, 8), ""), TestCity.Counter), StringComparison.Ordinal);
        Assert.Contains("ありません", await Desk.ActAsync(new(journal, 9), MessageAct.ByHand, Posted, TestCity.Counter), StringComparison.Ordinal);
        Assert.Contains("先の日付", await Desk.ActAsync(Resident, MessageAct.ByHand, Posted with { On = new(2026, 10, 9) }, TestCity.Counter), StringComparison.Ordinal);

        Assert.Equal(before, await database.Journal.CountAsync());
        Assert.Null(await Desk.FindAsync(new(journal, 9), TestCity.Counter));
        await Assert.ThrowsAsync<CaseException>(() => Desk.FindAsync(Resident, TestCity.Person("unyo", "運用", StaffRole.Operator)));
    }

    /// <summary>Of several who record one message at two nodes at once one does it.</summary>
    [Fact]
    public async Task Act_AtTwoNodesAtOnce_IsDoneOnce()
    {
        await using var other = city.AnotherNode("web-2");
        MessageDesk[] desks = [Desk, other.GetRequiredService<MessageDesk>()];

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => desks[i % 2].ActAsync(Resident, MessageAct.ByHand, Posted, TestCity.Counter))));

        Assert.Single(answers, a => a is null);
        Assert.Single((await Desk.FindAsync(Resident, TestCity.Counter))!.Steps);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Two nodes that send at once give each message away once; what gets no answer is not given again.</summary>
    [Fact]
    public async Task Round_AtTwoNodesAtOnce_GivesEachMessageOnce()
    {
        await using var other = city.AnotherNode("web-2");
        var way = new Way();
        MessageSender[] senders = [Sender(city.Get<MessageDesk>(), way), Sender(other.GetRequiredService<MessageDesk>(), way)];

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => senders[i % 2].RoundAsync(default))));

        Assert.Equal(3, given.Sum());
        Assert.Equal([$"{journal}-1", $"{journal}-2", $"{journal}-4"], way.Given.Order());
        Assert.Equal([MessageState.Confirmed, MessageState.Refused, MessageState.Waiting, MessageState.Sent], await StatesAsync());
        Assert.Equal(0, await senders[0].RoundAsync(default));
        Assert.Equal("相手の番号 1", (await Desk.FindAsync(new(journal, 1), TestCity.Counter))!.Steps[^1].Note);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Nothing is sent where there is no way, nor where nobody knows to whom.</summary>
    [Fact]
    public async Task Round_WithoutAWay_LeavesEverythingWaiting()
    {
        Assert.Equal(0, await city.Get<MessageSender>().RoundAsync(default));
        Assert.All(await StatesAsync(), s => Assert.Equal(MessageState.Waiting, s));
    }

    [Fact]
    public async Task List_OldestFirstByRecipientAndLate_ShowsWhatAges()
    {
        Assert.Equal((4, 0), await CountsAsync());
        city.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Null(await Desk.ActAsync(Resident, MessageAct.ByHand, Posted, TestCity.Counter));
        var backlog = await Lists.BacklogAsync();

        // 副本 and 届書等情報 may wait a day, 人口動態調査票 fourteen.
        Assert.Equal((3, 2), await CountsAsync());
        Assert.Equal(["法務大臣 2 2", "越谷市保健所長 1 0"], backlog.Recipients.OrderByDescending(r => r.Count).Select(r => $"{r.Recipient.Name} {r.Count} {r.Late}"));
        Assert.Equal(1, backlog.Counts[MessageState.ByHand]);
        Assert.Equal([1, 4], (await Lists.ListAsync(new(LateOnly: true))).Oldest.Select(m => m.Id.Sequence));
        Assert.Equal([3], (await Lists.ListAsync(new(Recipient: "越谷市保健所長"))).Oldest.Select(m => m.Id.Sequence));
        Assert.Equal([4], (await Lists.ListAsync(new(Kind: MessageKind.NotificationImage))).Oldest.Select(m => m.Id.Sequence));
        Assert.Equal([2], (await Lists.ListAsync(new(State: MessageState.ByHand))).Oldest.Select(m => m.Id.Sequence));
        Assert.Equal(2, await Lists.LateAsync());
        var first = (await Lists.OfCaseAsync((await Desk.FindAsync(Resident, TestCity.Counter))!.CaseId!.Value))[0];
        Assert.Equal(("令8-1", "越谷美空", true), (first.Receipt, first.Subject, first.IsLate));
    }

    /// <summary>A new bound counts from its first day on.</summary>
    [Fact]
    public async Task Late_BoundsByDay_AreThoseInForce()
    {
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, 10), new CitySetting.OfMessageBound(MessageKind.VitalStatistics, new(1, 1)));
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, 8), new CitySetting.OfMessageBound(MessageKind.ResidentRecord, new(0, 0)));

        city.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, await Lists.LateAsync());
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(3, await Lists.LateAsync());
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(4, await Lists.LateAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    private MessageSender Sender(MessageDesk desk, Way way) =>
        new([way], city.Get<ReadScopes>(), desk, city.Clock, NullLogger<MessageSender>.Instance);

    private async Task<List<MessageState>> StatesAsync()
    {
        await using var database = city.Open();
        return await database.MessageStates.OrderBy(s => s.Sequence).Select(s => s.State).ToListAsync();
    }

    private async Task<(int Open, int Late)> CountsAsync() => ((await Lists.ListAsync(new())).Total, (await Lists.BacklogAsync()).Late);

    /// <summary>Takes what goes to the Minister first, refuses what goes to our residents, and does not answer for what comes last.</summary>
    private sealed class Way : IMessageTransport
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Given { get; } = [];

        public bool Carries(Recipient recipient) => recipient.Kind != RecipientKind.HealthCenter;

        public Task<TransportAnswer> GiveAsync(MessageId key, ReadOnlyMemory<byte> message, CancellationToken cancellation)
        {
            Given.Enqueue(key.ToString());
            Assert.NotNull(MessageDocument.Read(message.Span));
            return key.Sequence switch
            {
                1 => Task.FromResult(new TransportAnswer(true, "相手の番号 1")),
                2 => Task.FromResult(new TransportAnswer(false, "形が違う")),
                _ => throw new TimeoutException(),
            };
        }
    }
}
