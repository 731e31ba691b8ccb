namespace Koseki.Infrastructure.Chains;

/// <summary>
/// The key that signs the heads of a chain (ECDSA P-256 over a SHA-256). Whoever owns the database does not have it, so
/// that a chain whose every hash was computed anew is still told from the one that was written.
/// </summary>
public interface IHeadKey
{
    /// <summary>Where the key lies, for messages.</summary>
    string Place { get; }

    /// <summary>Signs a hash of 32 bytes: 64 bytes, r and s. Throws <see cref="HeadKeyException"/> without a key that can sign.</summary>
    byte[] Sign(byte[] hash);

    /// <summary>Whether a signature fits a hash. Throws <see cref="HeadKeyException"/> when there is no key.</summary>
    bool Verify(byte[] hash, byte[] signature);
}

/// <summary>The key of the heads is missing or cannot do what is asked of it; the message says where and what to do.</summary>
public sealed class HeadKeyException(string message, Exception? inner = null) : Exception(message, inner);
