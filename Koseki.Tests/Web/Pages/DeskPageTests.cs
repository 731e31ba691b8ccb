using Bunit;
using Bunit.TestDoubles;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components.Search;
using Koseki.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages;

/// <summary>Pages of the counter over a real city: search, registers, certificates.</summary>
public abstract class DeskPageTests : ComponentTests
{
    /// <summary>The city behind the page.</summary>
    internal TestCity City { get; private set; } = default!;

    /// <summary>The dialogs of the page.</summary>
    internal IRenderedComponent<MudBlazor.MudDialogProvider> Dialogs { get; private set; } = default!;

    /// <summary>Makes the city and signs somebody in.</summary>
    internal async Task OpenAsync(params StaffRole[] roles)
    {
        City = await TestCity.CreateSealedAsync();
        JSInterop.SetupModule("./Pages/Search/SearchPage.razor.js").Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Components/Certificates/IssuedPapers.razor.js").Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(City.Clock).AddSingleton(City.Get<RegisterStore>()).AddSingleton(City.Workflow).AddSingleton(City.Get<RegisterSurroundings>()).AddSingleton(City.Get<Koseki.Infrastructure.UseCases.RefusalRequests.RequestDesk>())
            .AddSingleton(City.Get<RegisterSearch>()).AddSingleton(City.Get<CertificateDesk>()).AddSingleton(City.Get<ChainDesk>()).AddSingleton(City.Get<StayDesk>()).AddSingleton(City.Get<IssuedPaperDesk>()).AddSingleton(City.Get<PrintDesk>()).AddSingleton(City.Get<Koseki.Infrastructure.Persistence.ImagedRegisters.ImagedStore>()).AddSingleton(City.Get<JournalFollower>())
            .AddSingleton(City.Get<AccessLog>()).AddSingleton<SearchMemory>().AddScoped<FunctionKeys>();
        SignedIn.AddScreens(Services, City);
        var who = this.AddAuthorization().SetAuthorized("madoguchi");
        who.SetRoles([.. (roles.Length == 0 ? [StaffRole.Counter] : roles).Select(r => r.ToString())]);
        who.SetPolicies(Policies.Registers, Policies.Certificates);
        var actor = new Actor("madoguchi", "madoguchi", (roles.Length == 0 ? [StaffRole.Counter] : roles).ToHashSet(), "01", "01-03");
        who.SetClaims(new System.Security.Claims.Claim(StaffClaims.Session, (await City.SignInAsync(actor, since: City.Clock.GetUtcNow().AddYears(1))).Key));
        await City.Get<JournalFollower>().StartAsync(default);
        Render<MudBlazor.MudPopoverProvider>();
        Dialogs = Render<MudBlazor.MudDialogProvider>();
    }

    /// <summary>The texts of the access log so far.</summary>
    internal async Task<List<string>> LooksAsync()
    {
        await using var database = City.Open();
        return await database.AccessLog.OrderBy(a => a.Sequence).Select(a => a.Action + ": " + a.Text).ToListAsync();
    }

    /// <summary>Presses a function key.</summary>
    internal Task PressAsync<T>(IRenderedComponent<T> page, string key)
        where T : Microsoft.AspNetCore.Components.IComponent => page.InvokeAsync(() => Services.GetRequiredService<FunctionKeys>().PressAsync(key));

    /// <inheritdoc/>
    protected override async ValueTask DisposeAsyncCore()
    {
        await City.Get<JournalFollower>().StopAsync(default);
        await base.DisposeAsyncCore();
        await City.DisposeAsync();
    }
}
