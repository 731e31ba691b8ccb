using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Koseki.Infrastructure.StartUp;

/// <summary>
/// Looks at the database before anything is made or migrated: where one was, none is made anew without a word. That one was
/// is remembered by a mark beside the file, and by whatever else the host knows of it (the anchors).
/// </summary>
public sealed class DatabasePresence(string provider, string connection)
{
    internal const string Remedy = "控え(バックアップ)から戻し、verify で確かめてから、もう一度起動してください。";
    private const string Mark = ".made";
    private const int ReadOnly = 8;
    private static readonly byte[] Head = "SQLite format 3\0"u8.ToArray();

    /// <summary>The file; null on a server.</summary>
    public string? Path => provider == "sqlserver" ? null
        : new DbConnectionStringBuilder { ConnectionString = connection } is var parts && (parts.TryGetValue("Data Source", out var source) || parts.TryGetValue("DataSource", out source) || parts.TryGetValue("Filename", out source))
            && source is string { Length: > 0 } file && !file.StartsWith(':') ? System.IO.Path.GetFullPath(file) : null;

    /// <summary>
    /// Throws <see cref="StartFailedException"/> when the file is lost, empty, no database or cannot be opened.
    /// <paramref name="trace"/> says what else shows that there was one; null where nothing does.
    /// </summary>
    public void RequireFile(string? trace)
    {
        if (Path is not { } file)
        {
            return;
        }

        var length = File.Exists(file) ? new FileInfo(file).Length : 0;
        if (length == 0 && (trace is not null || File.Exists(file + Mark)))
        {
            throw new StartFailedException(StartFailure.Database, $"データベース {file} がありません。前に使っていた印({trace ?? file + Mark})があるので、新しいものは作りません。{Remedy}"
                + $"本当に初めから作るときは、その印{(trace is null ? "" : "と " + file + Mark)}を別の場所へ移してください。");
        }

        if (length > 0 && !IsDatabase(file))
        {
            throw new StartFailedException(StartFailure.Database, $"{file} はデータベースのファイルではないか、壊れています。{Remedy}");
        }
    }

    /// <summary>
    /// Throws <see cref="StartFailedException"/> when the database is another program's, of a version this program does not know, or
    /// not there (also not on its server) although <paramref name="trace"/> shows that there was one.
    /// </summary>
    public static async Task RequireOursAsync(DbContext database, string? trace, CancellationToken cancellation)
    {
        try
        {
            await LookAsync(database, trace, cancellation);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == ReadOnly)
        {
            // A file of ours is kept with a write-ahead log from the first moment on; this one would have to be changed to be looked at.
            throw new StartFailedException(StartFailure.Database, "接続先は、このプログラムのものではないデータベースか、書き込めないファイルです。設定の接続文字列と、ファイルの権限を確かめてください。何も書いていません。");
        }
    }

    private static async Task LookAsync(DbContext database, string? trace, CancellationToken cancellation)
    {
        var creator = database.GetService<IRelationalDatabaseCreator>();
        var isThere = await creator.ExistsAsync(cancellation);
        if (!isThere || !await database.GetService<IHistoryRepository>().ExistsAsync(cancellation))
        {
            if (isThere && await creator.HasTablesAsync(cancellation))
            {
                throw new StartFailedException(StartFailure.Database, "接続先は、このプログラムのものではないデータベースです。設定の接続文字列を確かめてください。何も書いていません。");
            }

            if (trace is not null)
            {
                var place = database.Database.GetDbConnection();
                throw new StartFailedException(StartFailure.Database, $"データベース {place.Database}({place.DataSource})がないか、空です。前に使っていた印({trace})があるので、新しいものは作りません。"
                    + $"設定の接続文字列を確かめ、失われたときは{Remedy}本当に初めから作るときは、その印を別の場所へ移してください。");
            }

            return;
        }

        var unknown = (await database.Database.GetAppliedMigrationsAsync(cancellation)).Except(database.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new StartFailedException(StartFailure.Database,
                $"データベースは、このプログラムの知らない版({string.Join("、", unknown)})で使われています。その版のプログラムで起動するか、その版より前の控えに戻してください。何も書いていません。");
        }
    }

    /// <summary>Leaves the mark that there is one.</summary>
    public void Remember()
    {
        if (Path is { } file && !File.Exists(file + Mark))
        {
            File.WriteAllText(file + Mark, "このデータベースがあったことの印です。消えたときに、新しいものを黙って作らないために置いています。\n");
        }
    }

    private static bool IsDatabase(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[Head.Length];
            return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(Head);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFailedException(StartFailure.Database, $"データベース {file} を開けません。ファイルの権限を確かめてください。");
        }
    }
}
