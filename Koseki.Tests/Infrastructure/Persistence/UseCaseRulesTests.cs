using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Door;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>What a dialog rules out is refused past it, by the use case, and leaves nothing behind.</summary>
public sealed class UseCaseRulesTests
{
    /// <summary>The boxes of the receipt dialog, sent by something else than the dialog.</summary>
    [Fact]
    public async Task Receive_WhatTheDialogWouldNotSend_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);
        DateOnly on = new(2026, 10, 8);
        (ReceiptDetails Details, ActRefusal Why)[] wrong =
        [
            (Today with { Origin = new Origin.Elsewhere(" ", on) }, new CaseRefusal.ReceiptUnfit(ReceiptFault.AcceptorWanting)),
            (Today with { Origin = new Origin.Consul("", on) }, new CaseRefusal.ReceiptUnfit(ReceiptFault.AcceptorWanting)),
            (Today with { Origin = new Origin.Elsewhere("東京都足立区長", on.AddDays(-1)) }, new CaseRefusal.ReceiptUnfit(ReceiptFault.ReachedOutOfOrder)),
            (Today with { Means = "伝書鳩" }, new CaseRefusal.ReceiptUnfit(ReceiptFault.MeansUnknown)),
            (Today with { Time = "25:00" }, new CaseRefusal.ReceiptUnfit(ReceiptFault.TimeUnreadable)),
            (Today with { Time = "ひる" }, new CaseRefusal.ReceiptUnfit(ReceiptFault.TimeUnreadable)),
            (Today with { Date = on.AddDays(1) }, new CaseRefusal.ReceiptUnfit(ReceiptFault.InFuture)),
        ];

        foreach (var (details, why) in wrong)
        {
            Assert.Equal(why, (await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(typed.Id, details, TestCity.Counter))).Why);
        }

        Assert.Equal(CaseState.Draft, (await city.Workflow.GetAsync(typed.Id))!.State);
        Assert.Empty(await city.BookAsync(2026));
    }

    /// <summary>請求の資格 and 請求の事由, past the page.</summary>
    [Theory]
    [InlineData("友人", "", "capacity")]
    [InlineData("第三者(正当な理由)", " ", "item-UseAndMethod")]
    public async Task Issue_CapacityOrPurposeWanting_IsRefusedWithItsBox(string capacity, string purpose, string box)
    {
        await using var city = await TestCity.CreateSealedAsync();

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(new(new(1), CertificateKind.Whole, []), new("越谷　太郎", capacity, "運転免許証", purpose, 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter));

        Assert.Equal(box, Assert.IsType<CertificateRefusal.ApplicantUnfit>(refused.Why).Box);
    }

    /// <summary>A register that was closed gives nothing to be taken: the page shows no such button, and past it it is refused.</summary>
    [Fact]
    public async Task Propose_ToTakeFromAClosedRegister_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var stops = city.Get<DoorStops>();
        await stops.CloseRegisterAsync(new(3), "検査", default);
        var stop = (await stops.ListAsync())[0];

        Assert.False(stop.CanBeTaken);
        Assert.StartsWith("この停止には、採るものがありません。", await stops.ProposeAsync(stop.Id, true, "確かめた", TestCity.Examiner), StringComparison.Ordinal);
        Assert.Null(await stops.ProposeAsync(stop.Id, false, "確かめた", TestCity.Examiner));
    }

    /// <summary>Steps say their refusal as a value, with the words that the screen shows.</summary>
    [Fact]
    public async Task Steps_Refused_SayWhyAsAValue()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city);

        async Task SaysAsync(ActRefusal why, Func<Task> step)
        {
            var refused = await Assert.ThrowsAsync<CaseException>(step);
            Assert.Equal((why, why.Words), (refused.Why, refused.Message));
        }

        await SaysAsync(new CaseRefusal.Unknown(99), () => city.Workflow.ReceiveAsync(99, Today, TestCity.Counter));
        await SaysAsync(new CaseRefusal.UnsupportedKind("9999"), () => city.Workflow.OpenAsync("9999", TestCity.Counter));
        await SaysAsync(new CaseRefusal.ChangedSinceShown("窓口　花"), () => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner, seen: 1));
        await SaysAsync(new CaseRefusal.ReasonWanting(), () => city.Workflow.ReturnAsync(received.Id, " ", TestCity.Examiner));
        await SaysAsync(new CaseRefusal.TooLong("理由", FieldLimits.Sentence, FieldLimits.Sentence + 1), () => city.Workflow.ReturnAsync(received.Id, new string('あ', FieldLimits.Sentence + 1), TestCity.Examiner));
        await SaysAsync(new CaseRefusal.TakenByAnother(null), () => city.Workflow.TakeAsync(received.Id, "tanin", TestCity.Examiner));
        await SaysAsync(new RightsRefusal.DutyWanting(Permission.ExamineCase), () => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Counter));
        await SaysAsync(new ImageRefusal.Unknown(1), () => city.Get<CaseScans>().CancelAsync(received.Id, 1, "別の届のもの", TestCity.Examiner));
        await SaysAsync(new SettingRefusal.Unknown(9), () => city.Get<CityDesk>().ConfirmAsync(9, TestCity.Approver));
    }
}
