using Koseki.Infrastructure.StartUp;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.Data.Sqlite;

namespace Koseki.Tests.Infrastructure.StartUp;

/// <summary>Fault A9, wherever the database stands: where one was, none is made anew without a word.</summary>
public sealed class DatabasePresenceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("koseki-presence-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A file is looked at before (its mark beside it); a server has no file: there the anchors are the trace.</summary>
    [Fact]
    public async Task RequireOurs_NothingThereButATrace_IsRefusedAndNothingIsMade()
    {
        var place = TestDatabase.Gateway(folder);
        await using var database = place.OpenGateway();

        await DatabasePresence.RequireOursAsync(database, null, default);
        var refused = await Assert.ThrowsAsync<StartFailedException>(() => DatabasePresence.RequireOursAsync(database, "控え /srv/gateway-anchors", default));

        Assert.Equal(StartFailure.Database, refused.Failure);
        Assert.Contains("前に使っていた印(控え /srv/gateway-anchors)があるので、新しいものは作りません。", refused.Message, StringComparison.Ordinal);
        Assert.False(await database.Database.CanConnectAsync());
    }

    [Theory]
    [InlineData(0, 20, 0, "SQL Server につながりません。")]
    [InlineData(10061, 20, 0, "SQL Server につながりません。")]
    [InlineData(18456, 14, 1, "SQL Server にサインインできません。")]
    [InlineData(4060, 11, 1, "SQL Server のデータベースがないか、入る権限がありません。")]
    [InlineData(262, 14, 1, "SQL Server のデータベースを使えません(番号 262)。")]
    public void Words_OfAServer_SayWhatToLookAt(int number, byte severity, byte state, string said)
    {
        var (failure, message) = HostRun.Words(new InvalidOperationException("", SqlServerErrors.Of(number, severity, state)));

        Assert.Equal(StartFailure.Database, failure);
        Assert.StartsWith(said, message, StringComparison.Ordinal);
    }
}
