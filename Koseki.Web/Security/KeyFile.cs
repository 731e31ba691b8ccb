using System.Security.Cryptography;
using System.Xml.Linq;
using Koseki.Infrastructure.Security;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Koseki.Web.Security;

/// <summary>
/// A file of 32 random bytes under which the keys of cookies and form tokens are stored (AES-256-GCM). It lies outside
/// the folder of those keys and outside every copy of it; all nodes have the same one.
/// </summary>
public sealed class KeyFile
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] key;

    private KeyFile(byte[] key) => this.key = key;

    /// <summary>Reads the file; makes it, readable by its owner only, where there is none. Throws <see cref="InvalidOperationException"/> with what to do when it is no such file.</summary>
    public static KeyFile Open(string path)
    {
        if (!File.Exists(path))
        {
            OwnerOnly.WriteFirst(path, RandomNumberGenerator.GetBytes(KeyLength));
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length == KeyLength ? new(bytes)
            : throw new InvalidOperationException($"鍵のファイル {path} は {KeyLength} バイトではありません。元の鍵のファイルに戻すか、消して起動し直してください(消すと全員がサインインし直しになります)。");
    }

    internal byte[] Seal(byte[] plain)
    {
        var sealedBytes = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(sealedBytes.AsSpan(0, NonceLength), plain, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength));
        return sealedBytes;
    }

    internal byte[] Open(byte[] sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(sealedBytes.AsSpan(0, NonceLength), sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength), plain);
        return plain;
    }
}

/// <summary>Stores a key under the key file.</summary>
public sealed class KeyFileEncryptor(KeyFile file) : IXmlEncryptor
{
    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", Convert.ToBase64String(file.Seal(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))), typeof(KeyFileDecryptor));
}

/// <summary>Reads a key stored under the key file.</summary>
public sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(System.Text.Encoding.UTF8.GetString(services.GetRequiredService<KeyFile>().Open(Convert.FromBase64String(encryptedElement.Value))));
}
