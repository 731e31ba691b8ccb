namespace Koseki.Tests.Web;

/// <summary>Where the sources of the staff application lie, found from the test's own folder upwards.</summary>
internal static class Sources
{
    internal static string Web { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Koseki.sln")))
            {
                return Path.Combine(folder.FullName, "Koseki.Web");
            }
        }

        throw new InvalidOperationException("Koseki.sln was not found above the test's folder.");
    }
}
