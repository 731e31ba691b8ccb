using Koseki.Domain.Cases;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Hosts;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>An approver works in the browser while the web process is killed without warning.</summary>
[Collection(MovingTownCollection.Name)]
public sealed class ApprovalKillTests(Town town)
{
    private const int Approvals = 4;

    [Fact]
    public async Task Approvals_WebKilledInTheMiddle_AreKeptWhollyOrNotAtAll()
    {
        var cases = await PrepareAsync();
        var random = new Random(20);
        var shown = new HashSet<long>();
        var kills = 0;
        StaffMember? approver = null;
        foreach (var (id, _) in cases)
        {
            approver ??= await StaffMember.SignInAsync(town, "kessai");
            await approver.AskAsync(id);
            var decided = DecideAsync(approver);
            // Every second approval meets a kill somewhere between the key and what the screen says after it.
            if (cases.Keys.Order().ToList().IndexOf(id) % 2 == 0)
            {
                await Task.Delay(random.Next(200));
                town.Hosts[HostKind.Web].Kill();
                kills++;
                await town.Hosts[HostKind.Web].Exited;
                await approver.Page.Context.CloseAsync();
                approver = null;
            }

            if (await decided)
            {
                shown.Add(id);
            }

            if (approver is null)
            {
                await CheckAsync(cases, shown);
                await town.Hosts.StartAsync(HostKind.Web, default);
            }
        }

        Assert.Equal(Approvals / 2, kills);
        Assert.True(shown.Count >= Approvals / 2);
        await FinishAsync(cases);
    }

    private static async Task<bool> DecideAsync(StaffMember approver)
    {
        try
        {
            await approver.AnswerAsync();
            await approver.Page.GetByTestId("case-recorded").WaitForAsync();
            return true;
        }
        catch (PlaywrightException)
        {
            // The browser was closed before the screen said anything.
            return false;
        }
    }

    private async Task<Dictionary<long, (FamilyRegister Register, RegisterEntry Dead)>> PrepareAsync()
    {
        town.Hosts[HostKind.Web].Kill();
        await town.Hosts[HostKind.Web].Exited;
        var cases = new Dictionary<long, (FamilyRegister, RegisterEntry)>();
        await using (var store = town.Open())
        {
            foreach (var register in (await MovingTown.RegistersAsync(store)).Where(r => r.Standing.Any(e => e.Spouse is not null)).Take(Approvals))
            {
                var dead = register.Standing.First(e => e.Spouse is not null);
                cases.Add(await Counter.BringAsync(store, Paper.Death, Paper.OfDeath(register, dead), CaseState.Examined), (register, dead));
            }
        }

        Assert.Equal(Approvals, cases.Count);
        await town.Hosts.StartAsync(HostKind.Web, default);
        return cases;
    }

    // Nothing that a screen has said is lost, and nothing is written by halves.
    private async Task CheckAsync(Dictionary<long, (FamilyRegister Register, RegisterEntry Dead)> cases, HashSet<long> shown)
    {
        await using var store = town.Open();
        Assert.Empty((await store.VerifyAsync(default)).Problems);
        foreach (var (id, (before, dead)) in cases)
        {
            var now = (await store.Get<RegisterStore>().GetAsync(before.Id))!;
            var state = (await store.Get<CaseWorkflow>().GetAsync(id))!.State;
            Assert.True(state is CaseState.Approved || !shown.Contains(id), $"案件 {id} は画面で決裁済でしたが、記録は {state} です。");
            if (state is CaseState.Approved)
            {
                Assert.Equal("死亡", now.Entries.Single(e => e.Person == dead.Person).Removed?.Cause);
                Assert.All(now.Standing, e => Assert.Null(e.Spouse));
            }
            else
            {
                Assert.Equal(CaseState.Examined, state);
                Assert.Equal(RegisterNotation.Print(before), RegisterNotation.Print(now));
            }
        }
    }

    private async Task FinishAsync(Dictionary<long, (FamilyRegister Register, RegisterEntry Dead)> cases)
    {
        await using (var store = town.Open())
        {
            foreach (var id in cases.Keys)
            {
                if ((await store.Get<CaseWorkflow>().GetAsync(id))!.State == CaseState.Examined)
                {
                    Assert.IsType<ApprovalOutcome.Approved>(await store.Get<CaseWorkflow>().ApproveAsync(id, StaffAccounts.Historic.DecidedBy));
                }
            }
        }

        await CheckAsync(cases, [.. cases.Keys]);
    }
}
