using System.Runtime.InteropServices;

namespace Koseki.Infrastructure.Persistence.Contents;

/// <summary>Brings to the disk which names a folder has: without it a file that was written whole can have no name after a power cut.</summary>
internal static class FolderSync
{
    /// <summary>Does it; throws <see cref="IOException"/> when the disk does not take it. Windows keeps names by itself.</summary>
    internal static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"フォルダ {folder} を開けません(errno {Marshal.GetLastPInvokeError()})。");
        }

        try
        {
            // Some file systems of networks know no such call for folders (EINVAL): they have nothing to bring.
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() is not Invalid and var error)
            {
                throw new IOException($"フォルダ {folder} をディスクに書けません(errno {error})。");
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private const int Invalid = 22;

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
