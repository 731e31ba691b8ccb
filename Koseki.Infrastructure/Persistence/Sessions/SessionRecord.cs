using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>
/// Whether a row of a sign-in is the one that this program wrote last: the record of states names each with its content. A
/// row that nobody signed is no sign-in, and neither is an older one put back.
/// </summary>
public sealed class SessionRecord(StateNames states, IHeadKey key)
{
    /// <summary>
    /// Whether the last signed naming of the row is its content. Throws <see cref="JournalHaltedException"/> when the record
    /// itself lost its end or was rewritten.
    /// </summary>
    public Task<bool> FitsAsync(DbContext database, StaffSessionRow row, CancellationToken cancellation) => states.FitAsync(database, [row], cancellation);

    /// <summary>Puts the time of the last act on a row, with its signature: it is written often, and by itself.</summary>
    public byte[] SealOf(string session, DateTimeOffset lastAct)
    {
        try
        {
            return key.Sign(ActOf(session, lastAct));
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"サインインを止めています: {e.Message}");
        }
    }

    /// <summary>When somebody was last at one of the screens; the beginning of time where nobody signed that.</summary>
    public DateTimeOffset LastActOf(StaffSessionRow row)
    {
        try
        {
            return row.ActSeal.Length > 0 && key.Verify(ActOf(row.Key, row.LastAct), row.ActSeal) ? row.LastAct : DateTimeOffset.MinValue;
        }
        catch (HeadKeyException e)
        {
            throw new JournalHaltedException($"サインインを止めています: {e.Message}");
        }
    }

    private static byte[] ActOf(string session, DateTimeOffset lastAct) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"StaffSessions {session} {lastAct.UtcTicks}")));
}
