using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Koseki.Infrastructure.Security;

/// <summary>
/// Opens files that somebody else may have put there. A pipe or a device in the place of a file neither holds the reader nor gives
/// bytes for ever.
/// </summary>
public static class RegularFile
{
    // <fcntl.h> of Linux, the same on all its machines that .NET runs on.
    private const int WithoutWaiting = 0x800;
    private const int NotForChildren = 0x80000;

    /// <summary>
    /// Opens a file for reading, without waiting for anybody. Throws <see cref="FileNotFoundException"/>, <see cref="NotAFileException"/>,
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>. A device may still be opened: it is 0 bytes long.
    /// </summary>
    public static FileStream Open(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            // Elsewhere a pipe is known by being 0 bytes long; one that comes between the two questions is not.
            return new FileInfo(path) is { Exists: true, Length: 0 } ? throw new NotAFileException()
                : new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 });
        }

        var handle = Open(path, WithoutWaiting | NotForChildren);
        if (handle < 0)
        {
            throw Failed(path, Marshal.GetLastPInvokeError());
        }

        var file = new FileStream(new SafeFileHandle(handle, ownsHandle: true), FileAccess.Read, bufferSize: 0, isAsync: false);
        if (file.CanSeek)
        {
            return file;
        }

        file.Dispose();
        throw new NotAFileException();
    }

    /// <summary>The bytes of a file of at most so many; throws as <see cref="Open"/>, and <see cref="IOException"/> for a longer one.</summary>
    public static async Task<byte[]> ReadAsync(string path, int longest, CancellationToken cancellation)
    {
        await using var file = Open(path);
        if (file.Length > longest)
        {
            throw new IOException($"{longest:N0} バイトより長いファイルです。");
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static Exception Failed(string path, int error) => error switch
    {
        // ENOENT, ENOTDIR.
        2 or 20 => new FileNotFoundException("ファイルがありません。", path),
        // EACCES, EPERM.
        13 or 1 => new UnauthorizedAccessException($"{path} を読む権限がありません。"),
        // ENXIO: a socket, or a device that is not there.
        6 => new NotAFileException(),
        _ => new IOException($"{Marshal.GetPInvokeErrorMessage(error)}(errno {error})"),
    };

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}

/// <summary>What should be a file is a pipe, a socket or a device.</summary>
public sealed class NotAFileException() : IOException("ファイルではありません(パイプか装置です)。");
