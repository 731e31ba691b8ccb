using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Koseki.Eng.Chaos.PowerCut;

/// <summary>Reads what <c>strace -f -y -xx</c> wrote about a process into events of the files below a folder.</summary>
internal sealed partial class TraceReader(string folder)
{
    /// <summary>What strace must be told.</summary>
    public static IReadOnlyList<string> Command(string target) =>
        ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e", "trace=pwrite64,write,lseek,fdatasync,fsync,ftruncate,unlink", "-e", "signal=none", "-o", target];

    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
    private readonly Dictionary<string, long> positions = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> unfinished = [];

    /// <summary>The events in their order; throws <see cref="FormatException"/> on a call that it cannot read.</summary>
    public IEnumerable<DiskEvent> Read(IEnumerable<string> lines) => lines.SelectMany(EventsOf);

    private IEnumerable<DiskEvent> EventsOf(string line)
    {
        if (Resumed().Match(line) is { Success: true } resumed)
        {
            var process = Number(resumed.Groups["pid"]);
            unfinished.Remove(process, out var call);
            return call is "fsync" or "fdatasync" ? [new DiskEvent.SyncEnds(process)] : [];
        }

        if (Call().Match(line) is not { Success: true } match)
        {
            return [];
        }

        var (pid, name, fd, path, rest) = (Number(match.Groups["pid"]), match.Groups["call"].Value, match.Groups["fd"].Value, Text(match.Groups["path"].Value), match.Groups["rest"].Value);
        var cut = rest.EndsWith("<unfinished ...>", StringComparison.Ordinal);
        if (cut)
        {
            unfinished[pid] = name;
        }

        return name == "write" && Word(rest) is { } word ? [new DiskEvent.Said(word)]
            : path is null || !path.StartsWith(root, StringComparison.Ordinal) || path.EndsWith("-shm", StringComparison.Ordinal) ? []
            : EventsOf(new Traced(pid, name, fd, path[root.Length..], rest, cut));
    }

    private IEnumerable<DiskEvent> EventsOf(Traced call)
    {
        switch (call.Name)
        {
            case "pwrite64":
                return [new DiskEvent.Write(call.File, long.Parse(Last(call.Rest), CultureInfo.InvariantCulture), Bytes(call.Rest))];
            case "write":
                var bytes = Bytes(call.Rest);
                var offset = positions.GetValueOrDefault(call.Descriptor);
                positions[call.Descriptor] = offset + bytes.Length;
                return [new DiskEvent.Write(call.File, offset, bytes)];
            case "lseek" when !call.IsCut:
                positions[call.Descriptor] = long.Parse(call.Rest[(call.Rest.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture);
                return [];
            case "ftruncate":
                return [new DiskEvent.Truncate(call.File, long.Parse(Last(call.Rest), CultureInfo.InvariantCulture))];
            case "unlink":
                return [new DiskEvent.Remove(call.File)];
            case "fsync" or "fdatasync":
                return call.IsCut ? [new DiskEvent.SyncBegins(call.File, call.Process)] : [new DiskEvent.SyncBegins(call.File, call.Process), new DiskEvent.SyncEnds(call.Process)];
            default:
                throw new FormatException($"記録 {call.Name} を読めません。");
        }
    }

    private static Acknowledgement? Word(string rest) =>
        Quoted().Match(rest) is { Success: true } text && Encoding.UTF8.GetString(Convert.FromHexString(text.Groups[1].Value.Replace(@"\x", "", StringComparison.Ordinal))) is var line && line.EndsWith(";\n", StringComparison.Ordinal)
            ? Acknowledgement.Read(line.TrimEnd('\n'))
            : null;

    private static byte[] Bytes(string rest) => Quoted().Match(rest) is { Success: true } text && !rest[(text.Index + text.Length)..].StartsWith("...", StringComparison.Ordinal)
        ? Convert.FromHexString(text.Groups[1].Value.Replace(@"\x", "", StringComparison.Ordinal))
        : throw new FormatException("記録に書き込みの全部がありません。");

    // The last argument: between the last comma and the parenthesis or the end.
    private static string Last(string rest)
    {
        var arguments = rest.Split(") = ")[0].Split(" <unfinished")[0];
        return arguments[(arguments.LastIndexOf(',') + 1)..].Trim();
    }

    private static string? Text(string hex) => hex.Length == 0 ? null : Encoding.UTF8.GetString(Convert.FromHexString(hex.Replace(@"\x", "", StringComparison.Ordinal)));

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<pid>\d+)\s+<\.\.\. \w+ resumed>", RegexOptions.CultureInvariant)]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(?<pid>\d+)\s+(?<call>\w+)\((?:(?<fd>\d+)<(?<path>(?:\\x[0-9a-f]{2})*)>|""(?<path>(?:\\x[0-9a-f]{2})*)"")(?:\(deleted\))?(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex(@"""((?:\\x[0-9a-f]{2})*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    private sealed record Traced(int Process, string Name, string Descriptor, string File, string Rest, bool IsCut);
}
