using Bunit;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Forms;
using Koseki.Web.Pages.Notifications;
using Koseki.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages;

/// <summary>Fault A3's other side: the lock takes the page away, and nothing that was typed is lost by it.</summary>
public sealed class LockedPageTests : StaffPageTests
{
    [Fact]
    public async Task Entry_TypedAsTheLockFell_ComesBackAndIsSaved()
    {
        var typed = await BirthPaper.TypedAsync(City);
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, typed.Id));
        var screen = Services.GetRequiredService<ScreenSession>();
        await screen.BeginAsync();
        var key = screen.Standing!.Session!.Key;
        var sessions = City.Get<StaffSessions>();
        var name = "#" + FieldBox.IdOf(new("child.givenName"));
        page.WaitForElement(name);

        // Locked elsewhere first: what is typed now can no longer be saved.
        await sessions.LockAsync(key);
        Type(page, name, "海");
        page.WaitForAssertion(() => Assert.Contains("保存していません", page.Markup, StringComparison.Ordinal));
        await screen.ShowAsync(await sessions.AskAsync(key));
        await DisposeComponentsAsync();
        Assert.Equal("美空", (await City.Workflow.GetAsync(typed.Id))!.Draft[new("child.givenName")]);

        await sessions.ProvedAsync(key);
        await screen.ShowAsync(await sessions.AskAsync(key));
        page = Render<EntryPage>(p => p.Add(e => e.Id, typed.Id));

        page.WaitForAssertion(() => Assert.Contains("保存しました", page.Markup, StringComparison.Ordinal));
        Assert.Equal("海", page.Find(name).GetAttribute("data-value"));
        Assert.Equal("海", (await City.Workflow.GetAsync(typed.Id))!.Draft[new("child.givenName")]);
    }

    [Fact]
    public async Task Lock_ByHand_WaitsForWhatIsBeingSaved()
    {
        await City.SignInAsync(TestCity.Counter);
        Open<Koseki.Web.Components.Layout.KeyHelp>(TestCity.Counter);
        var screen = Services.GetRequiredService<ScreenSession>();
        await screen.BeginAsync();
        var order = new List<string>();
        using var ending = screen.BeforeLock(() =>
        {
            order.Add(screen.Standing!.State.ToString());
            return Task.CompletedTask;
        });

        await screen.LockAsync();

        Assert.Equal([nameof(SessionState.Open)], order);
        Assert.Equal(SessionState.Locked, (await City.Get<StaffSessions>().AskAsync(screen.Standing!.Session!.Key)).State);
    }
}
