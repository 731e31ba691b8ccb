using Koseki.Domain.Certificates;
using Koseki.Domain.NightHolds;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.NightHolds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence.NightHolds;

/// <summary>After the core was away, the 戸籍 kinds stay closed until a named person has said what is on the paper list.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private TestCity city = null!;

    private LifeSigns Signs => city.Get<LifeSigns>();

    private OutageDesk Desk => city.Get<OutageDesk>();

    public async Task InitializeAsync() => city = await TestCity.CreateSealedAsync(nameof(OutageTests));

    public async Task DisposeAsync() => await city.DisposeAsync();

    [Fact]
    public async Task Beat_RegularSigns_RecordNothing()
    {
        for (var i = 0; i < 4; i++)
        {
            await Signs.BeatAsync();
            city.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Empty(await Desk.WaitingAsync());
        Assert.Null(await CodeAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Beat_AfterTheSystemWasAway_ClosesCounterAndDoorUntilSomebodySaysSo()
    {
        await Signs.BeatAsync();
        var before = city.Clock.GetUtcNow();
        await city.RestartAsync(() =>
        {
            city.Clock.Advance(TimeSpan.FromHours(3));
            return Task.CompletedTask;
        });
        await Signs.BeatAsync();

        var outage = Assert.Single(await Desk.WaitingAsync());
        Assert.Equal((before, city.Clock.GetUtcNow(), 0), (outage.From!.Value, outage.To!.Value, outage.Entered));
        Assert.Equal("K5002", await CodeAsync());
        Assert.IsType<CertificateRefusal.PaperListOpen>((await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(new(R(2), CertificateKind.Whole, []), new("小川　結衣", "本人", "運転免許証", "", 1), TestCity.Counter))).Why);

        await Desk.ConfirmAsync(outage.Number, isEmpty: true, TestCity.Counter);

        Assert.Null(await CodeAsync());
        Assert.IsType<NightRefusal.NoOutage>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage.Number, true, TestCity.Counter))).Why);
        await using var database = city.Open();
        Assert.Equal(("madoguchi", "窓口　花"), await database.OutageAnswers.Select(a => ValueTuple.Create(a.Account, a.Name)).SingleAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Confirm_WordsThatDoNotFitTheList_AreRefused()
    {
        var outage = (long)await NightPapers.OutageAsync(city);
        Assert.IsType<NightRefusal.NothingEntered>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage, false, TestCity.Counter))).Why);
        await city.Get<NightOffice>().EnterAsync(NightPapers.Order(city, 1), TestCity.Counter);
        Assert.IsType<NightRefusal.ListNotEmpty>((await Assert.ThrowsAsync<CaseException>(() => Desk.ConfirmAsync(outage, true, TestCity.Counter))).Why);
        Assert.Equal("K5002", await CodeAsync(2));

        await Desk.ConfirmAsync(outage, false, TestCity.Counter);

        Assert.Null(await CodeAsync(2));
        Assert.Equal("K3004", await CodeAsync(1));
    }

    /// <summary>Two nodes: the one that went on gives the signs, and no outage is recorded; two that come back together record one.</summary>
    [Fact]
    public async Task Beat_OfTwoNodes_RecordOneOutage()
    {
        await using var other = city.OtherNode();
        await Signs.BeatAsync();
        await other.GetRequiredService<LifeSigns>().BeatAsync();
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        await other.GetRequiredService<LifeSigns>().BeatAsync();
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await IsClosedAsync(), "この節は4分印を付けていない");
        await Signs.BeatAsync();
        Assert.Empty(await Desk.WaitingAsync());
        Assert.False(await IsClosedAsync());

        city.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(Signs.BeatAsync(), other.GetRequiredService<LifeSigns>().BeatAsync());
        Assert.Single(await Desk.WaitingAsync());
    }

    /// <summary>Fault A: an outage is not hidden by taking away the sign, moving it, or putting in an answer.</summary>
    [Theory]
    [InlineData("DELETE FROM LifeSigns")]
    [InlineData("UPDATE LifeSigns SET At = '2026-10-08 03:59:00'")]
    public async Task Beat_SignThatWasChanged_NeverOpens(string sql)
    {
        await Signs.BeatAsync();
        await city.RestartAsync(async () =>
        {
            city.Clock.Advance(TimeSpan.FromHours(3));
            await Task.CompletedTask;
        });
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        await Record.ExceptionAsync(() => Signs.BeatAsync());
        Assert.Equal("K5002", await CodeAsync());
    }

    [Theory]
    [InlineData("DELETE FROM Outages")]
    [InlineData("INSERT INTO OutageAnswers (Number, JournalNumber, Entered, Account, Name, At) VALUES (1, 1, 0, 'x', 'x', '2026-10-08 01:00:00')")]
    public async Task IsClosed_OutageOrAnswerThatWasForged_StaysClosed(string sql)
    {
        await NightPapers.OutageAsync(city);
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));
        Assert.Equal("K5002", await CodeAsync());
        Assert.NotEmpty(await city.ProblemsAsync());
    }

    private async Task<bool> IsClosedAsync() => await CodeAsync() == "K5002";

    private async Task<string?> CodeAsync(long register = 2) => (await city.Get<ClaimDesk>().ProbeAsync(new(Guid.NewGuid(), register, 1, new('a', 64)), default)).Code;
}
