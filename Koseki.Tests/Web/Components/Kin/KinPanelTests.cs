using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.People;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Web.Pages;
using Koseki.Web.Components.Kin;

namespace Koseki.Tests.Web.Components.Kin;

/// <summary>Two people settle on the screen what registers let only be inferred.</summary>
public sealed class KinPanelTests : StaffPageTests
{
    [Fact]
    public async Task Panel_InferredLink_IsProposedByOneAndConfirmedByAnother()
    {
        var named = await LoadAsync();
        var link = (await ReachAsync(named)).Kinship.Links.Parents.First(p => !p.Origin.IsSure());
        var key = $"Parent-{link.Child}-{link.Parent}";

        var first = await ShowAsync(named, TestCity.Examiner);
        Click(first, Id($"kin-yes-{key}"));
        first.WaitForAssertion(() => Assert.Contains("理由", first.Find(Id("kin-problem")).TextContent, StringComparison.Ordinal));
        Type(first, Id($"kin-reason-{key}"), "従前戸籍の謄本");
        Click(first, Id($"kin-yes-{key}"));
        Click(first, Id($"kin-confirm-{key}"));
        first.WaitForAssertion(() => Assert.Contains("申し出た人", first.Find(Id("kin-problem")).TextContent, StringComparison.Ordinal));

        var desk = City.Get<KinDesk>();
        var proposal = (await desk.OpenAsync((await ReachAsync(named)).Kinship.Links)).Single(o => o.Proposal is not null).Proposal!;
        Assert.Null(await desk.ConfirmAsync(proposal.Number, TestCity.Approver));
        Assert.Contains((await ReachAsync(named)).Kinship.Links.Parents, p => p.Child == link.Child && p.Parent == link.Parent && p.Origin == LinkOrigin.Confirmed);
    }

    [Fact]
    public async Task Panel_ForTheCounter_ShowsButDoesNotDecide()
    {
        var panel = await ShowAsync(await LoadAsync(), TestCity.Counter);

        Assert.Contains("古川誠", panel.WaitForElement(Id("kin-links")).TextContent, StringComparison.Ordinal);
        Assert.Contains("この市にない戸籍", panel.Find(Id("kin-unseen")).TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-testid^=kin-yes]"));
    }

    private async Task<RegisterSet> LoadAsync()
    {
        var file = CaseFile.Load(System.IO.Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Marriage", "cases", "N09-推定の結び付き.txt"));
        FamilyRegister Moved(FamilyRegister register) => register with { Id = new(register.Id.Value + 100) };
        await City.Get<BulkLoad>().LoadAsync(file.Given.All.Select(Moved), TestCity.Counter, default);
        return new(file.Kind.RegistersNamed(file.Draft).Select(file.Given.Find).OfType<FamilyRegister>().Select(Moved));
    }

    private async Task<Reached> ReachAsync(RegisterSet named)
    {
        await using var database = City.Open();
        return await KinReach.OfAsync(database, named, City.Get<ICharacterTable>(), City.Get<RecordedDocuments>(), default);
    }

    private async Task<IRenderedComponent<KinPanel>> ShowAsync(RegisterSet named, Actor actor)
    {
        var kin = await ReachAsync(named);
        return Open<KinPanel>(actor, p => p.Add(k => k.Kin, kin).Add(k => k.Named, [.. named.All.Select(r => r.Id)]).Add(k => k.Actor, actor));
    }
}
