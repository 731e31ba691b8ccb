using System.Text;

namespace Koseki.Web.Components.Theme;

/// <summary>One colour: the name of its CSS variable and its value as <c>#rrggbb</c>.</summary>
public sealed record ColourToken(string Name, string Hex);

/// <summary>Two colours that stand on each other on some screen, and the contrast they must have.</summary>
/// <param name="Foreground">Name of the colour in front.</param>
/// <param name="Background">Name of the colour behind.</param>
/// <param name="Least">4.5 for text, 3 for marks, borders of inputs and the focus ring (JIS X 8341-3:2016 AA).</param>
public sealed record ContrastPair(string Foreground, string Background, double Least);

/// <summary>
/// The colours of デジタル庁デザインシステム that the screens use, under the meaning they have here. The one source of
/// the style sheet's variables, the MudBlazor palette and the contrast table of the tests.
/// </summary>
public static class DesignTokens
{
    /// <summary>All colours.</summary>
    public static IReadOnlyList<ColourToken> Colours { get; } =
    [
        new("text", "#1a1a1a"),
        new("text-muted", "#4d4d4d"),
        new("text-faint", "#666666"),
        new("text-on-key", "#ffffff"),
        new("surface", "#ffffff"),
        new("surface-sunken", "#f2f2f2"),
        new("surface-header", "#00118f"),
        new("surface-header-strong", "#000071"),
        new("surface-keys", "#e4e6f1"),
        new("surface-selected", "#e8f1fe"),
        new("surface-known", "#f0f9ff"),
        new("border", "#b3b3b3"),
        new("border-faint", "#e6e6e6"),
        new("border-input", "#666666"),
        new("key", "#0017c1"),
        new("key-hover", "#00118f"),
        new("link", "#0017c1"),
        new("error", "#ce0000"),
        new("error-surface", "#fdeeee"),
        new("warning", "#ac3e00"),
        new("warning-surface", "#ffeee2"),
        new("inquiry", "#6e5600"),
        new("inquiry-surface", "#fbf5e0"),
        new("success", "#115a36"),
        new("success-surface", "#e6f5ec"),
        new("added", "#115a36"),
        new("added-surface", "#c2e5d1"),
        new("removed", "#a90000"),
        new("removed-surface", "#ffdada"),
        new("focus", "#000000"),
        new("focus-halo", "#ffd43d"),
    ];

    /// <summary>Every pair of colours that some screen puts on each other.</summary>
    public static IReadOnlyList<ContrastPair> Pairs { get; } =
    [
        .. from fore in new[] { "text", "text-muted", "text-faint", "link", "error", "warning", "success", "inquiry" }
           from back in new[] { "surface", "surface-sunken" }
           select new ContrastPair(fore, back, 4.5),
        new("text", "surface-selected", 4.5),
        new("text-muted", "surface-selected", 4.5),
        new("link", "surface-selected", 4.5),
        new("text", "surface-known", 4.5),
        new("link", "surface-known", 4.5),
        new("text-on-key", "surface-header", 4.5),
        new("text-on-key", "surface-header-strong", 4.5),
        new("text-on-key", "key", 4.5),
        new("text-on-key", "key-hover", 4.5),
        new("text-on-key", "error", 4.5),
        new("error", "error-surface", 4.5),
        new("warning", "warning-surface", 4.5),
        new("inquiry", "inquiry-surface", 4.5),
        new("success", "success-surface", 4.5),
        new("text", "error-surface", 4.5),
        new("text", "warning-surface", 4.5),
        new("text", "inquiry-surface", 4.5),
        new("text", "success-surface", 4.5),
        new("added", "added-surface", 4.5),
        new("text", "added-surface", 4.5),
        new("text", "removed-surface", 4.5),
        new("removed", "removed-surface", 4.5),
        new("border-input", "surface-keys", 3),
        new("border-input", "surface", 3),
        new("border-input", "surface-known", 3),
        new("focus", "surface", 3),
        new("focus", "surface-sunken", 3),
        new("focus", "focus-halo", 3),
        new("focus-halo", "surface-header", 3),
    ];

    /// <summary>The value of a colour; throws for a name that does not exist.</summary>
    public static string Hex(string name) => Colours.Single(c => c.Name == name).Hex;

    /// <summary>The variables as a style sheet.</summary>
    public static string Css { get; } = MakeCss();

    private static string MakeCss()
    {
        var css = new StringBuilder(":root{");
        foreach (var colour in Colours)
        {
            css.Append("--k-").Append(colour.Name).Append(':').Append(colour.Hex).Append(';');
        }

        return css.Append('}').ToString();
    }
}
