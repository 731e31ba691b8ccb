using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>Pictures of what the tests saw, for people to look at: only where <c>KOSEKI_PICTURES</c> names a folder.</summary>
internal static class Pictures
{
    /// <summary>Takes one.</summary>
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("KOSEKI_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
