using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Registers;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>What becomes of registers, seen in the browsers of those who work on them.</summary>
[Collection(MovingTownCollection.Name)]
public sealed class RegistersChangeTests(Town town)
{
    [Fact]
    public async Task Marriage_OfSomebodyAlone_ClosesTheOldRegister()
    {
        await using var store = town.Open();
        var registers = await MovingTown.RegistersAsync(store);
        var alone = MovingTown.Alone(registers).First(a => IsFree(a.Entry) && a.Entry.BirthDate.Latest.AddYears(60) > Paper.Today);
        var other = registers.Where(r => r.FamilyName != alone.Register.FamilyName && r.Standing.Count() > 2).SelectMany(r => r.Standing.Select(e => (Register: r, Entry: e)))
            .First(o => o.Entry.Sex != alone.Entry.Sex && IsFree(o.Entry) && o.Entry.Person != o.Register.Standing.First().Person);
        var (husband, wife) = alone.Entry.Sex == Sex.Male ? (alone, other) : (other, alone);
        var paper = Paper.OfMarriage(husband, wife, other.Entry.Sex, "埼玉県越谷市大沢三丁目1番地");
        var id = await Counter.BringAsync(store, Paper.Marriage, paper, CaseState.Received);

        var watcher = await StaffMember.SignInAsync(town, "madoguchi");
        await watcher.GoAsync($"/registers/{alone.Register.Id}");
        var examiner = await StaffMember.SignInAsync(town, "shinsa");
        await examiner.GoAsync($"/notifications/{id}");
        await examiner.Page.Locator("[data-testid=preview][aria-busy=false] [role=tab]").First.WaitForAsync();
        await Pictures.TakeAsync(examiner.Page, "marriage-entry");
        await examiner.DoAsync(id, "決裁待ち");
        await Pictures.TakeAsync(examiner.Page, "marriage-examined");
        var approver = await StaffMember.SignInAsync(town, "kessai");
        await approver.DoAsync(id, "決裁済");
        await Pictures.TakeAsync(approver.Page, "marriage-approved");

        // The open register closes before the eyes of the counter.
        await Assertions.Expect(watcher.Page.GetByTestId("register-sheet")).ToContainTextAsync("戸籍消除");
        await Pictures.TakeAsync(watcher.Page, "marriage-closed");
        var closed = (await store.Get<RegisterStore>().GetAsync(alone.Register.Id))!;
        Assert.NotEqual(RegisterState.Current, closed.State);
        var couple = (await MovingTown.RegistersAsync(store))[^1];
        Assert.Equal(new[] { other.Entry.Person, alone.Entry.Person }, couple.Standing.Select(e => e.Person));
        Assert.Equal(other.Register.FamilyName, couple.FamilyName);
        await CloseAsync(store, watcher, examiner, approver);
    }

    [Fact]
    public async Task Death_OfTheLastPerson_ClosesTheRegister()
    {
        await using var store = town.Open();
        var (register, dead) = MovingTown.Alone(await MovingTown.RegistersAsync(store)).Last();
        var id = await Counter.BringAsync(store, Paper.Death, Paper.OfDeath(register, dead), CaseState.Received);
        var examiner = await StaffMember.SignInAsync(town, "shinsa");
        await examiner.DoAsync(id, "決裁待ち");
        var approver = await StaffMember.SignInAsync(town, "kessai");
        await approver.DoAsync(id, "決裁済");

        await approver.GoAsync($"/registers/{register.Id}");
        await Assertions.Expect(approver.Page.GetByTestId("register-sheet")).ToContainTextAsync("戸籍消除");
        await Pictures.TakeAsync(approver.Page, "death-closed");
        Assert.NotEqual(RegisterState.Current, (await store.Get<RegisterStore>().GetAsync(register.Id))!.State);
        await CloseAsync(store, examiner, approver);
    }

    [Fact]
    public async Task Approval_OfTwoAtOnce_TellsTheSecondWhoWasFirst()
    {
        await using var store = town.Open();
        // The family with long names has papers of its own under way.
        var register = (await MovingTown.RegistersAsync(store))
            .Last(r => r.Id != town.Long.Register && r.Standing.Count() > 2 && r.Standing.All(e => e.Matters.All(m => m.Title != "死亡")));
        var id = await Counter.BringAsync(store, Paper.Death, Paper.OfDeath(register, register.Standing.Last()), CaseState.Examined);
        var (one, two) = (await StaffMember.SignInAsync(town, "kessai"), await StaffMember.SignInAsync(town, "kessai2"));
        await Task.WhenAll(one.AskAsync(id), two.AskAsync(id));
        await Task.WhenAll(one.AnswerAsync(), two.AnswerAsync());

        foreach (var member in new[] { one, two })
        {
            await Assertions.Expect(member.Page.GetByTestId("case-state").First).ToContainTextAsync("決裁済");
            await member.Page.GetByTestId("case-recorded").WaitForAsync();
        }

        // The one who was first sees what was recorded; only the other one is told something more.
        string[] said = [.. await one.Page.GetByTestId("case-said").AllInnerTextsAsync(), .. await two.Page.GetByTestId("case-said").AllInnerTextsAsync()];
        await Pictures.TakeAsync(one.Page, "race-one");
        await Pictures.TakeAsync(two.Page, "race-two");
        Assert.Matches("(渡辺誠|中村恵子)さん", Assert.Single(said));
        await CloseAsync(store, one, two);
    }

    private static bool IsFree(RegisterEntry entry) =>
        entry.Spouse is null && entry.BirthDate.Latest.AddYears(18) < Paper.Today && entry.AdoptiveRelationship is null
        && entry.Matters.All(m => m.Title is "出生");

    private static async Task CloseAsync(CityStore store, params StaffMember[] members)
    {
        foreach (var member in members)
        {
            await member.Page.Context.CloseAsync();
        }

        Assert.Empty((await store.VerifyAsync(default)).Problems);
    }
}
