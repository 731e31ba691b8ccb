using System.Security.Claims;
using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Places;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Messages;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Koseki.Tests.Web.Pages;

/// <summary>Base of page tests: a real city behind the page, somebody signed in, dialogs.</summary>
public abstract class StaffPageTests : ComponentTests, IAsyncLifetime
{
    /// <summary>The city behind the page.</summary>
    internal TestCity City { get; private set; } = default!;

    /// <summary>The function keys of the tab.</summary>
    internal FunctionKeys Keys => Services.GetRequiredService<FunctionKeys>();

    /// <summary>The path the browser is at.</summary>
    internal string Path => "/" + Services.GetRequiredService<NavigationManager>().ToBaseRelativePath(Services.GetRequiredService<NavigationManager>().Uri);

    /// <summary>The dialogs of the page.</summary>
    internal IRenderedComponent<MudDialogProvider> Dialogs { get; private set; } = default!;

    /// <summary>Which element ids were given the focus, in order.</summary>
    internal IEnumerable<string?> Focused => JSInterop.Invocations["koseki.focus"].Select(i => i.Arguments[0] as string);

    async Task IAsyncLifetime.InitializeAsync()
    {
        City = await TestCity.CreateAsync(GetType().Name);
        Services.AddSingleton(City.Workflow).AddSingleton(City.Store).AddSingleton(City.Get<CaseLists>()).AddSingleton(City.Get<CaseBundles>()).AddSingleton(City.Get<PaperDesk>()).AddSingleton(City.Get<PaperLists>()).AddSingleton(City.Get<MessageLists>()).AddSingleton(City.Get<MessageDesk>()).AddSingleton(City.Get<CaseScans>()).AddSingleton(City.Get<Koseki.Infrastructure.UseCases.People.KinDesk>()).AddSingleton(City.Get<Koseki.Infrastructure.UseCases.RefusalRequests.RequestDesk>()).AddSingleton(City.Get<ReceiptBookReader>()).AddSingleton(City.Get<Koseki.Infrastructure.UseCases.NightHolds.NightOffice>()).AddSingleton(City.Get<Koseki.Infrastructure.UseCases.NightHolds.OutageDesk>()).AddSingleton(City.Get<Koseki.Infrastructure.UseCases.Kiosks.KioskDesk>())
            .AddSingleton(City.Get<RegisterSearch>()).AddSingleton(City.Get<AccessLog>()).AddSingleton(City.Get<JournalFollower>()).AddSingleton(City.Get<CharacterTable>()).AddSingleton(City.Get<CharacterParts>())
            .AddSingleton<TimeProvider>(City.Clock).AddSingleton(Municipality.Koshigaya).AddScoped<FunctionKeys>().AddScoped<DiscardedDrafts>();
        SignedIn.AddScreens(Services, City);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await City.DisposeAsync();
    }

    /// <summary>Signs somebody in with the policies of their duties, and draws a page.</summary>
    internal IRenderedComponent<T> Open<T>(Actor actor, Action<ComponentParameterCollectionBuilder<T>>? parameters = null, string? address = null)
        where T : IComponent
    {
        var signedIn = AddAuthorization().SetAuthorized(actor.Account);
        signedIn.SetRoles([.. actor.Roles.Select(r => r.ToString())]);
        // Does not lapse while the clock of a test moves.
        signedIn.SetClaims(new Claim(StaffClaims.Session, City.SignInAsync(actor, since: City.Clock.GetUtcNow().AddYears(1)).GetAwaiter().GetResult().Key));
        var knows = actor.Roles.Overlaps([StaffRole.Counter, StaffRole.Examiner, StaffRole.Approver]);
        var enters = actor.Roles.Overlaps([StaffRole.Counter, StaffRole.Examiner]);
        signedIn.SetPolicies([.. (string[])(knows ? [Policies.Registers] : []), .. (string[])(enters ? [Policies.Entry, Policies.Certificates] : [])]);
        Render<MudPopoverProvider>();
        Dialogs = Render<MudDialogProvider>();
        if (address is not null)
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        }

        return Render<T>(p => parameters?.Invoke(p));
    }

    /// <summary>Presses a function key as the browser tells it.</summary>
    internal static Task PressAsync(IRenderedComponent<IComponent> page, FunctionKeys keys, string key) => page.InvokeAsync(() => keys.PressAsync(key));

    internal static string Id(string testId) => $"[data-testid='{testId}']";
}
