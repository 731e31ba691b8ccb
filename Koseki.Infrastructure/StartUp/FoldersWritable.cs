namespace Koseki.Infrastructure.StartUp;

/// <summary>The folders a host writes in.</summary>
public static class FoldersWritable
{
    /// <summary>
    /// Makes those that are missing and writes and removes a file in each; throws <see cref="StartFailedException"/> naming the
    /// first that does not let itself be written, with the setting that names it.
    /// </summary>
    public static void Require(params (string? Folder, string Setting)[] folders)
    {
        foreach (var (folder, setting) in folders.Where(f => !string.IsNullOrEmpty(f.Folder)))
        {
            var full = Path.GetFullPath(folder!);
            try
            {
                Directory.CreateDirectory(full);
                var probe = Path.Combine(full, $".{Guid.NewGuid():N}");
                File.WriteAllBytes(probe, []);
                File.Delete(probe);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartFailedException(StartFailure.Folder, $"フォルダ {full}(設定 {setting})に書けません。フォルダの権限と空きを確かめるか、設定で別のフォルダにしてください。");
            }
        }
    }
}
