using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Web.Components.City;
using Koseki.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Koseki.Web.Pages.Settings;

/// <summary>市の設定: what holds today, what waits for a second person, what comes. One enters, another confirms with the facts before them.</summary>
public sealed partial class CitySettingsPage
{
    private IReadOnlyList<SettingEntry> entries = [];
    private IReadOnlyList<(string Code, string Name)> offices = [];
    private IReadOnlyList<(string Box, string Problem)> problems = [];
    private CitySettings settings = CitySettings.Initial;
    private SettingInput input = new();
    private SettingKind kind;
    private string? tampered;
    private Actor? actor;
    private IDisposable? keys;

    [Inject]
    private CityDesk Store { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private DateOnly Today => JapanTime.DayOf(Clock.GetUtcNow());

    private IEnumerable<SettingEntry> Waiting => entries.Where(e => e.Decision is null);

    private IEnumerable<SettingEntry> Past => entries.Where(e => e.Decision is not null);

    // The one that F12 confirms: the oldest that waits for this person.
    private SettingEntry? First => actor is null ? null : Waiting.LastOrDefault(e => SettingRules.WhyNotConfirm(e, actor, Today, entries) is null);

    // What holds of everything that can be set; of the days only those that are still to come.
    private IEnumerable<SettingRow> Rows =>
    [
        Row(SettingKind.Certifier, "", settings.Certifier is { } c ? new CitySetting.OfCertifier(c) : null),
        Row(SettingKind.Fees, "", SettingRules.InForce(entries, SettingKind.Fees, "", Today)?.Setting),
        .. offices.Select(o => Row(SettingKind.TwoPersons, o.Code, new CitySetting.OfTwoPersons(o.Code, settings.NeedsTwoPersons(o.Code)))),
        .. Enum.GetValues<MessageKind>().Select(m => Row(SettingKind.MessageBound, m.ToString(), new CitySetting.OfMessageBound(m, settings.BoundOf(m)))),
        Row(SettingKind.Proof, "", new CitySetting.OfProof((int)settings.ProofFor.TotalMinutes)),
        .. Confirmed(SettingKind.Printer).GroupBy(e => e.Setting.Subject).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Row(SettingKind.Printer, p.Key, SettingRules.InForce(p, SettingKind.Printer, p.Key, Today)?.Setting)),
        .. Confirmed(SettingKind.Town).GroupBy(e => e.Setting.Subject).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Row(SettingKind.Town, t.Key, SettingRules.InForce(t, SettingKind.Town, t.Key, Today)?.Setting)),
        .. Confirmed(SettingKind.ClosingDay).Where(e => e.From >= Today).GroupBy(e => e.From).OrderBy(d => d.Key)
            .Select(d => new SettingRow(SettingKind.ClosingDay, d.First().Setting.Subject, d.MaxBy(e => e.Number)!.Setting, d.Key, [])),
    ];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        try
        {
            entries = await Store.ListAsync();
            offices = await Store.OfficesAsync();
            (settings, tampered) = (CitySettings.At(entries, Today), null);
        }
        catch (CaseException e) when (e.Why is SettingRefusal.Foreign)
        {
            tampered = e.Message;
        }

        actor = await Staff.ActorAsync();
        keys?.Dispose();
        keys = Keys.Use(new FunctionKey("F12", First is null ? "入れる" : "確認", () => First is { } first ? ConfirmAsync(first, null) : EnterAsync()));
    }

    private IEnumerable<SettingEntry> Confirmed(SettingKind which) => entries.Where(e => e.IsConfirmed && e.Setting.Kind == which);

    private SettingRow Row(SettingKind which, string subject, CitySetting? now) => new(
        which, subject, now, SettingRules.InForce(entries, which, subject, Today)?.From, [.. Confirmed(which).Where(e => e.Setting.Subject == subject && e.From > Today).OrderBy(e => e.From)]);

    private void Choose(SettingKind chosen)
    {
        (kind, problems) = (chosen, []);
        input.Begin(chosen, settings);
    }

    private void Choose(SettingRow row)
    {
        input.Take(row.Kind, row.Subject);
        Choose(row.Kind);
    }

    private void Refuse(string text)
    {
        Said = ("error", text);
        StateHasChanged();
    }

    private async Task EnterAsync()
    {
        problems = input.Problems(kind, Today, entries);
        if (problems.Count > 0 || input.Setting(kind) is not { } setting)
        {
            Said = ("warning", "足りないところがあります。下の欄を確かめてください。");
            StateHasChanged();
            return;
        }

        await ActAsync(who => Store.EnterAsync(input.FromRead!.Value, setting, who), $"{kind.Word()}を入れました。別の人が確認すると、{RegisterDate.Of(input.FromRead!.Value).Text}から使えます。");
        if (Said?.Look == "good")
        {
            (input, problems) = (new(), []);
            input.Begin(kind, settings);
            StateHasChanged();
        }
    }

    private async Task ConfirmAsync(SettingEntry entry, SettingRefusal? why)
    {
        if (why is null && await AskAsync($"{entry.Setting.Kind.Word()}を確認します", entry, "確認する", TextOf(entry.Setting.Kind), false) is not null)
        {
            await ActAsync(who => Store.ConfirmAsync(entry.Number, who), $"確認しました。{RegisterDate.Of(entry.From).Text}から効きます。");
        }
    }

    private async Task SendBackAsync(SettingEntry entry, SettingRefusal? why)
    {
        if (why is null && await AskAsync($"{entry.Setting.Kind.Word()}を差し戻します", entry, "差し戻す", "この登録は使われません。", true) is { } reason)
        {
            await ActAsync(who => Store.SendBackAsync(entry.Number, reason, who), "差し戻しました。");
        }
    }

    private static string TextOf(SettingKind kind) => kind switch
    {
        SettingKind.Certifier => "この日から、すべての証明書にこの職名・氏名・公印が載ります。手元の印鑑や公文書と見比べてください。",
        SettingKind.Fees => "この日から、窓口の証明書にこの手数料をいただきます。条例と見比べてください。",
        SettingKind.TwoPersons => "この日から、この事務所で開いた届の決裁に効きます。「なし」では、届を手に取った人も決裁できます。",
        SettingKind.ClosingDay => "届出期間の末日の計算に効きます。審査の済んだ届でも、その日を見て審査したものは審査からやり直します。",
        SettingKind.MessageBound => "この日から、遅れている送付物の知らせに効きます。",
        SettingKind.Printer => "この日から、この事務所の証明書をこのプリンタで印刷できます。機械に貼った名前、入っている用紙とトレーを、実物と見比べてください。",
        SettingKind.Town => "この日の本籍から、この町名が使えるか(使えないか)が変わります。告示と見比べてください。",
        SettingKind.Proof => "この日から、決裁の前にこの間隔でパスワードを入れ直します。",
    };

    private Task<string?> AskAsync(string heading, SettingEntry entry, string verb, string text, bool back)
    {
        RenderFragment picture = b =>
        {
            b.OpenComponent<SettingFacts>(0);
            b.AddComponentParameter(1, nameof(SettingFacts.Setting), entry.Setting);
            b.AddComponentParameter(2, nameof(SettingFacts.Offices), offices);
            b.CloseComponent();
        };
        return AskDialog.ShowAsync(Dialogs, heading, new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new("適用開始日", RegisterDate.Of(entry.From).Text, "large"), new("入れた人", entry.EnteredByName, "name")] },
            { d => d.Text, text }, { d => d.Verb, verb }, { d => d.AsksReason, back }, { d => d.Grave, back }, { d => d.Picture, picture },
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }

    private sealed record SettingRow(SettingKind Kind, string Subject, CitySetting? Now, DateOnly? Since, IReadOnlyList<SettingEntry> Coming);
}
