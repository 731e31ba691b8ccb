using System.Text.RegularExpressions;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Architecture;

/// <summary><c>Koseki.Domain/README.md</c> names everything the domain has a word for.</summary>
public sealed partial class GlossaryTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "Koseki.Domain", "README.md"));

    // Table rows: 用語 | `Identifier` | 条文.
    private static readonly List<(string Term, string Identifier)> Rows =
        [.. Row().Matches(Text).Select(m => (m.Groups[1].Value.Trim(), m.Groups[2].Value))];

    private static readonly HashSet<string> Identifiers = [.. Rows.Select(r => r.Identifier)];

    private static IEnumerable<Type> PublicTypes() => typeof(FamilyRegister).Assembly.GetTypes().Where(t => t.IsPublic || t.IsNestedPublic);

    private static string NameOf(Type type) => (type.DeclaringType is { } outer ? $"{outer.Name}." : "") + type.Name.Split('`')[0];

    [Fact]
    public void Table_EveryEnumMember_IsNamed()
    {
        var members = PublicTypes().Where(t => t.IsEnum).SelectMany(t => Enum.GetNames(t).Select(n => $"{NameOf(t)}.{n}")).ToList();

        Assert.True(members.Count > 60, $"only {members.Count} members found");
        Assert.Empty(members.Where(m => !Identifiers.Contains(m)).Select(m => $"| 用語 | `{m}` | 条文 |"));
    }

    /// <summary>Types of the shared rooms. What belongs to one kind, and the door's messages, are named where they stand.</summary>
    [Fact]
    public void Table_EverySharedType_IsNamed()
    {
        string[] elsewhere = ["Koseki.Domain.Certificates.Door"];
        var types = PublicTypes().Where(t => !t.IsEnum && !(t.IsAbstract && t.IsSealed) && !t.IsSubclassOf(typeof(Exception)) && !t.IsSubclassOf(typeof(NotificationKind))
            && !elsewhere.Contains(t.Namespace) && t.Namespace?.StartsWith("Koseki.Domain.Notifications.", StringComparison.Ordinal) == false);

        Assert.Empty(types.Select(NameOf).Where(n => !Identifiers.Contains(n)).Distinct().Select(n => $"| 用語 | `{n}` | 条文 |"));
    }

    [Fact]
    public void Table_EveryKind_StandsWithCodeAndName() =>
        Assert.Empty(NotificationCatalogue.Kinds.Where(k => !Rows.Contains(($"{k.Code} {k.Name}", k.GetType().Name))).Select(k => $"| {k.Code} {k.Name} | `{k.GetType().Name}` | {k.Articles} |"));

    [Fact]
    public void Table_EveryIdentifier_Exists()
    {
        var known = PublicTypes().Select(NameOf).Concat(PublicTypes().Where(t => t.IsEnum).SelectMany(t => Enum.GetNames(t).Select(n => $"{NameOf(t)}.{n}"))).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], Identifiers.Where(i => !known.Contains(i)));
        Assert.Empty(Rows.Where(r => r.Term.Length == 0).Select(r => r.Identifier));
    }

    [Fact]
    public void Table_EveryIdentifier_StandsOnce() =>
        Assert.Empty(Rows.GroupBy(r => r.Identifier).Where(g => g.Count() > 1).Select(g => g.Key));

    [GeneratedRegex(@"^\|([^|\n]+)\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
