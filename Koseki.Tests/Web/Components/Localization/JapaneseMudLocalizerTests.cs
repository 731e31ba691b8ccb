using System.Resources;
using Koseki.Web.Components.Localization;

namespace Koseki.Tests.Web.Components.Localization;

public sealed class JapaneseMudLocalizerTests
{
    private static IReadOnlyDictionary<string, string> English()
    {
        var assembly = typeof(MudBlazor.MudLocalizer).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("LanguageResource.resources", StringComparison.Ordinal));
        using var reader = new ResourceReader(assembly.GetManifestResourceStream(name)!);
        return reader.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    [Fact]
    public void Texts_EveryKeyOfMudBlazor_IsTranslated()
    {
        var english = English();
        Assert.Equal(155, english.Count);
        Assert.Empty(english.Keys.Except(JapaneseMudLocalizer.Texts.Keys));
        Assert.Empty(JapaneseMudLocalizer.Texts.Keys.Except(english.Keys));
    }

    [Fact]
    public void Texts_Arguments_AreTheSameAsInTheOriginal()
    {
        static IEnumerable<string> Arguments(string text) =>
            System.Text.RegularExpressions.Regex.Matches(text, "\\{\\d\\}").Select(m => m.Value).Order();

        Assert.All(English(), e => Assert.Equal(Arguments(e.Value), Arguments(JapaneseMudLocalizer.Texts[e.Key])));
    }

    [Fact]
    public void Indexer_UnknownKey_SaysSo() => Assert.True(new JapaneseMudLocalizer()["NoSuchKey"].ResourceNotFound);
}
