using Koseki.Domain.Linkage;

namespace Koseki.Tests.Domain.Linkage;

public sealed class MessageRulesTests
{
    private static readonly DateOnly Decided = new(2026, 10, 8);
    private static readonly DateOnly Today = new(2026, 10, 12);

    /// <summary>Every act from every state; what is not here does not happen.</summary>
    [Fact]
    public void After_EveryPair_IsAsInTheTable()
    {
        Assert.Equal(
            [
                "Waiting Send Sent", "Waiting ByHand ByHand", "Sent Confirm Confirmed", "Sent Refuse Refused", "Refused ByHand ByHand", "Refused Again Waiting", "ByHand Confirm Confirmed", "ByHand Refuse Refused",
            ],
            from state in Enum.GetValues<MessageState>() from act in Enum.GetValues<MessageAct>() where MessageRules.After(act, state) is not null select $"{state} {act} {MessageRules.After(act, state)}");
        Assert.Empty(MessageRules.Offered(MessageState.Confirmed));
        Assert.DoesNotContain(Enum.GetValues<MessageState>(), s => MessageRules.Offered(s).Contains(MessageAct.Send));
    }

    [Theory]
    [InlineData(MessageAct.ByHand, MessageState.Waiting, MessageMeans.Post, 0, "", null)]
    [InlineData(MessageAct.ByHand, MessageState.Waiting, MessageMeans.NotNeeded, 0, "住民票がない", null)]
    [InlineData(MessageAct.ByHand, MessageState.Waiting, MessageMeans.NotNeeded, 0, "", "送らない理由")]
    [InlineData(MessageAct.ByHand, MessageState.Waiting, null, 0, "", "方法")]
    [InlineData(MessageAct.Confirm, MessageState.Sent, MessageMeans.Post, 0, "", "方法")]
    [InlineData(MessageAct.ByHand, MessageState.Waiting, MessageMeans.Post, 5, "", "先の日付")]
    [InlineData(MessageAct.ByHand, MessageState.Waiting, MessageMeans.Post, -1, "", "決裁より前")]
    [InlineData(MessageAct.Refuse, MessageState.Sent, null, 0, "", "理由")]
    [InlineData(MessageAct.Again, MessageState.Refused, null, 0, "", "理由")]
    [InlineData(MessageAct.Again, MessageState.Waiting, null, 0, "理由", "送付待ち")]
    [InlineData(MessageAct.Confirm, MessageState.Confirmed, null, 0, "", "到達確認")]
    public void WhyNot_Word_SaysWhatIsWanting(MessageAct act, MessageState from, MessageMeans? means, int day, string note, string? why)
    {
        var said = MessageRules.WhyNot(act, from, new(means, Decided.AddDays(day), note), Decided, Today);

        Assert.True(why is null ? said is null : said?.Contains(why, StringComparison.Ordinal) == true, said);
    }

    [Fact]
    public void WhyNot_NoteTooLong_IsRefused() =>
        Assert.Contains("200字", MessageRules.WhyNot(MessageAct.ByHand, MessageState.Waiting, new(MessageMeans.Post, Decided, new('字', 201)), Decided, Today), StringComparison.Ordinal);

    [Theory]
    [InlineData(MessageState.Waiting, 1, false)]
    [InlineData(MessageState.Waiting, 2, true)]
    [InlineData(MessageState.Refused, 2, true)]
    [InlineData(MessageState.Sent, 10, false)]
    [InlineData(MessageState.Sent, 11, true)]
    [InlineData(MessageState.Confirmed, 999, false)]
    [InlineData(MessageState.ByHand, 999, false)]
    public void IsLate_DomicileTransfer_AfterItsBound(MessageState state, int days, bool late) =>
        Assert.Equal(late, MessageBound.Initial(MessageKind.DomicileTransfer).IsLate(state, TimeSpan.FromDays(days)));
}
