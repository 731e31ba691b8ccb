using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Bench.Circuits;

/// <summary>One terminal of the city: a browser context in which somebody signs in, opens a birth and types.</summary>
internal sealed class Terminal
{
    private const string Kind = "0101";

    // The boxes and what is typed in them; {0} differs from round to round, for a box that stays as it is sends nothing.
    private static readonly (string Box, string[] Words)[] Paper =
    [
        ("child-givenName", ["美空", "空美", "海空", "美海"]),
        ("child-givenNameKana", ["ミソラ", "ソラミ", "ミクウ", "ミウミ"]),
        ("birth-date", ["R8.9.1", "R8.9.2", "R8.9.3", "R8.9.4"]),
        ("birth-time", ["9:15", "9:16", "9:17", "9:18"]),
        ("birth-place", ["埼玉県越谷市", "埼玉県草加市", "埼玉県川口市", "埼玉県春日部市"]),
        ("birth-address", ["東越谷", "越ヶ谷", "大沢三", "赤山町"]),
        ("child-address", ["埼玉県越谷市", "埼玉県草加市", "埼玉県川口市", "埼玉県春日部市"]),
    ];

    private readonly BrowserPage page;

    private Terminal(BrowserPage page, bool isDrawn) => (this.page, IsDrawn) = (page, isDrawn);

    /// <summary>Whether its screen is drawn, as one in front of somebody is.</summary>
    internal bool IsDrawn { get; }

    /// <summary>Becomes a terminal, signs in and opens a birth in a family's register; ends when its recorded text is on the screen.</summary>
    internal static async Task<Terminal> OpenAsync(Browser browser, Uri web, string link, AccountFile account, string register, bool isDrawn, CancellationToken cancellation)
    {
        var page = await browser.PageAsync(TypingProbe.Script, cancellation, isSlit: !isDrawn);
        var terminal = new Terminal(page, isDrawn);
        await page.GoAsync(link, cancellation);
        await page.WaitAsync("document.querySelector('[data-testid=enrol]')", cancellation);
        await page.RunAsync("document.querySelector('[data-testid=enrol]').click()", cancellation);
        await page.WaitAsync("document.querySelector('[data-testid=enrolled]')", cancellation);
        await page.GoAsync(new Uri(web, "/signin").ToString(), cancellation);
        await page.WaitAsync("document.querySelector('[data-testid=signin]')", cancellation);
        await page.RunAsync($"document.getElementById('account').value = {Text(account.Account)}; document.getElementById('password').value = {Text(account.Password)}; document.querySelector('[data-testid=signin]').click()", cancellation);
        await page.WaitAsync("location.pathname === '/' && document.querySelector('.key-bar')", cancellation);
        await page.GoAsync(new Uri(web, "/notifications").ToString(), cancellation);
        await page.WaitAsync($"document.getElementById('kind-{Kind}')", cancellation);
        await page.RunAsync($"document.getElementById('kind-{Kind}').click()", cancellation);
        await terminal.FillAsync("parents-where", "この市の戸籍", cancellation);
        await terminal.FillAsync("parents-register", register, cancellation);
        await page.WaitAsync("document.querySelector('.preview .diff')", cancellation);
        await terminal.FillAsync("child-legitimacy", "嫡出子", cancellation);
        await page.WaitAsync("document.querySelector('.preview').getAttribute('aria-busy') === 'false'", cancellation);
        await page.RunAsync("bench.take()", cancellation);
        return terminal;
    }

    /// <summary>Presses so many keys at a pace, box after box, and gives what was measured.</summary>
    internal async Task<Typing> TypeAsync(int keys, TimeSpan pace, CancellationToken cancellation)
    {
        var pressed = 0;
        var next = Stopwatch.GetTimestamp();
        for (var round = 0; pressed < keys; round++)
        {
            foreach (var (box, words) in Paper.TakeWhile(_ => pressed < keys))
            {
                await page.RunAsync($"document.getElementById('f-{box}').focus(); document.getElementById('f-{box}').select()", cancellation);
                foreach (var letter in words[round % words.Length].EnumerateRunes())
                {
                    await page.LetterAsync(letter.ToString(), cancellation);
                    pressed++;
                    next = await PauseAsync(next, pace, cancellation);
                }

                await page.EnterAsync(cancellation);
                pressed++;
                next = await PauseAsync(next, pace, cancellation);
            }
        }

        await Task.Delay(TimeSpan.FromSeconds(3), cancellation);
        return Typing.Of((await page.RunAsync("bench.take()", cancellation))!);
    }

    /// <summary>Leaves.</summary>
    internal Task CloseAsync(CancellationToken cancellation) => page.CloseAsync(cancellation);

    // A machine that falls behind is not made to catch up: nobody types faster for having waited.
    private static async Task<long> PauseAsync(long began, TimeSpan pace, CancellationToken cancellation)
    {
        var rest = pace - Stopwatch.GetElapsedTime(began);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, cancellation);
        }

        return Stopwatch.GetTimestamp();
    }

    private static string Text(string text) => JsonSerializer.Serialize(text);

    private async Task FillAsync(string box, string value, CancellationToken cancellation)
    {
        await page.WaitAsync($"document.getElementById('f-{box}')", cancellation);
        await page.RunAsync($"(() => {{ const b = document.getElementById('f-{box}'); b.value = {Text(value)}; b.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()", cancellation);
    }
}

/// <summary>What was measured at one terminal, in milliseconds.</summary>
/// <param name="Letters">From a letter's key until the letter is painted.</param>
/// <param name="Answers">From Enter until findings and recorded text are painted.</param>
/// <param name="Firsts">From the box leaving the page until the server's first answer.</param>
/// <param name="Servers">From the box leaving the page until the server's answer with findings and recorded text.</param>
/// <param name="Missing">How many Enters got no answer.</param>
internal sealed record Typing(IReadOnlyList<double> Letters, IReadOnlyList<double> Answers, IReadOnlyList<double> Firsts, IReadOnlyList<double> Servers, int Missing)
{
    /// <summary>Reads what the probe gives.</summary>
    internal static Typing Of(JsonNode taken) => taken.Deserialize<Typing>(JsonSerializerOptions.Web)!;
}
