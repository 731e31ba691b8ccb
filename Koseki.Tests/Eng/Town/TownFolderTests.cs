using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Domain.Certificates.Incomes;
using Koseki.Eng;
using Koseki.Eng.Town;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Scans;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Eng.Town;

/// <summary>A data folder holds everything the hosts need, and is whole or not there.</summary>
public class TownFolderTests(TownFixture town) : IClassFixture<TownFixture>
{
    /// <summary>Every feed can be read and is numbered without gaps.</summary>
    [Fact]
    public void CreateAsync_Feeds_AreReadable()
    {
        var batches = Directory.EnumerateFiles(Path.Combine(town.Folder, TownFolder.Inbox)).Select(f => (Path.GetFileName(f), FeedBatch.Read(File.ReadAllBytes(f)))).ToList();
        Assert.All(batches, b => Assert.Equal(b.Item1, b.Item2.FileName));
        Assert.Equal(["household", "income", "incomestop", "jpki", "link", "resident", "seal", "sealrows", "sealstop"], batches.Select(b => b.Item2.Source).Distinct().Order());
        // The rows that were compared bear the number of the batch they belong to.
        Assert.Equal(batches.Where(b => b.Item2.Source == "seal").Max(b => b.Item2.Sequence), batches.Single(b => b.Item2.Source == "sealrows").Item2.Sequence);
        Assert.All(batches.GroupBy(b => b.Item2.Source).Where(s => s.Key != "sealrows"), s => Assert.Equal(Enumerable.Range(1, s.Count()).Select(i => (long)i), s.Select(b => b.Item2.Sequence).Order()));
        Assert.All(batches.Where(b => b.Item2.Source == "resident").SelectMany(b => b.Item2.Rows), r => Assert.Matches("^[0-9]{10}$", r[0]));
    }

    /// <summary>The core knows the person behind each linked resident, and that person stands in a register.</summary>
    [Fact]
    public async Task CreateAsync_Links_NameStandingPersons()
    {
        await using var store = CityStore.OpenFolder(town.Folder, TimeProvider.System);
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
        var links = await database.ResidentLinks.AsNoTracking().ToListAsync();
        var standing = await database.PersonIndex.AsNoTracking().Where(p => !p.IsRemoved).Select(p => p.Person).ToListAsync();
        var feed = FeedBatch.Read(await File.ReadAllBytesAsync(Path.Combine(town.Folder, TownFolder.Inbox, "link-0000000001.tsv")));
        Assert.NotEmpty(links);
        Assert.Equal(feed.Rows.Count, links.Count);
        Assert.Empty(links.Select(l => l.Person).Except(standing));
    }

    /// <summary>What people.tsv promises is what the registers say.</summary>
    [Fact]
    public async Task CreateAsync_People_AgreeWithTheRegisters()
    {
        await using var store = CityStore.OpenFolder(town.Folder, TimeProvider.System);
        var rows = (await File.ReadAllLinesAsync(Path.Combine(town.Folder, TownFolder.People))).Skip(1).Select(l => l.Split('\t')).ToList();
        Assert.True(rows.Count > 50);
        foreach (var row in rows)
        {
            var register = await store.Get<RegisterStore>().GetAsync(RegisterId.Parse(row[5]));
            Assert.NotNull(register);
            Assert.Contains(register.Standing, e => register.NameOf(e) == row[6] && e.GivenName == row[7]);
            Assert.Equal(string.Join('、', register.Standing.Select(register.NameOf)), row[11]);
        }
    }

    /// <summary>Households are whole, agree with the feed of residents person by person, and everybody who lives here stands in one of them.</summary>
    [Fact]
    public async Task CreateAsync_Households_AgreeWithTheResidents()
    {
        var (residents, rows) = ((await RowsAsync("resident")).ToDictionary(r => r[0]), await RowsAsync("household"));
        var (households, persons) = (rows.Where(r => r[0] == "H").ToDictionary(r => r[1]), rows.Where(r => r[0] == "P").ToList());

        Assert.All(persons, p => Assert.Equal((residents[p[1]][3], residents[p[1]][2], households[p[2]][2]), (p[5], p[9], p[17])));
        Assert.All(persons.GroupBy(p => p[2]), h => Assert.Equal((households[h.Key][4], households[h.Key][3]), ($"{h.Count()}", h.Single(p => p[11] == "世帯主")[5])));
        Assert.Equal(residents.Values.Where(r => r[1] is not ("MOVED" or "DEAD")).Select(r => r[0]).Order(), persons.Select(p => p[1]).Order());
        Assert.Contains(persons, p => p[18] == "FOREIGN");
        Assert.Contains(persons.GroupBy(p => p[2]), h => h.Count() > 4);
    }

