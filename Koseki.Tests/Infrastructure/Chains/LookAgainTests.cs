using Koseki.Infrastructure.Chains;

namespace Koseki.Tests.Infrastructure.Chains;

/// <summary>What does not fit the record is read again before anybody is told, and not for ever.</summary>
public sealed class LookAgainTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, false)]
    public async Task UntilItFitsAsync_FitsAtALook_ReadsSoOften(int fitsAt, int reads, bool fits)
    {
        var (read, followed) = (0, 0);

        var answer = await LookAgain.UntilItFitsAsync(
            () => Task.FromResult(++read),
            seen =>
            {
                // Followed after what was read, each time.
                Assert.Equal((read, ++followed), (seen, read));
                return Task.CompletedTask;
            },
            seen => seen >= fitsAt);

        Assert.Equal((reads, fits), answer);
    }
}
