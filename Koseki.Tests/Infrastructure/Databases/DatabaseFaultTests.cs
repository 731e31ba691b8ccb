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
