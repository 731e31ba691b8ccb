using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Setup;
using Koseki.Infrastructure.UseCases.People;
using Koseki.Tests.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Architecture;

/// <summary>
/// The room of the use cases (ADR 0057): they ask rights, read through stores, ask the pure decision and write through stores. They do
/// nothing with a context, a query or a row themselves, read from the built code: what they hand from one store to the other they never open.
/// </summary>
public sealed partial class UseCaseRoomTests
{
    private const string Room = "Koseki.Infrastructure.UseCases";

    private static readonly Assembly Program = typeof(KinDesk).Assembly;
    private static readonly HashSet<Type> Rows = FindRows();

    [Fact]
    public void Members_UsedByUseCases_AreNoneOfTheDatabase()
    {
        var bodies = Bodies(Program.GetTypes().Where(t => t.Namespace?.StartsWith(Room, StringComparison.Ordinal) == true)).ToList();

        Assert.True(bodies.Count > 250, $"only {bodies.Count} methods found");
        Assert.Empty(bodies.SelectMany(b => Used(b).Where(IsOfTheDatabase).Select(m => $"{b.DeclaringType} {b.Name}: {m.DeclaringType!.Name}.{m.Name}")).Distinct());
    }

    /// <summary>The reader of built code sees what a store does: else the test above would hold of anything.</summary>
    [Fact]
    public void Members_UsedByStores_AreSeen()
    {
        var used = Bodies([Program.GetType("Koseki.Infrastructure.Persistence.People.KinStore", throwOnError: true)!]).SelectMany(Used).Where(IsOfTheDatabase).Select(m => $"{m.DeclaringType!.Name}.{m.Name}").ToHashSet();

        Assert.Superset(new HashSet<string>(["KosekiDbContext.get_KinLinks", "EntityFrameworkQueryableExtensions.ToListAsync", "KinLinkRow.get_Reason", "KinLinkRow.set_Number"]), used);
    }

    /// <summary>Nor do they name any of it.</summary>
    [Fact]
    public void Sources_OfUseCases_NameNothingOfTheDatabase()
    {
        var rows = Rows.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var files = SourceFiles.Below("*.cs", "Koseki.Infrastructure/UseCases").ToList();

        Assert.True(files.Count > 25, $"only {files.Count} files found");
        Assert.Empty(files.SelectMany(f => Word().Matches(File.ReadAllText(f)).Select(w => w.Value).Where(w => rows.Contains(w) || w is "EntityFrameworkCore" or "KosekiDbContext" or "DbContext" or "DbSet" or "IDbContextFactory" or "IQueryable").Distinct().Select(w => $"{SourceFiles.Name(f)} {w}")));
    }

    /// <summary>Stores never call up: only what puts the program together names the room.</summary>
    [Fact]
    public void Sources_OfStores_NeverNameTheUseCases() =>
        Assert.Equal(["Koseki.Infrastructure/Persistence/Setup/PersistenceServices.cs"], SourceFiles.Below("*.cs", "Koseki.Infrastructure")
            .Select(f => (File: SourceFiles.Name(f).Replace('\\', '/'), Text: File.ReadAllText(f))).Where(f => !f.File.StartsWith("Koseki.Infrastructure/UseCases/", StringComparison.Ordinal) && f.Text.Contains(Room, StringComparison.Ordinal)).Select(f => f.File));

    /// <summary>Whoever writes to the journal in the name of somebody at a screen is a use case; what is not is named here, with its reason.</summary>
    [Fact]
    public void Transactions_OfTheJournal_AreOpenedByUseCases()
    {
        string[] others =
        [
            // Closes days of looks; keeps contents; loads a city or its past; takes batches further in portions, when nobody is at a screen.
            "AccessDays", "BatchPlanner", "BatchWriter", "BulkLoad", "HistoryLoad",
        ];
        var found = Bodies(Program.GetTypes()).Where(b => Used(b).Any(m => m.DeclaringType?.Name == "JournalWriter" && m.Name is "CommitAsync" or "TryCommitAsync")).Select(b => Outer(b.DeclaringType!))
            .Where(t => t.Name != "JournalWriter" && t.Namespace?.StartsWith(Room, StringComparison.Ordinal) != true).Select(t => t.Name).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(others, found);
    }

    /// <summary>A component shows and asks; it names neither the database nor a row, and does acts by use cases alone.</summary>
    [Fact]
    public void Components_OfTheWeb_NameNeitherDatabaseNorRowNorStore()
    {
        var forbidden = Rows.Select(r => r.Name).Concat(Program.GetTypes().Where(t => IsStore(t.Name)).Select(t => t.Name)).Concat(["EntityFrameworkCore", "KosekiDbContext", "IDbContextFactory", "DbSet", "JournalWriter", "JournalTransaction"])
            // These read for pages, each with an actor and its look.
            .Except(["RegisterStore", "ImagedStore"]).ToHashSet(StringComparer.Ordinal);
        var files = SourceFiles.Below("*.razor", "Koseki.Web").Concat(SourceFiles.Below("*.razor.cs", "Koseki.Web")).Concat(SourceFiles.Below("*.cs", "Koseki.Web/Components", "Koseki.Web/Pages")).Distinct().ToList();

        Assert.True(files.Count > 120, $"only {files.Count} files found");
        Assert.True(forbidden.Count > 50, $"only {forbidden.Count} names");
        Assert.Empty(files.SelectMany(f => Word().Matches(File.ReadAllText(f)).Select(w => w.Value).Where(forbidden.Contains).Distinct().Select(w => $"{SourceFiles.Name(f)} {w}")));
    }

    private static bool IsStore(string name) => name.EndsWith("Store", StringComparison.Ordinal) || name.EndsWith("Rows", StringComparison.Ordinal) || name.EndsWith("Book", StringComparison.Ordinal);

    private static bool IsOfTheDatabase(MemberInfo member) => member.DeclaringType is { } type && (Rows.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type) || typeof(DbContext).IsAssignableFrom(type) || type == typeof(Queryable)
        || type.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true);

    // Every type of the model, owned ones and keys of the framework's accounts too.
    private static HashSet<Type> FindRows()
    {
        using var database = new SqliteKosekiDbContext((DbContextOptions<SqliteKosekiDbContext>)new DbContextOptionsBuilder<SqliteKosekiDbContext>().UseSqlite("Data Source=:memory:").UseApplicationServiceProvider(DesignTime.Services).Options);
        return [.. database.Model.GetEntityTypes().SelectMany(e => Bases(e.ClrType))];
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            yield return t.IsGenericType ? t.GetGenericTypeDefinition() : t;
        }
    }

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static IEnumerable<MethodBase> Bodies(IEnumerable<Type> types)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return types.SelectMany(t => t.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Nested).Prepend(t)).Distinct()
            .SelectMany(t => t.GetMethods(all).Cast<MethodBase>().Concat(t.GetConstructors(all))).Where(m => m.GetMethodBody() is not null);
    }

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Nested).Prepend(type);

    private static IEnumerable<MemberInfo> Used(MethodBase method)
    {
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xFE ? Operations[unchecked((short)(0xFE00 | code[at + 1]))] : Operations[code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!;
                yield return member;
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static readonly Dictionary<short, OpCode> Operations = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
