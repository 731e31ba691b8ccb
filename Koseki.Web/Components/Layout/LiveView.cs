using Koseki.Infrastructure.Persistence.Journal;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Layout;

/// <summary>Base of a view that shows what stands in the database and reads it anew when the journal goes on.</summary>
public abstract class LiveView : ComponentBase, IDisposable
{
    private bool running;
    private bool again;
    private bool closed;

    [Inject]
    private JournalFollower Journal { get; set; } = default!;

    /// <summary>Reads what is shown.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Journal.Advanced += OnAdvanced;
        await LoadAsync();
    }

    /// <summary>Reads anew and draws. While one reading runs, further requests become one more after it.</summary>
    protected async Task RefreshAsync()
    {
        if (running)
        {
            again = true;
            return;
        }

        running = true;
        try
        {
            do
            {
                again = false;
                await LoadAsync();
            }
            while (again && !closed);
        }
        finally
        {
            running = false;
        }

        StateHasChanged();
    }

    /// <summary>Stops following.</summary>
    protected virtual void Dispose(bool disposing)
    {
        closed = true;
        Journal.Advanced -= OnAdvanced;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    private void OnAdvanced(long head) => _ = InvokeAsync(async () =>
    {
        try
        {
            if (!closed)
            {
                await RefreshAsync();
            }
        }
        catch (Exception e)
        {
            // Told from outside rendering: hand it to the error boundary like any other failure.
            await DispatchExceptionAsync(e);
        }
    });
}
