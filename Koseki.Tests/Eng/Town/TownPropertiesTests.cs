using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Properties;

namespace Koseki.Tests.Eng.Town;

/// <summary>The properties of design §5 hold over whole histories, and each of them can tell when it does not.</summary>
public class TownPropertiesTests
{
    private static readonly Lazy<TownHistory> Decades = new(() => TownHistory.Make(new(400, 3, new(2050, 3, 31)), Towns.Characters, new Koseki.Infrastructure.AddressDictionary.PlaceDictionary()));

    /// <summary>Every property.</summary>
    public static TheoryData<string> Names => [.. TownProperties.All.Select(p => p.Name)];

    /// <summary>It holds on a town of today.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Breaches_TownOfToday_None(string name) => Assert.Empty(TownProperties.All.Single(p => p.Name == name).Breaches(Towns.Of400));

    /// <summary>It holds after a quarter of a century of births, weddings and deaths.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Breaches_AfterDecades_None(string name) => Assert.Empty(TownProperties.All.Single(p => p.Name == name).Breaches(Decades.Value));

    /// <summary>The decades hold what families live through.</summary>
    [Fact]
    public void Make_Decades_HoldEveryTurnOfLife()
    {
        var town = Decades.Value;
        var (births, weddings, deaths) = (Of("0101"), Of("0401"), Of("0601"));
        Assert.InRange(births.Count / (double)deaths.Count, 0.3, 2.5);
        Assert.InRange(weddings.Count / (double)deaths.Count, 0.2, 1.5);
        Assert.Contains(births, c => c.Draft.Values.ContainsKey("father.nationality") || c.Draft.Values.ContainsKey("mother.nationality"));
        Assert.Contains(weddings, c => c.Draft.Values["husband.where"] == "外国人" || c.Draft.Values["wife.where"] == "外国人");
        Assert.Contains(weddings, c => Says(c, "husband.where", "この市の戸籍") && Says(c, "wife.where", "この市の戸籍"));
        Assert.Contains(weddings, c => Says(c, "family.name", "妻の氏"));
        Assert.Contains(weddings, c => Says(c, "husband.history", "再婚(死別)") || Says(c, "wife.history", "再婚(死別)"));
        Assert.Contains(weddings, c => Says(c, "family.newDomicileAt", "他の市区町村"));
        Assert.Contains(weddings, c => c.Plan.Registers is [{ Before: null }]);
        Assert.Contains(weddings, c => c.Plan.Registers.Any(s => s.Before is { } before && s.After.Standing.Count() > before.Standing.Count()));
        Assert.Contains(deaths, c => c.Plan.Registers.Any(s => s.After.State == RegisterState.Removed));
        Assert.Contains(deaths, c => c.Plan.Changes.OfType<RegisterChange.SetSpouse>().Any());
        Assert.Equal(3, new[] { births, weddings, deaths }.Count(k => k.Any(c => c.Details.Origin is Origin.Elsewhere) && k.Any(c => c.Details.Origin is Origin.Here)));

        List<Koseki.Infrastructure.Persistence.Registers.HistoricCase> Of(string kind) => [.. town.Cases.Where(c => c.KindCode == kind)];
        static bool Says(Koseki.Infrastructure.Persistence.Registers.HistoricCase past, string box, string text) => past.Draft.Values.GetValueOrDefault(box) == text;
    }

    /// <summary>Deaths come at the ages at which people die.</summary>
    [Fact]
    public void Make_Deaths_ComeAtRealisticAges()
    {
        var ages = Decades.Value.Cases.Where(c => c.KindCode == "0601")
            .Select(c => LegalAge.At(RegisterDate.Parse(c.Draft.Values["deceased.birthDate"]).Earliest, RegisterDate.Parse(c.Draft.Values["death.date"]).Earliest)).Order().ToList();
        Assert.InRange(ages[ages.Count / 2], 76, 92);
        Assert.InRange(ages[^1], 90, 104);
    }

    /// <summary>A register that is not closed with its last person, or closed before, is told.</summary>
    [Fact]
    public void Closing_NotWithTheLastPerson_IsABreach()
    {
        var step = Decades.Value.Cases.SelectMany(c => c.Plan.Registers).First(s => s.After.State == RegisterState.Removed);
        Assert.Empty(StepProperties.Closing(step));
        Assert.Single(StepProperties.Closing(step with { After = step.After with { State = RegisterState.Current } }));
        Assert.Single(StepProperties.Closing(step with { After = step.After with { Entries = step.Before!.Entries } }));
    }

    /// <summary>A matter that is gone, and a removed entry that has changed, are told.</summary>
    [Fact]
    public void Erased_MatterGone_IsABreach()
    {
        var step = Decades.Value.Cases.SelectMany(c => c.Plan.Registers).First(s => s.Before is { Entries.Count: > 1 });
        var shorter = step.After.Entries.Select((e, i) => i == 0 ? e with { Matters = [] } : e).ToValueList();
        Assert.Empty(StepProperties.Erased(step));
        Assert.Single(StepProperties.Erased(step with { After = step.After with { Entries = shorter } }));
        Assert.NotEmpty(StepProperties.Erased(step with { After = step.After with { Entries = step.After.Entries.Skip(1).ToValueList() } }));
    }

