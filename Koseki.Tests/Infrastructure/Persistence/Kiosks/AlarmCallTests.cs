using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Hosting;
using Koseki.Infrastructure.Mail;
using Koseki.Infrastructure.StartUp;
using Koseki.Infrastructure.UseCases.Kiosks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Infrastructure.Persistence.Kiosks;

/// <summary>Scenario 44: the screen is muted, off or alone: those on duty are called by mail, through a small mail server on loopback.</summary>
public sealed class AlarmCallTests : IAsyncLifetime
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
    private readonly SmtpReceiver receiver = new();
    private TestCity city = null!;
    private KioskDesk desk = null!;

    private MailSettings Settings => new() { Server = "127.0.0.1", Port = receiver.Port, Security = MailSecurity.None, From = "gateway@koseki.example", To = "toban@koseki.example; kacho@koseki.example" };

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        city = await TestCity.CreateAsync("alarm-calls");
        desk = city.Get<KioskDesk>();
        await desk.ReportAsync(KioskReports.Of(city.Clock.GetUtcNow()) with { Alarms = [new AlarmReport(7, city.Clock.GetUtcNow(), "PaperMismatch", "KOSEKI_ZENBU を停止しました")] }, default);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await receiver.DisposeAsync();
        await city.DisposeAsync();
    }

    [Fact]
    public async Task Call_NobodyHasSeenTheAlarm_IsOneMailAfterFiveMinutes()
    {
        var (first, second) = (Call(), Call());
        city.Clock.Advance(TimeSpan.FromSeconds(299));
        await first.CallAsync(default);
        Assert.Empty(receiver.Taken);

        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await first.CallAsync(default);
        await first.CallAsync(default);
        await second.CallAsync(default);

        var (to, mail) = Assert.Single(receiver.Taken);
        Assert.Equal(["toban@koseki.example", "kacho@koseki.example"], to);
        Assert.Equal("【コンビニ交付】警報 1 件に確認がありません", mail.Subject);
        Assert.Contains("戸籍全部事項証明書 を停止しました", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("まず: " + AlarmCodes.FirstStep("PaperMismatch"), mail.TextBody, StringComparison.Ordinal);
        // It rings on: a mail is not a person who has seen it.
        var alarm = Assert.Single((await desk.SeeAsync()).Alarms);
        Assert.True(alarm.Rings);
        Assert.Equal(city.Clock.GetUtcNow(), alarm.Called?.At);
        Assert.Null(await desk.ConfirmAsync(alarm.Number, Operator));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Call_SomebodyHasSeenTheAlarm_IsNoMail()
    {
        Assert.Null(await desk.ConfirmAsync((await desk.SeeAsync()).Alarms.Single().Number, Operator));
        city.Clock.Advance(TimeSpan.FromMinutes(10));

        await Call().CallAsync(default);

        Assert.Empty(receiver.Taken);
    }

    /// <summary>What the mail server did not take was not sent: it is said where work that fails is shown, and tried again.</summary>
    [Fact]
    public async Task Call_MailServerRefuses_IsTriedAgain()
    {
        city.Clock.Advance(TimeSpan.FromMinutes(5));
        receiver.IsFull = true;
        var call = Call();
        await Assert.ThrowsAnyAsync<Exception>(() => call.CallAsync(default));
        Assert.Null((await desk.SeeAsync()).Alarms.Single().Called);

        receiver.IsFull = false;
        await call.CallAsync(default);

        Assert.Single(receiver.Taken);
    }

    [Theory]
    [InlineData("", "toban@koseki.example", null, "From")]
    [InlineData("gateway@koseki.example", " ; ", null, "To")]
    [InlineData("gateway@koseki.example", "当番", null, "To")]
    [InlineData("gateway@koseki.example", "toban@koseki.example", "user", "PasswordFile")]
    public void Demand_SomethingMissing_SaysWhat(string from, string to, string? user, string missing)
    {
        var settings = new MailSettings { Server = "mail", From = from, To = to, User = user };

        Assert.Contains($"Koseki:AlarmMail:{missing}", Assert.Throws<StartFailedException>(settings.Demand).Message, StringComparison.Ordinal);
        Assert.Null((settings with { Server = null }).Demand().Server);
    }

    private AlarmCall Call() => new(desk, new(Settings, city.Clock), new BackgroundWork(city.Clock), city.Clock, NullLogger<AlarmCall>.Instance);
}
