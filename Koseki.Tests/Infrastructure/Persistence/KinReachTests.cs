using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.People;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>The registers that a paper does not name are found and loaded, by a fixed number of queries; the office's word on what is inferred counts.</summary>
public sealed class KinReachTests
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Marriage", "cases");

    /// <summary>Fault N09: the common ancestors stand in a register that neither spouse's paper names.</summary>
    [Fact]
    public async Task OfAsync_UncleAndNiece_FindsTheRegisterThatNobodyNames()
    {
        await using var city = await TestCity.CreateAsync();
        var (named, kin, queries) = await ReachAsync(city, "N09-届書にない戸籍.txt");

        Assert.Contains(kin.Registers.All, r => !named.Contains(r.Id));
        Assert.Contains(kin.Kinship.Between(new(105), new(106)), t => t is { Line: TieLine.Collateral, Degree: 3, IsCertain: true });
        Assert.Equal(KinReach.Queries, queries);
        Assert.Equal(9, KinReach.Queries);
    }

    /// <summary>However many people there are, the queries are as many.</summary>
    [Fact]
    public async Task OfAsync_RegistersOfNobodyElse_TakesAsManyQueries()
    {
        await using var city = await TestCity.CreateAsync();
        var queries = 0;
        await using var database = Counted(city, () => queries++);

        var kin = await KinReach.OfAsync(database, new([(await city.Store.GetAsync(new(1)))!]), city.Get<ICharacterTable>(), city.Get<RecordedDocuments>(), default);

        Assert.Equal(KinReach.Queries, queries);
        Assert.NotEmpty(kin.Registers.All);
    }

    [Fact]
    public async Task ConfirmAsync_InferredLink_DecidesFromThenOn()
    {
        await using var city = await TestCity.CreateAsync();
        var before = (await ReachAsync(city, "N09-推定の結び付き.txt")).Kin;
        var desk = city.Get<KinDesk>();
        var open = Assert.Single(await desk.OpenAsync(before.Kinship.Links), o => o.Other == new PersonId(101));
        Assert.Equal((KinLinkKind.Parent, new PersonId(305), null), (open.Kind, open.One, open.Proposal));

        Assert.Null(await desk.ProposeAsync(open.Kind, open.One, open.Other, true, "従前戸籍の謄本で確かめた", TestCity.Examiner));
        var proposed = Assert.Single(await desk.OpenAsync(before.Kinship.Links), o => o.Proposal is not null).Proposal!;
        Assert.NotNull(await desk.ConfirmAsync(proposed.Number, TestCity.Examiner));
        Assert.Null(await desk.ConfirmAsync(proposed.Number, TestCity.Approver));

        var after = await AgainAsync(city, "N09-推定の結び付き.txt");
        Assert.Equal(LinkOrigin.Confirmed, after.Kinship.Links.Parents.Single(p => p.Child == open.One && p.Parent == open.Other).Origin);
        Assert.True(MarriageProhibition.Of(after.Kinship, new(305), new(106))[0].IsCertain);
        Assert.NotNull(await desk.ConfirmAsync(proposed.Number, TestCity.Approver));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task ConfirmAsync_DeniedLink_IsGone()
    {
        await using var city = await TestCity.CreateAsync();
        var before = (await ReachAsync(city, "N09-推定の結び付き.txt")).Kin;
        var desk = city.Get<KinDesk>();
        foreach (var open in await desk.OpenAsync(before.Kinship.Links))
        {
            Assert.Null(await desk.ProposeAsync(open.Kind, open.One, open.Other, false, "別人の謄本", TestCity.Approver));
        }

        foreach (var open in await desk.OpenAsync(before.Kinship.Links))
        {
            Assert.Null(await desk.ConfirmAsync(open.Proposal!.Number, TestCity.Examiner));
        }

        Assert.Empty(MarriageProhibition.Of((await AgainAsync(city, "N09-推定の結び付き.txt")).Kinship, new(305), new(106)));
    }

    /// <summary>What cannot be is refused at both steps, by what is on record then: of two proposed mothers the second is not confirmed any more.</summary>
    [Fact]
    public async Task ProposeAndConfirm_PairsThatCannotBe_AreRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var desk = city.Get<KinDesk>();
        Task<string?> SayAsync(KinLinkKind kind, long one, long other) => desk.ProposeAsync(kind, new(one), new(other), true, "謄本", TestCity.Examiner);

        Assert.Equal(new KinRefusal.SamePerson().Words, await SayAsync(KinLinkKind.Marriage, 1, 1));
        Assert.Equal(new KinRefusal.UnknownPerson(new(999)).Words, await SayAsync(KinLinkKind.Parent, 1, 999));
        Assert.Equal(new KinRefusal.ChildNotYounger().Words, await SayAsync(KinLinkKind.Parent, 21, 23));
        Assert.Equal(new KinRefusal.ParentThere("母", "小川陽子").Words, await SayAsync(KinLinkKind.Parent, 23, 2));
        await using (var before = city.Open())
        {
            Assert.Empty(await before.KinLinks.ToListAsync());
        }

        // P11 is known to nobody: two women are proposed, one is confirmed.
        Assert.Null(await SayAsync(KinLinkKind.Parent, 11, 22));
        Assert.Null(await SayAsync(KinLinkKind.Parent, 11, 2));
        Assert.Null(await desk.ConfirmAsync(1, TestCity.Approver));
        Assert.Equal(new KinRefusal.ParentThere("母", "小川陽子").Words, await desk.ConfirmAsync(2, TestCity.Approver));
        Assert.Null(await desk.ProposeAsync(KinLinkKind.Parent, new(11), new(22), false, "別人の謄本", TestCity.Examiner));
        Assert.Null(await desk.ConfirmAsync(4, TestCity.Approver));
        Assert.Null(await desk.ConfirmAsync(2, TestCity.Approver));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task ProposeAsync_ClerkOfTheCounter_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();

        Assert.False(Rights.Allows(Permission.ConfirmKinship, TestCity.Counter));
        Assert.NotNull(await city.Get<KinDesk>().ProposeAsync(KinLinkKind.Parent, new(1), new(2), true, "理由", TestCity.Counter));
        Assert.NotNull(await city.Get<KinDesk>().ProposeAsync(KinLinkKind.Parent, new(1), new(2), true, " ", TestCity.Examiner));
    }

    /// <summary>A decided birth records by number whose child it is.</summary>
    [Fact]
    public async Task ApproveAsync_Birth_StoresWhoseChildItIs()
    {
        await using var city = await TestCity.CreateAsync();
        var approved = await BirthPaper.ApprovedAsync(city);

        await using var database = city.Open();
        var parents = (await city.Store.GetAsync(new(1)))!;
        var child = parents.Entries[^1].Person.Value;
        var links = await database.KinLinks.AsNoTracking().OrderBy(l => l.Number).ToListAsync();
        Assert.All(links, l => Assert.Equal((KinLinkKind.Parent, child, true, (long?)approved.Id), (l.Kind, l.One, l.Holds, l.CaseId)));
        Assert.Equal(Couple.Of(parents).Select(e => e.Person.Value).Order(), links.Select(l => l.Other).Order());
        Assert.Empty(await city.ProblemsAsync());
    }

    private static KosekiDbContext Counted(TestCity city, Action count) => new InterceptedContexts(city, new QueryCounter(count)).CreateDbContext();

    private static async Task<(HashSet<RegisterId> Named, Reached Kin, int Queries)> ReachAsync(TestCity city, string name)
    {
        var file = CaseFile.Load(Path.Combine(Cases, name));
        await city.Get<BulkLoad>().LoadAsync(file.Given.All.Select(Moved), TestCity.Counter, default);
        var queries = 0;
        await using var database = Counted(city, () => queries++);
        var kin = await KinReach.OfAsync(database, NamedOf(file), city.Get<ICharacterTable>(), city.Get<RecordedDocuments>(), default);
        return ([.. NamedOf(file).All.Select(r => r.Id)], kin, queries);
    }

    private static async Task<Reached> AgainAsync(TestCity city, string name)
    {
        await using var database = city.Open();
        return await KinReach.OfAsync(database, NamedOf(CaseFile.Load(Path.Combine(Cases, name))), city.Get<ICharacterTable>(), city.Get<RecordedDocuments>(), default);
    }

    private static RegisterSet NamedOf(CaseFile file) => new(file.Kind.RegistersNamed(file.Draft).Select(file.Given.Find).OfType<FamilyRegister>().Select(Moved));

    // The city has registers R1–R4 of its own.
    private static FamilyRegister Moved(FamilyRegister register) => register with { Id = new(register.Id.Value + 100) };
}
