using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Infrastructure.Persistence.Sessions;

/// <summary>Secrets that browsers and people hold, and the hashes that are kept of them.</summary>
internal static class SecretText
{
    // Without those that are mistaken for one another when read aloud or copied by hand (0 O, 1 I L, U V).
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    private const int CodeLength = 12;

    /// <summary>256 random bits as base64url.</summary>
    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A code of twelve letters in groups of four (58 bits): <c>7KQW-M3HA-9XTE</c>.</summary>
    internal static string NewCode()
    {
        var text = new string(RandomNumberGenerator.GetItems<char>(Letters, CodeLength));
        return $"{text[..4]}-{text[4..8]}-{text[8..]}";
    }

    /// <summary>The code as compared: letters and digits only, capitals.</summary>
    internal static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>SHA-256 in 64 hexadecimal digits. Enough for what is random; passwords are hashed elsewhere.</summary>
    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
