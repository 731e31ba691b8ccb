using System.Collections.Concurrent;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>Who stood at the kiosk, in which visit, and the facts the paper was found to agree with.</summary>
public sealed record Holder(Jpki Jpki, Resident Resident, string Transaction);

/// <summary>
/// The bytes of one sealed certificate, the ticket that reads them, and for whom they were made. Who reads takes the turn
/// first: of several at once one goes on, the others wait for what it came to.
/// </summary>
public sealed class Artifact(byte[] bytes, string ticket, Holder holder)
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private bool destroyed;
    private int reading;
    private int whole;

    /// <summary>The ticket.</summary>
    public string Ticket => ticket;

    /// <summary>For whom they were made.</summary>
    public Holder Holder => holder;

    /// <summary>Waits for the turn; it ends with the disposal.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    /// <summary>A copy of the bytes, whole or not at all: null once they are destroyed.</summary>
    public byte[]? Copy()
    {
        lock (gate)
        {
            return destroyed ? null : [.. bytes];
        }
    }

    /// <summary>Takes one of the readings; false when so many are given or under way.</summary>
    public bool TakeReading(int most)
    {
        lock (gate)
        {
            if (whole + reading >= most)
            {
                return false;
            }

            reading++;
            return true;
        }
    }

    /// <summary>A reading ended; one that broke off before all bytes were handed to the line does not count.</summary>
    public void EndReading(bool handedOver)
    {
        lock (gate)
        {
            reading--;
            whole += handedOver ? 1 : 0;
        }
    }

    /// <summary>Overwrites the bytes.</summary>
    public void Destroy()
    {
        lock (gate)
        {
            destroyed = true;
            Array.Clear(bytes);
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref done, 1) == 0)
            {
                turn.Release();
            }
        }
    }
}

/// <summary>
/// The certificates this node holds, in memory only and by server-made id. A restart loses them all, and their
/// applications become VOID; nothing is ever made again under the same number.
/// </summary>
public sealed class ArtifactVault
{
    private readonly ConcurrentDictionary<Guid, Artifact> artifacts = new();

    /// <summary>This start of this node.</summary>
    public Guid Start { get; } = Guid.NewGuid();

    /// <summary>Keeps an artifact; an id is never used twice.</summary>
    public void Keep(Guid application, Artifact artifact)
    {
        if (!artifacts.TryAdd(application, artifact))
        {
            throw new InvalidOperationException("この申請の証明書は既にあります。");
        }
    }

    /// <summary>The artifact, or null.</summary>
    public Artifact? Find(Guid application) => artifacts.GetValueOrDefault(application);

    /// <summary>
    /// Destroys an artifact: the bytes are overwritten. Only whoever moved the application to where its bytes end may
    /// call this.
    /// </summary>
    public void Destroy(Guid application)
    {
        if (artifacts.TryRemove(application, out var artifact))
        {
            artifact.Destroy();
        }
    }

    /// <summary>Ids held.</summary>
    public IReadOnlyCollection<Guid> Held => [.. artifacts.Keys];
}
