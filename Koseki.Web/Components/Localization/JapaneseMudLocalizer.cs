using System.Collections.Frozen;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Koseki.Web.Components.Localization;

/// <summary>MudBlazor's own texts in Japanese, from <c>mud-texts.tsv</c> beside this file. Unknown keys are reported as not found.</summary>
public sealed class JapaneseMudLocalizer : MudLocalizer
{
    /// <summary>All texts by key.</summary>
    public static FrozenDictionary<string, string> Texts { get; } = Load();

    /// <inheritdoc/>
    public override LocalizedString this[string key] =>
        Texts.TryGetValue(key, out var text) ? new(key, text) : new(key, key, resourceNotFound: true);

    /// <inheritdoc/>
    public override LocalizedString this[string key, params object[] arguments] =>
        Texts.TryGetValue(key, out var text)
            ? new(key, string.Format(System.Globalization.CultureInfo.CurrentCulture, text, arguments))
            : new(key, key, resourceNotFound: true);

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(JapaneseMudLocalizer).Assembly.GetManifestResourceStream("Localization/mud-texts.tsv")
            ?? throw new InvalidOperationException("mud-texts.tsv がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.TrimEnd('\r').Split('\t'))
            .ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
    }
}
