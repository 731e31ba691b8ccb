using System.Reflection;
using System.Text.RegularExpressions;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Tests.Architecture;

/// <summary>Where decisions live (ADR 0049): refusals are values of the domain, screens ask no decision. What handlers may touch holds <see cref="UseCaseRoomTests"/>.</summary>
public sealed partial class UseCasesTests
{
    /// <summary>A refusal of an act is never a text: only what halts everything has words of its own.</summary>
    [Fact]
    public void Exceptions_OfActs_CarryARefusal()
    {
        Assert.Equal([typeof(ActRefusal)], typeof(CaseException).GetConstructors().Select(c => Assert.Single(c.GetParameters()).ParameterType));
        Assert.Equal(
            new[] { typeof(JournalHaltedException), typeof(SessionRefusedException) }.OrderBy(t => t.Name),
            new[] { typeof(CaseException).Assembly, typeof(Koseki.Web.Components.ComponentScript).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(CaseException))).OrderBy(t => t.Name));
    }

    /// <summary>Every set of refusals is closed: made in the domain alone, its members sealed within it.</summary>
    [Fact]
    public void Refusals_OfEverySet_AreClosed()
    {
        var all = typeof(ActRefusal).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ActRefusal))).ToList();

        Assert.True(all.Count > 40, $"only {all.Count} refusals found");
        Assert.DoesNotContain(all, t => t is { IsAbstract: false, IsSealed: false });
        Assert.All(all.Where(t => !t.IsAbstract), t => Assert.Same(t.BaseType, t.DeclaringType));
        Assert.All(all.Where(t => t.IsAbstract).Append(typeof(ActRefusal)), t => Assert.DoesNotContain(
            t.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Where(c => c.GetParameters() is not [{ ParameterType: var copied }] || copied != t),
            c => c.IsPublic || c.IsFamily || c.IsFamilyOrAssembly));
    }

    /// <summary>Decisions are made of what was read, without waiting for anything, and asked where the act is done.</summary>
    [Fact]
    public void Decisions_AreAskedByUseCasesAlone()
    {
        Assert.Empty(SourceFiles.Below("*.cs", "Koseki.Web").Concat(SourceFiles.Below("*.razor", "Koseki.Web")).Where(f => Decision().IsMatch(File.ReadAllText(f))).Select(SourceFiles.Name));
        Assert.Empty(SourceFiles.Below("*.cs", "Koseki.Domain/Accounts", "Koseki.Domain/Cases", "Koseki.Domain/Certificates", "Koseki.Domain/City", "Koseki.Domain/People").Where(f => File.ReadAllText(f).Contains("Task", StringComparison.Ordinal)).Select(SourceFiles.Name));
    }

    [GeneratedRegex(@"\b(?:Receipt|Examination|Approval|Issue|Door|Claim|Link|Imaged)Decision\b|\bCasePaper\b|\b(?:Kin|DoorStop)\w+\.(?:Propose|Confirm)\(")]
    private static partial Regex Decision();
}
