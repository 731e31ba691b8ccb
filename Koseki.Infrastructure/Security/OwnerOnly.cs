using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Koseki.Infrastructure.Security;

/// <summary>Files that nobody but their owner reads: databases, logs, keys. On Windows the folder's own rights say so.</summary>
public static class OwnerOnly
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const uint OthersNothing = 0b000_111_111;

    /// <summary>Every file this process makes from now on is its owner's alone.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Mask(OthersNothing);
        }
    }

    /// <summary>Takes away what others were given of files made before: those of a folder whose names begin so.</summary>
    public static void Tighten(string? folder, string pattern)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, pattern))
        {
            File.SetUnixFileMode(file, Mode);
        }
    }

    /// <summary>As <see cref="Tighten"/>, the files of a SQLite database; another's files are not ours to change.</summary>
    public static void TightenDatabase(string provider, string connection)
    {
        if (provider == "sqlite" && new SqliteConnectionStringBuilder(connection).DataSource is { Length: > 0 } file && Path.GetFullPath(file) is var full)
        {
            Tighten(Path.GetDirectoryName(full), Path.GetFileName(full) + "*");
        }
    }

    /// <summary>
    /// Writes a new file, whole or not at all; its folder is made where it is missing. Two processes may start together: the file
    /// of the first stays, whoever is second reads that one.
    /// </summary>
    public static void WriteFirst(string path, byte[] bytes)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var beside = $"{path}.{Guid.NewGuid():N}";
        using (var file = new FileStream(beside, NewFile()))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }

    /// <summary>How a file is opened that must not be there yet and is its owner's alone.</summary>
    public static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return options;
    }

    /// <summary>
    /// Makes a folder that is its owner's alone, where it is missing; from one that is there, others are kept away where it is ours. The
    /// folder around it must be there.
    /// </summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        const UnixFileMode Own = Mode | UnixFileMode.UserExecute;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, Own);
        }

        if ((File.GetUnixFileMode(folder) & ~Own) != 0)
        {
            try
            {
                File.SetUnixFileMode(folder, Own);
            }
            catch (UnauthorizedAccessException)
            {
                // Another's folder is not ours to change.
            }
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint Mask(uint mask);
}