    /// <summary>Registrations are of people of 15 and more under the name that 住民票 has, each impression is what its row says, and no two are the same.</summary>
    [Fact]
    public async Task CreateAsync_Seals_AgreeWithTheResidents()
    {
        var (rows, persons) = ((await RowsAsync("seal")).Where(r => r[0] == "R").ToList(), (await RowsAsync("household")).Where(r => r[0] == "P").ToDictionary(r => r[1]));

        Assert.True(rows.Count > 50);
        Assert.All(rows, r => Assert.Equal((r[5], true), (persons[r[3]][5], DateOnly.Parse(persons[r[3]][9], System.Globalization.CultureInfo.InvariantCulture) <= Towns.Today.AddYears(-15))));
        var live = rows.Where(r => r[4] != "ABOLISHED").Select(r => (Row: r, BilevelPng.Read(Convert.FromBase64String(r[13]), int.Parse(r[9], System.Globalization.CultureInfo.InvariantCulture)).Impression)).ToList();
        Assert.All(live, s => Assert.Equal((s.Row[12], null), (s.Impression!.Sha256, s.Impression.Problem)));
        Assert.Equal(live.Count, live.Select(s => s.Row[12]).Distinct().Count());
        var truth = (await File.ReadAllLinesAsync(Path.Combine(town.Folder, TownFolder.People))).Skip(1).Select(l => l.Split('\t')).Where(r => r[14].Length > 0).ToList();
        Assert.NotEmpty(truth);
        Assert.All(truth, t => Assert.Contains(live, s => s.Row[3] == t[0] && s.Row[12] == t[14] && s.Row[4] == "ACTIVE"));
    }

    /// <summary>Each tax year of somebody is a row that adds up under the name and birth date that 住民票 has; what can be certified is in the truth, and only that.</summary>
    [Fact]
    public async Task CreateAsync_Incomes_AddUpAndAgreeWithTheResidents()
    {
        var (rows, persons) = ((await RowsAsync("income")).Where(r => r[0] == "Y").ToList(), (await RowsAsync("household")).Where(r => r[0] == "P").ToDictionary(r => r[1]));

        Assert.True(rows.Count > 300);
        Assert.All(rows, r => Assert.Equal((persons[r[1]][5], persons[r[1]][9]), (r[5], r[6])));
        Assert.Equal(["DENIED", "DEPENDANT", "NOT_HERE", "SETTLED", "UNDECLARED"], rows.Select(r => r[4]).Distinct().Order(StringComparer.Ordinal));
        var settled = rows.Where(r => r[4] == "SETTLED").Select(r => (Row: r, Read: IncomeStatement.Read(int.Parse(r[2], System.Globalization.CultureInfo.InvariantCulture), r[10], r[9] == "TAXED"))).ToList();
        Assert.Equal([], settled.Select(s => s.Read.Problem).OfType<string>().Distinct());
        var truth = (await File.ReadAllLinesAsync(Path.Combine(town.Folder, TownFolder.People))).Skip(1).Select(l => l.Split('\t')).Where(r => r[15].Length > 0).ToList();
        Assert.NotEmpty(truth);
        Assert.All(truth, t => Assert.Equal(settled.Where(s => s.Row[1] == t[0]).Select(s => $"{s.Row[2]}={s.Read.Statement!.Amounts["B90"]}"), t[15].Split('、')));
    }

    /// <summary>The cards are of the form the kiosk takes, one person each, and some of them get nothing.</summary>
    [Fact]
    public void CreateAsync_Cards_AreVariedAndWellFormed()
    {
        var cards = TownFolder.ReadCards(town.Folder);
        Assert.True(cards.Count >= 10, $"{cards.Count}");
        Assert.All(cards, c => Assert.Matches("^[0-9A-F]{8,64}$", c.IssuerKeyId));
        Assert.All(cards, c => Assert.Matches("^[0-9A-F]{2,40}$", c.Serial));
        Assert.All(cards, c => Assert.Matches("^[0-9]{4}$", c.Pin));
        Assert.Equal(cards.Count, cards.Select(c => c.Label).Distinct().Count());
        Assert.Contains(cards, c => c.Label.Contains("15歳未満", StringComparison.Ordinal));
        Assert.Contains(cards, c => c.Label.Contains("本籍が他市", StringComparison.Ordinal));
        Assert.Contains(cards, c => c.Label.Contains("𠮷", StringComparison.Ordinal));
    }

    /// <summary>Who has died since the taking over is known as dead, has no valid certificate and no link.</summary>
    [Fact]
    public async Task CreateAsync_TheDead_HaveNothingValid()
    {
        var (residents, certificates, links) = (await RowsAsync("resident"), await RowsAsync("jpki"), await RowsAsync("link"));
        var dead = residents.Where(r => r[1] == "DEAD").Select(r => r[0]).ToHashSet();
        Assert.NotEmpty(dead);
        Assert.All(dead, d => Assert.Contains(certificates, c => c[3] == d));
        Assert.All(certificates.Where(c => dead.Contains(c[3])), c => Assert.Equal("REVOKED", c[4]));
        Assert.DoesNotContain(links, l => dead.Contains(l[0]));
        Assert.Contains(TownFolder.ReadCards(town.Folder), c => c.Label.Contains("死亡", StringComparison.Ordinal));
    }

