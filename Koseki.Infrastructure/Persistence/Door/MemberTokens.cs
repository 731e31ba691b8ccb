using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Registers;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>
/// Names a person of a register to the kiosk side without saying who it is: a keyed hash over resident, register and
/// person. A token of another resident or another register fits nobody.
/// </summary>
public sealed class MemberTokens
{
    private readonly byte[] key;

    private MemberTokens(byte[] key) => this.key = key;

    /// <summary>Tokens under a key derived from the core's signing key: every web node makes the same ones.</summary>
    public static MemberTokens Under(ECDsa signing)
    {
        var secret = signing.ExportParameters(true).D ?? throw new InvalidOperationException("署名鍵の秘密鍵が読めません。");
        try
        {
            return new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "koseki-member-tokens-1"u8.ToArray()));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The token of a person, 43 characters of Base64url.</summary>
    public string Of(string resident, RegisterId register, PersonId person) => Base64Url.EncodeToString(HMACSHA256.HashData(
        key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{resident}\n{register.Value}\n{person.Value}"))));
}
