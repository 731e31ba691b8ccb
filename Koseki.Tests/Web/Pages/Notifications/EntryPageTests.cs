using Bunit;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Pages.Notifications;

namespace Koseki.Tests.Web.Pages.Notifications;

public sealed class EntryPageTests : StaffPageTests
{
    private async Task<IRenderedComponent<EntryPage>> OpenAsync(Draft? draft = null)
    {
        var id = draft is null ? (await City.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter)).Id : (await BirthPaper.TypedAsync(City, draft)).Id;
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, id));
        page.WaitForElement(Id("no-plan") + ", " + Id("plan-R1"));
        return page;
    }

    [Fact]
    public async Task Open_ADraft_StartsInTheFirstBoxWithItsKeys()
    {
        var page = await OpenAsync();
        Assert.Equal("f-parents-where", Focused.Last());
        Assert.Equal(["F12", "F2", "F3", "F4", "F5", "F8"], Keys.Current.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("受付", Keys.Current["F12"].Label);
        Assert.Equal("parents.where", page.Find("[data-field]").GetAttribute("data-field"));
        Assert.DoesNotContain(page.FindAll("[data-entry] [data-field]"), e => e.HasAttribute("tabindex"));
    }

    [Fact]
    public async Task Type_ARegister_ShowsItFillsAndPreviews()
    {
        var page = await OpenAsync();
        Type(page, "#f-parents-where", "この市の戸籍");
        Type(page, "#f-parents-register", "1");
        Leave(page, "#f-parents-register");
        page.WaitForElement(Id("plan-R1"));
        page.WaitForAssertion(() => Assert.Equal("保存しました 10:00", page.Find(Id("saved")).TextContent));
        Assert.Contains("東越谷一丁目5番地", page.Find(Id("chosen-f-parents-register")).TextContent, StringComparison.Ordinal);
        Assert.Equal("越谷太郎", page.Find("#f-father-name").GetAttribute("data-value"));
        Assert.NotNull(page.Find(Id("known-f-father-name")));
    }

    [Fact]
    public async Task Press_BesideADivorce_OpensHerPaperFilledFromIt()
    {
        var divorce = await City.Workflow.OpenAsync(BundlePapers.Divorce, TestCity.Counter);
        await City.Workflow.SaveDraftAsync(divorce.Id, BundlePapers.Of(), divorce.Version, TestCity.Counter);
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, divorce.Id));
        page.WaitForElement(Id("plan-R1"));
        Assert.Equal("77条の2を同時に", page.WaitForElement(Id("beside-0")).TextContent);

        Click(page, Id("beside-0"));
        page.WaitForAssertion(() => Assert.NotEqual($"/notifications/{divorce.Id}", Path));

        var members = await City.Get<CaseBundles>().MembersAsync(divorce.Id);
        Assert.Equal([BundlePapers.Divorce, "0404"], members.Select(m => m.KindCode));
        Assert.Equal($"/notifications/{members[1].Id}", Path);
        Assert.Equal(("越谷花子", "R1", "越谷", "コシガヤ", ""), (members[1].Subject, members[1].Draft[new("person.register")], members[1].Draft[new("kept.familyName")], members[1].Draft[new("kept.familyNameKana")], members[1].Draft[new("person.signed")]));
        var second = Render<EntryPage>(p => p.Add(e => e.Id, members[1].Id));
        Assert.Equal($"/notifications/{divorce.Id}", second.WaitForElement($"{Id($"bundle-{divorce.Id}")} a").GetAttribute("href"));
    }

    /// <summary>Fault I1: the number of a register is not read before the box is left, so that 1 of 128 chooses nobody's family.</summary>
    [Fact]
    public async Task Type_TheBeginningOfANumber_ChoosesNothingUntilTheBoxIsLeft()
    {
        var page = await OpenAsync();
        Type(page, "#f-parents-where", "この市の戸籍");
        var box = page.WaitForElement("#f-parents-register");
        Assert.True(box.HasAttribute("data-late"));
        Type(page, "#f-parents-register", "1");
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("#f-parents-register").GetAttribute("data-value")));
        Assert.Empty(page.FindAll(Id("chosen-f-parents-register")));
        Leave(page, "#f-parents-register");
        page.WaitForElement(Id("chosen-f-parents-register"));
    }

    /// <summary>Fault I5: what was put into another form is said at the box, and forgotten when it is typed in again.</summary>
    [Fact]
    public async Task Leave_ABoxWithWhatIsWrittenOtherwise_IsSaidThere()
    {
        var page = await OpenAsync(BirthPaper.Of());
        Type(page, "#f-father-name", "葛\U000E0101西\u3000利夫");
        Leave(page, "#f-father-name");
        page.WaitForAssertion(() => Assert.Equal("葛西利夫", page.Find("#f-father-name").GetAttribute("data-value")));
        Assert.Contains("U+845B U+E0101 を「葛」に直しました", page.Find(Id("mended-f-father-name")).TextContent, StringComparison.Ordinal);
        Type(page, "#f-father-name", "葛西");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(Id("mended-f-father-name"))));
    }

    [Fact]
    public async Task Check_EmptyBoxes_AreNamedOnlyThenAndTheListGetsTheFocus()
    {
        var page = await OpenAsync(BirthPaper.Of(givenName: ""));
        page.WaitForElement(Id("still-empty"));
        Assert.Empty(page.FindAll(Id("go-未入力")));
        await PressAsync(page, Keys, "F8");
        page.WaitForElement(Id("go-未入力"));
        Assert.Empty(page.FindAll(Id("still-empty")));
        Assert.Equal("findings-heading", Focused.Last());
        Click(page, Id("go-未入力"));
        Assert.Equal("f-child-givenName", Focused.Last());
    }

    [Fact]
    public async Task Choose_APerson_OffersTheMattersAndItemsTheRegisterHas()
    {
        var opened = await City.Workflow.OpenAsync("1201", TestCity.Counter);
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, opened.Id));
        page.WaitForElement("#f-target-register");
        await FillAsync(page, "target-register", "R1");
        page.WaitForAssertion(() => Assert.Equal(["", "戸籍事項", "太郎", "花子"], Options(page, "person")));
        await FillAsync(page, "target-person", "花子");
        page.WaitForAssertion(() => Assert.Equal(["", "戸籍に記録されている者", "出生", "婚姻"], Options(page, "matter")));
        await FillAsync(page, "target-matter", "出生");
        await FillAsync(page, "target-act", "訂正");
        page.WaitForAssertion(() => Assert.Equal(["", "出生日", "出生地", "届出日", "届出人"], Options(page, "item")));
        await FillAsync(page, "target-item", "出生地");
        await FillAsync(page, "correction-ground", "24条3項");
        page.WaitForAssertion(() => Assert.Equal("埼玉県春日部市", page.Find("#f-target-former").GetAttribute("data-value")));

        // A matter that the next person has not stays visible as what it is, and is said.
        await FillAsync(page, "target-person", "戸籍事項");
        page.WaitForAssertion(() => Assert.Contains("今の選択肢にありません", page.Find("#f-target-matter").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("選べません", page.Find(Id("said-f-target-matter")).TextContent, StringComparison.Ordinal));
    }

    // Found and typed into without a drawing between.
    private static Task FillAsync(IRenderedComponent<EntryPage> page, string box, string text) => TypeToEndAsync(page, "#f-" + box, text);

    private static IEnumerable<string?> Options(IRenderedComponent<EntryPage> page, string box) =>
        page.FindAll($"#f-target-{box} option").Select(o => o.GetAttribute("value"));

    [Fact]
    public async Task F4_HidesAndShowsThePreview()
    {
        var page = await OpenAsync();
        await PressAsync(page, Keys, "F4");
        Assert.Empty(page.FindAll(Id("preview")));
        await PressAsync(page, Keys, "F4");
        Assert.Single(page.FindAll(Id("preview")));
    }

    [Fact]
    public async Task F3_ChoosesARegisterByEnterAlone()
    {
        var page = await OpenAsync();
        Type(page, "#f-parents-where", "この市の戸籍");
        var pressed = PressAsync(page, Keys, "F3");
        Type(Dialogs, Id("chooser-text"), "越谷");
        Submit(Dialogs, "form[role='search']");
        Dialogs.WaitForElement(Id("choose-1"));
        PressDown(Dialogs, Id("chooser-text"));
        Dialogs.WaitForAssertion(() => Assert.Equal("true", Dialogs.Find(Id("choose-1")).GetAttribute("aria-selected")));
        Submit(Dialogs, "form[role='search']");
        await pressed;
        Assert.Equal("R1", page.Find("#f-parents-register").GetAttribute("data-value"));
        Assert.Equal("f-parents-register", Focused.Last());
    }

    /// <summary>Fault U: a person picked in the search left 氏 and 名 of a 婚姻届 to be typed.</summary>
    [Fact]
    public async Task F3_PicksAPersonOfAMarriage_NamesThePersonAndTheRestComesFromTheRegister()
    {
        var opened = await City.Workflow.OpenAsync("0401", TestCity.Counter);
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, opened.Id));
        page.WaitForElement("#f-husband-where");
        await FillAsync(page, "husband-where", "この市の戸籍");
        page.WaitForElement("#f-husband-register");
        var pressed = PressAsync(page, Keys, "F3");
        Type(Dialogs, Id("chooser-text"), "小川博");
        Submit(Dialogs, "form[role='search']");
        Click(Dialogs, Id("choose-0"));
        await pressed;
        page.WaitForAssertion(() => Assert.Equal(("小川", "博"), (page.Find("#f-husband-familyName").GetAttribute("data-value"), page.Find("#f-husband-givenName").GetAttribute("data-value"))));
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("#f-husband-birthDate").GetAttribute("data-value")!));
    }

    /// <summary>Fault U: the dialog asked for the day and did not show whom and what it is about.</summary>
    [Fact]
    public async Task F12_AMarriage_ShowsPersonsNamesDomicileWhatStandsAgainstItAndWhatIsHeld()
    {
        var opened = await City.Workflow.OpenAsync("0401", TestCity.Counter);
        await City.Workflow.SaveDraftAsync(opened.Id, Marriage, opened.Version, TestCity.Counter);
        var page = Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, opened.Id));
        page.WaitForElement(Id("preview") + " [role='tab']");
        var pressed = PressAsync(page, Keys, "F12");
        Dialogs.WaitForElement(Id("receipt-date"));
        Assert.Equal(["小川　博", "鈴木　真理"], Dialogs.FindAll(Id("receipt-persons") + " b").Select(b => b.TextContent));
        var facts = Dialogs.Find(Id("receipt-facts")).TextContent;
        Assert.Contains("氏小川 真理の「鈴木」が「小川」になります", facts, StringComparison.Ordinal);
        Assert.Contains("入る戸籍埼玉県越谷市南越谷一丁目3番地　小川博 「真理」が入ります", facts, StringComparison.Ordinal);
        Assert.Equal("受付の日 = 婚姻の日", Dialogs.Find("label[for='rd-date']").TextContent);
        Assert.Contains("直すまで決裁できません", Dialogs.Find(Id("receipt-blocking")).TextContent, StringComparison.Ordinal);
        Assert.Equal(["R3 小川博", "R4 鈴木真理"], Dialogs.FindAll(Id("receipt-held") + " .held").Select(h => h.TextContent));
        Click(Dialogs, Id("receipt-cancel"));
        await pressed;
    }

    private static Draft Marriage => Draft.Of(new Dictionary<string, string>
    {
        ["marriage.manner"] = "届出による婚姻",
        ["husband.where"] = "この市の戸籍",
        ["husband.register"] = "R3",
        ["husband.familyName"] = "小川",
        ["husband.givenName"] = "博",
        ["wife.where"] = "この市の戸籍",
        ["wife.register"] = "R4",
        ["wife.familyName"] = "鈴木",
        ["wife.givenName"] = "真理",
        ["family.name"] = "夫の氏",
    });

    [Fact]
    public async Task F12_ADraft_IsReceivedAndTheNumberShown()
    {
        var page = await OpenAsync(BirthPaper.Of());
        var pressed = PressAsync(page, Keys, "F12");
        Dialogs.WaitForElement(Id("receipt-date"));
        Assert.Equal("令和8年10月8日", Dialogs.Find(Id("receipt-date")).GetAttribute("value"));
        Assert.Equal("10:00", Dialogs.Find(Id("receipt-time")).GetAttribute("value"));
        Type(Dialogs, Id("receipt-date"), "R8.10.9");
        Click(Dialogs, Id("receipt-confirm"));
        Dialogs.WaitForAssertion(() => Assert.Contains("今日より後", Dialogs.Find(Id("receipt-problem")).TextContent, StringComparison.Ordinal));
        Type(Dialogs, Id("receipt-date"), "R8.10.8");
        Click(Dialogs, Id("receipt-confirm"));
        await pressed;
        Assert.EndsWith("/receipt", Path, StringComparison.Ordinal);
        var receipt = Render<ReceiptPage>(p => p.Add(r => r.Id, page.Instance.Id));
        Assert.Equal("令8-1", receipt.WaitForElement(Id("receipt-number")).TextContent);
    }

    [Fact]
    public async Task F12_ALikelyDouble_IsShownBesideAndMustBeToldApart()
    {
        var other = await BirthPaper.ReceivedAsync(City, BirthPaper.Of("大空", "オオゾラ", "二"));
        var page = await OpenAsync(BirthPaper.Of());
        var pressed = PressAsync(page, Keys, "F12");
        Assert.Contains("越谷大空", Dialogs.WaitForElement(Id($"double-{other.Id}")).TextContent, StringComparison.Ordinal);
        Assert.Contains("審査待ち", Dialogs.Find(Id($"double-{other.Id}")).TextContent, StringComparison.Ordinal);
        Assert.Contains("越谷美空", Dialogs.Find(Id("double-own")).TextContent, StringComparison.Ordinal);
        Dialogs.WaitForAssertion(() => Assert.Equal("doubles-seen", Focused.Last()));
        Click(Dialogs, Id("receipt-confirm"));
        Dialogs.WaitForAssertion(() => Assert.Contains("印を付けてください", Dialogs.Find(Id("receipt-problem")).TextContent, StringComparison.Ordinal));
        Assert.Equal(CaseState.Draft, (await City.Workflow.GetAsync(page.Instance.Id))!.State);
        Tick(Dialogs, Id("doubles-seen"));
        Click(Dialogs, Id("receipt-confirm"));
        await pressed;
        Assert.EndsWith("/receipt", Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_SomebodyWasFirst_SaysWhoAndGoesOn()
    {
        var page = await OpenAsync(BirthPaper.Of());
        var stored = (await City.Workflow.GetAsync(page.Instance.Id))!;
        await City.Workflow.SaveDraftAsync(stored.Id, stored.Draft.With(new("child.address"), "越谷市大沢1番地"), stored.Version, TestCity.Counter with { Name = "隣　席子" });
        Type(page, "#f-child-givenName", "美海");
        page.WaitForElement(Id("take-over"));
        Assert.Contains("隣　席子さん", page.Find(Id("entry-problem")).TextContent, StringComparison.Ordinal);
        Assert.Contains("美海", page.Find(Id("unsaved")).TextContent, StringComparison.Ordinal);
        Assert.Equal("保存していません", page.Find(Id("saved")).TextContent);

        Click(page, Id("take-over"));
        page.WaitForAssertion(() => Assert.Equal("保存しました 10:00", page.Find(Id("saved")).TextContent));
        Assert.Equal(("美海", "越谷市大沢1番地"), (page.Find("#f-child-givenName").GetAttribute("data-value"), page.Find("#f-child-address").GetAttribute("data-value")));
    }

    [Fact]
    public async Task Show_TheCaseMovesOnElsewhere_SaysSoAtOnceAndStopsSaving()
    {
        var follower = City.Get<JournalFollower>();
        await follower.StartAsync(default);
        var page = await OpenAsync(BirthPaper.Of());
        await City.Workflow.TakeAsync(page.Instance.Id, "madoguchi", TestCity.Examiner);

        Assert.Contains("審査　次郎さんが10:00にこの届を引き継ぎました。", page.WaitForElement(Id("entry-closed")).TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find(Id("receive")).GetAttribute("aria-disabled"));
        Assert.Equal("審査　次郎さんが10:00にこの届を引き継ぎました。 保存と受付はできません。", page.Find(Id("why-stopped")).TextContent);
        Type(page, "#f-child-givenName", "美海");
        page.WaitForAssertion(() => Assert.Contains("美海", page.Find(Id("unsaved")).TextContent, StringComparison.Ordinal));
        Assert.Equal("美海", page.Find("#f-child-givenName").GetAttribute("data-value"));
        await PressAsync(page, Keys, "F12");
        Assert.Equal("take-back", Focused.Last());
        Assert.Empty(Dialogs.FindAll(Id("receipt-confirm")));

        Click(page, Id("take-back"));
        page.WaitForAssertion(() => Assert.Equal("保存しました 10:00", page.Find(Id("saved")).TextContent));
        Assert.Empty(page.FindAll(Id("entry-closed")));
        await follower.StopAsync(default);
    }

    [Fact]
    public async Task Show_ReceivedByAnother_SaysSoAndLeadsToTheCase()
    {
        var follower = City.Get<JournalFollower>();
        await follower.StartAsync(default);
        var page = await OpenAsync(BirthPaper.Of());
        await City.Workflow.TakeAsync(page.Instance.Id, "madoguchi", TestCity.Examiner);
        await City.Workflow.ReceiveAsync(page.Instance.Id, BirthPaper.Today, TestCity.Examiner);
        await City.Workflow.CompleteExaminationAsync(page.Instance.Id, TestCity.Examiner);

        page.WaitForAssertion(() => Assert.Contains("審査　次郎さんが10:00にこの届を「決裁待ち」にしました。", page.Find(Id("entry-closed")).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(Id("take-back")));
        Assert.Equal($"/cases/{page.Instance.Id}", page.Find("#closed-to-case").GetAttribute("href"));
        await follower.StopAsync(default);
    }

    /// <summary>Fault U: a draft could not be discarded.</summary>
    [Fact]
    public async Task Discard_ADraft_OffersTheWayBackAndOpensItAgain()
    {
        var page = await OpenAsync(BirthPaper.Of());
        var offers = Render<MudBlazor.MudSnackbarProvider>();
        Type(page, "#f-child-givenName", "美海");
        Click(page, Id("discard"));
        // The page has been at "/" from the beginning: what tells is the notice.
        offers.WaitForElement(Id("discarded-notice"));
        Assert.Equal("/", Path);
        var discarded = (await City.Workflow.GetAsync(page.Instance.Id))!;
        Assert.Equal((CaseState.Discarded, "美海"), (discarded.State, discarded.Draft[new("child.givenName")]));
        Assert.Contains("越谷美海", offers.WaitForElement(Id("discarded-notice")).TextContent, StringComparison.Ordinal);

        Assert.Equal("元に戻す", offers.Find("button.mud-snackbar-content-action, .mud-snackbar-content-action button").TextContent.Trim());
        Click(offers, "button.mud-snackbar-content-action, .mud-snackbar-content-action button");
        page.WaitForAssertion(() => Assert.Equal($"/notifications/{discarded.Id}", Path));
        Assert.Equal(CaseState.Draft, (await City.Workflow.GetAsync(discarded.Id))!.State);
    }

    /// <summary>Fault U: two desks of one person, one discards while the other types: what is typed stays on the screen and goes on.</summary>
    [Fact]
    public async Task Type_DiscardedAtAnotherDesk_KeepsWhatIsTypedAndTakesItBack()
    {
        var follower = City.Get<JournalFollower>();
        await follower.StartAsync(default);
        var page = await OpenAsync(BirthPaper.Of());
        var stored = (await City.Workflow.GetAsync(page.Instance.Id))!;
        await City.Workflow.DiscardAsync(stored.Id, stored.Version, TestCity.Counter);
        Assert.Contains("この届を「破棄」にしました。", page.WaitForElement(Id("entry-closed")).TextContent, StringComparison.Ordinal);
        Type(page, "#f-child-givenName", "美海");
        page.WaitForAssertion(() => Assert.Contains("美海", page.Find(Id("unsaved")).TextContent, StringComparison.Ordinal));
        Assert.Equal("美空", (await City.Workflow.GetAsync(stored.Id))!.Draft[new("child.givenName")]);
        Assert.Empty(page.FindAll(Id("discard")));

        Click(page, Id("restore"));
        page.WaitForAssertion(() => Assert.StartsWith("保存しました", page.Find(Id("saved")).TextContent, StringComparison.Ordinal));
        var back = (await City.Workflow.GetAsync(stored.Id))!;
        Assert.Equal((CaseState.Draft, "美海"), (back.State, back.Draft[new("child.givenName")]));
        await follower.StopAsync(default);
    }

    /// <summary>Fault U: the other desk saved first: nothing is put away, and both inputs can be put together.</summary>
    [Fact]
    public async Task Discard_TypedAtAnotherDesk_IsNotDoneAndSaysWho()
    {
        var page = await OpenAsync(BirthPaper.Of());
        var stored = (await City.Workflow.GetAsync(page.Instance.Id))!;
        await City.Workflow.SaveDraftAsync(stored.Id, stored.Draft.With(new("child.address"), "越谷市大沢1番地"), stored.Version, TestCity.Counter with { Name = "隣　席子" });
        Click(page, Id("discard"));
        Assert.Contains("隣　席子さん", page.WaitForElement(Id("entry-problem")).TextContent, StringComparison.Ordinal);
        Assert.Equal(CaseState.Draft, (await City.Workflow.GetAsync(stored.Id))!.State);
    }

    [Fact]
    public async Task Open_AnExaminedPaper_LeadsToItsCase()
    {
        var examined = await BirthPaper.ExaminedAsync(City);
        Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, examined.Id));
        Assert.Equal($"/cases/{examined.Id}", Path);
    }

    [Fact]
    public void Open_NoSuchCase_SaysSo() =>
        Assert.Contains("案件 999 はありません。", Open<EntryPage>(TestCity.Counter, p => p.Add(e => e.Id, 999)).WaitForElement(Id("entry-missing")).TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Choose_AKind_OpensOneDraftAndNamesTheOthersUnsupported()
    {
        var page = Open<ChooseKind>(TestCity.Counter);
        Assert.Equal(NotificationCatalogue.Kinds.Length, page.FindAll("button.kind").Count);
        Assert.Equal(NotificationCatalogue.Subjects.Length - NotificationCatalogue.Kinds.Sum(k => k.SubjectCodes.Count), page.FindAll(Id("unsupported") + " li").Count);
        Assert.Equal(NotificationCatalogue.UnsupportedMessage, page.Find(Id("unsupported-message")).TextContent);
        Click(page, Id("kind-0101"));
        page.WaitForAssertion(() => Assert.StartsWith("/notifications/", Path, StringComparison.Ordinal));
        Assert.Equal(1, (await City.Workflow.CountsAsync())[CaseState.Draft]);
    }
}
