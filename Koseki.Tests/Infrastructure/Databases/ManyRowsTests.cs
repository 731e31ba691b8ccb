using Koseki.Domain.Documents;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Tests.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Databases;

/// <summary>Many rows saved with one prepared command stand exactly as a save would write them.</summary>
public sealed class ManyRowsTests
{
    private const int Saved = 900_000;
    private const int Inserted = 910_000;
    private const int Many = 9;

    private static object[] Rows(long first, long caseId) =>
    [
        .. Enumerable.Range(0, Many).Select(i => new RegisterIndexRow
        {
            Register = first + i, Generation = 1, State = Koseki.Domain.Registers.RegisterState.Removed, Domicile = "埼玉県越谷市東越谷一丁目5番地", DomicileKey = "k", Head = "葛󠄀城　", HeadKey = "h",
        }),
        .. Enumerable.Range(0, Many).Select(i => new GenerationRow
        {
            Kind = i % 2 == 0 ? DocumentKind.Register : DocumentKind.Supplementary, Number = first + i, Generation = 1, Schema = 3, Bytes = [0, 1, (byte)i], BytesHash = new byte[32], PreviousHash = new byte[32],
            Hash = [9], JournalNumber = 7, CaseId = i == 0 ? null : caseId, Receipt = i == 0 ? null : "令8-1", RecordedAt = new(2026, 10, 8, 1, 2, 3, 456, TimeSpan.FromHours(9)), Operator = "一　花子𠮷", Approver = null,
        }),
        .. Enumerable.Range(0, Many).Select(i => new PersonIndexRow
        {
            Register = first + i, Position = 1, Person = i, FamilyName = "葛󠄀城", GivenName = "", NameKey = "k", GivenKey = "g", Kana = "", KanaKey = "", KanaSoundKey = "", GivenKanaKey = "", GivenKanaSoundKey = "",
            BirthDate = "昭和45年5月6日", BirthEarliest = new(1970, 5, 6), BirthLatest = DateOnly.MaxValue, BirthDay = i == 0 ? null : new(1970, 5, 6), Sex = Koseki.Domain.Registers.Sex.Female, Relationship = "長女", IsRemoved = i == 1,
        }),
    ];

    // Every value with the sort of it that the file keeps, without what says which of the two rows it is.
    private static async Task<List<string>> StoredAsync(SqliteConnection connection, string table, string number, int first)
    {
        await using var columns = connection.CreateCommand();
        columns.CommandText = $"SELECT group_concat('typeof(\"' || name || '\") || '':'' || quote(\"' || name || '\")', ' || ''|'' || ') FROM pragma_table_info('{table}') WHERE name <> '{number}'";
        await using var rows = connection.CreateCommand();
        rows.CommandText = $"SELECT {await columns.ExecuteScalarAsync()} FROM \"{table}\" WHERE \"{number}\" BETWEEN {first} AND {first + Many} ORDER BY \"{number}\"";
        var found = new List<string>();
        await using var reader = await rows.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    [SqliteFact]
    public async Task Insert_ManyRows_StandAsASaveWritesThem()
    {
        await using var city = await TestCity.CreateAsync();
        var caseId = (await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter)).Id;
        await using var database = city.Open();
        database.AddRange(Rows(Saved, caseId));
        await database.SaveChangesAsync();
        database.AddRange(Enumerable.Reverse(Rows(Inserted, caseId)));
        await using (var transaction = await database.Database.BeginTransactionAsync())
        {
            await ManyRows.InsertAsync(database, default);
            Assert.DoesNotContain(database.ChangeTracker.Entries(), e => e.State == EntityState.Added);
            await transaction.CommitAsync();
        }

        var connection = (SqliteConnection)database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync();
        foreach (var (table, number) in new[] { ("Generations", "Number"), ("RegisterIndex", "Register"), ("PersonIndex", "Register") })
        {
            var inserted = await StoredAsync(connection, table, number, Inserted);
            Assert.Equal(Many, inserted.Count);
            Assert.Equal(await StoredAsync(connection, table, number, Saved), inserted);
        }
    }

    /// <summary>A row that cannot stand ends the save as any other would, and few rows are left to the save.</summary>
    [SqliteFact]
    public async Task Insert_ARowThatIsThere_IsRefusedAsBySaving()
    {
        await using var city = await TestCity.CreateAsync();
        var caseId = (await city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter)).Id;
        await using (var first = city.Open())
        {
            first.AddRange(Rows(Saved, caseId));
            await first.SaveChangesAsync();
        }

        await using var database = city.Open();
        await using var transaction = await database.Database.BeginTransactionAsync();
        database.AddRange(Rows(Saved, caseId).OfType<PersonIndexRow>().Take(2));
        await ManyRows.InsertAsync(database, default);
        Assert.Equal(2, database.ChangeTracker.Entries().Count(e => e.State == EntityState.Added));
        database.AddRange(Rows(Saved, caseId).OfType<PersonIndexRow>().Skip(2));

        await Assert.ThrowsAsync<DbUpdateException>(() => ManyRows.InsertAsync(database, default));
    }
}
