using Koseki.Eng.Races;
using Koseki.Eng.Town.Output;

namespace Koseki.Tests.Eng.Races;

/// <summary>The hold/issue race of the night terminal, small; <c>hold-race</c> runs it 10,000 times.</summary>
public sealed class HoldRaceTests
{
    /// <summary>Fault S: a paper that leaves after the hold was acknowledged, or before it and unnamed.</summary>
    [Fact]
    public async Task Race_KiosksAndCounterAgainstTheHold_NothingLeavesAfterItAndAllBeforeItIsNamed()
    {
        var folder = Directory.CreateTempSubdirectory("koseki-hold-race-").FullName;
        try
        {
            await HoldRaceVerb.PrepareAsync(folder, 20, 3, null, default);
            var office = new OfficeClock();
            await using var one = CityStore.OpenFolder(folder, office, node: "race-1");
            await using var other = CityStore.OpenFolder(folder, office, node: "race-2");
            var result = await new HoldRace(one, other, 7).RunAsync(40, 4, default);
            Assert.Equal([], result.Problems);
            Assert.True(result is { Claims: > 0, Refused: > 0, InBetween: > 0 }, $"{result}");
            Assert.Empty((await one.VerifyAsync(default)).Problems);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
