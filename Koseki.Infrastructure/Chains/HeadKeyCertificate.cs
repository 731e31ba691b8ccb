using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Koseki.Infrastructure.Chains;

/// <summary>
/// The key of a certificate in the operating system's store, found by its thumbprint; on Windows the key itself may lie
/// in an HSM behind its provider and never leaves it.
/// </summary>
public sealed class HeadKeyCertificate(StoreLocation location, string thumbprint) : IHeadKey, IDisposable
{
    private readonly Lock gate = new();
    private ECDsa? signing;
    private ECDsa? verifying;

    /// <inheritdoc/>
    public string Place => $"store:{location}/{thumbprint}";

    /// <inheritdoc/>
    public byte[] Sign(byte[] hash)
    {
        lock (gate)
        {
            signing ??= Find().GetECDsaPrivateKey() ?? throw new HeadKeyException($"証明書 {Place} に、使える ECDSA の秘密鍵がありません。");
            return signing.SignHash(hash);
        }
    }

    /// <inheritdoc/>
    public bool Verify(byte[] hash, byte[] signature)
    {
        lock (gate)
        {
            verifying ??= Find().GetECDsaPublicKey() ?? throw new HeadKeyException($"証明書 {Place} の鍵は ECDSA ではありません。");
            return verifying.VerifyHash(hash, signature);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        signing?.Dispose();
        verifying?.Dispose();
    }

    private X509Certificate2 Find()
    {
        using var store = new X509Store(StoreName.My, location);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var found, ..]
            ? found
            : throw new HeadKeyException($"証明書 {Place} が見つかりません。拇印と置き場所を確かめてください。");
    }
}
