using System.Security.Cryptography;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.City;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.NightHolds;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.People;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.Cases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Eng.Tamper;

/// <summary>A small town with at least two rows in every table that is covered, and an older copy of it.</summary>
internal static class TamperCity
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Actor Clerk = new("madoguchi", "窓口　花子", new HashSet<StaffRole> { StaffRole.Counter }, "01", "01-01");

    /// <summary>Makes the town in <paramref name="folder"/> and its older copy (database and anchors) in <paramref name="older"/>.</summary>
    public static async Task MakeAsync(string folder, string older, CancellationToken cancellation)
    {
        await TownFolder.CreateAsync(new TownSettings(24, 3, Today), folder, cancellation);
        await AtAsync(folder, 0, store => FillAsync(store, 1, cancellation));
        CopyData(folder, older);
        await AtAsync(folder, 1, store => FillAsync(store, 2, cancellation));
        await AtAsync(folder, 2, store => LookAsync(store, 5, cancellation));
    }

    /// <summary>Copies database, anchors and images over those of another folder: nothing of theirs stays.</summary>
    public static void CopyData(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, TownFolder.Anchors));
        Array.ForEach(FilesOf(to), File.Delete);
        foreach (var file in FilesOf(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The files of the images of a folder.</summary>
    public static string[] ImagesOf(string folder) => Path.Combine(folder, TownFolder.Contents) is var images && Directory.Exists(images)
        ? [.. Directory.GetFiles(images, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    private static string[] FilesOf(string folder) =>
        [.. Directory.GetFiles(folder, TownFolder.Database + "*"), .. Directory.GetFiles(Path.Combine(folder, TownFolder.Anchors)), .. ImagesOf(folder)];

    // Of one length, so that two of them can be exchanged without a trace in the lengths.
    private static byte[] ImageOf(int round, int i) => [.. Enumerable.Range(0, 4096).Select(at => (byte)(((at * 31) + (round * 7) + i) % 256))];

    private static async Task AtAsync(string folder, int days, Func<CityStore, Task> work)
    {
        await using var store = CityStore.OpenFolder(folder, new Clock(JapanTime.At(Today.AddDays(days), new TimeOnly(10, 0))));
        await work(store);
    }

    private static async Task FillAsync(CityStore store, int round, CancellationToken cancellation)
    {
        await LookAsync(store, 4, cancellation);
        foreach (var i in new[] { 1, 2 })
        {
            await store.Get<IContentStore>().PutAsync(ImageOf(round, i), cancellation);
        }

        var entering = await store.Get<CaseWorkflow>().OpenAsync("0101", Clerk, cancellation);
        await store.Get<JournalWriter>().CommitAsync(Clerk, async open =>
        {
            Journaled(open, round, entering.Id);
            foreach (var counter in new[] { "door-stop", "kin-link", "counter-request", "setting", "issue", "duty", "night-deposit", "outage", "read-stay" })
            {
                await open.NextAsync(counter, 100);
            }

            return (new Deed(DeedKind.Trial, $"{round} 回目の記録", Reason: "試験"), true);
        }, cancellation);
        await store.Get<ContentChecks>().RoundAsync(cancellation);
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync(cancellation);
        Accounts(database, round);
        database.LifeSigns.Add(new() { Key = round == 1 ? LifeSignRow.Only : $"{LifeSignRow.Only}-{round}", At = new DateTimeOffset(2026, 1, round, 0, 0, 0, TimeSpan.Zero), Seal = [(byte)round] });
        database.Terminals.Add(new() { Code = $"09-0{round}", Name = "臨時", OfficeCode = "01" });
        await database.SaveChangesAsync(cancellation);
        // What changes between the copies: an account, a draft, a hold, an office.
        database.Users.First().PasswordHash = $"hash {round}";
        (await database.Cases.OrderBy(c => c.Id).FirstAsync(cancellation)).Subject = $"変更 {round}";
        (await database.Offices.OrderBy(o => o.Code).FirstAsync(cancellation)).Phone = $"048-000-000{round}";
        await database.SaveChangesAsync(cancellation);
    }

    private static void Journaled(JournalTransaction open, int round, long entering)
    {
        var database = open.Database;
        open.Hold([new RegisterId(round), new RegisterId(round + 2)], round);
        database.Batches.Add(new() { CaseId = round, Phase = BatchPhase.Planned, Places = [1, (byte)round], Planning = 1, PlannedFor = Today, Seed = SHA256.HashData([4]) });
        database.Batches.Add(new() { CaseId = entering, Phase = BatchPhase.Entering, Places = [2, (byte)round] });
        for (var i = 1; i <= 2; i++)
        {
            database.Outbox.Add(new() { Sequence = i, CaseId = round, Kind = MessageKind.AcceptanceToParty, RecipientKind = RecipientKind.Person, RecipientName = $"相手 {i}", Content = "{}", At = open.Now });
            database.MessageStates.Add(new() { JournalNumber = open.Number, Sequence = i, State = MessageState.ByHand, Since = open.Now, Order = 1 });
            database.MessageSteps.Add(new()
            {
                Message = open.Number, Sequence = i, Order = 1, Act = MessageAct.ByHand, State = MessageState.ByHand, Means = MessageMeans.Post, On = Today, Note = $"{round}{i}",
                At = open.Now, By = "madoguchi", ByName = "窓口　花子",
            });
            database.Claims.Add(new() { IssueId = $"{round}-{i}", Register = round, Generation = 1, Sha256 = SHA256.HashData([1]), At = open.Now, Caller = "gateway" });
            database.DoorStops.Add(new() { Id = (round * 10) + i, Kind = DoorStopKind.Link, Resident = $"{round}00{i}", FormerPerson = 1, ProposedPerson = 2, Text = "宛名番号を向け直す行です。", At = open.Now });
            database.DoorStopSteps.Add(new() { Stop = (round * 10) + i, Order = 1, Confirms = false, Takes = false, Reason = "誤り", Account = "kessai", Name = "決裁　三郎", At = open.Now });
            database.NightDeposits.Add(new()
            {
                Number = (round * 10) + i, Paper = NightPaper.Marriage, ReceivedAt = open.Now, Head = "", Domicile = "", Person = "", Birth = "", Registers = $"R{round}", IsFromList = false,
                Account = "tochoku", Name = "当直　守", Terminal = "01-05", At = open.Now,
            });
            database.NightSteps.Add(new() { Deposit = (round * 10) + i, Order = 1, Kind = NightStepKind.Joined, CaseId = round, Reason = "", Account = "madoguchi", Name = "窓口　花子", At = open.Now });
            database.RefusalRequests.Add(new()
            {
                Number = (round * 10) + i, Act = RefusableAct.Divorce, Person = round, FamilyName = "越谷", GivenName = "花子", NameKey = "越谷花子", BirthDate = "平成11年8月20日", BirthKey = "1999-08-20", Domicile = "埼玉県越谷市東越谷一丁目5番地",
                Address = "埼玉県越谷市", Contact = "", Capacity = RequestCapacity.Self, IsAgainstOne = false, OtherFamilyName = "", OtherGivenName = "", FiledAt = open.Now, Means = RequestMeans.InPerson, Identity = RequestIdentity.WithPhoto,
                Note = $"{round}{i}", Account = "madoguchi", Name = "窓口　花子", Terminal = "01-01", At = open.Now,
            });
            database.RefusalSteps.Add(new() { Request = (round * 10) + i, Order = 1, Kind = RequestStepKind.HandedOver, CaseId = round, Reason = "", Account = "kessai", Name = "決裁　三郎", At = open.Now });
            database.PaperSteps.Add(new() { CaseId = round, Order = i, Kind = PaperStepKind.GivenBack, On = Today, Text = $"窓口で {i}", Reference = "", Account = "shinsa", Name = "審査　次郎", At = open.Now });
            database.Outages.Add(new() { Number = (round * 10) + i, From = open.Now.AddMinutes(-10), To = open.Now });
            database.OutageAnswers.Add(new() { Number = (round * 10) + i, Entered = 0, Account = "madoguchi", Name = "窓口　花子", At = open.Now });
            database.KioskAlarms.Add(new() { Number = (round * 10) + i, Reference = $"feed/{round}/{i}", Node = "gateway-1", Code = "FEED", Text = "データが来ません。", At = open.Now });
            database.KioskAlarmSteps.Add(new() { Alarm = (round * 10) + i, Act = AlarmAct.Confirmed, Note = "", Account = "unyo", Name = "運用　五郎", At = open.Now });
            database.KioskSteps.Add(new() { Number = (round * 10) + i, Act = KioskAct.Stop, Kind = "JUMINHYO", Reason = $"疑い {i}", Account = "unyo", Name = "運用　五郎", At = open.Now });
            database.KinLinks.Add(new() { Number = (round * 10) + i, Kind = KinLinkKind.Parent, One = round, Other = i + 2, Holds = true, CaseId = round, Reason = "", Account = "kessai", Name = "決裁　三郎", At = open.Now });
            database.BatchPlanEnds.Add(new() { CaseId = round, Planning = i, Why = PlanEnd.Anew, Account = "shinsa", Name = "審査　次郎", At = open.Now });
            database.BatchTargets.Add(new() { CaseId = round, Planning = i, Register = round, State = TargetState.Ready, Former = "埼玉県越谷市大沢1番地", Made = "埼玉県越谷市大沢一丁目1番地", Generation = 1, SupplementaryGeneration = 0, Fingerprint = SHA256.HashData([3]), Findings = $"{i}" });
            database.BatchLooks.Add(new() { CaseId = round, Planning = i, Register = round, Account = "shinsa", Name = "審査　次郎", At = open.Now });
            database.BatchResults.Add(new() { CaseId = round, Register = (round * 10) + i, Outcome = TargetOutcome.Held });
            database.Contents.Add(new() { Hash = ContentHash.Of(ImageOf(round, i)).Text, Length = ImageOf(round, i).Length, At = open.Now });
            database.Scans.Add(new() { CaseId = round, Order = i, Label = ScanLabel.Notification, Format = ScanFormat.Png, Length = ImageOf(round, i).Length, Content = ContentHash.Of(ImageOf(round, i)).Text, At = open.Now, By = "madoguchi", ByName = "窓口　花子" });
            database.CitySettings.Add(new()
            {
                Number = (round * 10) + i, Kind = SettingKind.Proof, Subject = "", From = new DateOnly(2026, 1, round), Content = $"{{\"minutes\":{10 + i}}}", At = open.Now, By = "unyo", ByName = "運用　五郎",
            });
            database.CitySettingDecisions.Add(new() { Number = (round * 10) + i, Confirmed = true, Reason = "", At = open.Now, By = "kessai", ByName = "決裁　三郎" });
            var key = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{round} {i}")));
            database.EnrolmentCodes.Add(new() { Key = key, Terminal = "01-01", IssuedAt = open.Now, Until = open.Now, IssuedBy = "unyo 運用　六郎" });
            database.TerminalEnrolments.Add(new() { Key = key, Terminal = "01-01", Code = key, At = open.Now });
            database.TerminalRevocations.Add(new() { Device = key, At = open.Now, By = "unyo 運用　六郎" });
            database.ScanCancels.Add(new() { CaseId = round, Order = i, Reason = "誤り", At = open.Now, By = "madoguchi", ByName = "窓口　花子" });
            Certificates(open, round, i);
        }
    }

    private static void Certificates(JournalTransaction open, int round, int i)
    {
        var database = open.Database;
        database.CounterRequests.Add(new()
        {
            Number = (round * 10) + i, Path = "本人等の請求", Capacity = "本人", Requester = "越谷太郎", Particulars = "平成10年4月2日", Agent = "", Identification = "運転免許証", Detail = "", Items = "", Papers = "",
            Purpose = "", Exemption = "", Copies = 1, Yen = 450, At = open.Now, By = open.Author, Office = "01", Terminal = "01-01",
        });
        database.SpoiltPapers.Add(new() { IssueNumber = $"20261124-00-{round}{i}", Reason = "用紙が詰まった", Refund = 0, IsInHand = true, At = open.Now, By = open.Author, Office = "01", Terminal = "01-01" });
        database.PrintJobs.Add(new() { IssueNumber = $"20261124-00-{round}{i}", Register = round, Printer = "窓口1", Address = "ipp://localhost/printers/1", Stock = PaperStock.Secured, HasSeparator = false, At = open.Now, By = open.Author, Office = "01", Terminal = "01-01" });
        database.ReadStays.Add(new() { Number = (round * 10) + i, Imaged = 1, Person = round, Holds = true, Begin = StayBegin.Birth, BeginCause = "出生", Since = "昭和40年3月3日", Former = "", End = StayEnd.Renewed, EndCause = "改製", Until = "平成16年11月6日", Next = "", Reason = "頁1の氏名と生年月日", Account = "shinsa", Name = "審査　次郎", At = open.Now });
        database.PrintSteps.Add(new() { IssueNumber = $"20261124-00-{round}{i}", Kind = PrintStepKind.Accepted, Said = "", PrinterJob = round, At = open.Now, By = open.Author });
        database.CertificateIssues.Add(new()
        {
            IssueNumber = $"20261124-00-{round}{i}", Register = round, Generation = 1, Kind = "戸籍全部事項証明書", Persons = "", Requester = "越谷太郎", Capacity = "本人", Identification = "運転免許証",
            Purpose = "", Channel = "窓口", Fee = 450, Price = 450, Exemption = "", Pages = 1, Request = (round * 10) + i,
            Wanted = WantedDocument.Write(new CertificateRequest(new(round), CertificateKind.Whole, [])), Sha256 = SHA256.HashData([2]), IssuedAt = open.Now, IssuedBy = open.Author, Office = "01", Terminal = "01-01",
        });
    }

    private static void Accounts(KosekiDbContext database, int round)
    {
        var user = new StaffAccount { Id = $"u{round}", UserName = $"user{round}", NormalizedUserName = $"USER{round}", DisplayName = "氏　名", Office = "01", PasswordHash = "x" };
        database.Users.Add(user);
        database.DutyGrants.Add(new()
        {
            Number = round, Entry = round, AccountId = user.Id, Role = StaffRole.Counter, Office = "01", From = Today, Until = Today.AddDays(round), Confirmed = true, Reason = "",
            EnteredAt = new DateTimeOffset(2026, 1, round, 0, 0, 0, TimeSpan.Zero), EnteredBy = "unyo", EnteredByName = "運用　五郎",
            DecidedAt = new DateTimeOffset(2026, 1, round, 0, 0, 0, TimeSpan.Zero), DecidedBy = "kessai", DecidedByName = "決裁　三郎",
        });
        database.StaffSessions.Add(new()
        {
            Key = new string((char)('a' + round), 64), Account = user.UserName!, AccountId = user.Id, Name = "氏　名", Roles = "Counter", Methods = "pwd", Office = "01", OfficeName = "本庁",
            Terminal = "01-01", TerminalName = "本庁 1番", Device = "d", Since = new DateTimeOffset(2026, 1, round, 0, 0, 0, TimeSpan.Zero),
        });
        database.UserClaims.Add(new() { UserId = user.Id, ClaimType = "a", ClaimValue = "b" });
        database.UserLogins.Add(new() { UserId = user.Id, LoginProvider = $"p{round}", ProviderKey = "k", ProviderDisplayName = "P" });
        database.UserTokens.Add(new() { UserId = user.Id, LoginProvider = $"p{round}", Name = "n", Value = "v" });
        database.Set<IdentityUserPasskey<string>>().Add(new()
        {
            CredentialId = [1, 2, (byte)round], UserId = user.Id,
            Data = new() { PublicKey = [1], CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), AttestationObject = [2], ClientDataJson = [3], Name = "鍵" },
        });
    }

    private static async Task LookAsync(CityStore store, int times, CancellationToken cancellation)
    {
        for (var i = 1; i <= times; i++)
        {
            await store.Get<AccessLog>().WriteAsync(Clerk, LookKind.Seen, new RegisterId(i), $"戸籍 R{i} を表示", cancellation);
        }
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
