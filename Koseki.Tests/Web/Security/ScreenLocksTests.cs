using System.Globalization;
using System.Security.Claims;
using Koseki.Web.Hosting;
using Koseki.Web.Security;
using Microsoft.Extensions.Time.Testing;

namespace Koseki.Tests.Web.Security;

public sealed class ScreenLocksTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9)));
    private readonly List<string> told = [];
    private readonly ScreenLocks locks;

    public ScreenLocksTests()
    {
        locks = new(new WebSettings { LockAfter = TimeSpan.FromMinutes(10) }, clock);
        locks.Changed += told.Add;
    }

    [Fact]
    public void Session_NobodyThereForTheTime_IsLocked()
    {
        var user = SignIn("a");
        Assert.False(locks.IsLocked(user));

        clock.Advance(TimeSpan.FromMinutes(9));
        locks.Touch("a");
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(locks.IsLocked(user));
        clock.Advance(TimeSpan.FromMinutes(1.1));

        Assert.True(locks.IsLocked(user));
        Assert.Equal(["a"], told);
    }

    [Fact]
    public void Touch_Locked_StaysLocked()
    {
        var user = SignIn("a");
        Assert.False(locks.IsLocked(user));
        locks.Lock("a");

        locks.Touch("a");

        Assert.True(locks.IsLocked(user));
        locks.Open("a");
        Assert.False(locks.IsLocked(user));
        Assert.Equal(["a", "a"], told);
    }

    [Fact]
    public void Lock_OneOfTwo_LeavesTheOther()
    {
        var (one, two) = (SignIn("a"), SignIn("b"));
        Assert.False(locks.IsLocked(one) || locks.IsLocked(two));

        locks.Lock("a");

        Assert.True(locks.IsLocked(one));
        Assert.False(locks.IsLocked(two));
    }

    [Fact]
    public void Process_StartedAnew_LocksWhoSignedInLongAgo()
    {
        var (old, fresh) = (SignIn("a"), SignIn("b", clock.GetUtcNow().AddMinutes(11)));
        clock.Advance(TimeSpan.FromMinutes(12));
        using var anew = new ScreenLocks(new WebSettings { LockAfter = TimeSpan.FromMinutes(10) }, clock);

        Assert.True(anew.IsLocked(old));
        Assert.False(anew.IsLocked(fresh));
    }

    [Fact]
    public void Settings_WithoutATime_LockOnlyByHand()
    {
        using var manual = new ScreenLocks(new WebSettings { LockAfter = null }, clock);
        var user = SignIn("a");
        Assert.False(manual.IsLocked(user));
        clock.Advance(TimeSpan.FromHours(9));
        Assert.False(manual.IsLocked(user));

        manual.Lock("a");

        Assert.True(manual.IsLocked(user));
    }

    [Fact]
    public void User_OfTheDirectory_HasNoSessionAndIsNeverLocked() =>
        Assert.False(locks.IsLocked(new ClaimsPrincipal(new ClaimsIdentity([], "entra"))));

    public void Dispose() => locks.Dispose();

    private ClaimsPrincipal SignIn(string session, DateTimeOffset? at = null) => new(new ClaimsIdentity(
    [
        new Claim(StaffClaims.Session, session),
        new Claim(StaffClaims.SignedInAt, (at ?? clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
    ], "test"));
}
