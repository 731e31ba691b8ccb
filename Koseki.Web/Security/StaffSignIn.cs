using Koseki.Infrastructure.Persistence;
using Koseki.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Identity.Web;

namespace Koseki.Web.Security;

/// <summary>Registers the way the staff signs in.</summary>
public static class StaffSignIn
{
    private const string NotAllowed = "/not-allowed";

    /// <summary>A working day: nobody stays signed in over night.</summary>
    internal static readonly TimeSpan Session = TimeSpan.FromHours(10);

    /// <summary>Adds local accounts or Entra ID, and the policies of the pages.</summary>
    public static void AddStaffSignIn(this IServiceCollection services, IConfiguration configuration, WebSettings settings)
    {
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentStaff>().AddSingleton<ScreenLocks>();
        services.AddSingleton<IClaimsTransformation, StaffClaimsTransformation>();
        services.AddAuthorization(o => Policies.Define(o, settings.RequireMfa));
        if (settings.AuthMode == AuthMode.EntraId)
        {
            services.AddMicrosoftIdentityWebAppAuthentication(configuration, "Koseki:EntraId");
            services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, o => o.AccessDeniedPath = NotAllowed);
            return;
        }

        services.AddScoped<AuthenticationStateProvider, StaffRevalidation>();
        services.AddScoped<TerminalSignIn>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StaffAccount>(o =>
        {
            o.Password.RequiredLength = 10;
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddRoles<IdentityRole>().AddEntityFrameworkStores<KosekiDbContext>().AddSignInManager();
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "koseki";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.ExpireTimeSpan = Session;
            o.SlidingExpiration = false;
            o.LoginPath = "/signin";
            o.AccessDeniedPath = NotAllowed;
        });
    }

    /// <summary>サインアウト.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/signout", async (HttpContext http) =>
    {
        await http.SignOutAsync();
        return Results.LocalRedirect("/signin");
    }).RequireAuthorization();
}
