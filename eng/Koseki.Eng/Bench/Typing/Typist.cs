using System.Globalization;
using System.Text.Json;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Eng.Bench.Circuits;
using Koseki.Eng.Town.Output;

namespace Koseki.Eng.Bench.Typing;

/// <summary>What one form came to.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">件名コード.</param>
/// <param name="Typed">What was typed last into each box, as the typist knows it.</param>
/// <param name="OnScreen">What stood in every box in the end.</param>
/// <param name="Wrong">Boxes in which the screen did not show what was typed while it was typed.</param>
internal sealed record TypedForm(long CaseId, string Kind, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> OnScreen, IReadOnlyList<string> Wrong);

/// <summary>What a screen says is saved, at the moment it says so.</summary>
internal sealed record SavedScreen(long Id, IReadOnlyDictionary<string, string> Boxes);

/// <summary>
/// Types papers at a real browser the way people do: at once after Enter or after a while, with pauses inside a box, with an
/// input method, correcting. It knows only its own keys; what the page made of them is compared afterwards.
/// </summary>
/// <param name="page">Its page.</param>
/// <param name="web">Where the pages are, over its own line.</param>
/// <param name="random">What makes it type this way and no other.</param>
/// <param name="looked">Told what the screen calls saved.</param>
/// <param name="disturb">Begins something that happens to its line while it types; null for a line that holds.</param>
internal sealed class Typist(BrowserPage page, Uri web, Random random, Func<SavedScreen, Task> looked, Func<Task>? disturb)
{
    private const int LongestForm = 120;
    private const string Saved = "!document.documentElement.classList.contains('unsent') && document.querySelector('[data-saved]').textContent.startsWith('保存しました')";
    private const string Boxes = "Object.fromEntries([...document.querySelectorAll('.entry-form [data-value]')].map((b) => [b.dataset.field, b.type === 'checkbox' ? (b.checked ? '1' : '') : b.value]))";

    // What the page says of itself, for whoever wonders why it does not come to its end.
    private const string State = """
        JSON.stringify({
          at: location.pathname, head: document.querySelector('h1')?.innerText, anew: !window.marked, said: document.querySelector('[data-saved]')?.textContent,
          box: document.activeElement?.dataset?.field ?? document.activeElement?.tagName, unsent: kosekiBoxes.unsent(), boxes: kosekiBoxes.report(),
          line: document.getElementById('components-reconnect-modal')?.className, carried: document.querySelector('[data-carry-said]')?.textContent,
          failed: document.getElementById('blazor-error-ui')?.style.display, problem: document.querySelector('[data-testid=entry-problem], [data-testid=entry-closed]')?.innerText,
          busy: document.querySelector('.preview')?.getAttribute('aria-busy') })
        """;
    private const string Case = "Number(location.pathname.split('/')[2])";

