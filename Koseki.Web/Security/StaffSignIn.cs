using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Koseki.Web.Security;

/// <summary>Registers the way the staff signs in.</summary>
public static class StaffSignIn
{
    /// <summary>Where the directory is asked.</summary>
    public const string DirectoryAddress = "/signin/directory";

    /// <summary>Adds local accounts or Entra ID, and the policies of the pages.</summary>
    public static void AddStaffSignIn(this IServiceCollection services, IConfiguration configuration, WebSettings settings)
    {
        services.AddCascadingAuthenticationState();
        services.AddSingleton(settings.Sessions).AddScoped<CurrentStaff>().AddScoped<ScreenSession>().AddScoped<SignInDesk>();
        services.AddSingleton<OpenScreens>().AddHostedService(s => s.GetRequiredService<OpenScreens>());
        services.AddAuthorization(o => Policies.Define(o, settings.RequireMfa));
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.SecurePolicy) = ("koseki-form", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest));
        var authentication = services.AddAuthentication(SessionHandler.Scheme).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, null);
        // Also with the directory: the database keeps the accounts' tables either way.
        services.AddIdentityCore<StaffAccount>().AddEntityFrameworkStores<KosekiDbContext>();
        if (settings.AuthMode == AuthMode.EntraId)
        {
            authentication.AddMicrosoftIdentityWebApp(configuration.GetSection("Koseki:EntraId"), cookieScheme: null);
            services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o => o.SignInScheme = SessionHandler.Scheme);
        }
    }

    /// <summary>Every call of an open screen is asked, too.</summary>
    public static IServerSideBlazorBuilder AddSessionsOfScreens(this IServerSideBlazorBuilder builder) => builder.AddHubOptions(o => o.AddFilter<SessionHubFilter>());

    /// <summary>サインアウト, and the way to the directory where there is one.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder endpoints, WebSettings settings)
    {
        endpoints.MapPost("/signout", async (HttpContext http, IAntiforgery tokens) =>
        {
            // Asked for here: the framework checks by itself only forms whose fields somebody reads.
            if (!await tokens.IsRequestValidAsync(http))
            {
                return Results.BadRequest();
            }

            await http.SignOutAsync(SessionHandler.Scheme);
            return Results.LocalRedirect("/signin");
        }).RequireAuthorization().WithMetadata(new WhileLocked());
        if (settings.AuthMode == AuthMode.EntraId)
        {
            endpoints.MapGet(DirectoryAddress, ToDirectoryAsync).AllowAnonymous();
        }
    }

    // Asked for credentials each time: whoever opens a lock or is about to decide proves who they are, whoever signs in too.
    private static async Task<IResult> ToDirectoryAsync(HttpContext http, SignInDesk desk)
    {
        if (await desk.PlaceAsync(http) is null)
        {
            return Results.LocalRedirect("/enrol");
        }

        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.Items[SessionHandler.TerminalItem] = StaffCookies.Terminal.Read(http.Request);
        properties.Items[SessionHandler.FormerItem] = SessionHandler.StandingOf(http)?.Session?.Key;
        properties.SetParameter(OpenIdConnectParameterNames.Prompt, "login");
        return Results.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
    }
}

/// <summary>Marks an address that answers while the sign-in is locked.</summary>
public sealed class WhileLocked;
