using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Koseki.EndToEnd;

/// <summary>What must hold of every screen for whoever reads, enlarges or works it by keyboard (JIS X 8341-3:2016).</summary>
internal static class Access
{
    // As wide as the city's screens are at 200 %.
    private const int Enlarged = 640;
    private static readonly string[] Grave = ["critical", "serious", "moderate"];

    // All rules of axe, those of good practice and the experimental one that compares what is read with what is heard.
    private static readonly AxeRunOptions Options = new()
    {
        Rules = new Dictionary<string, RuleOptions> { ["label-content-name-mismatch"] = new() { Enabled = true } },
    };

    /// <summary>What axe finds, and what stands outside the page when it is enlarged to 200 %; each with the screen's name.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(IPage page, string screen)
    {
        await page.EvaluateAsync("() => document.fonts.ready.then(() => null)");
        await Pictures.TakeAsync(page, "access-" + string.Concat(screen.Select(c => char.IsLetterOrDigit(c) ? c : '-')));
        var found = await page.RunAxe(Options);
        var faults = found.Violations.Where(v => Grave.Contains(v.Impact))
            .SelectMany(v => v.Nodes.Select(n => $"{screen}: {v.Impact} {v.Id} {n.Html[..Math.Min(n.Html.Length, 160)]}")).ToList();
        if (found.Passes.Length == 0)
        {
            faults.Add($"{screen}: axe looked at nothing");
        }

        await page.SetViewportSizeAsync(Enlarged, 512);
        faults.AddRange((await page.EvaluateAsync<string[]>(Sideways)).Select(f => $"{screen} 200 %: {f}"));
        await page.SetViewportSizeAsync(1280, 1024);
        return faults;
    }

    /// <summary>Whether the element that has the focus stands behind the header or the function keys; empty when it is seen.</summary>
    public static Task<string> HiddenFocusAsync(IPage page) => page.EvaluateAsync<string>(Behind);

    private const string Sideways = """
        () => {
          const page = document.documentElement;
          if (page.scrollWidth <= page.clientWidth + 1) return [];
          const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.getClientRects().length > 0);
          return [`${page.scrollWidth} > ${page.clientWidth}: ` + wide.slice(-3).map((e) => `${e.tagName}.${e.className}`).join(' ')];
        }
        """;

    private const string Behind = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body || e.closest('.app-header, .key-bar')) return '';
          const box = e.getBoundingClientRect();
          const top = document.querySelector('.app-header').getBoundingClientRect().bottom;
          const bottom = document.querySelector('.key-bar').getBoundingClientRect().top;
          return box.height < bottom - top && (box.top < top - 1 || box.bottom > bottom + 1) ? `${e.id || e.textContent.trim().slice(0, 20)} ${Math.round(box.top)}-${Math.round(box.bottom)} (${Math.round(top)}-${Math.round(bottom)})` : '';
        }
        """;
}
