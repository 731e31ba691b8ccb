using System.Security.Cryptography;

namespace Koseki.Domain.Documents;

/// <summary>What a content (an image, a scan) is called and found by: SHA-256 over its bytes.</summary>
public readonly record struct ContentHash
{
    /// <summary>Length of the text: 64 small hexadecimal digits.</summary>
    public const int Digits = 64;

    private readonly string? text;

    private ContentHash(string text) => this.text = text;

    /// <summary>The 64 digits.</summary>
    public string Text => text ?? throw new InvalidOperationException("中身のハッシュがありません。");

    /// <summary>The hash of bytes.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> bytes) => OfSum(SHA256.HashData(bytes));

    /// <summary>From a sum of 32 bytes that was computed already.</summary>
    public static ContentHash OfSum(ReadOnlySpan<byte> sum) => sum.Length == SHA256.HashSizeInBytes
        ? new(Convert.ToHexStringLower(sum)) : throw new ArgumentException("SHA-256 は32バイトです。", nameof(sum));

    /// <summary>Reads the 64 digits; null for any other text, capital digits included: one hash has one form.</summary>
    public static ContentHash? TryParse(string? text) =>
        text is { Length: Digits } && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f')) ? new(text) : null;

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/> for any other text.</summary>
    public static ContentHash Parse(string text) => TryParse(text) ?? throw new FormatException($"「{text}」は中身のハッシュ(16進64桁)ではありません。");

    /// <summary>The 64 digits.</summary>
    public override string ToString() => Text;
}
