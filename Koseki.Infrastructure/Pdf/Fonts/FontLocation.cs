namespace Koseki.Infrastructure.Pdf.Fonts;

/// <summary>Where the register font is installed unless the configuration says otherwise.</summary>
public static class FontLocation
{
    /// <summary>IPAmj明朝 as Debian's package fonts-ipamj-mincho installs it.</summary>
    public const string Default = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";
}
