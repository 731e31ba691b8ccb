// EF1001: there is no public place where a query can be seen whole, with its closures, before it is compiled.
#pragma warning disable EF1001
using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Koseki.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Koseki.Tests.Infrastructure.SqlServerScripts;

/// <summary>
/// Runs with every test on SQLite: each query, bulk change and save of a <see cref="KosekiDbContext"/> also goes through
/// the SQL Server provider and its text through the Transact-SQL parser, with no list to keep. What SQL Server cannot
/// translate or parse fails the test that asked it.
/// </summary>
public static class SqlServerTwin
{
    private static readonly ConcurrentDictionary<string, bool> Parsed = new(StringComparer.Ordinal);

    /// <summary>Every different command seen so far in this test run.</summary>
    public static ICollection<string> Commands => Parsed.Keys;

    /// <summary>Sets the twin beside a SQLite context.</summary>
    public static void Beside(DbContextOptionsBuilder options) =>
        options.ReplaceService<IQueryCompiler, TwinCompiler>().AddInterceptors(new TwinSaves());

    // Every query of every test comes by here: what a twin is made of is used again.
    private static readonly ConcurrentBag<(SqlServerRecorder Recorder, DbContextOptions<SqlServerKosekiDbContext> Options)> Free = [];

    private static void Run(Func<string> what, Action<SqlServerKosekiDbContext> work)
    {
        var place = Free.TryTake(out var used) ? used : New();
        var recorder = place.Recorder;
        recorder.Commands.Clear();
        using var database = new SqlServerKosekiDbContext(place.Options);
        try
        {
            work(database);
        }
        catch (Exception e) when (recorder.Commands.Count > 0 && e is not (NotSupportedException or SqlServerRuleException) && e.InnerException is not SqlServerRuleException)
        {
            // Translated and "sent": the empty answer of the recorder is no answer for First, Single or a save.
        }

        if (recorder.Commands.Count == 0)
        {
            Assert.Fail($"SQL Server に送られる命令がありません: {what()}");
        }

        foreach (var command in recorder.Commands.Where(c => !Parsed.ContainsKey(c)))
        {
            var errors = SqlServerSyntax.Errors(command);
            Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{command}");
            Parsed.TryAdd(command, true);
        }

        Free.Add(place);
    }

    private static (SqlServerRecorder Recorder, DbContextOptions<SqlServerKosekiDbContext> Options) New()
    {
        var recorder = new SqlServerRecorder();
        return (recorder, new DbContextOptionsBuilder<SqlServerKosekiDbContext>()
            .UseSqlServer("Server=none;Database=none").UseApplicationServiceProvider(DesignTime.Services).AddInterceptors(recorder).Options);
    }

    private static void Query<T>(Expression query) => Run(query.ToString, database =>
    {
        var compiler = database.GetService<IQueryCompiler>();
        var answer = compiler.Execute<T>(new Moved(database).Visit(query));
        if (answer is IEnumerable rows and not string)
        {
            foreach (var _ in rows)
            {
            }
        }
    });

    private sealed class TwinCompiler(
        IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache, ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator, IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext currentContext, IEvaluatableExpressionFilter evaluatableExpressionFilter, IModel model)
        : QueryCompiler(queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, currentContext, evaluatableExpressionFilter, model)
    {
        public override TResult Execute<TResult>(Expression query)
        {
            Query<TResult>(query);
            return base.Execute<TResult>(query);
        }

        public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
        {
            // Task<T> becomes T, IAsyncEnumerable<T> becomes IEnumerable<T>: the twin answers at once.
            var item = typeof(TResult).GetGenericArguments()[0];
            var answer = typeof(TResult).GetGenericTypeDefinition() == typeof(Task<>) ? item : typeof(IEnumerable<>).MakeGenericType(item);
            var twin = typeof(SqlServerTwin).GetMethod(nameof(Query), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(answer);
            twin.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [query], null);
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }
    }

    /// <summary>The same expression over the tables of the other context.</summary>
    private sealed class Moved(DbContext target) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(target.GetService<IAsyncQueryProvider>(), target.Model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);

        // A table or query held by a closure would bring the first context with it.
        protected override Expression VisitMember(MemberExpression node) => typeof(IQueryable).IsAssignableFrom(node.Type)
            ? Visit(((IQueryable)Expression.Lambda(node).Compile(preferInterpretation: true).DynamicInvoke()!).Expression)
            : base.VisitMember(node);
    }

    private sealed class TwinSaves : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var entries = eventData.Context!.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
            if (entries.Count > 0)
            {
                Run(() => "SaveChanges", database =>
                {
                    foreach (var entry in entries.Where(e => !e.Metadata.IsOwned()))
                    {
                        _ = entry.State switch
                        {
                            EntityState.Added => database.Add(entry.Entity),
                            EntityState.Modified => database.Update(entry.Entity),
                            _ => database.Remove(entry.Entity),
                        };
                    }

                    database.SaveChanges();
                });
            }

            return new(result);
        }
    }
}
