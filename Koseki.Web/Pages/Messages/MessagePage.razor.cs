using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.UseCases.Messages;
using Koseki.Web.Components.Layout;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Pages.Messages;

/// <summary>One message: what it says, what was done with it, and what is done with it now.</summary>
public sealed partial class MessagePage
{
    private StoredMessage? message;
    private (string Look, string Text)? said;
    private MessageAct? act;
    private IDisposable? keys;
    private string? whyNot;
    private string means = "";
    private string on = "";
    private string note = "";
    private bool loaded;
    private bool acting;

    /// <summary>The number of the message, e.g. 12-3.</summary>
    [Parameter]
    public string Text { get; set; } = "";

    [Inject]
    private MessageDesk Desk { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private FunctionKeys Keys { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private IReadOnlyList<MessageAct> Offered => message is null ? [] : MessageRules.Offered(message.State);

    private MessageMeans? Means => act == MessageAct.ByHand && Enum.TryParse<MessageMeans>(means, out var one) ? one : null;

    private DateOnly? OnRead => EraDateEntry.Read(on, EraDateEntryOptions.Default).Date?.Day;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        on = RegisterDate.Of(JapanTime.DayOf(Clock.GetUtcNow())).Text;
        await base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var actor = await Staff.ActorAsync();
        // Looked at once: what goes on in the journal changes neither the content nor who has seen it.
        if (!loaded || acting)
        {
            message = MessageId.TryParse(Text) is { } id ? await Desk.FindAsync(id, actor) : null;
            act = Offered.Count > 0 ? Offered[0] : null;
        }

        whyNot = Rights.WhyNot(Permission.HandleMessages, actor)?.Words;
        keys?.Dispose();
        keys = whyNot is null && Offered.Count > 0 ? Keys.Use(new FunctionKey("F12", "記録", RecordAsync)) : null;
        loaded = true;
    }

    private void Choose(MessageAct one) => act = one;

    private async Task RecordAsync()
    {
        // A key pressed again while the first press is under way must not do it twice.
        if (acting || message is null || act is not { } chosen)
        {
            return;
        }

        if (OnRead is not { } day)
        {
            said = ("warning", "した日を入力してください(例: R8.10.8)。");
            StateHasChanged();
            return;
        }

        acting = true;
        try
        {
            var problem = await Desk.ActAsync(message.Id, chosen, new(Means, day, note), await Staff.ActorAsync());
            said = problem is null ? ("good", $"「{chosen.Word()}」を記録しました。") : ("warning", problem);
            (note, means) = problem is null ? ("", "") : (note, means);
            await RefreshAsync();
        }
        finally
        {
            acting = false;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        keys?.Dispose();
        base.Dispose(disposing);
    }
}
