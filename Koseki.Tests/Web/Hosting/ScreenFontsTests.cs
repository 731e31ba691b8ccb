using Koseki.Web.Hosting;

namespace Koseki.Tests.Web.Hosting;

public sealed class ScreenFontsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("koseki-fonts-").FullName;

    [Fact]
    public void PathOf_AFontOfTheStyleSheet_IsTheFirstInstalledOne()
    {
        var file = Path.Combine(folder, "BIZUDPGothic-Regular.ttf");
        File.WriteAllBytes(file, [0]);
        Assert.Equal(file, ScreenFonts.PathOf([Path.Combine(folder, "none"), folder], "ui-regular.ttf"));
        Assert.Null(ScreenFonts.PathOf([folder], "ui-bold.ttf"));
    }

    [Theory]
    [InlineData("BIZUDPGothic-Regular.ttf")]
    [InlineData("../secret.txt")]
    [InlineData("")]
    public void PathOf_AnyOtherName_IsNothing(string name)
    {
        File.WriteAllBytes(Path.Combine(folder, "BIZUDPGothic-Regular.ttf"), [0]);
        Assert.Null(ScreenFonts.PathOf([folder], name));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
