namespace Koseki.Tests;

/// <summary>Where the sources lie, found from the test's own folder upwards.</summary>
internal static class RepositoryFolder
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Koseki.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Koseki.sln was not found above the test's folder.");
    }
}
