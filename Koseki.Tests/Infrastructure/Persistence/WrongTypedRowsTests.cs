using System.Runtime.CompilerServices;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Tests.Infrastructure.Databases;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// Fault S7: a value that its column cannot hold, or a schema that promises less, is named with table and row; it neither
/// stops the verification nor reads as the value that stood there.
/// </summary>
public sealed class WrongTypedRowsTests
{
    private static readonly Lazy<Task<string>> Saved = new(MakeAsync);

    private static async Task<string> MakeAsync()
    {
        var city = await TestCity.CreateSealedAsync("types");
        await BirthPaper.ApprovedAsync(city);
        await city.Get<JournalWriter>().CommitAsync(TestCity.Counter, async open =>
        {
            open.Database.DoorStops.Add(new DoorStopRow { Id = await open.NextAsync("door-stop"), Kind = DoorStopKind.Link, Resident = "0001", FormerPerson = 1, ProposedPerson = 2, Text = "行", At = open.Now });
            open.Database.Claims.Add(new ClaimRow { IssueId = "A1", Register = 1, Generation = 2, Sha256 = new byte[32], At = open.Now, Caller = "gw-1" });
            open.Database.EnrolmentCodes.Add(new EnrolmentCodeRow { Key = "C1", Terminal = "01-01", IssuedAt = open.Now, Until = open.Now, IssuedBy = "unyo" });
            open.Database.TerminalEnrolments.Add(new TerminalEnrolmentRow { Key = "D1", Terminal = "01-01", Code = "C1", At = open.Now });
            return (new Deed(DeedKind.Trial, "試験"), true);
        }, default);
        await city.Get<CaseScans>().AttachAsync((await BirthPaper.TypedAsync(city)).Id, ScanLabel.Notification, ScanFile.Png, TestCity.Counter);
        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, null, "見た");
        Assert.Empty(await city.ProblemsAsync());
        return await city.SaveAsync();
    }

    [SqliteTheory]
    // What reads the same and is found by no comparison: a stop that stops nobody.
    [InlineData("UPDATE DoorStops SET Resident = CAST(Resident AS BLOB)", "DoorStops の 1 に、列に置けない値があります(書き換えられています): Resident(blob)")]
    [InlineData("UPDATE DoorStops SET FormerPerson = 1.5", "DoorStops の 1 に、列に置けない値があります(書き換えられています): FormerPerson(real)")]
    [InlineData("UPDATE Claims SET At = '2026-10-08T01:00:00'", "Claims の A1 に、列に置けない値があります(書き換えられています): At(text)")]
    // What stops whoever reads it.
    [InlineData("UPDATE Claims SET At = '2026-13-45 00:00:00'", "Claims の A1 に、列に置けない値があります(書き換えられています): At(text)")]
    [InlineData("UPDATE Claims SET At = '0000-01-01 00:00:00'", "Claims の A1 に、列に置けない値があります(書き換えられています): At(text)")]
    [InlineData("UPDATE Claims SET Generation = 9999999999", "Claims の A1 に、列に置けない値があります(書き換えられています): Generation(integer)")]
    [InlineData("UPDATE Claims SET Generation = 'abc'", "Claims の A1 に、列に置けない値があります(書き換えられています): Generation(text)")]
    [InlineData("UPDATE CitySettings SET \"From\" = '2026-02-31' WHERE Number = 1", "CitySettings の 1 に、列に置けない値があります(書き換えられています): From(text)")]
    [InlineData("UPDATE ReceiptBook SET Columns_Subject = x'00'", "ReceiptBook の 2026|1 に、列に置けない値があります(書き換えられています): Columns_Subject(blob)")]
    [InlineData("UPDATE Scans SET Label = 'Nothing'", "に、列に置けない値があります(書き換えられています): Label(text)")]
    [InlineData("UPDATE Scans SET Content = x'00'", "に、列に置けない値があります(書き換えられています): Content(blob)")]
    [InlineData("UPDATE CitySettingDecisions SET Confirmed = 2 WHERE Number = 1", "CitySettingDecisions の 1 に、列に置けない値があります(書き換えられています): Confirmed(integer)")]
    [InlineData("UPDATE Cases SET ChangedAt = 'gestern' WHERE Id = 1", "Cases の 1 に、列に置けない値があります(書き換えられています): ChangedAt(text)")]
    [InlineData("UPDATE Counters SET Value = 'x' WHERE Name = 'case'", "Counters の case に、列に置けない値があります(書き換えられています): Value(text)")]
    [InlineData("UPDATE Generations SET RecordedAt = x'00' WHERE Number = 2", "Generations の Register|2|1 に、列に置けない値があります(書き換えられています): RecordedAt(blob)")]
    [InlineData("UPDATE AccessLog SET Day = '2026-10-8'", "|1 に、列に置けない値があります(書き換えられています): Day(text)")]
    [InlineData("UPDATE Journal SET Body = 'x' WHERE Number = 3", "Journal の 3 に、列に置けない値があります(書き換えられています): Body(text)")]
    [InlineData("UPDATE States SET Body = 'x', Signature = 1 WHERE Number = 2", "States の 2 に、列に置けない値があります(書き換えられています): Body(text) Signature(integer)")]
    [InlineData("UPDATE PersonIndex SET Person = 'x' WHERE Register = 2 AND Position = 1", "PersonIndex の 2|1 に、列に置けない値があります(書き換えられています): Person(text)")]
    [InlineData("UPDATE CaseMarks SET Earliest = 'x'", "CaseMarks の ")]
    // A schema that promises less.
    [InlineData("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', 'NULL') WHERE name = 'Audit'; PRAGMA writable_schema=RESET; UPDATE Audit SET Account = NULL WHERE JournalNumber = 4", "Audit の 4 に、列に置けない値があります(書き換えられています): Account(null)")]
    [InlineData("PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', 'NULL') WHERE name = 'Audit'; PRAGMA writable_schema=RESET", "表 Audit の列 Account の作りが変えられています(TEXT、空を許す)")]
    [InlineData("DROP TABLE Terminals", "表 Terminals がありません")]
    [InlineData("DROP TABLE Journal", "表 Journal がありません")]
    [InlineData("ALTER TABLE Offices DROP COLUMN Phone", "表 Offices に列 Phone がありません")]
    [InlineData("DROP INDEX IX_TerminalEnrolments_Code", "表 TerminalEnrolments の索引 IX_TerminalEnrolments_Code がないか、作りが変えられています")]
    [InlineData("CREATE TRIGGER quiet AFTER INSERT ON Audit BEGIN DELETE FROM Holds; END", "作っていないトリガー quiet があります")]
    // Numbers that would be given twice.
    [InlineData("UPDATE Counters SET Value = 3 WHERE Name = 'journal'", "Counters の journal は 3 ですが、台帳は ")]
    [InlineData("UPDATE Counters SET Value = 900 WHERE Name = 'journal'", "Counters の journal は 900 ですが、台帳は ")]
    [InlineData("DELETE FROM Counters WHERE Name = 'journal'", "Counters の journal(台帳の番号の控え)がありません")]
    [InlineData("UPDATE Counters SET Value = 1 WHERE Name = 'person'", "Counters の person は 1 ですが、Cases に 33 番まであります")]
    [InlineData("UPDATE Counters SET Value = 1 WHERE Name = 'register'", "Counters の register は 1 ですが、Cases に 6 番まであります")]
    [InlineData("UPDATE Counters SET Value = 0 WHERE Name = 'receipt:2026'", "Counters の receipt:2026 は 0 ですが、ReceiptBook に 1 番まであります")]
    [InlineData("DELETE FROM Counters WHERE Name = 'case'", "Counters の case は 0 ですが、Cases に 2 番まであります")]
    public async Task Verify_ValueNoColumnHolds_IsNamed(string sql, string problem)
    {
        await using var city = await TestCity.CopyOfAsync(await Saved.Value, "types");

        await city.TamperAsync(FormattableStringFactory.Create(sql));

        var problems = await city.ProblemsAsync();
        Assert.True(problems.Any(p => p.Contains(problem, StringComparison.Ordinal)), string.Join('\n', problems));
    }

    /// <summary>However many rows: the first are named, the rest are counted.</summary>
    [SqliteTheory]
    [InlineData("UPDATE PersonIndex SET Person = 'x'")]
    [InlineData("UPDATE States SET Body = 'x'")]
    public async Task Verify_EveryRow_NamesSomeAndGoesOn(string sql)
    {
        await using var city = await TestCity.CopyOfAsync(await Saved.Value, "types");

        var count = await city.TamperAsync(FormattableStringFactory.Create(sql));

        Assert.Equal(Math.Min(count, 100), (await city.ProblemsAsync()).Count(p => p.Contains("列に置けない値があります", StringComparison.Ordinal)));
    }
}
