using Koseki.Infrastructure.UseCases.City;
using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Scans;
using Koseki.Web.Components.Forms;
using Koseki.Web.Pages.Settings;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Settings;

public sealed class CitySettingsPageTests : StaffPageTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
    private static readonly CitySetting.OfCertifier Mayor = new(new("埼玉県越谷市長", "見本　太郎", SpecimenSeal.Make()));
    private static readonly DateOnly Today = new(2026, 10, 8);

    private CityDesk Store => City.Get<CityDesk>();

    private IRenderedComponent<CitySettingsPage> Show(Actor actor)
    {
        Services.AddSingleton(Store);
        var page = Open<CitySettingsPage>(actor);
        page.WaitForElement(Id("setting-now"));
        return page;
    }

    [Fact]
    public async Task Enter_CertifierWithPicture_WaitsForAnotherPerson()
    {
        var page = Show(Operator);
        Assert.Contains("登録されていないため", page.Find(Id("setting-nobody")).TextContent, StringComparison.Ordinal);
        await PressAsync(page, Keys, "F12");
        Assert.NotEmpty(page.FindAll(Id("setting-title-said")));
        Type(page, Id("setting-from"), "R8.10.8");
        Assert.Equal("令和8年10月8日", page.Find(Id("setting-from-read")).TextContent);
        Type(page, Id("setting-title"), "埼玉県越谷市長");
        Type(page, Id("setting-name"), "見本　太郎");
        page.FindComponent<FileBox>().UploadFiles(InputFileContent.CreateFromBinary(Pngs.Bits(300, 300, (x, y) => x < 30 || y < 30 || x >= 270 || y >= 270), "印影.png"));
        page.WaitForElement(Id("setting-preview"));
        await PressAsync(page, Keys, "F12");
        page.WaitForElement(Id("setting-waiting-1"));

        var entry = Assert.Single(await Store.ListAsync());
        var certifier = Assert.IsType<CitySetting.OfCertifier>(entry.Setting).Certifier;
        Assert.Equal(("埼玉県越谷市長", "見本　太郎", 24.0, "unyo"), (certifier.Title, certifier.Name, certifier.Seal.Side, entry.EnteredBy));
        Assert.Equal("入れた人は確認できません。別の人が確認します。", page.Find(Id("setting-why-1")).TextContent);
        Click(page, Id("setting-confirm-1"));
        Assert.Empty(Dialogs.FindAll(Id("ask-facts")));
    }

    [Fact]
    public async Task Confirm_ByAnother_ShowsTheFactsFirstAndComesIntoForce()
    {
        await Store.EnterAsync(Today, Mayor, Operator);
        var page = Show(TestCity.Approver);
        var pressed = PressAsync(page, Keys, "F12");
        var facts = Dialogs.WaitForElement(Id("ask-facts")).TextContent;
        Assert.Contains("令和8年10月8日", facts, StringComparison.Ordinal);
        Assert.All(new[] { "埼玉県越谷市長", "見本　太郎", "24mm" }, text => Assert.Contains(text, Dialogs.Markup, StringComparison.Ordinal));
        Assert.Null(CitySettings.At(await Store.ListAsync(), Today).Certifier);
        Click(Dialogs, Id("ask-confirm"));
        await pressed;

        page.WaitForAssertion(() => Assert.Contains("見本　太郎", page.Find(Id("setting-row-Certifier-")).TextContent, StringComparison.Ordinal));
        Assert.Equal("決裁　三郎", SettingRules.InForce(await Store.ListAsync(), SettingKind.Certifier, "", Today)!.Decision!.ByName);
    }

    [Fact]
    public async Task SendBack_WithoutAReason_AsksForIt()
    {
        await Store.EnterAsync(Today, Mayor, Operator);
        var page = Show(TestCity.Approver);
        Click(page, Id("setting-back-1"));
        Dialogs.WaitForElement(Id("ask-reason"));
        Click(Dialogs, Id("ask-confirm"));
        Assert.NotEmpty(Dialogs.FindAll(Id("ask-problem")));
        Type(Dialogs, Id("ask-reason"), "印影が欠けている");
        Click(Dialogs, Id("ask-confirm"));
        page.WaitForElement(Id("setting-past"));
        Assert.Contains("差戻し: 印影が欠けている", page.Find(Id("setting-past")).TextContent, StringComparison.Ordinal);
    }

    /// <summary>Every other setting from its row: what holds stands in the boxes, and what was entered stands on the page until another confirms it.</summary>
    [Fact]
    public async Task Enter_EveryOtherKind_FromItsRow()
    {
        await TestCity.SealAsync(Store);
        var page = Show(Operator);
        Click(page, Id("setting-change-Fees-"));
        Assert.Equal("450", page.Find(Id("setting-fee-Whole")).GetAttribute("value"));
        Type(page, Id("setting-fee-Whole"), "５００");
        Type(page, Id("setting-from"), "R9.4.1");
        Enter(page, 3);

        Click(page, Id("setting-change-TwoPersons-02"));
        Tick(page, Id("setting-holds"), false);
        Type(page, Id("setting-from"), "R8.10.9");
        Enter(page, 4);

        Click(page, Id("setting-change-MessageBound-VitalStatistics"));
        Assert.Equal("14", page.Find(Id("setting-wait")).GetAttribute("value"));
        Type(page, Id("setting-wait"), "x");
        Type(page, Id("setting-from"), "R8.10.9");
        Click(page, Id("setting-enter"));
        page.WaitForElement(Id("setting-bound-said"));
        Type(page, Id("setting-wait"), "7");
        Enter(page, 5);

        Click(page, Id("setting-change-Proof-"));
        Type(page, Id("setting-minutes"), "5");
        Type(page, Id("setting-from"), "R8.10.9");
        Enter(page, 6);

        Type(page, Id("setting-kind"), nameof(SettingKind.ClosingDay));
        Type(page, Id("setting-from"), "R8.11.4");
        Type(page, Id("setting-day-name"), "停電");
        Enter(page, 7);

        var entries = await Store.ListAsync();
        Assert.Equal(500, Assert.IsType<CitySetting.OfFees>(entries.Single(e => e.Number == 3).Setting).Yen[CertificateKind.Whole]);
        Assert.Equal(
            [new CitySetting.OfClosingDay(new(2026, 11, 4), true, "停電"), new CitySetting.OfProof(5), new CitySetting.OfMessageBound(Koseki.Domain.Linkage.MessageKind.VitalStatistics, new(7, 14)), new CitySetting.OfTwoPersons("02", false)],
            entries.Where(e => e.Decision is null && e.Number > 3).Select(e => e.Setting));
        Assert.All(entries.Where(e => e.Number > 2), e => Assert.Equal("unyo", e.EnteredBy));
    }

    private static void Enter(IRenderedComponent<CitySettingsPage> page, long number)
    {
        Click(page, Id("setting-enter"));
        page.WaitForElement(Id($"setting-waiting-{number}"));
    }
}
