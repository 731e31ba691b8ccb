using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Infrastructure.Persistence;

/// <summary>For the migration tool.</summary>
public sealed class SqliteKosekiDbContextFactory : IDesignTimeDbContextFactory<SqliteKosekiDbContext>
{
    /// <inheritdoc/>
    public SqliteKosekiDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite("Data Source=design.db").UseApplicationServiceProvider(DesignTime.Services).Options);
}

/// <summary>For the migration tool.</summary>
public sealed class SqlServerKosekiDbContextFactory : IDesignTimeDbContextFactory<SqlServerKosekiDbContext>
{
    /// <inheritdoc/>
    public SqlServerKosekiDbContext CreateDbContext(string[] args) => Create(new());

    /// <summary>A context without a server, whose migrations are written for the settings.</summary>
    public static SqlServerKosekiDbContext Create(SqlServerSettings settings) => new((DbContextOptions<SqlServerKosekiDbContext>)new DbContextOptionsBuilder<SqlServerKosekiDbContext>()
        .UseSqlServer("Server=design;Database=design", settings).UseApplicationServiceProvider(DesignTime.Services).Options);
}

/// <summary>The options that decide the model of accounts, as the hosts have them.</summary>
internal static class DesignTime
{
    internal static readonly IServiceProvider Services = new ServiceCollection().AddAccountSchema().BuildServiceProvider();
}