    private readonly TypistText texts = new(random);
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];

    /// <summary>Keys pressed so far, the steps of the input method among them.</summary>
    internal int Strokes { get; private set; }

    /// <summary>Compositions finished so far.</summary>
    internal int Compositions { get; private set; }

    /// <summary>Becomes a terminal and signs in.</summary>
    internal async Task SignInAsync(string link, AccountFile account, CancellationToken cancellation)
    {
        await page.GoAsync(link, cancellation);
        await page.WaitAsync("document.querySelector('[data-testid=enrol]')", cancellation);
        await page.RunAsync("document.querySelector('[data-testid=enrol]').click()", cancellation);
        await page.WaitAsync("document.querySelector('[data-testid=enrolled]')", cancellation);
        await page.GoAsync(new Uri(web, "/signin").ToString(), cancellation);
        await page.WaitAsync("document.querySelector('[data-testid=signin]')", cancellation);
        await page.RunAsync($"document.getElementById('account').value = {Text(account.Account)}; document.getElementById('password').value = {Text(account.Password)}; document.querySelector('[data-testid=signin]').click()", cancellation);
        await page.WaitAsync("location.pathname === '/' && document.querySelector('.key-bar')", cancellation);
    }

    /// <summary>Opens a paper of a kind and types through it once.</summary>
    internal async Task<TypedForm> TypeAsync(NotificationKind kind, int register, CancellationToken cancellation)
    {
        await OpenAsync(kind, cancellation);
        var (before, happening) = ("", Task.CompletedTask);
        for (var box = 0; box < LongestForm; box++)
        {
            var field = await FieldAsync(cancellation);
            if (field.Length == 0 || field == before)
            {
                break;
            }

            if (disturb is not null && happening.IsCompleted && random.Next(6) == 0)
            {
                happening = disturb();
            }

            await BoxAsync(kind, field, register, cancellation);
            before = field;
            await page.EnterAsync(cancellation);
            Strokes++;
            await PauseAsync(cancellation);
            if (random.Next(8) == 0 && typed.Count > 0)
            {
                // Reads what the screen says now and then, whatever the line does meanwhile.
                await page.WaitAsync(Saved, cancellation, State);
                await LookAsync(cancellation);
            }
        }

        await happening;
        return await EndAsync(kind, cancellation);
    }

    /// <summary>Opens a paper and types into the first box of a sort, without leaving it; gives the box and what it holds.</summary>
    internal async Task<(long CaseId, FieldKey Key)> BeginAsync(NotificationKind kind, FieldKey key, string text, CancellationToken cancellation)
    {
        await OpenAsync(kind, cancellation);
        await page.RunAsync($"document.querySelector('[data-field=\"{key.Value}\"]').focus()", cancellation);
        await LettersAsync(text, cancellation);
        return (long.Parse((string)(await page.RunAsync($"String({Case})", cancellation))!, CultureInfo.InvariantCulture), key);
    }

    /// <summary>Presses the keys of a text where the keyboard is.</summary>
    internal async Task LettersAsync(string text, CancellationToken cancellation)
    {
        foreach (var letter in text.EnumerateRunes())
        {
            await page.LetterAsync(letter.ToString(), cancellation);
            Strokes++;
        }
    }

    /// <summary>Waits until the page has begun anew and holds nothing unsent; gives what stands in a box then.</summary>
    internal async Task<string> AnewAsync(FieldKey key, CancellationToken cancellation)
    {
        await page.WaitAsync($"!window.marked && document.querySelector('[data-field=\"{key.Value}\"]') && kosekiBoxes.unsent() === 0", cancellation);
        return (string)(await page.RunAsync($"document.querySelector('[data-field=\"{key.Value}\"]').value", cancellation))!;
    }

    private async Task OpenAsync(NotificationKind kind, CancellationToken cancellation)
    {
        typed.Clear();
        wrong.Clear();
        await page.GoAsync(new Uri(web, "/notifications").ToString(), cancellation);
        await page.WaitAsync($"document.getElementById('kind-{kind.Code}')", cancellation);
        await page.RunAsync($"document.getElementById('kind-{kind.Code}').click()", cancellation);
        await page.WaitAsync("document.activeElement?.dataset?.field && document.activeElement.closest('.entry-form')", cancellation);
        await page.RunAsync("window.marked = true", cancellation);
    }

    private async Task<TypedForm> EndAsync(NotificationKind kind, CancellationToken cancellation)
    {
        await page.WaitAsync($"kosekiBoxes.unsent() === 0 && document.querySelector('.preview').getAttribute('aria-busy') === 'false' && {Saved}", cancellation, State);
        var last = (await ScreenAsync(cancellation))!;
        return new(last.Id, kind.Code, new Dictionary<string, string>(typed, StringComparer.Ordinal), last.Boxes, [.. wrong]);
    }

    private async Task BoxAsync(NotificationKind kind, string field, int register, CancellationToken cancellation)
    {
        var form = kind.Form[new(field)];
        if (form.Kind == FieldKind.Choice)
        {
            for (var i = 1 + random.Next(3); i > 0; i--)
            {
                await page.KeyAsync("ArrowDown", 40, cancellation);
                Strokes++;
            }
        }
        else if (form.Kind == FieldKind.Check)
        {
            if (random.Next(3) == 0)
            {
                await page.KeyAsync(" ", 32, cancellation);
                Strokes++;
            }
        }
        else if (random.Next(5) > 0 || form.Kind == FieldKind.Register)
        {
            // Other boxes are passed over: what the registers say of them comes by itself.
            await WordsAsync(form, register, cancellation);
        }
    }

    private async Task WordsAsync(FormField form, int register, CancellationToken cancellation)
    {
        var (field, text) = (form.Key.Value, "");
        await page.SelectAllAsync(cancellation);
        foreach (var stroke in texts.For(form.Kind, register))
        {
            await StrokeAsync(stroke, cancellation);
            text += stroke.Text;
            if (await FieldAsync(cancellation) != field)
            {
                // The keyboard was led to a box that has just appeared: whoever sees it begins anew there.
                return;
            }

            if (random.Next(12) == 0)
            {
                await page.KeyAsync("Backspace", 8, cancellation);
                Strokes++;
                text = text[..^RegisterText.Split(text).Last().ToString().Length];
            }

            await PauseAsync(cancellation);
        }

        if (await FieldAsync(cancellation) == field)
        {
            typed[field] = text;
            if ((string?)await page.RunAsync("document.activeElement.value", cancellation) is var shown && shown != text)
            {
                wrong.Add($"{field}: 打ったのは「{text}」、画面は「{shown}」");
            }
        }
    }

    private async Task StrokeAsync(Stroke stroke, CancellationToken cancellation)
    {
        foreach (var step in stroke.Steps)
        {
            await page.ComposeAsync(step, cancellation);
            Strokes++;
            await Task.Delay(random.Next(5, 40), cancellation);
        }

        if (stroke.Text == "\n")
        {
            await page.ShiftEnterAsync(cancellation);
        }
        else if (stroke.Steps.Count > 0)
        {
            await page.InsertAsync(stroke.Text, cancellation);
            Compositions++;
        }
        else
        {
            await page.LetterAsync(stroke.Text, cancellation);
        }

        Strokes++;
    }

    // Mostly fast; now and then long enough for the page to tell the server, or as long as the line is slow.
    private Task PauseAsync(CancellationToken cancellation) => Task.Delay(random.Next(20) switch
    {
        0 => random.Next(700, 1000),
        1 or 2 => random.Next(200, 500),
        _ => random.Next(5, 60),
    }, cancellation);

    private async Task LookAsync(CancellationToken cancellation)
    {
        if (await ScreenAsync(cancellation) is { } said)
        {
            await looked(said);
        }
    }

    // What stands on the screen while it calls all of it saved; null while it does not.
    private async Task<SavedScreen?> ScreenAsync(CancellationToken cancellation) =>
        (string?)await page.RunAsync($"({Saved}) ? JSON.stringify({{ id: {Case}, boxes: {Boxes} }}) : ''", cancellation) is { Length: > 0 } said
            ? JsonSerializer.Deserialize<SavedScreen>(said, JsonSerializerOptions.Web) : null;

    private async Task<string> FieldAsync(CancellationToken cancellation) =>
        (string?)await page.RunAsync("document.activeElement?.closest('.entry-form') ? document.activeElement.dataset.field ?? '' : ''", cancellation) ?? "";

    private static string Text(string text) => JsonSerializer.Serialize(text);
}
