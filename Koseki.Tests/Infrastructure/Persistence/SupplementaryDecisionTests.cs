using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Eng.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Messages;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>The 附票 in the running program: what a decision writes into the store and sends is what the readable cases expect.</summary>
public sealed class SupplementaryDecisionTests
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications");

    // 越谷太郎 and 花子 (R1) with one row each, 花子 abroad no longer told.
    private static readonly SupplementaryRegister OfR1 = SupplementaryNotation.Parse("""
        ＠附票 R1附1
        附票　現在
        本籍　埼玉県越谷市東越谷一丁目5番地
        筆頭者　越谷　太郎
        編製日　令和8年6月10日
        附票に記録されている者　越谷　太郎
        　＠人 P1
        　＠記載 令和8年6月10日 婚姻
        　【氏の振り仮名】コシガヤ
        　【名の振り仮名】タロウ
        　【生年月日】平成10年4月2日
        　【性別】男
        　＠住民票コード 10000000014
        　【住所】埼玉県越谷市東越谷一丁目5番3号
        　【住定日】令和8年6月20日
        　　＠事由 令和8年6月22日 転居
        　　＠所在コード 112224
        附票に記録されている者　越谷　花子
        　＠人 P2
        　＠記載 令和8年6月10日 婚姻
        　【氏の振り仮名】コシガヤ
        　【名の振り仮名】ハナコ
        　【生年月日】平成11年8月20日
        　【性別】女
        　＠住民票コード 10000000022
        　【住所】埼玉県越谷市東越谷一丁目5番3号
        　【住定日】令和8年6月20日
        　　＠事由 令和8年6月22日 転居
        　　＠所在コード 112224
        """);

    private static DocumentKey KeyOfR1 => DocumentKey.Of(OfR1.Id);

    internal static Task<int> KeepAsync(TestCity city, params SupplementaryRegister[] supplementaries) =>
        city.Get<BulkLoad>().LoadSupplementariesAsync(supplementaries, TestCity.Counter, default);

    internal static SupplementaryRegister Base => OfR1;

    private static async Task<IReadOnlyList<SupplementaryRegister>> StoredAsync(IServiceProvider node, long register) =>
        [.. (await node.GetRequiredService<RegisterStore>().SupplementariesAsync(new(register), TestCity.Counter)).Select(g => g.Register)];

    private static async Task<IReadOnlyList<SupplementaryRegister>> StoredAsync(TestCity city, long register) =>
        [.. (await city.Store.SupplementariesAsync(new(register), TestCity.Counter)).Select(g => g.Register)];

    /// <summary>
    /// Examples E02, E04, E05, E07, E09, E10, E15 and E17 of the 附票 on their whole way: typed, received, examined, decided; what then
    /// stands in the store and in the outbox is compared with the text of the case, line by line.
    /// </summary>
    [Theory]
    [InlineData("Birth", "01-作例10.2")]
    [InlineData("Marriage", "01-作例10.1")]
    [InlineData("Death", "01-作例10.6")]
    [InlineData("Divorce", "01-作例10.3")]
    [InlineData("Transfer", "01-作例10.10・原籍地")]
    [InlineData("Transfer", "02-作例10.11・管内")]
    [InlineData("Disappearance", "01-夫の普通失踪・附票")]
    [InlineData("Disappearance", "20-取消し・婚姻が続く・附票")]
    [InlineData("Disappearance", "23-取消し・除かれた戸籍の回復")]
    [InlineData("AgeRemoval", "01-105歳・附票")]
    [InlineData("Correction", "05-生年月日・夫の申請")]
    [InlineData("Correction", "15-筆頭者の名")]
    [InlineData("Correction", "16-名の振り仮名")]
    public async Task Approve_ReadableCase_StoresAndSendsWhatItExpects(string kind, string name)
    {
        var file = CaseFile.Load(Path.Combine(Cases, kind, "cases", name + ".txt"));
        await using var city = await TestCity.CreateEmptyAsync();
        city.Clock.AdjustTime(new DateTimeOffset(file.RecordDate, new TimeOnly(10, 0), TimeSpan.FromHours(9)));
        await city.Get<BulkLoad>().LoadAsync(file.Given.All, TestCity.Counter, default);
        await KeepAsync(city, [.. file.GivenSupplementaries!.All]);
        await RaiseAsync(city, file);

        var opened = await city.Workflow.OpenAsync(file.Kind.Code, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(opened.Id, file.Draft, opened.Version, TestCity.Counter);
        await city.Workflow.ReceiveAsync(opened.Id, new(file.ReceiptDate, "10:00", "窓口", file.Origin), TestCity.Counter);
        await city.Workflow.CompleteExaminationAsync(opened.Id, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(opened.Id, TestCity.Approver));

        var written = await city.Get<CaseLists>().WrittenAsync(opened.Id);
        var stored = new Plan([], written.Registers, [], true) { Supplementary = new(written.Supplementaries, []) };
        Assert.NotEmpty(written.Supplementaries);
        Assert.Empty(CaseRunner.SupplementaryDifferences(file, stored));
        await using var database = city.Open();
        var sent = (await database.Outbox.AsNoTracking().OrderBy(o => o.Sequence).ToListAsync()).Select(OutboxWriter.Read)
            .SelectMany(m => MessageNotation.Lines(m is OutgoingMessage.DuplicateRegister duplicate ? duplicate with { Generation = null } : m));
        Assert.Equal(file.Messages!, sent);
        Assert.Empty(await city.ProblemsAsync());
    }

    // The numbers that the case expects are those that come next.
    private static Task RaiseAsync(TestCity city, CaseFile file) => city.Get<JournalWriter>().CommitAsync(TestCity.Counter, async open =>
    {
        foreach (var counter in new[] { "person", "register" })
        {
            var next = await open.NextAsync(counter);
            await open.NextAsync(counter, 900 - (int)next);
        }

        if (ReceiptNumber.Read(file.Papers[0].Receipt!, file.ReceiptDate) is { } receipt)
        {
            await open.NextAsync(string.Create(CultureInfo.InvariantCulture, $"receipt:{receipt.Year}"), receipt.Number - 1);
        }

        return (new Deed(DeedKind.Trial, "番号を進めた"), true);
    }, default);

    [Fact]
    public async Task Approve_SupplementaryNotKept_SaysSoAndInventsNone()
    {
        await using var city = await TestCity.CreateAsync();
        var examined = await BirthPaper.ExaminedAsync(city);
        var plan = (await city.Workflow.ExamineAsync(examined.Id, examined.Draft)).Examination.Plan!;

        Assert.Equal([new RegisterId(1)], plan.Supplementary.Missing);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));
        Assert.Empty(await StoredAsync(city, 1));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>The fingerprint covers the 附票: one that moved after the examination sends the case back, and the approver is told which line.</summary>
    [Fact]
    public async Task Approve_SupplementaryMovedSince_GoesBackToExamination()
    {
        await using var city = await TestCity.CreateAsync();
        await KeepAsync(city, OfR1);
        var examined = await BirthPaper.ExaminedAsync(city);
        await MoveAsync(city);

        var moved = Assert.IsType<ApprovalOutcome.BasisMoved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));

        Assert.Contains(moved.Differences, d => d.Contains("現在", StringComparison.Ordinal) && d.Contains("赤山町五丁目1番1号", StringComparison.Ordinal));
        Assert.Equal(2, (await StoredAsync(city, 1)).Count);
        Assert.Equal(2, (await city.Store.GetAsync(new(1)))!.Entries.Count);
        await city.Workflow.CompleteExaminationAsync(examined.Id, TestCity.Examiner);
        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(examined.Id, TestCity.Approver));
        Assert.Equal(["埼玉県越谷市東越谷一丁目5番3号", "埼玉県越谷市赤山町五丁目1番1号"], (await StoredAsync(city, 1))[^1].Persons[0].Addresses.Select(a => a.Text));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Two nodes decide the same case at once: one writes register and 附票, the other is told so, and nothing is written twice or half.</summary>
    [Fact]
    public async Task Approve_OnTwoNodesAtOnce_OneWritesBothDocuments()
    {
        await using var city = await TestCity.CreateAsync();
        await KeepAsync(city, OfR1);
        var examined = await BirthPaper.ExaminedAsync(city);
        await using var other = city.OtherNode();

        var answers = await Task.WhenAll(
            Task.Run(() => AnswerAsync(() => city.Workflow.ApproveAsync(examined.Id, TestCity.Approver))),
            Task.Run(() => AnswerAsync(() => other.GetRequiredService<CaseWorkflow>().ApproveAsync(examined.Id, TestCity.Approver))));

        Assert.Single(answers, a => a is ApprovalOutcome.Approved);
        Assert.Single(answers, a => a is CaseException);
        Assert.Equal(2, (await StoredAsync(other, 1)).Count);
        await using var database = city.Open();
        Assert.Equal(2, await database.Generations.CountAsync(g => g.CaseId == examined.Id));
        Assert.Equal(1, await database.Outbox.CountAsync(o => o.Kind == MessageKind.SupplementaryIdentity));
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A 附票 that another wrote meanwhile: the transaction ends, and the register has not moved either.</summary>
    [Fact]
    public async Task Write_SupplementaryOfAnOlderGeneration_LeavesTheRegisterAsItWas()
    {
        await using var city = await TestCity.CreateAsync();
        await KeepAsync(city, OfR1);
        await MoveAsync(city);
        var register = (await city.Store.GetAsync(new(1)))!;
        var writer = city.Get<Koseki.Infrastructure.Persistence.Documents.GenerationWriter>();

        var moved = await Assert.ThrowsAsync<Koseki.Infrastructure.Persistence.Documents.DocumentMovedException>(() => city.Get<JournalWriter>().CommitAsync(TestCity.Approver, async open =>
        {
            await writer.WriteAsync(open, new KeptDocument.OfRegister(register), 1, new("試験", null, open.Now), default);
            await writer.WriteAsync(open, new KeptDocument.OfSupplementary(OfR1), 1, new("試験", null, open.Now), default);
            return (new Deed(DeedKind.Trial, "古い世代の上に"), true);
        }, default));

        Assert.Equal(KeyOfR1, moved.Document);
        Assert.Single(await city.Store.GenerationsAsync(new(1), TestCity.Counter));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Load_SupplementaryThatSaysSomethingElseThanItsRegister_IsRefusedWhole()
    {
        await using var city = await TestCity.CreateAsync();

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => KeepAsync(city, OfR1 with { HeadGivenName = "次郎" }));
        await Assert.ThrowsAsync<InvalidDataException>(() => KeepAsync(city, OfR1 with { Id = SupplementaryId.Of(new(99)) }));

        Assert.Contains("附票 R1附1 の戸籍の表示が、戸籍と違います。", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(city, 1));
    }

    [Fact]
    public async Task Supplementaries_ARead_IsLoggedAndTakesTheRight()
    {
        await using var city = await TestCity.CreateAsync();
        await KeepAsync(city, OfR1);

        await Assert.ThrowsAsync<CaseException>(() => city.Store.SupplementariesAsync(new(1), TestCity.Person("unyo", "運用　五郎", StaffRole.Operator)));
        await StoredAsync(city, 1);

        await using var database = city.Open();
        Assert.Equal("附票 R1附1 を表示", Assert.Single(await database.AccessLog.AsNoTracking().ToListAsync()).Text);
    }

    /// <summary>What holds of a register's generations holds of the 附票: changed, exchanged, removed and added rows are named.</summary>
    [SqliteTheory]
    [InlineData("UPDATE Generations SET Operator = 'x' WHERE Kind = 'Supplementary'", "Generations の R1附1 第1世代 の内容がハッシュと一致しません")]
    [InlineData("UPDATE Generations SET Bytes = CAST(x'00' || substr(Bytes, 2) AS BLOB) WHERE Kind = 'Supplementary'", "Generations の R1附1 第1世代 の内容がハッシュと一致しません")]
    [InlineData("DELETE FROM Generations WHERE Kind = 'Supplementary' AND Generation = 2", "Generations の R1附1 第2世代 がありません")]
    [InlineData("DELETE FROM Generations WHERE Kind = 'Supplementary' AND Generation = 1", "Generations の R1附1 第2世代 が前の世代につながりません")]
    [InlineData("UPDATE Generations SET Kind = 'Supplementary', Number = 9 WHERE Kind = 'Register' AND Number = 2", "Generations の R9附1 第1世代 は台帳にない行です")]
    [InlineData("UPDATE Generations SET (Bytes, BytesHash) = (SELECT Bytes, BytesHash FROM Generations WHERE Kind = 'Register' AND Number = 1 AND Generation = 1) WHERE Kind = 'Supplementary' AND Generation = 1", "Generations の R1附1 第1世代 の内容がハッシュと一致しません")]
    public async Task Verify_TamperedSupplementary_NamesTheRow(string sql, string problem)
    {
        await using var city = await TestCity.CreateAsync();
        await KeepAsync(city, OfR1);
        await MoveAsync(city);
        Assert.Empty(await city.ProblemsAsync());

        await city.TamperAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.Contains(await city.ProblemsAsync(), p => p.Contains(problem, StringComparison.Ordinal));
    }

    /// <summary>
    /// A bundle of 離婚 and 77条の2 (supplementary-register §2.1: the mover is 消除 there with the one current row carried to the new 附票,
    /// 附票本人確認情報 消除 and 記載): one generation of each 附票 although two papers change both, and no step in between is told to anybody.
    /// </summary>
    [Fact]
    public async Task Approve_DivorceWithKeptName_WritesOneGenerationOfEachSupplementary()
    {
        await using var city = await TestCity.CreateAsync();
        await KeepAsync(city, OfR1);
        var (divorce, kept) = await BundlePapers.ExamineAsync(city);

        Assert.IsType<ApprovalOutcome.Approved>(await city.Workflow.ApproveAsync(await BundlePapers.AsReadAsync(city, kept), TestCity.Approver));

        var made = (await city.Get<CaseLists>().WrittenAsync(divorce)).Registers.Single(s => s.Before is null).After;
        var old = await StoredAsync(city, 1);
        Assert.Equal(2, old.Count);
        Assert.Equal(OfR1.Persons[0], old[^1].Persons[0]);
        Assert.Equal(OfR1.Persons[1] with { Removed = old[^1].Persons[1].Removed }, old[^1].Persons[1]);
        // As in the register: it is the matter of 77条の2 that names her new 本籍.
        var removed = (await city.Store.GetAsync(new(1)))!.Entries[1].Removed!;
        Assert.Equal(("令和8年10月8日", removed.Cause), (old[^1].Persons[1].Removed!.On.Text, old[^1].Persons[1].Removed!.Cause));
        Assert.Equal((SupplementaryState.Current, "越谷", "太郎"), (old[^1].State, old[^1].HeadFamilyName, old[^1].HeadGivenName));

        var hers = Assert.Single(await StoredAsync(city, made.Id.Value));
        Assert.Equal(("埼玉県越谷市東越谷一丁目7番地", "越谷", "花子"), (hers.Domicile, hers.HeadFamilyName, hers.HeadGivenName));
        var person = Assert.Single(hers.Persons);
        Assert.Equal(("越谷", "花子", "10000000022", false), (person.FamilyName, person.GivenName, person.ResidentCode, person.AwaitsTransfer));
        Assert.Equal(OfR1.Persons[1].Current! with { Reason = "附票編製", RecordedOn = new(2026, 10, 8) }, Assert.Single(person.Addresses));
        await using var database = city.Open();
        var told = (await database.Outbox.AsNoTracking().Where(o => o.Kind == MessageKind.SupplementaryIdentity).OrderBy(o => o.Sequence).ToListAsync()).Select(OutboxWriter.Read).SelectMany(MessageNotation.Lines).ToList();
        Assert.Equal((1, 1), (told.Count(l => l.Contains("消除", StringComparison.Ordinal)), told.Count(l => l.Contains("記載", StringComparison.Ordinal))));
        Assert.DoesNotContain(told, l => l.Contains("修正", StringComparison.Ordinal) || l.Contains("太郎", StringComparison.Ordinal));
        Assert.Empty(await city.ProblemsAsync());
    }

    // 太郎 moves: what a notice from his residence will write one day.
    private static Task MoveAsync(TestCity city) => city.Get<JournalWriter>().CommitAsync(TestCity.Approver, async open =>
    {
        var row = new AddressRow(AddressKind.Address, "埼玉県越谷市赤山町五丁目1番1号", new("112224", null), RegisterDate.Parse("令和8年10月2日"), "転居", new(2026, 10, 5));
        var moved = OfR1 with { Persons = OfR1.Persons.SetItem(0, OfR1.Persons[0] with { Addresses = OfR1.Persons[0].Addresses.Add(row) }) };
        await city.Get<Koseki.Infrastructure.Persistence.Documents.GenerationWriter>().WriteAsync(open, new KeptDocument.OfSupplementary(moved), 1, new(open.Author, open.Author, open.Now), default);
        return (new Deed(DeedKind.Trial, "転居"), true);
    }, default);

    private static async Task<object> AnswerAsync(Func<Task<ApprovalOutcome>> approve)
    {
        try
        {
            return await approve();
        }
        catch (CaseException e)
        {
            return e;
        }
    }
}
