using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Issuance;

/// <summary>
/// Subject tokens: bound to the visit, the serial and the resident, good for 15 minutes, and readable by every node
/// that holds the installation's key. The token names nobody.
/// </summary>
public sealed class SubjectTokens(GatewayDbContext database, ReplicaGuard guard, TimeProvider clock)
{
    /// <summary>How long a token is good for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>A new token and when it ends.</summary>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> MakeAsync(string transaction, string issuer, string serial, string resident, CancellationToken work)
    {
        var key = await guard.SecretAsync(database, Secret.SubjectTokens, work);
        var expires = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().Add(Life).ToUnixTimeSeconds());
        var bytes = new byte[40];
        BinaryPrimitives.WriteInt64BigEndian(bytes, expires.ToUnixTimeSeconds());
        Mac(key, expires.ToUnixTimeSeconds(), transaction, issuer, serial, resident).CopyTo(bytes, 8);
        return (Base64Url.EncodeToString(bytes), expires);
    }

    /// <summary>Whether the token belongs to this visit, serial and resident and has not ended.</summary>
    public async Task<bool> FitsAsync(string token, string transaction, string issuer, string serial, string resident, CancellationToken work)
    {
        var key = await guard.SecretAsync(database, Secret.SubjectTokens, work);
        var bytes = new byte[64];
        if (!Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var length) || length != 40)
        {
            return false;
        }

        var expires = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return expires >= clock.GetUtcNow().ToUnixTimeSeconds()
            && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(8, 32), Mac(key, expires, transaction, issuer, serial, resident));
    }

    private static byte[] Mac(byte[] key, long expires, string transaction, string issuer, string serial, string resident) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{expires}\n{transaction}\n{issuer}\n{serial}\n{resident}"));
}