    /// <summary>A former marriage that came along is told.</summary>
    [Fact]
    public void Carried_FormerMarriage_IsABreach()
    {
        var wedding = Decades.Value.Cases.First(c => c.KindCode == "0401" && c.Plan.Registers is [{ Before: not null }, { Before: null }]);
        var old = wedding.Plan.Registers[0];
        var step = wedding.Plan.Registers[1];
        var came = step.After.Entries.First(e => old.Before!.EntryOf(e.Person) is not null);
        var wrong = came with { Matters = new[] { came.Matters[0], came.Matters[^1], came.Matters[^1] }.ToValueList() };
        var plan = wedding.Plan with { Registers = [old, step with { After = step.After with { Entries = step.After.Entries.Select(e => e == came ? wrong : e).ToValueList() } }] };
        Assert.Empty(StepProperties.Carried(wedding.Plan, wedding.Details.Date));
        Assert.Single(StepProperties.Carried(plan, wedding.Details.Date));
    }

    /// <summary>A mark without a marriage, and a couple who do not name each other, are told.</summary>
    [Fact]
    public void Marks_NotOfACouple_AreBreaches()
    {
        var couple = Decades.Value.Registers.First(r => r.Standing.Count(e => e.Spouse is not null) == 2);
        FamilyRegister With(Func<RegisterEntry, RegisterEntry> change) => couple with { Entries = couple.Entries.Select((e, i) => i == 0 ? change(e) : e).ToValueList() };
        Assert.Empty(CoupleProperties.Marks(couple, []));
        Assert.NotEmpty(CoupleProperties.Marks(With(e => e with { Spouse = null }), []));
        Assert.NotEmpty(CoupleProperties.Marks(With(e => e with { GivenName = "別人" }), []));
    }

    /// <summary>Somebody removed without a destination is told.</summary>
    [Fact]
    public void Removals_WithoutDestination_AreBreaches()
    {
        var register = Decades.Value.Registers.First(r => r.Entries.Any(e => e.Removed is { Cause: "婚姻" }));
        var lost = register with { Entries = register.Entries.Select(e => e.Removed is { } r ? e with { Removed = r with { Destination = null } } : e).ToValueList() };
        Assert.Empty(PeopleProperties.Removals(register));
        Assert.NotEmpty(PeopleProperties.Removals(lost));
    }

    /// <summary>Somebody who stands twice, nowhere, or after death is told.</summary>
    [Fact]
    public void Standing_TwiceNowhereOrDead_IsABreach()
    {
        var all = Decades.Value.Registers.ToList();
        var moved = all.First(r => r.Entries.Any(e => e.Removed is { Cause: "婚姻", Destination: { } to } && all.Any(o => o.Domicile.Text == to && o.EntryOf(e.Person) is { IsRemoved: false })));
        var dead = all.First(r => r.State == RegisterState.Removed && r.Entries.Any(e => e.Removed is { Cause: "死亡" }));
        var leaver = moved.Entries.First(e => e.Removed is { Cause: "婚姻" } r && all.Any(o => o.Domicile.Text == r.Destination));
        var home = all.First(r => r.EntryOf(leaver.Person) is { IsRemoved: false });
        Assert.Empty(PeopleProperties.Standing(all, Decades.Value.Generations));
        Assert.NotEmpty(PeopleProperties.Standing(Replace(moved, Back(moved)), Decades.Value.Generations));
        Assert.NotEmpty(PeopleProperties.Standing(all.Except([home]), Decades.Value.Generations));
        Assert.NotEmpty(PeopleProperties.Standing(Replace(dead, Back(dead)), Decades.Value.Generations));

        IEnumerable<FamilyRegister> Replace(FamilyRegister old, FamilyRegister by) => all.Select(r => r.Id == old.Id ? by : r);
        static FamilyRegister Back(FamilyRegister register) => register with { Entries = register.Entries.Select(e => e with { Removed = null }).ToValueList() };
    }

    /// <summary>Breaches are said, and how many there are.</summary>
    [Fact]
    public async Task WriteAsync_Breaches_AreSaid()
    {
        using var output = new StringWriter();
        await TownVerb.WriteAsync(new(1, 0, 1, 1, new Dictionary<string, int> { ["死亡"] = 2 }, 1, ["戸籍 R1: だめ"], TimeSpan.FromSeconds(2), 900), "町", output);
        Assert.Contains("戸籍 R1: だめ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("成り立たない性質が 1 件あります。", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("死亡 2", output.ToString(), StringComparison.Ordinal);
    }
}
