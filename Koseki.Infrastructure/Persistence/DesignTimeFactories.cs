using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Koseki.Infrastructure.Persistence;

/// <summary>For the migration tool.</summary>
public sealed class SqliteKosekiDbContextFactory : IDesignTimeDbContextFactory<SqliteKosekiDbContext>
{
    /// <inheritdoc/>
    public SqliteKosekiDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For the migration tool.</summary>
public sealed class SqlServerKosekiDbContextFactory : IDesignTimeDbContextFactory<SqlServerKosekiDbContext>
{
    /// <inheritdoc/>
    public SqlServerKosekiDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerKosekiDbContext>().UseSqlServer("Server=design;Database=design").Options);
}
