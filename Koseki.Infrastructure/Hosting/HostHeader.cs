using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Hosting;

/// <summary>What a caller writes into <c>Host</c>: the server looks at its characters alone, and whoever makes an address of it later fails.</summary>
public static class HostHeader
{
    /// <summary>Whether it names a port that cannot be (1 to 65535), or none after its colon.</summary>
    public static bool HasNoPort(HostString host)
    {
        var text = host.Value ?? "";
        var colon = text.LastIndexOf(':');
        return colon > text.LastIndexOf(']') && host.Port is not (>= 1 and <= 65535);
    }

    /// <summary>Answers what names such a port with 400.</summary>
    public static IApplicationBuilder UseHostsWithPorts(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HostHeader));
        return app.Use((http, next) =>
        {
            if (!HasNoPort(http.Request.Host))
            {
                return next(http);
            }

            logger.LogWarning("Host の番号が使えない要求を断りました。");
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }
}
