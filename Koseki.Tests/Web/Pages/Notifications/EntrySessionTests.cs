using System.Data.Common;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Web.Components.Forms;
using Koseki.Web.Pages.Notifications;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Web.Pages.Notifications;

public sealed class EntrySessionTests : IAsyncLifetime
{
    private static readonly FieldKey GivenName = new("child.givenName");
    private static readonly FieldKey Address = new("child.address");
    // The same person at another terminal: what is typed there comes in between.
    private static readonly Actor Other = TestCity.Counter with { Name = "隣　席子" };

    private TestCity city = default!;

    public async Task InitializeAsync() => city = await TestCity.CreateAsync();

    public async Task DisposeAsync() => await city.DisposeAsync();

    private async Task<EntrySession> StartAsync(Draft? draft = null)
    {
        var opened = draft is null ? await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter) : await BirthPaper.TypedAsync(city, draft);
        var session = new EntrySession(opened, city.Workflow, TestCity.Counter, city.Clock, NullLogger.Instance);
        session.Start();
        await session.ExaminedAsync();
        return session;
    }

    private async Task<Draft> StoredAsync(EntrySession session) => (await city.Workflow.GetAsync(session.Case.Id))!.Draft;

    private static void Type(EntrySession session, string key, string text) => session.Change(new BoxChange(new(key), text));

    private static async Task RestAsync(EntrySession session)
    {
        await session.ExaminedAsync();
        await session.SaveNowAsync();
    }

    [Fact]
    public async Task Change_ARegister_FillsWhatItSaysAndSavesIt()
    {
        using var session = await StartAsync();
        Type(session, "parents.where", "この市の戸籍");
        Type(session, "parents.register", "R1");
        await RestAsync(session);

        var stored = await StoredAsync(session);
        Assert.Equal(("R1", "越谷太郎", "越谷花子"), (stored[new("parents.register")], stored[new("father.name")], stored[new("mother.name")]));
        Assert.NotNull(session.Result!.Examination.Plan);
        Assert.Equal(city.Clock.GetUtcNow(), session.SavedAt);
    }

    [Fact]
    public async Task Start_WhenTheResultIsTold_IsNoLongerExamining()
    {
        var opened = await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter);
        using var session = new EntrySession(opened, city.Workflow, TestCity.Counter, city.Clock, NullLogger.Instance);
        var told = new List<bool>();
        session.Changed += () => told.Add(session.IsExamining);

        session.Start();
        Assert.True(session.IsExamining);
        await session.ExaminedAsync();

        Assert.Equal([false], told);
    }

    [Fact]
    public async Task Change_ManyTimesAtOnce_KeepsAndExaminesTheLast()
    {
        using var session = await StartAsync();
        Type(session, "parents.where", "この市の戸籍");
        Type(session, "parents.register", "R1");
        for (var i = 0; i < 30; i++)
        {
            Type(session, "child.givenName", string.Concat(Enumerable.Repeat("美", i % 7 + 1)));
            Type(session, "child.address", $"越谷市{i}番地");
        }

        await RestAsync(session);
        Assert.True(session.IsSaved);
        Assert.Equal(("美美", "越谷市29番地", "越谷太郎"), ((await StoredAsync(session))[GivenName], (await StoredAsync(session))[Address], session.Draft[new("father.name")]));
        Assert.Contains(session.Result!.Examination.Plan!.Registers[0].After.Entries, e => e.GivenName == "美美");
    }

    [Fact]
    public async Task Leave_AKanaBox_WritesFullWidthKatakana()
    {
        using var session = await StartAsync();
        Type(session, "child.givenNameKana", "みｻｷﾞ");
        session.Leave(session.Kind.Form[new("child.givenNameKana")]);
        await RestAsync(session);
        Assert.Equal("ミサギ", (await StoredAsync(session))[new("child.givenNameKana")]);
    }

    [Fact]
    public async Task Start_AStoredPaper_DoesNotFillWhatWasEmptiedOnPurpose()
    {
        using var session = await StartAsync(BirthPaper.Of().With(new("father.name"), ""));
        await RestAsync(session);
        Assert.Equal("", session.Draft[new("father.name")]);
    }

    /// <summary>Fault I3: a save that failed waited for the next key, and of some failures nothing was said at all.</summary>
    [Fact]
    public async Task Change_TheDatabaseCannotBeWrittenForAWhile_IsSaidAndSavedByItself()
    {
        var outage = new Outage { Lasts = true };
        using var session = new EntrySession(await BirthPaper.TypedAsync(city, BirthPaper.Of()), new InterceptedContexts(city, outage).Workflow, TestCity.Counter, city.Clock, NullLogger.Instance);
        Type(session, "child.givenName", "美海");
        await RestAsync(session);
        Assert.StartsWith("保存できません。データベースに書き込めないためです。", session.Problem, StringComparison.Ordinal);

        await LaterAsync(() => outage.Tries > 2);
        Assert.False(session.IsSaved);
        outage.Lasts = false;
        await LaterAsync(() => session is { IsSaved: true, Problem: null });

        Assert.Equal("美海", (await StoredAsync(session))[GivenName]);

        Task LaterAsync(Func<bool> comes) => Patience.UntilAsync(() =>
        {
            city.Clock.Advance(PatientRetry.Pause);
            return comes();
        }, "保存し直し");
    }

    [Fact]
    public async Task Change_SomebodyWasFirst_NamesThemAndTakeOverLosesNothing()
    {
        using var session = await StartAsync(BirthPaper.Of());
        await city.Workflow.SaveDraftAsync(session.Case.Id, session.Draft.With(Address, "越谷市大沢1番地"), session.Case.Version, Other);

        Type(session, "child.givenName", "美海");
        await RestAsync(session);
        Assert.Equal("隣　席子", session.OvertakenBy);
        Assert.Equal([GivenName], session.Unsaved.Select(f => f.Key));
        Type(session, "child.givenNameKana", "ミウ");

        await session.TakeOverAsync();
        await RestAsync(session);
        var stored = await StoredAsync(session);
        Assert.Equal(("美海", "ミウ", "越谷市大沢1番地"), (stored[GivenName], stored[new("child.givenNameKana")], stored[Address]));
        Assert.Empty(session.Conflicts);
        Assert.Null(session.Problem);
    }

    [Theory]
    [InlineData(true, "美海")]
    [InlineData(false, "美波")]
    public async Task TakeOver_TheSameBoxWasChanged_AsksWhichText(bool mine, string expected)
    {
        using var session = await StartAsync(BirthPaper.Of());
        await city.Workflow.SaveDraftAsync(session.Case.Id, session.Draft.With(GivenName, "美波"), session.Case.Version, Other);
        Type(session, "child.givenName", "美海");
        await RestAsync(session);
        await session.TakeOverAsync();

        var conflict = Assert.Single(session.Conflicts);
        Assert.Equal((GivenName, "美海", "美波"), (conflict.Key, conflict.Mine, conflict.Theirs));
        Assert.Equal("美波", session.Draft[GivenName]);

        session.Settle(conflict, mine);
        await RestAsync(session);
        Assert.Equal(expected, (await StoredAsync(session))[GivenName]);
        Assert.Empty(session.Conflicts);
    }

    [Fact]
    public async Task Change_ThePaperWentOn_ClosesAndKeepsWhatWasTyped()
    {
        using var session = await StartAsync(BirthPaper.Of());
        await city.Workflow.ReceiveAsync(session.Case.Id, BirthPaper.Today, Other);
        await city.Workflow.CompleteExaminationAsync(session.Case.Id, TestCity.Examiner);

        Type(session, "child.givenName", "美海");
        await RestAsync(session);
        Assert.Contains("決裁待ち", session.Closed, StringComparison.Ordinal);
        Assert.Equal([GivenName], session.Unsaved.Select(f => f.Key));
        Assert.Equal("美空", (await StoredAsync(session))[GivenName]);
    }

    [Fact]
    public async Task Review_NothingHappened_GoesOn()
    {
        using var session = await StartAsync(BirthPaper.Of());
        Type(session, "child.givenName", "美海");
        await session.ReviewAsync();
        Assert.Equal((null, null, null), (session.MovedOn, session.Closed, session.OvertakenBy));
        await RestAsync(session);
        await session.ReviewAsync();
        Assert.True(session.IsSaved);
        Assert.Null(session.MovedOn);
    }

    [Fact]
    public async Task Review_TakenOver_SaysWhoAndWhenBeforeAnythingIsTypedAndCanBeTakenBack()
    {
        using var session = await StartAsync(BirthPaper.Of());
        await city.Workflow.TakeAsync(session.Case.Id, "madoguchi", TestCity.Examiner);
        await session.ReviewAsync();
        Assert.Equal("審査　次郎さんが10:00にこの届を引き継ぎました。", session.MovedOn);
        Assert.StartsWith("審査　次郎さんが担当しています。", session.Closed, StringComparison.Ordinal);
        Assert.Empty(session.Unsaved);

        Type(session, "child.givenName", "美海");
        await RestAsync(session);
        Assert.Equal(("美海", "美空"), (session.Draft[GivenName], (await StoredAsync(session))[GivenName]));
        var taken = (await city.Workflow.GetAsync(session.Case.Id))!;
        await city.Workflow.SaveDraftAsync(taken.Id, taken.Draft.With(Address, "越谷市大沢1番地"), taken.Version, TestCity.Examiner);

        Assert.True(session.CanTakeBack);
        await session.TakeBackAsync();
        await RestAsync(session);
        Assert.Equal((null, null), (session.Closed, session.MovedOn));
        Assert.Equal(("美海", "越谷市大沢1番地"), ((await StoredAsync(session))[GivenName], (await StoredAsync(session))[Address]));
        Assert.Equal("madoguchi", (await city.Workflow.GetAsync(session.Case.Id))!.AssignedTo);
    }

    [Fact]
    public async Task TakeBack_SomebodyElseWasFaster_NamesThem()
    {
        using var session = await StartAsync(BirthPaper.Of());
        await city.Workflow.TakeAsync(session.Case.Id, "madoguchi", TestCity.Examiner);
        await session.ReviewAsync();
        await city.Workflow.TakeAsync(session.Case.Id, "shinsa", TestCity.Person("tonari", "隣　席子", StaffRole.Counter));

        await session.TakeBackAsync();

        Assert.Equal("隣　席子さんが10:00にこの届を引き継ぎました。", session.MovedOn);
        Assert.Equal("tonari", (await city.Workflow.GetAsync(session.Case.Id))!.AssignedTo);
    }

    [Fact]
    public async Task Review_WentOnTwice_TellsTheLast()
    {
        using var session = await StartAsync(BirthPaper.Of());
        await city.Workflow.ReceiveAsync(session.Case.Id, BirthPaper.Today, Other);
        await session.ReviewAsync();
        Assert.Equal("窓口　花", session.Case.EnteredByName);
        Assert.Equal(("隣　席子さんが10:00にこの届を「審査待ち」にしました。", "隣　席子"), (session.MovedOn, session.OvertakenBy));

        city.Clock.Advance(TimeSpan.FromMinutes(5));
        await city.Workflow.CompleteExaminationAsync(session.Case.Id, TestCity.Examiner);
        await session.ReviewAsync();
        Assert.Equal("審査　次郎さんが10:05にこの届を「決裁待ち」にしました。", session.MovedOn);
        Assert.False(session.CanTakeBack);
        Assert.Null(session.OvertakenBy);
    }

    [Fact]
    public void Merge_BoxesOfBoth_AreJoinedAndOnlyTheSharedOneIsAsked()
    {
        var common = Draft.Of(new Dictionary<string, string> { ["a"] = "1", ["b"] = "1", ["c"] = "1", ["d"] = "1" });
        var mine = common.With(new("a"), "2").With(new("c"), "2").With(new("d"), "").With(new("e"), "5");
        var theirs = common.With(new("b"), "3").With(new("c"), "3").With(new("d"), "");

        var (merged, conflicts) = DraftMerge.Of(common, mine, theirs);

        Assert.Equal(("2", "3", "3", "", "5"), (merged[new("a")], merged[new("b")], merged[new("c")], merged[new("d")], merged[new("e")]));
        Assert.Equal([new BoxConflict(new("c"), "2", "3")], conflicts);
    }

    // A server whose connections are used up says so with an exception that is none of a database.
    private sealed class Outage : DbTransactionInterceptor
    {
        public bool Lasts { get; set; }

        public int Tries { get; private set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Tries++;
            return Lasts ? throw new InvalidOperationException("Timeout expired before a connection was obtained from the pool.") : new(result);
        }
    }
}
