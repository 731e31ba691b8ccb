using System.Runtime.InteropServices;

namespace Koseki.Tests.Infrastructure.Security;

/// <summary>A pipe in the place of a file: whoever opens it to read waits for one who writes.</summary>
internal static class Pipe
{
    /// <summary>Makes one; only where there are such.</summary>
    internal static void Make(string path) => Assert.Equal(0, MakeFifo(path, 0b110_000_000));

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}

/// <summary>A fact about what Windows has not: pipes and devices in the place of files.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    /// <summary>Not run on Windows.</summary>
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows のフォルダにパイプはありません。" : null!;
}
