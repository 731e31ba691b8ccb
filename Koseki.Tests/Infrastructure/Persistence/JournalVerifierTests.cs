using Koseki.Domain.Cases;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Linkage;
using Koseki.Domain.NightHolds;
using Koseki.Domain.People;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Messages;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Whatever is changed behind the program's back is found, and named.</summary>
public sealed class JournalVerifierTests
{
    private static readonly Lazy<Task<string>> Saved = new(MakeAsync);

    /// <summary>A city with at least one row in every journaled table, and nothing wrong with it.</summary>
    private static async Task<TestCity> FullAsync() => await TestCity.CopyOfAsync(await Saved.Value, "verify");

    private static async Task<string> MakeAsync()
    {
        var city = await TestCity.CreateSealedAsync("verify");
        await BirthPaper.ApprovedAsync(city);
        await city.Get<CertificateDesk>().IssueAsync(new(new(1), CertificateKind.Whole, []), new("越谷太郎", "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter);
        await city.Get<IssuedPaperDesk>().SpoilAsync("20261008-00-0000001", new("用紙が詰まった", false, true), TestCity.Counter);
        await city.Get<JournalWriter>().CommitAsync(TestCity.Counter, async open =>
        {
            open.Database.PrintJobs.Add(new PrintJobRow { IssueNumber = "20261008-00-0000001", Register = 1, Printer = "窓口1", Address = "ipp://localhost/", Stock = Koseki.Domain.Certificates.Printing.PaperStock.Secured, HasSeparator = false, At = open.Now, By = open.Author, Office = "01", Terminal = "01-03" });
            open.Database.PrintSteps.Add(new PrintStepRow { IssueNumber = "20261008-00-0000001", Kind = Koseki.Domain.Certificates.Printing.PrintStepKind.Refused, Said = "", At = open.Now, By = open.Author });
            open.Database.DoorStops.Add(new DoorStopRow { Id = await open.NextAsync("door-stop"), Kind = DoorStopKind.Link, Resident = "0001", FormerPerson = 1, ProposedPerson = 2, Text = "宛名番号を向け直す行です。", At = open.Now });
            open.Database.KinLinks.Add(new KinLinkRow { Number = await open.NextAsync("kin-link"), Kind = KinLinkKind.Parent, One = 1, Other = 2, Holds = true, CaseId = 1, Reason = "", Account = "kessai", Name = "決裁　三郎", At = open.Now });
            open.Database.DoorStopSteps.Add(new DoorStopStepRow { Stop = 1, Order = 1, Confirms = false, Takes = false, Reason = "誤り", Account = "kessai", Name = "決裁　三郎", At = open.Now });
            open.Database.EnrolmentCodes.Add(new EnrolmentCodeRow { Key = "C1", Terminal = "01-01", IssuedAt = open.Now, Until = open.Now.AddMinutes(10), IssuedBy = "unyo" });
            open.Database.TerminalEnrolments.Add(new TerminalEnrolmentRow { Key = "D1", Terminal = "01-01", Code = "C1", At = open.Now });
            open.Database.TerminalRevocations.Add(new TerminalRevocationRow { Device = "D1", At = open.Now, By = "unyo" });
            open.Database.Claims.Add(new ClaimRow { IssueId = "A1", Register = 1, Generation = 2, Sha256 = new byte[32], At = open.Now, Caller = "gw-1", Place = "○○ストア" });
            open.Database.NightDeposits.Add(new NightDepositRow { Number = 1, Paper = NightPaper.Death, ReceivedAt = open.Now, Head = "越谷", Domicile = "", Person = "", Birth = "", Registers = "", IsFromList = false, Account = "tochoku", Name = "当直　守", Terminal = "01-05", At = open.Now });
            open.Database.NightSteps.Add(new NightStepRow { Deposit = 1, Order = 1, Kind = NightStepKind.SetAside, Reason = "他市の戸籍", Account = "madoguchi", Name = "窓口　花", At = open.Now });
            open.Database.Outages.Add(new OutageRow { Number = 1, From = open.Now.AddHours(-1), To = open.Now });
            open.Database.OutageAnswers.Add(new OutageAnswerRow { Number = 1, Entered = 0, Account = "madoguchi", Name = "窓口　花", At = open.Now });
            open.Database.KioskAlarms.Add(new KioskAlarmRow { Number = 1, Reference = "feed/1", Node = "gateway-1", Code = "FEED", Text = "データが来ません。", At = open.Now });
            open.Database.KioskAlarmSteps.Add(new KioskAlarmStepRow { Alarm = 1, Act = AlarmAct.Confirmed, Note = "", Account = "unyo", Name = "運用　五郎", At = open.Now });
            open.Database.KioskSteps.Add(new KioskStepRow { Number = 1, Act = KioskAct.Stop, Kind = "JUMINHYO", Reason = "疑い", Account = "unyo", Name = "運用　五郎", At = open.Now });
            open.Database.RefusalRequests.Add(new RefusalRequestRow
            {
                Number = 1, Act = RefusableAct.Divorce, Person = 2, FamilyName = "越谷", GivenName = "花子", NameKey = "越谷花子", BirthDate = "平成11年8月20日", BirthKey = "1999-08-20", Address = "埼玉県越谷市", Contact = "",
                Capacity = RequestCapacity.Self, IsAgainstOne = false, OtherFamilyName = "", OtherGivenName = "", FiledAt = open.Now, Means = RequestMeans.InPerson, Identity = RequestIdentity.WithPhoto, Note = "",
                Account = "madoguchi", Name = "窓口　花", Terminal = "01-03", At = open.Now,
            });
            open.Database.RefusalSteps.Add(new RefusalStepRow { Request = 1, Order = 1, Kind = RequestStepKind.HandedOver, Reason = "", Account = "madoguchi", Name = "窓口　花", At = open.Now });
            open.Database.PaperSteps.Add(new PaperStepRow { CaseId = 1, Order = 1, Kind = PaperStepKind.BureauAsked, On = new(2026, 10, 8), Text = "疑義", Reference = "", Book = PaperBook.Correspondence, BookYear = 2026, BookNumber = (int)await open.NextAsync("correspondence:2026"), Account = "shinsa", Name = "審査　次郎", At = open.Now });
            return (new Deed(DeedKind.Trial, "試験"), true);
        }, default);
        Assert.Null(await city.Get<MessageDesk>().ActAsync(new(9, 3), MessageAct.ByHand, new(MessageMeans.Post, new(2026, 10, 8), "書留"), TestCity.Counter));
        var (scans, paper) = (city.Get<CaseScans>(), await BirthPaper.TypedAsync(city));
        await scans.AttachAsync(paper.Id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await scans.AttachAsync(paper.Id, ScanLabel.Enclosure, ScanFile.Pdf(), TestCity.Counter);
        await scans.CancelAsync(paper.Id, 2, "別の届のもの", TestCity.Counter);
        Assert.Equal(2, await city.Get<ContentChecks>().RoundAsync());
        await city.Store.GenerationsAsync(new(1), TestCity.Counter);
        await city.Store.GenerationsAsync(new(2), TestCity.Counter);
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await city.Get<AccessDays>().CloseAsync());
        Assert.Empty(await city.ProblemsAsync());
        return await city.SaveAsync();
    }

    [SqliteTheory]
    [InlineData("UPDATE Audit SET Account = 'x' WHERE JournalNumber = 4", "Audit の 台帳番号4 が書き換えられています")]
    [InlineData("UPDATE Audit SET Reason = 'x' WHERE JournalNumber = 4", "Audit の 台帳番号4 が書き換えられています")]
    [InlineData("DELETE FROM Audit WHERE JournalNumber = 4", "Audit の 台帳番号4 がありません")]
    [InlineData("INSERT INTO Audit SELECT 900, At, Account, Name, Roles, Office, Terminal, Action, CaseId, Text, Reason FROM Audit WHERE JournalNumber = 4", "台帳にない番号 900 の行")]
    [InlineData("UPDATE Audit SET JournalNumber = 900 WHERE JournalNumber = 4", "Audit の 台帳番号4 がありません")]
    [InlineData("UPDATE ReceiptBook SET ReceivedOn = '2026-10-07'", "ReceiptBook の 2026年第1号 が書き換えられています")]
    [InlineData("UPDATE ReceiptBook SET Columns_Subject = 'x'", "ReceiptBook の 2026年第1号 が書き換えられています")]
    [InlineData("UPDATE ReceiptBook SET Number = 2", "ReceiptBook の 2026年第2号 は台帳にない行です")]
    [InlineData("DELETE FROM ReceiptBook", "ReceiptBook の 2026年第1号 がありません")]
    [InlineData("UPDATE ReceiptOutcomes SET Outcome = '不受理'", "ReceiptOutcomes の 2026年第1号 が書き換えられています")]
    [InlineData("UPDATE Outbox SET Content = '[]' WHERE Sequence = 2", "Outbox の 台帳番号9の2通目 が書き換えられています")]
    [InlineData("UPDATE Outbox SET RecipientCode = '131211' WHERE Sequence = 2", "Outbox の 台帳番号9の2通目 が書き換えられています")]
    [InlineData("DELETE FROM Outbox WHERE Sequence = 1", "Outbox の 台帳番号9の1通目 がありません")]
    [InlineData("UPDATE MessageSteps SET Note = 'x'", "MessageSteps の 送付物9-3の1 が書き換えられています")]
    [InlineData("DELETE FROM MessageSteps", "MessageSteps の 送付物9-3の1 がありません")]
    [InlineData("UPDATE MessageStates SET State = 'ByHand' WHERE Sequence = 2", "MessageStates の 送付物9-2 が、送付物としたことに一致しません")]
    [InlineData("DELETE FROM MessageStates WHERE Sequence = 2", "MessageStates の 送付物9-2 が、送付物としたことに一致しません")]
    [InlineData("UPDATE Scans SET Content = (SELECT Content FROM Scans WHERE \"Order\" = 2) WHERE \"Order\" = 1", "Scans の 案件2の画像1 が書き換えられています")]
    [InlineData("UPDATE Scans SET Content = 'x' WHERE \"Order\" = 1", "Scans の 案件2の画像1 の中身が Contents の記録と合いません")]
    [InlineData("UPDATE Contents SET Length = Length + 1", "案件2の画像1 の中身が書き換えられています")]
    [InlineData("DELETE FROM Contents", "Contents の 中身 ")]
    [InlineData("UPDATE ContentChecks SET CheckedAt = '2027-01-01 00:00:00'", "ContentChecks の ")]
    [InlineData("UPDATE Scans SET Label = 'Enclosure' WHERE \"Order\" = 1", "Scans の 案件2の画像1 が書き換えられています")]
    [InlineData("UPDATE Scans SET ByName = 'x' WHERE \"Order\" = 2", "Scans の 案件2の画像2 が書き換えられています")]
    [InlineData("UPDATE Scans SET CaseId = 1 WHERE \"Order\" = 1", "Scans の 案件2の画像1 がありません")]
    [InlineData("DELETE FROM Scans WHERE \"Order\" = 1", "Scans の 案件2の画像1 がありません")]
    [InlineData("UPDATE ScanCancels SET Reason = 'x'", "ScanCancels の 案件2の画像2の取消 が書き換えられています")]
    [InlineData("DELETE FROM ScanCancels", "ScanCancels の 案件2の画像2の取消 がありません")]
    [InlineData("UPDATE CitySettings SET Content = 'x' WHERE Number = 1", "CitySettings の 設定1 が書き換えられています")]
    [InlineData("UPDATE CitySettings SET \"From\" = '2020-01-01' WHERE Number = 2", "CitySettings の 設定2 が書き換えられています")]
    [InlineData("DELETE FROM CitySettings WHERE Number = 1", "CitySettings の 設定1 がありません")]
    [InlineData("UPDATE CitySettingDecisions SET ByName = 'x' WHERE Number = 1", "CitySettingDecisions の 設定1の確認 が書き換えられています")]
    [InlineData("DELETE FROM CitySettingDecisions WHERE Number = 1", "CitySettingDecisions の 設定1の確認 がありません")]
    [InlineData("UPDATE DoorStops SET ProposedPerson = 3", "DoorStops の 交付停止1|Link|0001|| が書き換えられています")]
    [InlineData("UPDATE KinLinks SET Other = 3", "KinLinks の 結び付き1 が書き換えられています")]
    [InlineData("DELETE FROM KinLinks", "KinLinks の 結び付き1 がありません")]
    [InlineData("DELETE FROM DoorStopSteps", "DoorStopSteps の 交付停止1の1 がありません")]
    [InlineData("UPDATE EnrolmentCodes SET Terminal = '01-02'", "EnrolmentCodes の 登録コード C1 が書き換えられています")]
    [InlineData("DELETE FROM EnrolmentCodes", "EnrolmentCodes の 登録コード C1 がありません")]
    [InlineData("UPDATE TerminalEnrolments SET Terminal = '01-02'", "TerminalEnrolments の 登録 D1 が書き換えられています")]
    [InlineData("DELETE FROM TerminalEnrolments", "TerminalEnrolments の 登録 D1 がありません")]
    [InlineData("UPDATE TerminalRevocations SET By = 'x'", "TerminalRevocations の 登録 D1 の取消 が書き換えられています")]
    [InlineData("DELETE FROM TerminalRevocations", "TerminalRevocations の 登録 D1 の取消 がありません")]
    [InlineData("UPDATE Claims SET Generation = 1", "Claims の A1 が書き換えられています")]
    [InlineData("UPDATE Claims SET Place = 'x'", "Claims の A1 が書き換えられています")]
    [InlineData("UPDATE NightDeposits SET Head = 'x'", "NightDeposits の 1 が書き換えられています")]
    [InlineData("DELETE FROM NightDeposits", "NightDeposits の 1 がありません")]
    [InlineData("UPDATE NightSteps SET Name = 'x'", "NightSteps の 1|1|SetAside|| が書き換えられています")]
    [InlineData("UPDATE NightSteps SET Kind = 'Joined'", "NightSteps の 1|1|SetAside|| がありません")]
    [InlineData("UPDATE Outages SET \"To\" = '2026-10-08 00:30:00'", "Outages の 1 が書き換えられています")]
    [InlineData("UPDATE OutageAnswers SET Entered = 3", "OutageAnswers の 1 が書き換えられています")]
    [InlineData("DELETE FROM OutageAnswers", "OutageAnswers の 1 がありません")]
    [InlineData("UPDATE KioskAlarms SET Text = 'x'", "KioskAlarms の コンビニ警報1 が書き換えられています")]
    [InlineData("DELETE FROM KioskAlarmSteps", "KioskAlarmSteps の コンビニ警報1のConfirmed がありません")]
    [InlineData("UPDATE KioskSteps SET Kind = 'INKAN'", "KioskSteps の コンビニ停止・再開1|Stop|JUMINHYO がありません")]
    [InlineData("UPDATE KioskSteps SET Reason = 'x'", "KioskSteps の コンビニ停止・再開1|Stop|JUMINHYO が書き換えられています")]
    [InlineData("UPDATE RefusalRequests SET GivenName = 'x'", "RefusalRequests の P2|1999-08-20||466F07795DDAC869|1 が書き換えられています")]
    [InlineData("DELETE FROM RefusalRequests", "RefusalRequests の P2|1999-08-20||466F07795DDAC869|1 がありません")]
    [InlineData("UPDATE RefusalSteps SET Name = 'x'", "RefusalSteps の 1|1|HandedOver| が書き換えられています")]
    [InlineData("UPDATE PaperSteps SET Text = 'x'", "PaperSteps の 1|1|BureauAsked が書き換えられています")]
    [InlineData("DELETE FROM PaperSteps", "PaperSteps の 1|1|BureauAsked がありません")]
    [InlineData("UPDATE PaperSteps SET BookNumber = 2", "Counters の correspondence:2026 は 1 ですが、PaperSteps に 2 番まであります")]
    [InlineData("UPDATE ReceiptBook SET Columns_Side = 'Others'", "ReceiptBook の 2026年第1号 が書き換えられています")]
    [InlineData("UPDATE Claims SET JournalNumber = 2", "Claims の A1 が書き換えられています")]
    [InlineData("UPDATE DoorStops SET Resident = '0002'", "DoorStops の 交付停止1|Link|0001|| がありません")]
    [InlineData("DELETE FROM DoorStops", "DoorStops の 交付停止1|Link|0001|| がありません")]
    [InlineData("UPDATE DoorStopSteps SET Confirms = 1", "DoorStopSteps の 交付停止1の1 が書き換えられています")]
    [InlineData("UPDATE CertificateIssues SET Fee = 0", "CertificateIssues の 20261008-00-0000001 が書き換えられています")]
    [InlineData("UPDATE CounterRequests SET Requester = 'x'", "CounterRequests の 1 が書き換えられています")]
    [InlineData("UPDATE SpoiltPapers SET Refund = 450", "SpoiltPapers の 20261008-00-0000001 が書き換えられています")]
    [InlineData("UPDATE PrintJobs SET Terminal = '01-09'", "PrintJobs の 20261008-00-0000001 が書き換えられています")]
    [InlineData("UPDATE PrintSteps SET Said = 'x'", "PrintSteps の 20261008-00-0000001 Refused が書き換えられています")]
    [InlineData("DELETE FROM PrintSteps", "PrintSteps の 20261008-00-0000001 Refused がありません")]
    [InlineData("DELETE FROM SpoiltPapers", "SpoiltPapers の 20261008-00-0000001 がありません")]
    [InlineData("UPDATE AccessHeads SET Count = 1", "AccessHeads の web-1 2026-10-08 が書き換えられています")]
    [InlineData("UPDATE Generations SET Operator = 'x' WHERE Number = 1 AND Generation = 1", "Generations の R1 第1世代 の内容がハッシュと一致しません")]
    [InlineData("DELETE FROM Generations WHERE Number = 1 AND Generation = 2", "Generations の R1 第2世代 がありません")]
    [InlineData("DELETE FROM Generations WHERE Number = 1 AND Generation = 1", "Generations の R1 第2世代 が前の世代につながりません")]
    [InlineData("UPDATE Generations SET PreviousHash = zeroblob(32) WHERE Generation = 2", "Generations の R1 第2世代 が前の世代につながりません")]
    [InlineData("UPDATE Generations SET (Bytes, BytesHash) = (SELECT Bytes, BytesHash FROM Generations WHERE Number = 2) WHERE Number = 3", "Generations の R3 第1世代 の内容がハッシュと一致しません")]
    [InlineData("UPDATE Generations SET Bytes = x'00' WHERE Number = 3", "Generations の R3 第1世代 の内容がハッシュと一致しません")]
    [InlineData("UPDATE Journal SET Body = CAST(replace(Body, 'Audit', 'Audot') AS BLOB) WHERE Number = 3", "Journal の 3 番の内容がハッシュと一致しません")]
    [InlineData("UPDATE Journal SET Hash = zeroblob(32) WHERE Number = 3", "Journal の 4 番が前の行につながりません")]
    [InlineData("UPDATE Journal SET Body = x'00' WHERE Number = 3", "Journal の 3 番が読めません")]
    [InlineData("DELETE FROM Journal WHERE Number = 3", "Journal の 3 番がありません")]
    [InlineData("UPDATE RegisterIndex SET Head = 'x' WHERE Register = 2", "検索用の列 R2 が戸籍と一致しません")]
    [InlineData("UPDATE PersonIndex SET BirthDate = 'x' WHERE Register = 2", "検索用の列 R2 が戸籍と一致しません")]
    [InlineData("DELETE FROM PersonIndex WHERE Register = 1 AND Position = 3", "検索用の列 R1 が戸籍と一致しません")]
    [InlineData("UPDATE RegisterIndex SET Register = 99 WHERE Register = 2", "検索用の列 R99 に戸籍がありません")]
    [InlineData("UPDATE AccessLog SET Account = 'x' WHERE Sequence = 1", "AccessLog の web-1 2026-10-08 1 番が書き換えられています")]
    [InlineData("DELETE FROM AccessLog WHERE Sequence = 2", "AccessLog の web-1 2026-10-08 の閲覧記録が締めたときと一致しません")]
    [InlineData("DELETE FROM AccessLog", "AccessLog の web-1 2026-10-08 の閲覧記録がありません")]
    public async Task Verify_RowTampered_IsNamed(string sql, string problem)
    {
        await using var city = await FullAsync();

        Assert.NotEqual(0, await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql)));

        var problems = await city.ProblemsAsync();
        Assert.True(problems.Any(p => p.Contains(problem, StringComparison.Ordinal)), string.Join('\n', problems));
    }

