using System.Security.Cryptography;
using Koseki.Infrastructure.Security;

namespace Koseki.Infrastructure.Chains;

/// <summary>
/// The key as a PEM file, readable by its owner only. It is made when the first head is signed; where heads stand
/// already a missing file is no reason for a new key. A file with the public key alone verifies and does not sign.
/// </summary>
public sealed class HeadKeyFile(string path) : IHeadKey, IDisposable
{
    private readonly Lock gate = new();
    private ECDsa? key;

    /// <inheritdoc/>
    public string Place => path;

    /// <inheritdoc/>
    public byte[] Sign(byte[] hash)
    {
        lock (gate)
        {
            try
            {
                return (key ??= File.Exists(path) ? Read() : Make()).SignHash(hash);
            }
            catch (CryptographicException e)
            {
                throw new HeadKeyException($"鍵 {path} では署名できません。秘密鍵のファイルを指定してください。", e);
            }
        }
    }

    /// <inheritdoc/>
    public bool Verify(byte[] hash, byte[] signature)
    {
        lock (gate)
        {
            key ??= File.Exists(path) ? Read()
                : throw new HeadKeyException($"署名鍵 {path} がありません。データを作ったときの鍵を戻すか、設定 HeadKey で鍵の場所を指定してください。");
            return key.VerifyHash(hash, signature);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => key?.Dispose();

    private ECDsa Read()
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(File.ReadAllText(path));
            return read.KeySize == 256 ? read : throw new HeadKeyException($"鍵 {path} は P-256 の鍵ではありません。");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new HeadKeyException($"鍵 {path} が読めません({e.Message})。", e);
        }
    }

    private ECDsa Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        OwnerOnly.WriteFirst(path, System.Text.Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n"));
        return Read();
    }
}
