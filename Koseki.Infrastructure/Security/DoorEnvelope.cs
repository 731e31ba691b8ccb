using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Infrastructure.Security;

/// <summary>Which way a message goes: an answer can never be taken for a question.</summary>
public enum DoorDirection
{
    /// <summary>Gateway to core.</summary>
    Question,

    /// <summary>Core to gateway.</summary>
    Answer,
}

/// <summary>
/// What is signed of every door message: verb, direction, id, nonce, deadline and the hash of the body. An answer
/// carries the id and the nonce of its question.
/// </summary>
/// <param name="Verb">eligibility, certificates, facts, claim or probe.</param>
/// <param name="Direction">Question or answer.</param>
/// <param name="Id">Id of the call.</param>
/// <param name="Nonce">128 random bits in hexadecimal, new for every call.</param>
/// <param name="Deadline">After which the answer is not used.</param>
/// <param name="BodyHash">SHA-256 of the body, hexadecimal.</param>
public sealed record DoorEnvelope(string Verb, DoorDirection Direction, Guid Id, string Nonce, DateTimeOffset Deadline, string BodyHash)
{
    /// <summary>Header of <see cref="Id"/>.</summary>
    public const string IdHeader = "X-Door-Id";

    /// <summary>Header of <see cref="Nonce"/>.</summary>
    public const string NonceHeader = "X-Door-Nonce";

    /// <summary>Header of <see cref="Deadline"/>.</summary>
    public const string DeadlineHeader = "X-Door-Deadline";

    /// <summary>Header of the signature, Base64.</summary>
    public const string SignatureHeader = "X-Door-Signature";

    /// <summary>A new question.</summary>
    public static DoorEnvelope Question(string verb, ReadOnlySpan<byte> body, DateTimeOffset deadline) =>
        new(verb, DoorDirection.Question, Guid.NewGuid(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), deadline, HashOf(body));

    /// <summary>The answer to this question.</summary>
    public DoorEnvelope Answer(ReadOnlySpan<byte> body) => this with { Direction = DoorDirection.Answer, BodyHash = HashOf(body) };

    /// <summary>The deadline as its header writes it.</summary>
    public string DeadlineText => Deadline.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Signs the envelope (ECDSA P-256, SHA-256).</summary>
    public string Sign(ECDsa key) => Convert.ToBase64String(key.SignData(Bytes(), HashAlgorithmName.SHA256));

    /// <summary>Whether a signature fits.</summary>
    public bool Verify(string? signature, ECDsa key)
    {
        var bytes = new byte[128];
        return signature is not null && Convert.TryFromBase64String(signature, bytes, out var length)
            && key.VerifyData(Bytes(), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    /// <summary>Reads the envelope of a received message from its headers; null when one is missing or unreadable.</summary>
    public static DoorEnvelope? Read(string verb, DoorDirection direction, Func<string, string?> header, ReadOnlySpan<byte> body) =>
        Guid.TryParse(header(IdHeader), out var id)
            && header(NonceHeader) is { Length: 32 } nonce
            && DateTimeOffset.TryParse(header(DeadlineHeader), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var deadline)
                ? new(verb, direction, id, nonce, deadline, HashOf(body))
                : null;

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private byte[] Bytes() => Encoding.UTF8.GetBytes($"koseki-door-1\n{Verb}\n{Direction}\n{Id:D}\n{Nonce}\n{DeadlineText}\n{BodyHash}");
}
