using System.Collections.Concurrent;

namespace Koseki.Infrastructure.Security;

/// <summary>Remembers nonces until their deadline, so that a captured question cannot be asked again.</summary>
public sealed class NonceGuard(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);

    /// <summary>Whether the nonce is new; it is then remembered.</summary>
    public bool Take(string nonce, DateTimeOffset deadline)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, until) in seen)
        {
            if (until < now)
            {
                seen.TryRemove(old, out _);
            }
        }

        return seen.TryAdd(nonce, deadline);
    }
}
