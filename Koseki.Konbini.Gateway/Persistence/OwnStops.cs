using System.Collections.Concurrent;
using System.Text;
using Koseki.Konbini.Gateway.Settings;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>A stop that the gateway decided by itself.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Reason">Why.</param>
/// <param name="Application">The application it is about, or null.</param>
public sealed record OwnStop(string Kind, string Reason, Guid? Application);

/// <summary>
/// The stops of this node that are not in the database yet, each in a file beside the heads: neither a database that is away nor a start
/// anew, and nobody who hangs up, loses one. Closes at this node from the moment it is decided.
/// </summary>
public sealed class OwnStops
{
    private const string Ending = ".stop";
    private const int LongestFile = 4096;
    private readonly ConcurrentDictionary<string, OwnStop> waiting = new(StringComparer.Ordinal);
    private readonly GatewayOptions options;
    private readonly ILogger<OwnStops> logger;

    /// <summary>With what an earlier start of this node left.</summary>
    public OwnStops(GatewayOptions options, ILogger<OwnStops> logger)
    {
        (this.options, this.logger) = (options, logger);
        foreach (var file in Directory.Exists(options.Anchors) ? Directory.EnumerateFiles(options.Anchors, Prefix + "*" + Ending) : [])
        {
            // Its name says what is stopped, whatever became of its content.
            var kind = Path.GetFileNameWithoutExtension(file)[Prefix.Length..];
            waiting[kind] = Read(file, kind);
        }
    }

    /// <summary>Those that wait to be written.</summary>
    public IReadOnlyList<OwnStop> Waiting => [.. waiting.Values];

    /// <summary>Whether one of a kind waits.</summary>
    public bool Has(string kind) => waiting.ContainsKey(kind);

    /// <summary>Keeps one; gives what is to be written, which is the first of its kind.</summary>
    public OwnStop Keep(OwnStop stop)
    {
        if (!waiting.TryAdd(stop.Kind, stop))
        {
            return waiting.GetValueOrDefault(stop.Kind, stop);
        }

        try
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(options.Anchors).FullName, FileOf(stop.Kind)), $"{stop.Application}\n{stop.Reason}", Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogCritical(e, "{Kind} の停止の控えを書けません。データベースに書けるまで、この節を起動し直さないでください。", stop.Kind);
        }

        return stop;
    }

    /// <summary>It is in the database.</summary>
    public void Written(OwnStop stop)
    {
        try
        {
            File.Delete(Path.Combine(options.Anchors, FileOf(stop.Kind)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Stops once more at the next start.
            logger.LogError(e, "{Kind} の停止の控えを消せません。", stop.Kind);
        }

        waiting.TryRemove(KeyValuePair.Create(stop.Kind, stop));
    }

    private string Prefix => $"{options.Node} ";

    private string FileOf(string kind) => string.Concat(Prefix, string.Concat(kind.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_')), Ending);

    private OwnStop Read(string file, string kind)
    {
        try
        {
            var text = new FileInfo(file).Length > LongestFile ? "" : File.ReadAllText(file, Encoding.UTF8);
            var lines = text.Split('\n', 2);
            return new(kind, lines.Length == 2 ? Fit.Reason(lines[1]) : "前の起動で止めました", Guid.TryParse(lines[0], out var application) ? application : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError(e, "{Kind} の停止の控えを読めません。", kind);
            return new(kind, "前の起動で止めました", null);
        }
    }
}
