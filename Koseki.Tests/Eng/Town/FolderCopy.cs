namespace Koseki.Tests.Eng.Town;

/// <summary>Copies of a town's folder, for tests that change it.</summary>
internal static class FolderCopy
{
    /// <summary>Copies a folder with everything in it to a new one below <paramref name="root"/>; gives its path.</summary>
    public static string Make(string folder, string root)
    {
        var copy = Path.Combine(root, Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
