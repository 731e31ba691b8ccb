using MudBlazor;

namespace Koseki.Web.Components.Theme;

/// <summary>The MudBlazor theme made of <see cref="DesignTokens"/>: flat, square, sentence case, 16 px.</summary>
public static class KosekiTheme
{
    /// <summary>
    /// Fonts of the interface; names of people use that of the register through the class <c>koseki-name</c>. It stands here too, so
    /// that a variant the others lack is drawn as it is wherever a name may appear.
    /// </summary>
    public static readonly string[] Fonts = ["Koseki UI", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", "Meiryo", "Koseki Names", "sans-serif"];

    /// <summary>The theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = DesignTokens.Hex("key"),
            PrimaryContrastText = DesignTokens.Hex("text-on-key"),
            Secondary = DesignTokens.Hex("text-muted"),
            Error = DesignTokens.Hex("error"),
            Warning = DesignTokens.Hex("warning"),
            Success = DesignTokens.Hex("success"),
            Info = DesignTokens.Hex("key"),
            TextPrimary = DesignTokens.Hex("text"),
            TextSecondary = DesignTokens.Hex("text-muted"),
            TextDisabled = DesignTokens.Hex("text-faint"),
            ActionDefault = DesignTokens.Hex("text-muted"),
            Background = DesignTokens.Hex("surface"),
            BackgroundGray = DesignTokens.Hex("surface-sunken"),
            Surface = DesignTokens.Hex("surface"),
            AppbarBackground = DesignTokens.Hex("surface-header"),
            AppbarText = DesignTokens.Hex("text-on-key"),
            LinesDefault = DesignTokens.Hex("border-faint"),
            LinesInputs = DesignTokens.Hex("border-input"),
            TableLines = DesignTokens.Hex("border-faint"),
            Divider = DesignTokens.Hex("border-faint"),
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "1rem", FontWeight = "400", LineHeight = "1.5", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "1rem", FontWeight = "700", LineHeight = "1.5", LetterSpacing = "0", TextTransform = "none" },
            H6 = new H6Typography { FontFamily = Fonts, FontSize = "1.25rem", FontWeight = "700", LineHeight = "1.5", LetterSpacing = "0" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
