namespace Koseki.Web.Security;

/// <summary>
/// The two secrets a browser keeps: of its sign-in, and of the terminal it is. Never readable by scripts, never sent from
/// other sites, and only over TLS; without TLS only to this machine itself (trying it out), where nothing is on a wire.
/// </summary>
internal sealed class StaffCookies
{
    private const string Guarded = "__Host-";
    private readonly string name;
    private readonly TimeSpan? keep;

    private StaffCookies(string name, TimeSpan? keep) => (this.name, this.keep) = (name, keep);

    /// <summary>Of the sign-in: goes with the browser.</summary>
    internal static StaffCookies Session { get; } = new("koseki", null);

    /// <summary>Of the terminal: browsers keep it for 400 days at most; each sign-in renews it.</summary>
    internal static StaffCookies Terminal { get; } = new("koseki-terminal", TimeSpan.FromDays(400));

    internal string? Read(HttpRequest request) => request.Cookies[NameIn(request)] is { Length: > 0 } secret ? secret : null;

    internal void Write(HttpContext http, string secret, SameSiteMode sameSite = SameSiteMode.Strict) =>
        http.Response.Cookies.Append(NameIn(http.Request), secret, Options(http.Request, sameSite));

    internal void Delete(HttpContext http) => http.Response.Cookies.Delete(NameIn(http.Request), Options(http.Request, SameSiteMode.Strict));

    private CookieOptions Options(HttpRequest request, SameSiteMode sameSite) =>
        new() { HttpOnly = true, Secure = !IsOwnMachine(request), SameSite = sameSite, Path = "/", IsEssential = true, MaxAge = keep };

    private string NameIn(HttpRequest request) => IsOwnMachine(request) ? name : Guarded + name;

    private static bool IsOwnMachine(HttpRequest request) => !request.IsHttps && request.Host.Host is ("localhost" or "127.0.0.1" or "[::1]");
}
