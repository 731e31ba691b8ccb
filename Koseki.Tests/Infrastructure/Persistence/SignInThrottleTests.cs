using Koseki.Infrastructure.Persistence.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Fault A4: guessing becomes slow, for an account, a browser and an address, and nobody is locked out.</summary>
public sealed class SignInThrottleTests
{
    private static readonly SignInTry Mine = new("madoguchi", "device-1", "192.0.2.1");

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(8, 16)]
    [InlineData(9, 30)]
    [InlineData(1_000_000, 30)]
    public void WaitAfter_MoreFailures_GrowsToItsEnd(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInThrottle.WaitAfter(failures, 4, TimeSpan.FromSeconds(30)));

    [Fact]
    public async Task Take_FailuresInARow_WaitsOnEveryNodeAndThenLooksAgain()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        var (here, there) = (city.Get<SignInThrottle>(), other.GetRequiredService<SignInThrottle>());
        for (var i = 0; i < 2; i++)
        {
            Assert.NotNull(await here.TakeAsync(Mine));
            Assert.NotNull(await there.TakeAsync(Mine));
        }

        Assert.Null(await here.TakeAsync(Mine));
        Assert.Null(await there.TakeAsync(Mine));
        city.Clock.Advance(TimeSpan.FromSeconds(1));

        // Two were turned away unread meanwhile.
        Assert.Equal(2, await there.TakeAsync(Mine));
        Assert.Null(await here.TakeAsync(Mine));
    }

    /// <summary>Whoever fails at one terminal, as long as they like, hardly slows the same account at another.</summary>
    [Fact]
    public async Task Take_AnotherFailsOnAndOn_WaitsFiveSecondsAtMost()
    {
        await using var city = await TestCity.CreateAsync();
        var throttle = city.Get<SignInThrottle>();
        for (var i = 0; i < 200; i++)
        {
            await throttle.TakeAsync(Mine with { Device = "device-2", Address = "192.0.2.2" });
            city.Clock.Advance(TimeSpan.FromSeconds(20));
        }

        await throttle.TakeAsync(Mine with { Device = "device-2", Address = "192.0.2.2" });
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await throttle.TakeAsync(Mine));
    }

    [Fact]
    public async Task Take_ManyAtOnce_LooksAtNoMoreThanAreFree()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        SignInThrottle[] nodes = [city.Get<SignInThrottle>(), other.GetRequiredService<SignInThrottle>()];

        var looked = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => nodes[i % 2].TakeAsync(Mine))));

        Assert.Equal(4, looked.Count(l => l is not null));
    }

    [Fact]
    public async Task Succeeded_AfterFailures_ForgetsThemForTheAccountOnly()
    {
        await using var city = await TestCity.CreateAsync();
        var throttle = city.Get<SignInThrottle>();
        for (var i = 0; i < 4; i++)
        {
            await throttle.TakeAsync(Mine);
        }

        await throttle.SucceededAsync(Mine);

        Assert.NotNull(await throttle.TakeAsync(Mine));
        await using var database = city.Open();
        Assert.Equal(4, (await database.SignInTries.SingleAsync(t => t.Key == "address 192.0.2.1")).Failures);
        // The typed account stands nowhere in clear: passwords get typed into the wrong box.
        Assert.DoesNotContain(await database.SignInTries.Select(t => t.Key).ToListAsync(), k => k.Contains("madoguchi", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Take_AQuarterOfAnHourLater_HasForgotten()
    {
        await using var city = await TestCity.CreateAsync();
        var throttle = city.Get<SignInThrottle>();
        for (var i = 0; i < 60; i++)
        {
            await throttle.TakeAsync(Mine);
            city.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        city.Clock.Advance(SignInThrottle.Forgets);

        for (var i = 0; i < 4; i++)
        {
            Assert.NotNull(await throttle.TakeAsync(Mine));
        }
    }

    /// <summary>Many accounts from one browser, or many browsers from one address, are slowed as well.</summary>
    [Theory]
    [InlineData(true, 10)]
    [InlineData(false, 30)]
    public async Task Take_ManyAccounts_WaitsForBrowserAndAddress(bool sameDevice, int free)
    {
        await using var city = await TestCity.CreateAsync();
        var throttle = city.Get<SignInThrottle>();

        var looked = 0;
        for (var i = 0; i < 50; i++)
        {
            looked += await throttle.TakeAsync(new($"a{i}", sameDevice ? "device-1" : $"device-{i}", "192.0.2.1")) is null ? 0 : 1;
        }

        Assert.Equal(free, looked);
    }
}