    /// <summary>Who has married since the taking over is linked in the new register, under the number borne before.</summary>
    [Fact]
    public async Task CreateAsync_TheMarried_AreLinkedWhereTheyStandNow()
    {
        var links = (await RowsAsync("link")).Select(r => r[1]).ToHashSet();
        await using var store = CityStore.OpenFolder(town.Folder, TimeProvider.System);
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
        var index = await database.PersonIndex.AsNoTracking().ToListAsync();
        var moved = index.GroupBy(p => p.Person).Where(g => g.Any(p => p.IsRemoved) && g.Any(p => !p.IsRemoved && p.Register > 120)).ToList();
        Assert.NotEmpty(moved);
        Assert.All(moved, g => Assert.Single(g, p => !p.IsRemoved));
        Assert.Contains(moved, g => links.Contains(new PersonId(g.Key).ToString()));
    }

    /// <summary>What was made is counted, and every property holds.</summary>
    [Fact]
    public void CreateAsync_Result_CountsKindsAndBytes()
    {
        Assert.All(["出生", "婚姻", "離婚", "死亡", "転籍"], kind => Assert.True(town.Result.Kinds[kind] > 0, kind));
        Assert.Empty(town.Result.Breaches);
        Assert.InRange(town.Result.Bytes / town.Result.Registers, 1000, 14 * 1024);
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(string source) =>
        FeedBatch.Read(await File.ReadAllBytesAsync(Path.Combine(town.Folder, TownFolder.Inbox, $"{source}-0000000001.tsv"))).Rows;

    /// <summary>Passwords are strong enough for the sign-in and never the same twice.</summary>
    [Fact]
    public void NewPassword_Always_SatisfiesTheSignIn()
    {
        var passwords = Enumerable.Range(0, 50).Select(_ => StaffAccounts.NewPassword()).ToList();
        Assert.All(passwords, p => Assert.True(p.Length >= 10 && p.Any(char.IsUpper) && p.Any(char.IsLower) && p.Any(char.IsDigit) && p.Contains('-', StringComparison.Ordinal), p));
        Assert.Equal(50, passwords.Distinct().Count());
    }

    /// <summary>Receipts go on after those of the town.</summary>
    [Fact]
    public async Task CreateAsync_Counters_StandBehindTheTown()
    {
        await using var store = CityStore.OpenFolder(town.Folder, TimeProvider.System);
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
        var counters = await database.Counters.AsNoTracking().ToDictionaryAsync(c => c.Name, c => c.Value);
        // A paper reserves numbers for the persons and registers that it may need and leaves some unused; numbers never come back.
        Assert.InRange(counters["person"], await database.PersonIndex.MaxAsync(p => p.Person), long.MaxValue);
        Assert.InRange(counters["register"], await database.RegisterIndex.MaxAsync(r => r.Register), long.MaxValue);
        Assert.Equal(await database.Cases.MaxAsync(c => c.Id), counters["case"]);
        Assert.Equal(await database.ReceiptBook.Where(r => r.Year == 2026).MaxAsync(r => r.Number), counters["receipt:2026"]);
        Assert.Equal(await database.ReceiptBook.CountAsync(), await database.ReceiptOutcomes.CountAsync());
    }

    /// <summary>A folder that is in use is left alone; one left unfinished is made again.</summary>
    [Fact]
    public async Task CreateAsync_FolderInUse_Refuses()
    {
        await Assert.ThrowsAsync<UsageException>(() => TownFolder.CreateAsync(new TownSettings(10, 1, Towns.Today), town.Folder, CancellationToken.None));
        var folder = Path.Combine(Path.GetDirectoryName(town.Folder)!, "again");
        Directory.CreateDirectory(folder + ".making");
        await File.WriteAllTextAsync(Path.Combine(folder + ".making", TownFolder.Database), "broken off");
        await TownFolder.CreateAsync(new TownSettings(10, 1, Towns.Today), folder, CancellationToken.None);
        Assert.True(TownFolder.IsWhole(folder));
        Assert.False(Directory.Exists(folder + ".making"));
    }

    /// <summary>Only a folder of ours is ever deleted.</summary>
    [Fact]
    public void Delete_ForeignFolder_Refuses()
    {
        var foreign = Directory.CreateTempSubdirectory("koseki-foreign-").FullName;
        var kept = Path.Combine(foreign, "kept.txt");
        File.WriteAllText(kept, "kept");
        Assert.Throws<UsageException>(() => TownFolder.Delete(foreign));
        Assert.True(File.Exists(kept));
        Directory.Delete(foreign, recursive: true);
    }
}
