using Koseki.Domain.Notifications;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.CharacterData;

namespace Koseki.Tests.Domain.Notifications.Correction;

/// <summary>What a judgment undoes is undone by number too: in the links that the registers show afterwards, and in what the decision records.</summary>
public sealed class VoidActTests
{
    private static readonly CharacterTable Characters = CharacterTable.Load();

    [Theory]
    [InlineData("婚姻無効・新戸籍", "夫婦 P203 P213")]
    [InlineData("縁組無効", "養親子 P513 P501、養親子 P513 P502")]
    [InlineData("認知無効", "実親子 P703 P713")]
    public void Approve_AVoidAct_LeavesNoLinkOfIt(string name, string gone)
    {
        var (before, after, plan) = Decided(name);

        Assert.Equal(gone, string.Join("、", Pairs(before).Except(Pairs(after), StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.Empty(Pairs(after).Except(Pairs(before), StringComparer.Ordinal));
        Assert.All(gone.Split('、'), g => Assert.Contains(plan.Undone, u => $"{u.Kind.Word()} {u.One} {u.Other}" == g));
        Assert.Equal(plan.Undone.Count(u => u.Kind == KinLinkKind.Marriage) > 0, plan.Undone.Any(u => u.Kind == KinLinkKind.Marriage && plan.Undone.Contains(u with { One = u.Other, Other = u.One })));
    }

    [Theory]
    [InlineData("離婚無効")]
    [InlineData("離婚無効・他の市区町村の戸籍からもどる妻")]
    public void Approve_AVoidDivorce_LetsTheMarriageLast(string name)
    {
        var (before, after, plan) = Decided(name);

        Assert.Equal(MarriageEnd.Divorce, Assert.Single(before.Marriages).EndedBy);
        Assert.Equal((null, null), (Assert.Single(after.Marriages).EndedBy, after.Marriages[0].Ended));
        Assert.Empty(plan.Undone);
    }

    [Fact]
    public void Approve_AVoidDissolution_LetsTheAdoptionLast()
    {
        var (before, after, _) = Decided("離縁無効");

        Assert.Equal(AdoptionEnd.Dissolution, Assert.Single(before.Adoptions).EndedBy);
        Assert.Null(Assert.Single(after.Adoptions).EndedBy);
    }

    [Fact]
    public void Approve_AMistakenDeath_LetsTheMarriageLast()
    {
        var (before, after, _) = Decided("死亡の記録の誤り・配偶者のある者");

        Assert.Equal(MarriageEnd.Death, Assert.Single(before.Marriages).EndedBy);
        Assert.Null(Assert.Single(after.Marriages).EndedBy);
    }

    /// <summary>The father is gone, or another one is there; the mother stays.</summary>
    [Theory]
    [InlineData("親子関係不存在・移らない子", 804, "P802", "実親子 P804 P801", "")]
    [InlineData("嫡出否認・前夫の子", 803, "P802 P821", "実親子 P803 P801", "P803 P821")]
    [InlineData("親子関係不存在・母の戸籍へ", 913, "P912", "実親子 P913 P911", "")]
    public void Approve_ADeniedFather_LeavesTheMother(string name, int child, string parents, string undone, string made)
    {
        var (_, after, plan) = Decided(name);

        Assert.Equal(parents, string.Join(' ', after.Parents.Where(p => p.Child == new PersonId(child)).Select(p => p.Parent).Distinct().Order()));
        Assert.Equal(undone, string.Join(' ', plan.Undone.Select(u => $"{u.Kind.Word()} {u.One} {u.Other}")));
        Assert.Equal(made, string.Join(' ', plan.Links.Parents.Select(p => $"{p.Child} {p.Parent}")));
    }

    /// <summary>A 改製原戸籍 that nobody corrects tells what a judgment has undone still, and keeps no link of it alive; what a register says that stands is read, undone before or not.</summary>
    [Theory]
    [InlineData("認知無効・改製原戸籍にも記録", "")]
    [InlineData("改製原戸籍にも記録のある子", "実親子 P913 P911")]
    public void Approve_WithARegisterPutAside_LeavesNoLinkOfIt(string name, string undone)
    {
        var (file, plan) = Examined(name);
        var after = file.Given.Apply(plan.Changes);
        var pairs = plan.Undone.Where(u => u.Kind == KinLinkKind.Parent).Select(u => $"{u.Kind.Word()} {u.One} {u.Other}").ToList();
        Assert.NotEmpty(pairs);
        Assert.True(undone.Length == 0 || pairs.Contains(undone));

        Assert.Subset(Pairs(RecordedLinks.Of(after)).ToHashSet(), pairs.ToHashSet());
        Assert.Empty(Pairs(Reached(after, plan.Undone)).Intersect(pairs));
        Assert.Subset(Pairs(Reached(file.Given, plan.Undone)).ToHashSet(), pairs.ToHashSet());
    }

    private static FamilyLinks Reached(RegisterSet registers, IEnumerable<KinPair> undone)
    {
        var reach = Reach.From(registers);
        reach.Take([], FamilyLinks.None, undone, undone);
        return reach.Done().Kinship.Links;
    }

    private static IEnumerable<string> Pairs(FamilyLinks links) =>
    [
        .. links.Marriages.Where(m => m.Other is not null).Select(m => $"夫婦 {m.One} {m.Other}"), .. links.Adoptions.Select(a => $"養親子 {a.Adopted} {a.Adopter}"), .. links.Parents.Select(p => $"実親子 {p.Child} {p.Parent}"),
    ];

    private static (CaseFile File, Plan Plan) Examined(string name)
    {
        var file = CaseFile.Load(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Correction", "cases"), $"*-{name}.txt").Single());
        return (file, file.Examine(Characters).Plan!);
    }

    private static (FamilyLinks Before, FamilyLinks After, Plan Plan) Decided(string name)
    {
        var (file, plan) = Examined(name);
        Assert.Empty(plan.Registers.SelectMany(s => RegisterInvariants.Violations(s.After)));
        return (RecordedLinks.Of(file.Given), RecordedLinks.Of(file.Given.Apply(plan.Changes)), plan);
    }
}
