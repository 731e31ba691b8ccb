namespace Koseki.Infrastructure.Scans;

/// <summary>A file cannot be taken in; the message says what is wrong and what to do, in words for the screen.</summary>
internal sealed class DamagedImageException(string message) : Exception(message)
{
    /// <summary>The file does not hold what its head promises.</summary>
    internal static DamagedImageException Of(string format) =>
        new($"{format} の中身が壊れているか、途中が欠けています。スキャナーで保存し直してください。");
}
