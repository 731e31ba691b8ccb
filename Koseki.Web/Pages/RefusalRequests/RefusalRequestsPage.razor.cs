using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.RefusalRequests;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Pages.RefusalRequests;

/// <summary>不受理申出: taking in, looking for and withdrawing them. Who may, and what the law wants, is asked where it is done.</summary>
public sealed partial class RefusalRequestsPage
{
    private IReadOnlyList<RefusalRequest>? found;
    private RequestReceipt? receipt;
    private RequestFilingBoxes? filing;
    private ChosenPerson? chosen;
    private string words = "";
    private bool onlyStanding = true;
    private bool isAsked;
    private long? open;
    private bool another;
    private string receiptText = "";
    private string reason = "";
    private string isAnother = "";
    private bool confirming;
    private string isTheirs = "";
    private bool mayTake;
    private bool maySettle;
    private int entries;
    private DateOnly today;

    [Inject]
    private RequestDesk Desk { get; set; } = default!;

    [Inject]
    private RegisterStore Store { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    /// <summary>What to look for at once.</summary>
    [SupplyParameterFromQuery(Name = "words")]
    public string? Words { get; set; }

    /// <summary>The register of who asks (R12).</summary>
    [SupplyParameterFromQuery(Name = "register")]
    public string? Register { get; set; }

    /// <summary>Who asks (P34).</summary>
    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        (words, isAsked) = (Words ?? "", Words is { Length: > 0 });
        await base.OnInitializedAsync();
        if (Register is { Length: > 0 } register)
        {
            await ChooseAsync(register, Person ?? "");
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var actor = await Staff.ActorAsync();
        (mayTake, maySettle, today) = (Rights.Allows(Permission.TakeRequests, actor), Rights.Allows(Permission.SettleRequests, actor), JapanTime.DayOf(Clock.GetUtcNow()));
        // Looked for once a question: each is kept in the access log.
        if (isAsked)
        {
            isAsked = false;
            found = await Desk.FindAsync(words, onlyStanding, actor);
        }
    }

    private Task SearchAsync()
    {
        (isAsked, open, Said) = (true, null, null);
        return RefreshAsync();
    }

    // The person in a register of ours, by number, or by the name that stands there.
    private async Task ChooseAsync(string register, string person)
    {
        chosen = null;
        try
        {
            var id = RegisterId.Parse(register.Trim().StartsWith('R') ? register.Trim() : $"R{register.Trim()}");
            var there = (await Store.GenerationsAsync(id, await Staff.ActorAsync())).Select(g => g.Register).LastOrDefault();
            var entry = there?.Standing.FirstOrDefault(e => $"{e.Person}" == person.Trim() || e.GivenName == person.Trim());
            chosen = entry is null ? null : new(id, entry.Person, there!.FamilyName + entry.GivenName, entry.BirthDate.Text, there.Domicile.Text, [.. there.Standing.Where(e => e != entry).Select(e => (e.Person, there.FamilyName + e.GivenName))]);
            Said = chosen is null ? ("error", new RequestRefusal.NotInRegister().Words) : Said;
        }
        catch (FormatException)
        {
            Said = ("error", "戸籍番号を「R12」のように入れてください。");
        }
    }

    private Task EnterAsync(RequestOrder order) => ActAsync(async actor =>
    {
        receipt = null;
        receipt = await Desk.EnterAsync(order, actor);
        // The boxes begin anew: what was refused stays as typed.
        (entries, chosen) = (entries + 1, null);
    }, null);

    private Task WithdrawAsync(RefusalRequest one) => filing?.Read() is not { } read ? Unread() : ActAsync(async actor =>
    {
        await Desk.WithdrawAsync(one.Number, read, actor);
        (open, isAsked, receipt) = (null, true, null);
    }, $"{one.Called} の取下げを受け付けました。");

    private Task SayAsync(RefusalRequest one) => ReceiptNumber.Read(receiptText, today) is not { } number ? Unread("届の受付番号を「令8-301」のように入れてください。")
        : !bool.TryParse(isAnother, out var which) ? Unread("別人か同じ人かを選んでください。")
        : ActAsync(async actor =>
        {
            await Desk.SayAsync(one.Number, number, which, reason, actor);
            (open, isAsked, receiptText, reason, isAnother) = (null, true, "", "", "");
        }, $"{receiptText.Trim()} の届の人は、{one.Called} の申出人と{(which ? "別人" : "同じ人")}であると記録しました。もう一人が同じに記録してから、届を審査し直してください。");

    private Task ConfirmAsync(RefusalRequest one) => !bool.TryParse(isTheirs, out var theirs) ? Unread("申出人のものかどうかを選んでください。")
        : ActAsync(async actor =>
        {
            await Desk.ConfirmWithdrawalAsync(one.Number, theirs, reason, actor);
            (open, isAsked, reason, isTheirs) = (null, true, "", "");
        }, $"{one.Called} の取下げは申出人のもので{(theirs ? "ある" : "ない")}と記録しました。");

    private Task Unread(string why = RequestFilingBoxes.Unread)
    {
        Said = ("error", why);
        return Task.CompletedTask;
    }
}

/// <summary>Who asks, chosen from a register of ours.</summary>
/// <param name="Register">The register.</param>
/// <param name="Person">The person.</param>
/// <param name="Name">氏名.</param>
/// <param name="Birth">生年月日.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Others">The others who stand there.</param>
public sealed record ChosenPerson(RegisterId Register, PersonId Person, string Name, string Birth, string Domicile, IReadOnlyList<(PersonId Person, string Name)> Others);
