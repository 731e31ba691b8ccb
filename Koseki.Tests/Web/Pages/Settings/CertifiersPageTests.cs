using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Scans;
using Koseki.Web.Components.Forms;
using Koseki.Web.Pages.Settings;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Settings;

public sealed class CertifiersPageTests : StaffPageTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);

    private Certifiers Store => City.Get<Certifiers>();

    private IRenderedComponent<CertifiersPage> Show(Actor actor)
    {
        Services.AddSingleton(Store);
        var page = Open<CertifiersPage>(actor);
        page.WaitForElement(Id("certifier-now"));
        return page;
    }

    [Fact]
    public async Task Enter_WithPicture_WaitsForAnotherPerson()
    {
        var page = Show(Operator);
        Assert.Contains("登録されていないため", page.Find(Id("certifier-nobody")).TextContent, StringComparison.Ordinal);
        await PressAsync(page, Keys, "F12");
        Assert.NotEmpty(page.FindAll(Id("certifier-title-said")));
        Type(page, Id("certifier-from"), "R8.10.8");
        Type(page, Id("certifier-title"), "埼玉県越谷市長");
        Type(page, Id("certifier-name"), "見本　太郎");
        page.FindComponent<FileBox>().UploadFiles(InputFileContent.CreateFromBinary(Pngs.Bits(300, 300, (x, y) => x < 30 || y < 30 || x >= 270 || y >= 270), "印影.png"));
        page.WaitForElement(Id("certifier-preview"));
        await PressAsync(page, Keys, "F12");
        page.WaitForElement(Id("certifier-waiting-1"));

        var entry = Assert.Single(await Store.ListAsync());
        Assert.Equal(("埼玉県越谷市長", "見本　太郎", 24.0, "unyo"), (entry.Certifier.Title, entry.Certifier.Name, entry.Certifier.Seal.Side, entry.EnteredBy));
        Assert.Equal("入れた人は確認できません。別の人が確認します。", page.Find(Id("certifier-why-1")).TextContent);
        Click(page, Id("certifier-confirm-1"));
        Assert.Empty(Dialogs.FindAll(Id("ask-facts")));
    }

    [Fact]
    public async Task Confirm_ByAnother_ShowsTheFactsFirstAndComesIntoForce()
    {
        await Store.EnterAsync(new(2026, 10, 8), new("埼玉県越谷市長", "見本　太郎", Koseki.Eng.Town.Output.SpecimenSeal.Make()), Operator);
        var page = Show(TestCity.Approver);
        var pressed = PressAsync(page, Keys, "F12");
        var facts = Dialogs.WaitForElement(Id("ask-facts")).TextContent;
        Assert.All(new[] { "令和8年10月8日", "埼玉県越谷市長", "見本　太郎", "24mm" }, text => Assert.Contains(text, facts, StringComparison.Ordinal));
        Assert.Null(CertifierRules.InForce(await Store.ListAsync(), new(2026, 10, 8)));
        Click(Dialogs, Id("ask-confirm"));
        await pressed;

        page.WaitForAssertion(() => Assert.Contains("見本　太郎", page.Find(Id("certifier-now")).TextContent, StringComparison.Ordinal));
        Assert.Equal("決裁　三郎", CertifierRules.InForce(await Store.ListAsync(), new(2026, 10, 8))!.Decision!.ByName);
    }

    [Fact]
    public async Task SendBack_WithoutAReason_AsksForIt()
    {
        await Store.EnterAsync(new(2026, 10, 8), new("埼玉県越谷市長", "見本　太郎", Koseki.Eng.Town.Output.SpecimenSeal.Make()), Operator);
        var page = Show(TestCity.Approver);
        Click(page, Id("certifier-back-1"));
        Dialogs.WaitForElement(Id("ask-reason"));
        Click(Dialogs, Id("ask-confirm"));
        Assert.NotEmpty(Dialogs.FindAll(Id("ask-problem")));
        Type(Dialogs, Id("ask-reason"), "印影が欠けている");
        Click(Dialogs, Id("ask-confirm"));
        page.WaitForElement(Id("certifier-past"));
        Assert.Contains("差戻し: 印影が欠けている", page.Find(Id("certifier-past")).TextContent, StringComparison.Ordinal);
    }
}
