using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Eng.Verify;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Eng.Tamper;

/// <summary>A gateway's database with at least two rows in every table that is covered, and an older copy of it.</summary>
internal static class GatewayCity
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Makes it in <paramref name="folder"/> and its older copy (database and heads) in <paramref name="older"/>.</summary>
    public static async Task MakeAsync(string folder, string older, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await AtAsync(folder, 0, d => FillAsync(d, 1, cancellation), cancellation);
        CopyData(folder, older);
        await AtAsync(folder, 1, d => FillAsync(d, 2, cancellation), cancellation);
        await AtAsync(folder, 2, d => ChangeAsync(d, 3, cancellation), cancellation);
    }

    /// <summary>Copies database and heads over those of another folder: nothing of theirs stays.</summary>
    public static void CopyData(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, GatewayRecord.Heads));
        foreach (var file in Files(to))
        {
            File.Delete(file);
        }

        foreach (var file in Files(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder, GatewayRecord.File + "*"), .. Directory.GetFiles(Path.Combine(folder, GatewayRecord.Heads))];

    private static async Task AtAsync(string folder, int days, Func<GatewayDbContext, Task> work, CancellationToken cancellation)
    {
        var clock = new Clock(JapanTime.At(Today.AddDays(days), new TimeOnly(10, 0)));
        await using var record = new GatewayRecord(folder, clock, make: true);
        await DatabaseSetup.PrepareAsync(record.Database, new(), clock, cancellation);
        await work(record.Database);
    }

    private static async Task FillAsync(GatewayDbContext database, int round, CancellationToken cancellation)
    {
        var at = new DateTime(2026, 11, 23 + round, 1, 0, 0, DateTimeKind.Utc);
        for (var i = 1; i <= 2; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{round}00{i}");
            database.Residents.Add(new() { Number = number, Status = "ACTIVE", BirthDate = new DateOnly(1990, round, i), Name = $"越谷{i}子", Domicile = "越谷市", HeadName = "越谷太郎" });
            database.JpkiBindings.Add(new() { IssuerKeyId = "A1B2C3D4", Serial = $"0{round}0{i}", Means = "CARD", ResidentNumber = number, Status = "ACTIVE" });
            database.Applications.Add(new()
            {
                Id = Guid.NewGuid(), Municipality = "112224", ApplicationId = $"APPLICATION-{round}-{i}", PayloadHash = new('a', 64), State = IssueState.Printed, Version = 5, OwnerNode = "gateway-1",
                ResidentNumber = number, Kind = "KOSEKI_ZENBU", Copies = 1, Fee = 450, IssueNumber = string.Create(CultureInfo.InvariantCulture, $"2026112{round}-0{round}-000000{i}"),
                CreatedAt = at, ChangedAt = at, Deadline = at, Kiosk = "T1", Means = "CARD",
            });
            database.Blocks.Add(new() { Case = Guid.NewGuid(), Cause = BlockCause.Rebinding, ResidentNumber = number, Source = "jpki", Sequence = round, Reason = "結び直す行です。", At = at });
            database.QuarantinedRows.Add(new() { Source = "jpki", Sequence = round, Row = i, Problem = "読めません。" });
            database.Alarms.Add(new() { At = at, Code = "FEED", Message = $"警報 {round} {i}" });
            database.Households.Add(new() { Number = $"9{number}", Address = "埼玉県越谷市越ヶ谷四丁目2番1号", HeadName = $"越谷{i}子", MemberCount = 1 });
            database.ResidentRecords.Add(new() { Number = number, Household = $"9{number}", Position = 1, Name = $"越谷{i}子", BirthDate = new DateOnly(1990, round, i), Relationship = "世帯主", Address = "埼玉県越谷市越ヶ谷四丁目2番1号" });
            database.IncomeRecords.Add(new()
            {
                ResidentNumber = number, TaxYear = 2026, Version = 1, State = IncomeState.Settled, Bucket = FeedBucket.Of(number), Sequence = round, Name = $"越谷{i}子", BirthDate = new DateOnly(1990, round, i),
                Address = "埼玉県越谷市越ヶ谷四丁目2番1号", IsTaxed = true, Items = $"A01={round}00000{i}", RowHash = new('e', 64),
            });
            database.FeedBuckets.Add(new() { Source = "income", Number = (10 * round) + i, Sequence = round, AsOf = at, Agrees = true });
            database.CityCertifiers.Add(new() { Day = new DateOnly(2026, 11, (10 * round) + i), Title = "埼玉県越谷市長", Name = $"見本{i}", Outline = "M0 0L1 0L1 1Z", Extent = 1, Side = 24 });
            database.SealRegistrations.Add(new()
            {
                Number = $"10{number}", ResidentNumber = number, Version = 1, Bucket = i, Sequence = round, Name = $"越谷{i}子", Image = [1, 2, 3], Resolution = 600, PixelHash = new('d', 64),
            });
            database.FeedBuckets.Add(new() { Source = "seal", Number = (10 * round) + i, Sequence = round, AsOf = at, Agrees = true });
            database.Reconciliations.Add(new() { Municipality = "112224", Day = new DateOnly(2026, round, i), At = at, Entries = i, Matched = i, YenCenter = 450, YenGateway = 450 });
            database.ClosedDays.Add(new() { Municipality = "112224", Day = new DateOnly(2027, round, i), Reason = "休み" });
        }

        database.Counters.Add(new() { Name = $"issue-0{round}", Value = 2 });
        database.Secrets.Add(new() { Name = $"secret-{round}", Value = [1, 2, (byte)round] });
        if (round == 1)
        {
            database.CoreHeads.Add(new() { Id = 1, Number = 0, Hash = new('b', 64), Signature = new('c', 128), At = at });
        }

        await database.SaveChangesAsync(cancellation);
        await ChangeAsync(database, round, cancellation);
    }

    // What changes between the copies: whose a serial is, what stops somebody, a switch.
    private static async Task ChangeAsync(GatewayDbContext database, int round, CancellationToken cancellation)
    {
        (await database.JpkiBindings.FindAsync(["A1B2C3D4", "0101"], cancellation))!.ResidentNumber = $"100{(round % 2) + 1}";
        (await database.Residents.FindAsync(["1001"], cancellation))!.Status = round == 1 ? "ACTIVE" : $"MOVED{round}";
        (await database.KindSwitches.FindAsync(["112224", "KOSEKI_ZENBU"], cancellation))!.Reason = $"理由 {round}";
        await database.SaveChangesAsync(cancellation);
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
