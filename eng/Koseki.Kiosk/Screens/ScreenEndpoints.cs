namespace Koseki.Kiosk.Screens;

/// <summary>The addresses of the screens.</summary>
public static class ScreenEndpoints
{
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; object-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    /// <summary>Maps the pages, their buttons and their two files.</summary>
    public static void MapScreens(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            return next(http);
        });
        app.MapGet("/", (HttpContext http, Sessions sessions, Pages pages) => Results.Content(pages.Draw(sessions.Of(http)), "text/html; charset=utf-8"));
        app.MapGet("/step", (HttpContext http, Sessions sessions) => Results.Text(sessions.Of(http).Visit.Step.ToString()));
        app.MapPost("/go/{action}", async (HttpContext http, string action, Sessions sessions) =>
        {
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
            var value = form is not null && form.TryGetValue("value", out var typed) ? typed.ToString() : http.Request.Query["value"].ToString();
            await sessions.TouchAsync(sessions.Of(http), action, value);
            return Results.Redirect("/");
        }).DisableAntiforgery();
        app.MapGet("/page/{number:int}", (HttpContext http, int number, Sessions sessions) =>
            sessions.Of(http).Visit is { Step: Step.Printed } visit && number >= 0 && number < visit.Pages.Count ? Results.Bytes(visit.Pages[number], "image/png") : Results.NotFound());
        app.MapGet("/pdf", (HttpContext http, Sessions sessions) =>
            sessions.Of(http).Visit is { Step: Step.Printed } visit ? Results.Bytes(visit.Pdf, "application/pdf") : Results.NotFound());
        app.MapGet("/kiosk.css", () => Results.Stream(Asset("kiosk.css"), "text/css; charset=utf-8"));
        app.MapGet("/kiosk.js", () => Results.Stream(Asset("kiosk.js"), "text/javascript; charset=utf-8"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    private static Stream Asset(string name) => typeof(ScreenEndpoints).Assembly.GetManifestResourceStream(name)!;
}
