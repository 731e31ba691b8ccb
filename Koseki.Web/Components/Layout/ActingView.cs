using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Layout;

/// <summary>Base of a live view on which something is done: one act at a time, and what it came to is said.</summary>
public abstract class ActingView : LiveView
{
    private bool acting;

    /// <summary>What the last act came to: a look of <see cref="Message"/>, and words.</summary>
    protected (string Look, string Text)? Said { get; set; }

    /// <summary>Who is at the screen.</summary>
    [Inject]
    protected CurrentStaff Staff { get; set; } = default!;

    /// <summary>Does it and says what it came to: a refusal in its words, else <paramref name="done"/> (what was said before stays for null). Then reads anew.</summary>
    protected async Task ActAsync(Func<Actor, Task> deed, string? done)
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
            Said = done is null ? Said : ("good", done);
        }
        catch (CaseException e)
        {
            Said = ("error", e.Message);
        }
        finally
        {
            acting = false;
        }

        await RefreshAsync();
    }
}
