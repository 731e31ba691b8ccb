using Koseki.Infrastructure.UseCases.Accounts;
using Bunit;
using Koseki.Domain.Accounts;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Forms;
using Koseki.Web.Pages.Accounts;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Pages.Accounts;

public sealed class AccountsPageTests : StaffPageTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
    private static readonly DateOnly Tomorrow = new(2026, 10, 9);

    private AccountDesk Store => City.Get<AccountDesk>();

    private async Task<IRenderedComponent<AccountsPage>> ShowAsync(Actor actor, params DutyChange[] waiting)
    {
        Services.AddSingleton(Store);
        await Store.SetUpAsync(new("mado", "窓口　花", "01", [StaffRole.Counter], false), "himitsu-no-kotoba");
        await Store.SetUpAsync(new("unyo", "運用　五郎", "01", [StaffRole.Operator], false), "himitsu-no-kotoba");
        if (waiting.Length > 0)
        {
            await Store.EnterAsync(waiting, Operator);
        }

        var page = Open<AccountsPage>(actor);
        page.WaitForElement(Id("account-list"));
        return page;
    }

    /// <summary>From the row to what waits: the change is said before it is entered, and who entered it cannot confirm it; nobody changes their own.</summary>
    [Fact]
    public async Task Change_OfAPerson_WaitsForAnother()
    {
        var page = await ShowAsync(Operator);
        Assert.Contains("窓口(全事務所)", page.Find(Id("account-mado")).TextContent, StringComparison.Ordinal);
        Click(page, Id("account-change-unyo"));
        Assert.Empty(page.FindAll(Id("duty-form")));
        Assert.Contains("自分のアカウントと職務", page.Find(Id("account-said")).TextContent, StringComparison.Ordinal);

        Click(page, Id("account-change-mado"));
        page.WaitForElement(Id("duty-form"));
        await PressAsync(page, Keys, "F12");
        Assert.Contains("いつから", page.Find(Id("account-said")).TextContent, StringComparison.Ordinal);
        Type(page, Id("duty-from"), "R8.10.9");
        Tick(page, Id("duty-Counter-all"), false);
        Tick(page, Id("duty-Examiner-02"));
        Assert.Contains("窓口(全事務所)を令和8年10月8日まで", page.Find(Id("duty-preview")).TextContent, StringComparison.Ordinal);
        await PressAsync(page, Keys, "F12");
        page.WaitForElement(Id("duty-waiting-3"));

        var entry = (await Store.ListAsync(Operator)).Waiting.Single();
        Assert.Equal([new DutyChange.Limit("mado", 1, new DateOnly(2026, 10, 8)), new DutyChange.Give("mado", StaffRole.Examiner, "02", Tomorrow, null)], entry.Changes.Select(c => c.Change));
        Assert.Equal(new DutyRefusal.OwnEntry().Words, page.Find(Id("duty-why-3")).TextContent);
        Click(page, Id("duty-confirm-3"));
        Assert.Empty(Dialogs.FindAll(Id("ask-facts")));
    }

    [Fact]
    public async Task Confirm_ByAnother_ShowsTheChangesFirst()
    {
        var page = await ShowAsync(TestCity.Approver, new DutyChange.Give("mado", StaffRole.Examiner, "02", Tomorrow, null));
        Assert.Empty(page.FindAll(Id("account-change-mado")));
        Assert.Empty(page.FindAll(Id("account-form")));
        page.WaitForElement(Id("duty-confirm-3"));
        var pressed = PressAsync(page, Keys, "F12");
        Dialogs.WaitForElement(Id("ask-facts"));
        Assert.Contains("令和8年10月9日から", Dialogs.Markup, StringComparison.Ordinal);
        Click(Dialogs, Id("ask-confirm"));
        await pressed;

        page.WaitForAssertion(() => Assert.Contains("令和8年10月9日から", page.Find(Id("account-mado")).TextContent, StringComparison.Ordinal));
        Assert.Equal("決裁　三郎", (await Store.ListAsync(Operator)).Entries[0].Decision!.ByName);
    }

    /// <summary>A new account has a first password that is shown once; another time the name is taken.</summary>
    [Fact]
    public async Task Add_Account_ShowsItsFirstPasswordOnce()
    {
        var page = await ShowAsync(Operator);
        Type(page, Id("account-key"), "shinjin");
        Type(page, Id("account-name"), "新　人");
        Click(page, Id("account-add"));
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", page.WaitForElement(Id("account-password")).TextContent);
        Assert.Contains("職務なし", page.WaitForElement(Id("account-shinjin")).TextContent, StringComparison.Ordinal);

        Type(page, Id("account-key"), "shinjin");
        Type(page, Id("account-name"), "別　人");
        Click(page, Id("account-add"));
        page.WaitForAssertion(() => Assert.Contains("二度使えません", page.Find(Id("account-said")).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(Id("account-password")));
    }

    /// <summary>CM-06: a file is compared first; a line that cannot be takes nothing; what is entered waits like any change.</summary>
    [Fact]
    public async Task Table_Taken_SaysTheDifferencesFirst()
    {
        var page = await ShowAsync(Operator);
        var file = DutyTable.Write(await Store.ListAsync(Operator), new(2026, 10, 8));
        Upload(page, file + "dare,誰,窓口,本庁,2026-10-09,\r\n");
        Assert.Contains("4行目", page.WaitForElement(Id("duty-table-problems")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(Id("duty-table-enter")));

        Upload(page, file + "mado,窓口　花,審査,本庁,2026-10-09,\r\n");
        Assert.Contains("変わること 1件", page.WaitForElement(Id("duty-table-report")).TextContent, StringComparison.Ordinal);
        Click(page, Id("duty-table-enter"));
        page.WaitForElement(Id("duty-waiting-3"));
        Assert.Equal([new DutyChange.Give("mado", StaffRole.Examiner, "01", Tomorrow, null)], (await Store.ListAsync(Operator)).Waiting.Single().Changes.Select(c => c.Change));
    }

    private static void Upload(IRenderedComponent<AccountsPage> page, string text) =>
        page.FindComponent<FileBox>().UploadFiles(InputFileContent.CreateFromText(text, "duties.csv"));
}
