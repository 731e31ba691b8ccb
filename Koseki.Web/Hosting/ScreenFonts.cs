using Microsoft.Net.Http.Headers;

namespace Koseki.Web.Hosting;

/// <summary>
/// The fonts of the screens for terminals that have none of their own: read from where the host's system keeps them, never
/// from outside. A font that is not installed is not found, and the browser takes the next one of the style sheet.
/// </summary>
public static class ScreenFonts
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["ui-regular.ttf"] = "BIZUDPGothic-Regular.ttf",
        ["ui-bold.ttf"] = "BIZUDPGothic-Bold.ttf",
        ["figures-regular.ttf"] = "BIZUDGothic-Regular.ttf",
        ["figures-bold.ttf"] = "BIZUDGothic-Bold.ttf",
        ["names.ttf"] = "ipamjm.ttf",
    };

    private static readonly string[] Places =
    [
        "/usr/share/fonts/truetype/bizud-gothic", "/usr/share/fonts/truetype/ipamj", Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];

    /// <summary>Maps <c>/fonts/…</c>. The setting <c>Koseki:Fonts</c> names a folder that is looked into first.</summary>
    public static void MapScreenFonts(this WebApplication app)
    {
        string[] folders = [.. new[] { app.Configuration["Koseki:Fonts"] }.Concat(Places).Where(f => !string.IsNullOrEmpty(f)).OfType<string>()];
        app.MapGet("/fonts/{name}", (HttpContext http, string name) =>
        {
            if (PathOf(folders, name) is not { } path)
            {
                return Results.NotFound();
            }

            // A terminal asks once in a month, and then only whether it changed.
            http.Response.Headers.CacheControl = "public, max-age=2592000";
            var file = new FileInfo(path);
            return Results.File(path, "font/ttf", lastModified: file.LastWriteTimeUtc, entityTag: new EntityTagHeaderValue($"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\""), enableRangeProcessing: true);
        }).AllowAnonymous();
    }

    /// <summary>Where a font of the style sheet is installed; null for any other name, and where it is not installed.</summary>
    internal static string? PathOf(IEnumerable<string> folders, string name) =>
        Files.TryGetValue(name, out var file) ? folders.Select(f => Path.Combine(f, file)).FirstOrDefault(File.Exists) : null;
}
