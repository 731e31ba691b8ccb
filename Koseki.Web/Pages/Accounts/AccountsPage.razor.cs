using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Web.Components.Accounts;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Koseki.Web.Pages.Accounts;

/// <summary>アカウントと職務: who may do what today, what waits for a second person, what comes. One enters, another confirms with the changes before them.</summary>
public sealed partial class AccountsPage
{
    private DutyBook? book;
    private DutyInput? input;
    private (string Look, string Text)? said;
    private (string Name, string Password)? first;
    private string? tampered;
    private Actor? actor;
    private IDisposable? keys;
    private bool acting;
    private bool isDirectory;

    [Inject]
    private AccountDesk Store { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private DateOnly Today => JapanTime.DayOf(Clock.GetUtcNow());

    private bool MayEnter => actor is not null && Rights.Allows(Permission.ManageAccounts, actor);

    private IEnumerable<DutyEntry> Past => book?.Entries.Where(e => !e.Waits) ?? [];

    // The one that F12 confirms: the oldest that waits for this person.
    private DutyEntry? First => actor is null || book is null ? null : book.Waiting.FirstOrDefault(e => DutyRules.WhyNotConfirm(e, actor, Today, book) is null);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var session = await Staff.OpenAsync();
        (actor, isDirectory) = (session.Actor, !session.IsLocal);
        try
        {
            (book, tampered) = (await Store.ListAsync(actor), null);
        }
        catch (CaseException e) when (e.Why is DutyRefusal.Foreign)
        {
            tampered = e.Message;
        }

        UseKeys();
    }

    private void UseKeys()
    {
        keys?.Dispose();
        keys = First is not null ? Keys.Use(new FunctionKey("F12", "確認", () => First is { } waiting ? ConfirmAsync(waiting, null) : Task.CompletedTask))
            : input is not null ? Keys.Use(new FunctionKey("F12", "入れる", EnterAsync)) : null;
    }

    private bool IsSelf(StaffPerson person) => string.Equals(person.Account, actor?.Account, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Coming(IReadOnlyList<DutyGrant> grants) => grants
        .Where(g => g.From > Today || g.Until is not null)
        .Select(g => $"{book!.Word(g.Role, g.Office)} {(g.From > Today ? $"{RegisterDate.Of(g.From).Text}から" : "")}{(g.Until is { } last ? $"{RegisterDate.Of(last).Text}まで" : "")}");

    private void Choose(StaffPerson? person)
    {
        if (person is not null && IsSelf(person))
        {
            said = ("warning", new DutyRefusal.OwnDuties().Words);
            return;
        }

        said = null;
        input = person is null ? null : new(person, book!.GrantsOf(person.Account, Today).Where(g => g.HoldsOn(Today)).Select(g => (g.Role, g.Office)));
        UseKeys();
    }

    private string? WhyNotEnter(IReadOnlyList<DutyChange> changes) => DutyRules.WhyNotEnter(changes, actor!, Today, book!)?.Words;

    private async Task EnterAsync()
    {
        if (input?.Changes(book!) is not { } changes)
        {
            said = ("warning", "「いつから」を年月日で入れてください(例 R9.4.1)。「いつまで」は、空欄か年月日です。");
            StateHasChanged();
            return;
        }

        if (await TakeAsync(changes))
        {
            Choose(null);
            said = ("good", "入れました。別の人が確認すると、決めた日から効きます。");
            StateHasChanged();
        }
    }

    private Task<bool> TakeAsync(IReadOnlyList<DutyChange> changes) => ActAsync(who => Store.EnterAsync(changes, who), "入れました。別の人が確認すると、決めた日から効きます。");

    private async Task TakeBackAsync(DutyEntry entry)
    {
        var changes = Duties.TakeBack(entry, book!.Entries, Today);
        if (await AskAsync("予約を取り消します", entry, changes, "入れる", "取消しも、別の人が確認してから効きます。", false, false) is not null)
        {
            await TakeAsync(changes);
        }
    }

    private async Task ConfirmAsync(DutyEntry entry, ActRefusal? why)
    {
        if (why is null && await AskAsync("職務の変更を確認します", entry, [.. entry.Changes.Select(c => c.Change)], "確認する", "決めた日の0時から効きます。辞令や所属長の依頼と見比べてください。", false, false) is not null)
        {
            await ActAsync(who => Store.ConfirmAsync(entry.Number, who), "確認しました。");
        }
    }

    private async Task SendBackAsync(DutyEntry entry, ActRefusal? why)
    {
        if (why is null && await AskAsync("職務の変更を差し戻します", entry, [.. entry.Changes.Select(c => c.Change)], "差し戻す", "この変更は使われません。", true, true) is { } reason)
        {
            await ActAsync(who => Store.SendBackAsync(entry.Number, reason, who), "差し戻しました。");
        }
    }

    private async Task CloseAsync(StaffPerson person)
    {
        if (DutyRules.WhyNotClose(person.Account, actor!, Today, book!) is { } why)
        {
            said = ("warning", why.Words);
            return;
        }

        var reason = await AskDialog.ShowAsync(Dialogs, "アカウントを閉じます", new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new("氏名", person.Name, "name"), new("アカウント", person.Account, "large")] },
            { d => d.Text, "すぐに効きます。サインインしていれば次の操作で終わります。開き直すことはできません(戻った人には新しいアカウントを加えます)。記録はそのまま残ります。" },
            { d => d.Verb, "閉じる" }, { d => d.AsksReason, true }, { d => d.Grave, true },
        });
        if (reason is not null)
        {
            await ActAsync(who => Store.CloseAsync(person.Account, reason, who), $"{person.Name}さんのアカウントを閉じました。");
        }
    }

    private async Task<bool> AddAsync(string account, string name, string office)
    {
        first = null;
        return await ActAsync(async who => first = (name.Trim(), await Store.AddAsync(account, name, office, who)), $"アカウント {account.Trim()} を加えました。職務はまだありません。");
    }

    private Task<string?> AskAsync(string heading, DutyEntry entry, IReadOnlyList<DutyChange> changes, string verb, string text, bool asksReason, bool grave)
    {
        RenderFragment picture = b =>
        {
            b.OpenComponent<DutyChangeList>(0);
            b.AddComponentParameter(1, nameof(DutyChangeList.Changes), changes);
            b.AddComponentParameter(2, nameof(DutyChangeList.Book), book);
            b.CloseComponent();
        };
        return AskDialog.ShowAsync(Dialogs, heading, new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new("入れた人", entry.EnteredByName, "name"), new("変更", $"{changes.Count}件", "large")] },
            { d => d.Text, text }, { d => d.Verb, verb }, { d => d.AsksReason, asksReason }, { d => d.Grave, grave }, { d => d.Picture, picture },
        });
    }

    private async Task<bool> ActAsync(Func<Actor, Task> deed, string done)
    {
        // A key pressed again while the first press is under way must not do it twice.
        if (acting)
        {
            return false;
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
        return said?.Look == "good";
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }
}
