using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Koseki.Infrastructure.Databases;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Koseki.Infrastructure.StartUp;

/// <summary>Runs a host. What keeps it from starting is said in plain Japanese on the error output, and its exit code is never 0.</summary>
public static class HostRun
{
    private const int NotADatabase = 26, Corrupt = 11, CannotOpen = 14, ReadOnly = 8, Full = 13, Busy = 5, Locked = 6;
    private const int SignInFailed = 18456, NoDatabase = 4060;

    /// <summary>Runs; gives the exit code.</summary>
    public static async Task<int> RunAsync(Func<Task> run, TextWriter error)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var (failure, message) = Words(e);
            await error.WriteLineAsync($"起動できません: {message}");
            return (int)failure;
        }
    }

    /// <summary>What an exception means for whoever starts the host.</summary>
    public static (StartFailure Failure, string Message) Words(Exception exception) => exception switch
    {
        StartFailedException known => (known.Failure, known.Message),
        IOException { InnerException: AddressInUseException } busy => (StartFailure.PortTaken, $"{Address(busy)}は、ほかのプログラムが使っています。{PortsFree.Remedy}"),
        SqliteException sqlite => (StartFailure.Database, $"データベースを使えません({Sqlite(sqlite.SqliteErrorCode)})。{DatabasePresence.Remedy}"),
        SqlException server => (StartFailure.Database, SqlServer(server)),
        CryptographicException => (StartFailure.Certificate, $"証明書か鍵のファイルが壊れています。{CertificateDates.Remedy}"),
        FileNotFoundException missing => (missing.FileName?.EndsWith(".ttf", StringComparison.OrdinalIgnoreCase) == true ? StartFailure.Font : StartFailure.Certificate, missing.Message),
        DatabaseNotReadyException => (StartFailure.Database, exception.Message),
        UnauthorizedAccessException or IOException => (StartFailure.Folder, $"ファイルかフォルダを使う権限がないか、場所がありません({exception.Message})。設定の場所と権限を確かめてください。"),
        SocketException => (StartFailure.PortTaken, $"ポートを開けません({exception.Message})。番号と権限を確かめてください。"),
        InvalidOperationException { InnerException: { } inner } when inner is SqliteException or SqlException => Words(inner),
        AggregateException { InnerException: { } first } => Words(first),
        _ => (StartFailure.Other, $"{exception.GetType().Name}: {exception.Message}"),
    };

    private static string Address(Exception busy) =>
        busy.Message.Split(' ').FirstOrDefault(w => w.Contains("://", StringComparison.Ordinal)) is { } address ? $"待ち受ける番地 {address.TrimEnd(':')} " : "待ち受けるポート";

    private static string SqlServer(SqlException e) => e.Number switch
    {
        SignInFailed => "SQL Server にサインインできません。接続文字列の User Id と Password(または統合認証の設定)を確かめてください。",
        NoDatabase => "SQL Server のデータベースがないか、入る権限がありません。接続文字列の Database と権限を確かめてください。",
        _ when DatabaseFault.IsInterruption(e) => "SQL Server につながりません。接続文字列の Server(名前とポート)、サーバの動作、ネットワークを確かめてください。",
        _ => string.Create(CultureInfo.InvariantCulture, $"SQL Server のデータベースを使えません(番号 {e.Number})。接続文字列、サーバの動作、権限を確かめてください。"),
    };

    private static string Sqlite(int code) => code switch
    {
        NotADatabase => "データベースのファイルではありません",
        Corrupt => "壊れています",
        CannotOpen => "開けません。フォルダがあるか、書き込めるかを確かめてください",
        ReadOnly => "書き込めません。ファイルの権限を確かめてください",
        Full => "ディスクがいっぱいです",
        Busy or Locked => "ほかのプログラムが使っています",
        _ => string.Create(CultureInfo.InvariantCulture, $"SQLite {code}"),
    };
}
