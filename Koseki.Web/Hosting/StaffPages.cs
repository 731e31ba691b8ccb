using System.Security.Cryptography;
using Koseki.Infrastructure.Hosting;
using Koseki.Web.Security;
using Microsoft.AspNetCore.HttpOverrides;

namespace Koseki.Web.Hosting;

/// <summary>What every answer on the staff's port goes through.</summary>
public static class StaffPages
{
    /// <summary>The value with which scripts inside a page's own text are told from others.</summary>
    public static string NonceOf(HttpContext http) => (string)(http.Items[typeof(StaffPages)] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)));

    /// <summary>Names of this host, security headers, no caching of pages, sign-in and antiforgery.</summary>
    public static void UseStaffPages(this WebApplication app, WebSettings settings)
    {
        // The reverse proxy on this machine says where the terminal is and that it came over TLS; nobody else is believed.
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseHostsWithPorts();
        app.Use((http, next) =>
        {
            if (!HostString.MatchesAny(http.Request.Host.Host, [.. settings.Hosts.Select(h => (Microsoft.Extensions.Primitives.StringSegment)h)]))
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }

            SetHeaders(http);
            return next(http);
        });
        app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseSessionGate();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    private static void SetHeaders(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Nothing to other sites; to ourselves the origin, without which no form would be known as our own.
        headers["Referrer-Policy"] = "same-origin";
        // The component library writes its theme and its positions as styles of the page; scripts inside the page are the import map alone.
        headers.ContentSecurityPolicy = $"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self' 'nonce-{NonceOf(http)}'; connect-src 'self'; "
            + "frame-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        http.Response.OnStarting(() =>
        {
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
    }
}