    [SqliteTheory]
    [InlineData("UPDATE Generations SET Bytes = x'00' || substr(Bytes, 2) WHERE Number = 2")]
    [InlineData("UPDATE Generations SET (Bytes, BytesHash) = (SELECT Bytes, BytesHash FROM Generations WHERE Number = 3) WHERE Number = 2")]
    public async Task Load_BytesChanged_ThrowsAndNoCertificateIsMade(string sql)
    {
        await using var city = await TestCity.CreateSealedAsync("bytes");
        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        var found = await Assert.ThrowsAsync<RegisterDocumentException>(() => city.Store.GetAsync(new(2)));

        Assert.Contains("戸籍 R2 第1世代の記録が書き換えられています", found.Message, StringComparison.Ordinal);
        var preparation = await city.Get<CertificateDesk>().PrepareAsync(new CertificateRequest(new(2), CertificateKind.Whole, []), TestCity.Counter);
        Assert.Equal(found.Message, preparation.Refusal);
        Assert.Empty(preparation.Pages);
    }

    [Fact]
    public void Tables_Journaled_AreAllTampered()
    {
        var journaled = typeof(IJournaled).Assembly.GetTypes().Where(t => t.IsClass && typeof(IJournaled).IsAssignableFrom(t)).Select(t => t.Name).ToHashSet();
        using var database = new SqliteKosekiDbContextFactory().CreateDbContext([]);
        var tables = database.Model.GetEntityTypes().Where(e => journaled.Contains(e.ClrType.Name)).Select(e => e.GetTableName()!).ToList();
        var tried = new[] { typeof(JournalVerifierTests).GetMethod(nameof(Verify_RowTampered_IsNamed))!, typeof(Batches.BatchTests).GetMethod(nameof(Batches.BatchTests.Verify_ARowOfABatchChanged_IsNamed))!, typeof(ChainDeskTests).GetMethod(nameof(ChainDeskTests.Image_ChangedBesideTheProgram_IsRefused))! }.SelectMany(m => m.GetCustomAttributesData())
            .Where(a => a.AttributeType == typeof(InlineDataAttribute)).Select(a => ((IReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!).First().Value!.ToString()!).ToList();

        Assert.Equal(39, tables.Count);
        Assert.All(tables, t => Assert.Contains(tried, s => s.Contains(t, StringComparison.Ordinal)));
    }
}
