using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Web.Pages;

/// <summary>What a page asks who sits before it, over a city's own sign-ins.</summary>
internal static class SignedIn
{
    internal static void AddScreens(IServiceCollection services, TestCity city) =>
        services.AddSingleton(city.Get<StaffSessions>()).AddSingleton(city.Get<SessionGuard>())
            .AddSingleton(new OpenScreens(city.Get<StaffSessions>(), city.Clock, NullLogger<OpenScreens>.Instance)).AddScoped<ScreenSession>().AddScoped<CurrentStaff>();
}
