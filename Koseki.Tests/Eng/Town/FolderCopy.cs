using Koseki.Eng.Town.Output;

namespace Koseki.Tests.Eng.Town;

/// <summary>Copies of a town's folder, for tests that change it.</summary>
internal static class FolderCopy
{
    /// <summary>Copies a data folder, and what is kept beside it, to a new one below <paramref name="root"/>; gives its path.</summary>
    public static string Make(string folder, string root)
    {
        var copy = Path.Combine(root, Guid.NewGuid().ToString("N"));
        Copy(folder, copy);
        Copy(ChainPlaces.KeepOf(folder), ChainPlaces.KeepOf(copy));
        return copy;
    }

    private static void Copy(string folder, string copy)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
