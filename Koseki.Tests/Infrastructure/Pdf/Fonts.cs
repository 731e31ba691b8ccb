using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>The installed register font, loaded once for all tests.</summary>
public static class Fonts
{
    private static readonly Lazy<TrueTypeFont> Font = new(() => TrueTypeFont.Load(FontLocation.Default));

    /// <summary>IPAmj明朝.</summary>
    public static TrueTypeFont IpaMj => Font.Value;
}
