using System.Reflection;
using Koseki.Domain.Accounts;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Domain.People;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Infrastructure.UseCases.Messages;
using Koseki.Infrastructure.UseCases.People;
using Koseki.Infrastructure.UseCases.RefusalRequests;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Web.Security;

/// <summary>Every act that screens can do, by every duty and in every state of a sign-in, against <c>rights.txt</c>; the actor is the one a screen kept from before.</summary>
public sealed class ActsWalkTests(ITestOutputHelper output)
{
    // What has to be there for an act, and the act. Whoever walks never had the paper in hand.
    private static readonly Dictionary<string, (Func<TestCity, Task<object>> Prepare, Func<TestCity, object, Actor, Task> Act)> Acts = new(NightActs.All.Concat(CertificateActs.All).Concat(KioskActs.All).Concat(BatchActs.All).Concat(PaperActs.All), StringComparer.Ordinal)
    {
        ["CaseWorkflow.OpenAsync"] = (Nothing, (c, _, a) => c.Workflow.OpenAsync(Kind, a)),
        ["CaseWorkflow.SaveDraftAsync"] = (FreeAsync, (c, p, a) => c.Workflow.SaveDraftAsync(Case(p).Id, Of("海"), Case(p).Version, a)),
        ["CaseWorkflow.ReceiveAsync"] = (FreeAsync, (c, p, a) => c.Workflow.ReceiveAsync(Case(p).Id, Today, a)),
        ["CaseBundles.OpenBesideAsync"] = (DivorceAsync, async (c, p, a) => await c.Get<CaseBundles>().OpenBesideAsync(Case(p).Id, await BundlePapers.OfferAsync(c, Case(p).Id), a)),
        ["CaseWorkflow.DiscardAsync"] = (FreeAsync, (c, p, a) => c.Workflow.DiscardAsync(Case(p).Id, Case(p).Version, a)),
        ["CaseWorkflow.RestoreAsync"] = (DiscardedAsync, RestoreAsync),
        ["CaseWorkflow.TakeAsync"] = (async c => await TypedAsync(c), (c, p, a) => c.Workflow.TakeAsync(Case(p).Id, "madoguchi", a)),
        ["CaseWorkflow.CompleteExaminationAsync"] = (async c => await ReceivedAsync(c), (c, p, a) => c.Workflow.CompleteExaminationAsync(Case(p).Id, a)),
        ["CaseWorkflow.ReturnAsync"] = (async c => await ReceivedAsync(c), (c, p, a) => c.Workflow.ReturnAsync(Case(p).Id, "確かめる", a)),
        ["CaseWorkflow.WithdrawAsync"] = (async c => await ReceivedAsync(c), (c, p, a) => c.Workflow.WithdrawAsync(Case(p).Id, "届出人から", a)),
        ["CaseWorkflow.RejectAsync"] = (async c => await ReceivedAsync(c), (c, p, a) => c.Workflow.RejectAsync(Case(p).Id, "要件を欠く", "民法740条", a)),
        ["CaseWorkflow.ApproveAsync"] = (async c => await ExaminedAsync(c), async (c, p, a) => Assert.IsType<ApprovalOutcome.Approved>(await c.Workflow.ApproveAsync(Case(p).Id, a))),
        ["CaseScans.AttachAsync"] = (FreeAsync, (c, p, a) => c.Get<CaseScans>().AttachAsync(Case(p).Id, ScanLabel.Notification, ScanFile.Png, a)),
        ["CaseScans.CancelAsync"] = (ScannedAsync, (c, p, a) => c.Get<CaseScans>().CancelAsync(Case(p).Id, 1, "別の届のもの", a)),
        ["ImagedStore.OpenAsync"] = (ImagedAsync, async (c, _, a) => Assert.NotNull(await c.Get<ImagedStore>().OpenAsync(new(1), a))),
        ["ImagedStore.PageAsync"] = (ImagedAsync, async (c, _, a) => Assert.NotNull(await c.Get<ImagedStore>().PageAsync(new(1), 1, a))),
        ["RegisterSearch.FindAsync"] = (Nothing, (c, _, a) => c.Get<RegisterSearch>().FindAsync(new("越谷", null, null, null, null, null, false), a)),
        ["RegisterStore.SupplementariesAsync"] = (Nothing, (c, _, a) => c.Store.SupplementariesAsync(new RegisterId(1), a)),
        ["RegisterStore.GenerationsAsync"] = (Nothing, (c, _, a) => c.Store.GenerationsAsync(new RegisterId(1), a)),
        ["RegisterStore.ForIssuingAsync"] = (Nothing, (c, _, a) => c.Store.ForIssuingAsync(new RegisterId(1), a)),
        ["RegisterSurroundings.RegistersOfAsync"] = (async c => (await c.Store.GetAsync(new RegisterId(1)))!.Entries[0].Person, (c, p, a) => c.Get<RegisterSurroundings>().RegistersOfAsync((PersonId)p, a)),
        ["EnrolledTerminals.IssueCodeAsync"] = (Nothing, (c, _, a) => c.Get<EnrolledTerminals>().IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, a)),
        ["EnrolledTerminals.ListAsync"] = (Nothing, (c, _, a) => c.Get<EnrolledTerminals>().ListAsync(a)),
        ["EnrolledTerminals.RevokeAsync"] = (EnrolledAsync, (c, p, a) => c.Get<EnrolledTerminals>().RevokeAsync((string)p, a)),
        ["DoorStops.ProposeAsync"] = (StopAsync, async (c, p, a) => Allowed(await c.Get<DoorStops>().ProposeAsync((long)p, false, "確かめた", a))),
        ["DoorStops.ConfirmAsync"] = (ProposedAsync, async (c, p, a) => Allowed(await c.Get<DoorStops>().ConfirmAsync((long)p, a))),
        ["RequestDesk.EnterAsync"] = (Nothing, (c, _, a) => AskedAsync(c, a)),
        ["RequestDesk.WithdrawAsync"] = (async c => await AskedAsync(c, TestCity.Counter), (c, p, a) => c.Get<RequestDesk>().WithdrawAsync((long)p, CameAt(10, 0), a)),
        ["RequestDesk.ConfirmWithdrawalAsync"] = (async c => { var asked = await AskedAsync(c, TestCity.Counter); await c.Get<RequestDesk>().WithdrawAsync(asked, CameAt(10, 0), TestCity.Counter); return asked; }, (c, p, a) => c.Get<RequestDesk>().ConfirmWithdrawalAsync((long)p, true, "取下書を見た", a)),
        ["RequestDesk.SayAsync"] = (DoubtfulAsync, (c, p, a) => c.Get<RequestDesk>().SayAsync((long)p, new(2026, 1), true, "戸籍を見た", a)),
        ["RequestDesk.FindAsync"] = (Nothing, (c, _, a) => c.Get<RequestDesk>().FindAsync("越谷", true, a)),
        ["RequestDesk.OfRegisterAsync"] = (Nothing, async (c, _, a) => await c.Get<RequestDesk>().OfRegisterAsync(TestCity.Register("越谷太郎"), a)),
        ["KinDesk.ProposeAsync"] = (Nothing, async (c, _, a) => Allowed(await c.Get<KinDesk>().ProposeAsync(KinLinkKind.Parent, new(23), new(21), true, "謄本", a))),
        ["KinDesk.ConfirmAsync"] = (LinkProposedAsync, async (c, p, a) => Allowed(await c.Get<KinDesk>().ConfirmAsync((long)p, a))),
        ["CityDesk.EnterAsync"] = (Nothing, (c, _, a) => EnterAsync(c, a)),
        ["CityDesk.ConfirmAsync"] = (async c => await EnterAsync(c, TestCity.Person("unyo", "運用　五郎", StaffRole.Operator)), (c, p, a) => c.Get<CityDesk>().ConfirmAsync((long)p, a)),
        ["CityDesk.SendBackAsync"] = (async c => await EnterAsync(c, TestCity.Person("unyo", "運用　五郎", StaffRole.Operator)), (c, p, a) => c.Get<CityDesk>().SendBackAsync((long)p, "確かめる", a)),
        ["AccountDesk.ListAsync"] = (Nothing, (c, _, a) => c.Get<AccountDesk>().ListAsync(a)),
        ["AccountDesk.ExportAsync"] = (Nothing, (c, _, a) => c.Get<AccountDesk>().ExportAsync(a)),
        ["AccountDesk.AddAsync"] = (Nothing, (c, _, a) => c.Get<AccountDesk>().AddAsync("shinjin", "新　人", "01", a)),
        ["AccountDesk.CloseAsync"] = (PersonAsync, (c, _, a) => c.Get<AccountDesk>().CloseAsync("shinjin", "退職", a)),
        ["AccountDesk.EnterAsync"] = (PersonAsync, (c, _, a) => c.Get<AccountDesk>().EnterAsync([NewDuty], a)),
        ["AccountDesk.ConfirmAsync"] = (DutyEnteredAsync, (c, p, a) => c.Get<AccountDesk>().ConfirmAsync((long)p, a)),
        ["AccountDesk.SendBackAsync"] = (DutyEnteredAsync, (c, p, a) => c.Get<AccountDesk>().SendBackAsync((long)p, "確かめる", a)),
        ["MessageDesk.FindAsync"] = (MessageAsync, (c, p, a) => c.Get<MessageDesk>().FindAsync((MessageId)p, a)),
        ["MessageDesk.ActAsync"] = (MessageAsync, async (c, p, a) => Allowed(await PostedOrBackAsync(c, (MessageId)p, a))),
        ["JournalWriter.CommitAsync"] = (Nothing, (c, _, a) => c.Get<JournalWriter>().CommitAsync(a, _ => Task.FromResult((new Deed(DeedKind.Trial, "試した"), true)), default)),
        ["AccessLog.WriteAsync"] = (Nothing, (c, _, a) => c.Get<AccessLog>().WriteAsync(a, LookKind.Seen, null, "見た")),
    };

    private static DutyChange NewDuty => new DutyChange.Give("shinjin", StaffRole.Counter, null, new(2026, 10, 9), null);

    private readonly List<string> wrong = [];
    private int asked;

    [Fact]
    public void Table_EveryMethodThatTakesAnActor_StandsInIt()
    {
        var taking = typeof(CaseWorkflow).Assembly.GetTypes().Where(t => t.IsPublic && !typeof(Exception).IsAssignableFrom(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && m.GetParameters().Any(p => p.ParameterType == typeof(Actor) || p.ParameterType.GetProperties().Any(f => f.PropertyType == typeof(Actor) && p.ParameterType.Name.StartsWith("Historic", StringComparison.Ordinal))))
            .Where(m => m.DeclaringType != typeof(SessionGuard) && typeof(Task).IsAssignableFrom(m.ReturnType)).Select(m => $"{m.DeclaringType!.Name.Split('`')[0]}.{m.Name}").ToHashSet(StringComparer.Ordinal);
        var table = RightsTable.Of("操作").Concat(RightsTable.Of("道具")).Select(e => e.Name).ToList();

        Assert.Equal(taking.Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
        Assert.Equal(RightsTable.Of("操作").Select(e => e.Name).Order(StringComparer.Ordinal), Acts.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Acts_EveryDutyAndState_DoAsTheTableSays()
    {
        var (template, walkers) = await SignInAllAsync();
        foreach (var row in RightsTable.Of("操作"))
        {
            // What was done changes what the next one meets: each that was allowed is followed by a new city.
            var place = await PlaceAsync(template, walkers, row);
            for (var i = 0; i < walkers.Count; i++)
            {
                var got = await WalkAsync(() => Acts[row.Name].Act(place.City, place.There, place.Walkers[i].Actor));
                Compare(row, walkers[i], got);
                if (got == "○")
                {
                    await place.City.DisposeAsync();
                    place = await PlaceAsync(template, walkers, row);
                }
            }

            await place.City.DisposeAsync();
        }

        output.WriteLine($"操作: {asked} 回、表と違うもの {wrong.Count}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(Acts.Count * RightsTable.Roles.Length * 5, asked);
    }

    private void Compare(Expected row, Walker walker, string got)
    {
        asked++;
        var (own, state) = (row.ByRole[walker.Column], walker.State);
        var expected = state.Length == 0 || own != "○" ? own : state == "錠" ? row.Locked : row.Ended;
        // Who may not do it anyhow is refused for the one or the other.
        if (got != expected && !(expected == "×" && state.Length > 0 && got is "入" or "鍵"))
        {
            wrong.Add($"{row.Name} / {walker.Role} {state}: 表は {expected}、実際は {got}");
        }
    }

    // A city in which everybody has signed in and what ended a sign-in has happened: each act is tried in copies of it.
    private static async Task<(string Template, IReadOnlyList<Walker> Walkers)> SignInAllAsync()
    {
        var city = await TestCity.CreateAsync();
        var walkers = await SignInAllAsync(city);
        return (await city.SaveAsync(), walkers);
    }

    private static async Task<IReadOnlyList<Walker>> SignInAllAsync(TestCity city)
    {
        var walkers = new List<Walker>();
        foreach (var (role, column) in RightsTable.Roles.Select((r, i) => (r, i)))
        {
            foreach (var state in new[] { "錠", "終(サインアウト)", "終(停止)", "終(職務変更)", "" })
            {
                walkers.Add(new(role, column, state, await SignInAsync(city, role, state)));
            }
        }

        return walkers;
    }

    private static async Task<(TestCity City, object There, IReadOnlyList<Walker> Walkers)> PlaceAsync(string template, IReadOnlyList<Walker> walkers, Expected row)
    {
        var city = await TestCity.CopyOfAsync(template, nameof(ActsWalkTests));
        var began = city.Clock.GetUtcNow();
        if (row.Name.StartsWith(nameof(CertificateDesk), StringComparison.Ordinal) || row.Name.StartsWith(nameof(IssuedPaperDesk), StringComparison.Ordinal))
        {
            await TestCity.SealAsync(city.Get<CityDesk>());
        }

        var there = await Acts[row.Name].Prepare(city);
        // Whoever signed in before what took hours has been locked out since.
        return (city, there, city.Clock.GetUtcNow() == began ? walkers : await SignInAllAsync(city));
    }

    private static async Task<Actor> SignInAsync(TestCity city, StaffRole? role, string state)
    {
        var user = new StaffAccount { UserName = $"aruku{Guid.NewGuid():N}", DisplayName = "歩く　人", SecurityStamp = "s" };
        await using (var database = city.Open())
        {
            database.Users.Add(user);
            await database.SaveChangesAsync();
            await database.GiveAsync(user.Id, role is { } duty ? [duty] : []);
        }

        var session = await city.SignInAsync(TestCity.Person(user.UserName, user.DisplayName, role is { } own ? [own] : []), user.Id, user.SecurityStamp);
        await using (var database = city.Open())
        {
            switch (state)
            {
                case "錠":
                    await city.Get<StaffSessions>().LockAsync(session.Key);
                    break;
                case "終(サインアウト)":
                    await city.Get<StaffSessions>().EndAsync(session.Key, SessionEnd.SignedOut);
                    break;
                case "終(停止)":
                    (await database.Users.SingleAsync(u => u.Id == user.Id)).IsActive = false;
                    await database.SaveChangesAsync();
                    break;
                case "終(職務変更)":
                    await database.GiveAsync(user.Id, role == StaffRole.NightDuty ? StaffRole.Operator : StaffRole.NightDuty);
                    break;
            }
        }

        return session.Actor;
    }

    private static async Task<string> WalkAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "○";
        }
        catch (SessionRefusedException e)
        {
            return e.Refusal == SessionRefusal.Locked ? "鍵" : e.Refusal == SessionRefusal.Ended ? "入" : $"{e.Refusal}";
        }
        catch (CaseException e)
        {
            return e.Message.Contains("職務が要ります", StringComparison.Ordinal) ? "×" : e.Message;
        }
    }

    private static CaseRecord Case(object prepared) => (CaseRecord)prepared;

    private static async Task<object> PersonAsync(TestCity city)
    {
        await city.Get<AccountDesk>().SetUpAsync(new("shinjin", "新　人", "01", [], false), "himitsu-no-kotoba");
        return city;
    }

    private static async Task<object> DutyEnteredAsync(TestCity city)
    {
        await PersonAsync(city);
        return await city.Get<AccountDesk>().EnterAsync([NewDuty], TestCity.Person("unyo", "運用　五郎", StaffRole.Operator));
    }

    private static Task<object> Nothing(TestCity city) => Task.FromResult(new object());

    // Typed, and with nobody now, as a paper of a colleague who has left.
    private static async Task<object> FreeAsync(TestCity city) => await FreeAsync(city, (await TypedAsync(city)).Id);

    internal static async Task<object> FreeAsync(TestCity city, long id)
    {
        await using var database = city.Open();
        var row = await database.Cases.SingleAsync(c => c.Id == id);
        (row.AssignedTo, row.AssignedToName) = (null, null);
        await database.SaveChangesAsync();
        return (await city.Workflow.GetAsync(id))!;
    }

    private static async Task<object> DivorceAsync(TestCity city)
    {
        var opened = await city.Workflow.OpenAsync(BundlePapers.Divorce, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, BundlePapers.Of(), opened.Version, TestCity.Counter);
        return await FreeAsync(city, opened.Id);
    }

    private static async Task<object> DiscardedAsync(TestCity city)
    {
        var typed = await TypedAsync(city);
        await city.Workflow.DiscardAsync(typed.Id, typed.Version, TestCity.Counter);
        return typed;
    }

    // As if whoever walks had put it away: nobody else may take that back.
    private static async Task RestoreAsync(TestCity city, object prepared, Actor actor)
    {
        await using (var database = city.Open())
        {
            (await database.Cases.SingleAsync(c => c.Id == Case(prepared).Id)).ChangedBy = actor.Account;
            await database.SaveChangesAsync();
        }

        await city.Workflow.RestoreAsync(Case(prepared).Id, actor);
    }

    private static async Task<object> ScannedAsync(TestCity city)
    {
        var typed = await FreeAsync(city);
        await city.Get<CaseScans>().AttachAsync(Case(typed).Id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        return typed;
    }

    private static async Task<object> EnrolledAsync(TestCity city)
    {
        var code = await city.Get<EnrolledTerminals>().IssueCodeAsync("01-02", EnrolledTerminals.CodeFor, EnrolledTerminals.Setup);
        return (await city.Get<EnrolledTerminals>().EnrolAsync(code))!.Value.Terminal.Device;
    }

    private static async Task<object> ImagedAsync(TestCity city) => await ImagedDelivery.ImportAsync(city.Get<ImagedImport>());

    private static Task<long> EnterAsync(TestCity city, Actor actor) =>
        city.Get<CityDesk>().EnterAsync(new(2026, 12, 1), new CitySetting.OfCertifier(new("埼玉県越谷市長", "見本　次郎", SpecimenSeal.Make())), actor);

    private static async Task<object> MessageAsync(TestCity city) =>
        new MessageId(Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(Case(await ExaminedAsync(city)).Id, TestCity.Approver)).JournalNumber, 2);

    // What one has sent the next gets back.
    private static async Task<string?> PostedOrBackAsync(TestCity city, MessageId id, Actor actor)
    {
        await using var database = city.Open();
        var state = (await database.MessageStates.AsNoTracking().SingleAsync(s => s.JournalNumber == id.Journal && s.Sequence == id.Sequence)).State;
        return await city.Get<MessageDesk>().ActAsync(id, state == MessageState.ByHand ? MessageAct.Refuse : MessageAct.ByHand,
            new(state == MessageState.ByHand ? null : MessageMeans.Post, new(2026, 10, 8), "宛先不明"), actor);
    }

    private static async Task<object> StopAsync(TestCity city)
    {
        await city.Get<DoorStops>().CloseRegisterAsync(new RegisterId(3), "検査", default);
        return (await city.Get<DoorStops>().ListAsync())[0].Id;
    }

    private static RequestFiling CameAt(int hour, int minute) => new(JapanTime.At(new(2026, 10, 8), new(hour, minute)), RequestMeans.InPerson, RequestIdentity.WithPhoto, null, "");

    private static async Task<long> AskedAsync(TestCity city, Actor actor, TypedPerson? who = null) => (await city.Get<RequestDesk>().EnterAsync(
        new([RefusableAct.Divorce], who ?? TypedPerson.Of(new(1), TestCity.Register("越谷太郎").Entries[0].Person), RequestCapacity.Self, "", null, "埼玉県越谷市", "", CameAt(9, 59)), actor)).Requests[0].Number;

    private static async Task<object> DoubtfulAsync(TestCity city)
    {
        var opened = await city.Workflow.OpenAsync(BundlePapers.Divorce, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, BundlePapers.Of("new"), opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, BirthPaper.Today, TestCity.Counter);
        return await AskedAsync(city, TestCity.Counter, new(null, null, "越谷", "花子", "H11.8.20", Sex.Female, "埼玉県草加市高砂一丁目1番地", ""));
    }

    private static async Task<object> LinkProposedAsync(TestCity city)
    {
        Allowed(await city.Get<KinDesk>().ProposeAsync(KinLinkKind.Parent, new(23), new(21), true, "謄本", TestCity.Person("shinsa2", "審査　四郎", StaffRole.Examiner)));
        await using var database = city.Open();
        return await database.KinLinks.Select(l => l.Number).SingleAsync();
    }

    private static async Task<object> ProposedAsync(TestCity city)
    {
        var stop = await StopAsync(city);
        Allowed(await city.Get<DoorStops>().ProposeAsync((long)stop, false, "確かめた", TestCity.Examiner));
        return stop;
    }

    // Says a refusal instead of throwing it; for want of a duty in words of its own.
    private static void Allowed(string? problem)
    {
        if (problem is not null)
        {
            throw new CaseException(new CaseRefusal.NotReceivable(problem.Contains("職務の人です", StringComparison.Ordinal) ? "職務が要ります" : problem));
        }
    }

    // Somebody with one duty (or none) whose screen stayed open in a state of the sign-in.
    private sealed record Walker(StaffRole? Role, int Column, string State, Actor Actor);
}
