using Koseki.Infrastructure.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>Faults Q3, Q9 and Q10: what an exception means is decided in one place, and only passing faults are tried again.</summary>
public sealed class DatabaseFaultTests
{
    [Theory]
    [InlineData(1205, true, false, false)]
    [InlineData(1222, true, false, false)]
    [InlineData(3960, true, false, false)]
    [InlineData(2627, false, true, false)]
    [InlineData(2601, false, true, false)]
    [InlineData(40613, false, false, true)]
    [InlineData(10054, false, false, true)]
    [InlineData(544, false, false, false)]
    [InlineData(2628, false, false, false)]
    [InlineData(547, false, false, false)]
    [InlineData(-2, false, false, false)]
    public void Kinds_OfSqlServer_AreToldApart(int number, bool race, bool duplicate, bool interruption)
    {
        foreach (var e in new Exception[] { SqlServerErrors.Of(number), new DbUpdateException("", SqlServerErrors.Of(number)), new InvalidOperationException("", new DbUpdateException("", SqlServerErrors.Of(number))) })
        {
            Assert.Equal((race, duplicate, interruption), (DatabaseFault.IsLostRace(e), DatabaseFault.IsDuplicate(e), DatabaseFault.IsInterruption(e)));
        }
    }

    /// <summary>
    /// Fault Q9, as seen on a server: where the program does not run on Windows, a connection refused, reset or cut off has number 0 or
    /// any other, a severity from 20 on, and state 0, which no error of the server itself has.
    /// </summary>
    [Theory]
    [InlineData(0, 20, 0, true)]
    [InlineData(203, 20, 0, true)]
    [InlineData(0, 16, 0, false)]
    [InlineData(824, 24, 1, false)]
    public void IsInterruption_ConnectionBrokenOff_IsKnownBySeverityAndState(int number, byte severity, byte state, bool interruption) =>
        Assert.Equal(interruption, DatabaseFault.IsInterruption(new DbUpdateException("", SqlServerErrors.Of(number, severity, state))));

    /// <summary>As seen on a server: of a connection cut off between two commands of a transaction the driver says no number at all.</summary>
    [Fact]
    public async Task IsInterruption_ConnectionGoneBetweenTwoCommands_IsKnownByTheDriver()
    {
        await using var connection = new SqlConnection("Server=127.0.0.1");
        await using var command = new SqlCommand("SELECT 1", connection);
        var gone = await Assert.ThrowsAsync<InvalidOperationException>(command.ExecuteScalarAsync);

        Assert.True(DatabaseFault.IsInterruption(new InvalidOperationException("", gone)));
        Assert.False(DatabaseFault.IsInterruption(new InvalidOperationException("")));
    }

    [Theory]
    [InlineData(5, 517, true, false)]
    [InlineData(6, 262, true, false)]
    [InlineData(19, 1555, false, true)]
    [InlineData(19, 2067, false, true)]
    [InlineData(19, 787, false, false)]
    [InlineData(19, 1299, false, false)]
    [InlineData(13, 13, false, false)]
    public void Kinds_OfSqlite_AreToldApart(int code, int extended, bool race, bool duplicate)
    {
        foreach (var e in new Exception[] { new SqliteException("", code, extended), new DbUpdateException("", new SqliteException("", code, extended)) })
        {
            Assert.Equal((race, duplicate, false), (DatabaseFault.IsLostRace(e), DatabaseFault.IsDuplicate(e), DatabaseFault.IsInterruption(e)));
        }
    }

    [Theory]
    [InlineData(1205, 5)]
    [InlineData(10054, 5)]
    [InlineData(2627, 1)]
    [InlineData(544, 1)]
    public async Task Run_AlwaysFailing_IsBegunAgainOnlyAfterPassingFaults(int number, int begun)
    {
        var attempts = new List<int>();

        await Assert.ThrowsAsync<SqlException>(() => UnitOfWork.RunAsync<int>(attempt =>
        {
            attempts.Add(attempt);
            throw SqlServerErrors.Of(number);
        }, default));

        Assert.Equal(Enumerable.Range(1, begun), attempts);
    }

    [Fact]
    public async Task Run_FailingOnce_GivesTheSecondResult() =>
        Assert.Equal(2, await UnitOfWork.RunAsync(attempt => attempt == 1 ? throw SqlServerErrors.Of(1205) : Task.FromResult(attempt), default));
}
