using System.Security.Cryptography;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Names;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Tests.Infrastructure.Pdf;

namespace Koseki.Tests.Eng.Town;

/// <summary>A synthetic town is repeatable, lawful in every generation, and can be printed.</summary>
public class TownHistoryTests
{
    /// <summary>The same settings give the same bytes, another seed others.</summary>
    [Fact]
    public void Make_SameSettings_SameBytes()
    {
        Assert.Equal(Fingerprint(Towns.Make(120, 9)), Fingerprint(Towns.Make(120, 9)));
        Assert.NotEqual(Fingerprint(Towns.Make(120, 9)), Fingerprint(Towns.Make(120, 10)));
    }

    /// <summary>As many registers as asked for, whatever the size.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(37)]
    [InlineData(400)]
    public void Make_AnySize_GivesSoManyRegisters(int registers) => Assert.Equal(registers, Towns.Make(registers, 5).First.Count);

    /// <summary>Settings no town can be made from are refused.</summary>
    [Theory]
    [InlineData(9, "2026-11-24")]
    [InlineData(300, "2025-06-02")]
    public void Make_ImpossibleSettings_Refuses(int registers, string today) =>
        Assert.Throws<Koseki.Eng.UsageException>(() => new TownSettings(registers, 1, DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Checked());

    /// <summary>Every generation keeps the invariants of registers.</summary>
    [Fact]
    public void Make_EveryGeneration_KeepsTheInvariants() =>
        Assert.Empty(Towns.Of400.Generations.SelectMany(RegisterInvariants.Violations));

    /// <summary>Every generation can be written in the register notation and read back.</summary>
    [Fact]
    public void Make_EveryGeneration_ReadsBackFromTheNotation() =>
        Assert.All(Towns.Of400.Generations, g => Assert.Equal(g, RegisterNotation.Parse(RegisterNotation.Print(g))));

    /// <summary>Nobody stands in two registers; whoever has died or left the town stands in none.</summary>
    [Fact]
    public void Make_EveryPerson_StandsInOneRegisterAtMost()
    {
        var standing = Towns.Of400.Registers.SelectMany(r => r.Standing).Select(e => e.Person).ToList();
        var dead = Towns.Of400.Registers.SelectMany(r => r.Entries).Where(e => e.Matters.Any(m => m.Title == "死亡")).Select(e => e.Person);
        Assert.Equal(standing.Count, standing.Distinct().Count());
        Assert.Empty(dead.Intersect(standing));
    }

    /// <summary>Whoever left for a register of the town is recorded there under the same number, whole birth and all.</summary>
    [Fact]
    public void Make_RemovedForARegisterOfTheTown_IsRecordedThere()
    {
        var registers = Towns.Of400.Registers.ToList();
        var moves = (from register in registers
                     from entry in register.Entries
                     where entry.Removed?.Destination is not null
                     from other in registers
                     where other.Designation == entry.Removed!.Destination
                     select (entry, other)).ToList();
        Assert.True(moves.Count > 20, $"{moves.Count}");
        Assert.All(moves, m => Assert.Equal(m.entry.Matters[0], m.other.EntryOf(m.entry.Person)?.Matters[0]));
        Assert.All(registers.SelectMany(r => r.Entries).Where(e => e.Removed is { Cause: not "死亡" }), e => Assert.NotNull(e.Removed!.Destination));
    }

    /// <summary>The matters of an entry stand in the order of their days.</summary>
    [Fact]
    public void Make_EveryEntry_HasItsMattersInOrder()
    {
        foreach (var entry in Towns.Of400.Registers.SelectMany(r => r.Entries))
        {
            var days = entry.Matters.Select(m => Koseki.Domain.Calendar.RegisterDate.Parse(m.Lines[0].Value)).ToList();
            Assert.Equal(days.Order(), days);
        }
    }

    /// <summary>What happened later went through the engine: generations, receipts without gaps, nothing after the last day.</summary>
    [Fact]
    public void Make_EventsSinceTheTakingOver_AreCasesWithReceipts()
    {
        var town = Towns.Of400;
        Assert.True(town.Cases.Count > 30, $"{town.Cases.Count}");
        Assert.Contains(town.Cases.SelectMany(c => c.Plan.Registers).GroupBy(s => s.Id), g => g.Count() > 1);
        Assert.All(town.Cases.GroupBy(c => c.Receipt.Year), y => Assert.Equal(Enumerable.Range(1, y.Count()), y.Select(c => c.Receipt.Number)));
        Assert.All(town.Cases, c => Assert.True(c.RecordedOn <= Towns.Today && c.Details.Date > TownSettings.TakeOver.AddDays(-1)));
        Assert.All(town.Cases, c => Assert.Contains(c.Plan.Registers.SelectMany(s => s.After.Entries.SelectMany(e => e.Matters).Select(m => m.Receipt).Concat(s.After.Matters.Select(m => m.Receipt))), r => r == c.Receipt.ToString()));
    }

    /// <summary>The font draws every character of every generation, and the character table knows it.</summary>
    [Fact]
    public void Make_EveryCharacter_CanBeDrawn()
    {
        var texts = Towns.Of400.Generations.SelectMany(RegisterNotation.Lines).Concat(TownNames.All.SelectMany(n => new[] { n.Text, n.Kana }));
        var characters = texts.SelectMany(RegisterText.Split).Distinct().ToList();
        Assert.Empty(characters.Where(c => Fonts.IpaMj.GlyphOf(c) is null or 0).Select(c => c.CodePoints));
        Assert.Empty(TownNames.All.SelectMany(n => RegisterText.Split(n.Text)).Where(c => !Towns.Characters.IsKnown(c)).Select(c => c.CodePoints));
        Assert.Contains(characters, c => c.Selector != 0);
        Assert.Contains(characters, c => c.Base == 0x20BB7);
    }

    /// <summary>Readings are written as registers write them.</summary>
    [Fact]
    public void Names_EveryReading_IsLawful() =>
        Assert.Empty(TownNames.All.Select(n => KanaReading.Problem(n.Kana)).OfType<string>());

    /// <summary>The address dictionary has nothing against the domiciles of the registers.</summary>
    [Fact]
    public void Make_EveryDomicile_PassesTheAddressDictionary()
    {
        var dictionary = new PlaceDictionary();
        Assert.Empty(Towns.Of400.Registers.SelectMany(r => dictionary.CheckDomicile(r.Domicile.Text, Towns.Today).Select(f => $"{r.Domicile}: {f.Message}")));
    }

    private static string Fingerprint(TownHistory town)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var generation in town.Generations)
        {
            hash.AppendData(RegisterDocument.Write(generation));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
