using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Infrastructure.Databases;

/// <summary>How every context of SQL Server is set up.</summary>
public static class SqlServerContexts
{
    /// <summary>Uses SQL Server with the settings of the installation; migrations write their collation.</summary>
    public static DbContextOptionsBuilder UseSqlServer(this DbContextOptionsBuilder options, string connection, SqlServerSettings settings)
    {
        options.UseSqlServer(connection, server =>
        {
            if (settings.MaxBatchSize is { } size)
            {
                server.MaxBatchSize(size);
            }

            if (settings.CommandTimeout is { } seconds)
            {
                server.CommandTimeout(seconds);
            }
        }).ReplaceService<IMigrationsSqlGenerator, CollatingSqlGenerator>();
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new CollationExtension(settings.Collation));
        return options;
    }

    /// <summary>
    /// Compares every text by code point, as SQLite does; also what is text only in the database (states, causes by their names). A
    /// collation by language would take glyph variants for one and break the ranges of search keys.
    /// </summary>
    public static void CompareByCodePoint(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()).SelectMany(e => e.GetProperties()).Where(IsText))
        {
            property.SetCollation(SqlServerSettings.DefaultCollation);
        }
    }

    private static bool IsText(IReadOnlyProperty property) => (property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string);

    /// <summary>The collation a context's columns have; that of the model where nothing was set.</summary>
    internal static string CollationOf(DbContext database) =>
        database.GetService<IDbContextOptions>().FindExtension<CollationExtension>()?.Collation ?? SqlServerSettings.DefaultCollation;

    /// <summary>Writes the collation of the settings where the migrations say that of the model.</summary>
    private sealed class CollatingSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches) : SqlServerMigrationsSqlGenerator(dependencies, batches)
    {
        public override IReadOnlyList<MigrationCommand> Generate(IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
        {
            var collation = CollationOf(Dependencies.CurrentContext.Context);
            foreach (var column in operations.SelectMany(ColumnsOf).Where(c => c.Collation == SqlServerSettings.DefaultCollation))
            {
                column.Collation = collation;
            }

            return base.Generate(operations, model, options);
        }

        private static IEnumerable<ColumnOperation> ColumnsOf(MigrationOperation operation) => operation switch
        {
            CreateTableOperation table => table.Columns,
            ColumnOperation column => [column],
            _ => [],
        };
    }

    private sealed class CollationExtension(string collation) : IDbContextOptionsExtension
    {
        public string Collation => collation;

        public DbContextOptionsExtensionInfo Info => new Description(this);

        public void ApplyServices(IServiceCollection services)
        {
        }

        public void Validate(IDbContextOptions options)
        {
        }

        // Asked anew by every context: the services of different collations may be the same.
        private sealed class Description(CollationExtension extension) : DbContextOptionsExtensionInfo(extension)
        {
            public override bool IsDatabaseProvider => false;

            public override string LogFragment => $"collation={extension.Collation} ";

            public override int GetServiceProviderHashCode() => 0;

            public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is Description;

            public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Koseki:Collation"] = extension.Collation;
        }
    }
}
