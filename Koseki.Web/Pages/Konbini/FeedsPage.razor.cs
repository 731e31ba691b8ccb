using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.UseCases.Kiosks;
using Koseki.Web.Components.Cases;
using Koseki.Web.Components.Layout;
using Koseki.Web.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Koseki.Web.Pages.Konbini;

/// <summary>データの取込み: every batch with what came of it, taking in now, and the tax years of the 所得証明書. Names nobody.</summary>
public sealed partial class FeedsPage
{
    private KioskView? view;
    private KioskBoard? board;

    [Inject]
    private KioskDesk Desk { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    // All nodes tell of one database: what several of them say of a batch is one line.
    private IReadOnlyList<FeedRunReport> Runs => [.. Newest?.Runs ?? []];

    private IReadOnlyList<TaxYearReport> Years => Newest?.TaxYears ?? [];

    private NodeReport? Newest => view!.Nodes.MaxBy(n => n.ReceivedAt)?.Report;

    private DateOnly Today => JapanTime.DayOf(view!.Now);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        view = await Desk.SeeAsync();
        board = new(view);
    }

    private async Task TakeAsync()
    {
        var parameters = new DialogParameters<AskDialog>
        {
            { d => d.Facts, [new AskFact("取り込むもの", "届いているすべての束", "large")] }, { d => d.Text, "5分ごとの取込みを待たずに、いま取り込みます。番号の続かない束は取り込みません。" }, { d => d.Verb, "取り込む" }, { d => d.AsksReason, true },
        };
        if (await AskDialog.ShowAsync(Dialogs, "データの取込み", parameters) is { } reason)
        {
            string? refused = null;
            await ActAsync(async actor =>
            {
                refused = await Desk.TakeFeedsAsync(reason, actor);
                Said = refused is null ? ("good", "取込みを命じました。サーバが取り込むと、経過に出ます。") : ("error", refused);
            }, null);
        }
    }
}
