using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Scans;
using Koseki.Web.Components.Certificates;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components.Scans;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MudBlazor;

namespace Koseki.Web.Pages.Settings;

/// <summary>認証者と公印: one enters, another confirms with the seal before them in its true size.</summary>
public sealed partial class CertifiersPage
{
    private IReadOnlyList<CertifierEntry> entries = [];
    private IReadOnlyList<(string Box, string Problem)> problems = [];
    private (string Look, string Text)? said;
    private Actor? actor;
    private CertificateSeal? seal;
    private IDisposable? keys;
    private string from = "";
    private string title = "";
    private string name = "";
    private string side = "24";
    private bool acting;

    [Inject]
    private Certifiers Store { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private DateOnly Today => JapanTime.DayOf(Clock.GetUtcNow());

    private CertifierEntry? Now => CertifierRules.InForce(entries, Today);

    private IEnumerable<CertifierEntry> Waiting => entries.Where(e => e.Decision is null);

    private IEnumerable<CertifierEntry> Past => entries.Where(e => e.Decision is not null && e != Now);

    // The one that F12 confirms: the oldest that waits for this person.
    private CertifierEntry? First => actor is null ? null : Waiting.LastOrDefault(e => CertifierRules.WhyNotConfirm(e, actor, Today, entries) is null);

    private DateOnly? FromRead => EraDateEntry.Read(from, EraDateEntryOptions.Default).Date?.Day;

    private string FromReading => FromRead is { } day ? $"{RegisterDate.Of(day).Text}から" : EraDateEntry.Read(from, EraDateEntryOptions.Default).Problem ?? "";

    private double SideRead => double.TryParse(AsciiWidth.ToHalf(side).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : 0;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        actor = await Staff.ActorAsync();
        entries = await Store.ListAsync();
        keys?.Dispose();
        keys = Keys.Use(new FunctionKey("F12", First is null ? "入れる" : "確認", () => First is { } first ? ConfirmAsync(first, null) : EnterAsync()));
    }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        (seal, said) = (null, null);
        try
        {
            var bytes = await ScanUpload.ReadAsync(chosen.File, _ => { }, CancellationToken.None);
            seal = await Task.Run(() => SealTracer.Trace(bytes, SideRead));
        }
        catch (CaseException e)
        {
            said = ("error", e.Message);
        }
        catch (Exception e) when (e is IOException or JSException or TimeoutException)
        {
            said = ("error", "印影を受け取れませんでした。もう一度選んでください。");
        }
    }

    private void TakeSame()
    {
        seal = Now?.Certifier.Seal;
        side = seal?.Side.ToString(CultureInfo.InvariantCulture) ?? side;
    }

    private void Resize() => seal = seal is null ? null : seal with { Side = SideRead };

    private async Task EnterAsync()
    {
        problems = CertifierRules.Problems(FromRead, title, name, seal, Today, entries);
        if (problems.Count > 0)
        {
            said = ("warning", "足りないところがあります。下の欄を確かめてください。");
            StateHasChanged();
            return;
        }

        var text = $"{RegisterDate.Of(FromRead!.Value).Text}からの認証者を入れました。別の人が確認すると使えます。";
        await ActAsync(who => Store.EnterAsync(FromRead.Value, new(title, name, seal!), who), text);
        if (said?.Look == "good")
        {
            (from, title, name, seal, problems) = ("", "", "", null, []);
        }
    }

    private async Task ConfirmAsync(CertifierEntry entry, string? why)
    {
        if (why is null && await AskAsync("認証者と公印を確認します", entry, "確認する", $"この日から、すべての証明書にこの職名・氏名・公印が載ります。手元の印鑑や公文書と見比べてください。", false) is not null)
        {
            await ActAsync(who => Store.ConfirmAsync(entry.Number, who), $"確認しました。{RegisterDate.Of(entry.From).Text}から載ります。");
        }
    }

    private async Task SendBackAsync(CertifierEntry entry, string? why)
    {
        if (why is null && await AskAsync("認証者と公印を差し戻します", entry, "差し戻す", "この登録は使われません。", true) is { } reason)
        {
            await ActAsync(who => Store.SendBackAsync(entry.Number, reason, who), "差し戻しました。");
        }
    }

    private Task<string?> AskAsync(string heading, CertifierEntry entry, string verb, string text, bool back)
    {
        RenderFragment picture = b =>
        {
            b.OpenComponent<SealPicture>(0);
            b.AddComponentParameter(1, nameof(SealPicture.Seal), entry.Certifier.Seal);
            b.CloseComponent();
        };
        return AskDialog.ShowAsync(Dialogs, heading, new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new("適用開始日", RegisterDate.Of(entry.From).Text, "large"), new("職名", entry.Certifier.Title, "name"), new("氏名", entry.Certifier.Name, "name"), new("公印", $"{entry.Certifier.Seal.Side}mm 角")] },
            { d => d.Text, text }, { d => d.Verb, verb }, { d => d.AsksReason, back }, { d => d.Grave, back }, { d => d.Picture, picture },
        });
    }

    private async Task ActAsync(Func<Actor, Task> deed, string done)
    {
        // A key pressed again while the first press is under way must not do it twice.
        if (acting)
        {
            return;
        }

        acting = true;
        try
        {
            await deed(await Staff.ActorAsync());
            said = ("good", done);
        }
        catch (CaseException e)
        {
            said = ("error", e.Message);
        }
        finally
        {
            acting = false;
        }

        await RefreshAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }
}
