using System.Collections.Concurrent;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>The bytes of one sealed certificate and the ticket that reads them.</summary>
public sealed record Artifact(byte[] Bytes, string Ticket);

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

    /// <summary>Destroys an artifact: the bytes are overwritten.</summary>
    public void Destroy(Guid application)
    {
        if (artifacts.TryRemove(application, out var artifact))
        {
            Array.Clear(artifact.Bytes);
        }
    }

    /// <summary>Ids held.</summary>
    public IReadOnlyCollection<Guid> Held => [.. artifacts.Keys];
}
