using Koseki.Domain.Cases;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Databases;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>閲覧記録: one chain a node and day, closed into the journal.</summary>
public sealed class AccessLogTests
{
    [Fact]
    public async Task Write_EveryLookSearchAndPreview_FormsOneChain()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await city.Get<RegisterSearch>().FindAsync(new("越谷", null, null, null, null, null, false), TestCity.Counter);
        await city.Store.GenerationsAsync(new(1), TestCity.Counter);
        await city.Store.GenerationsAsync(new(99), TestCity.Counter);
        await city.Get<CertificateDesk>().PrepareAsync(new Koseki.Domain.Certificates.CertificateRequest(new(1), Koseki.Domain.Certificates.CertificateKind.Whole, []), TestCity.Counter);

        await using var database = city.Open();
        var rows = await database.AccessLog.OrderBy(a => a.Sequence).ToListAsync();

        Assert.Equal(["検索 ", "閲覧 1", "証明書の確認 1"], rows.Select(r => $"{r.Action} {r.Register}"));
        Assert.Equal("越谷", rows[0].Text);
        Assert.Equal(rows[0].Hash, rows[1].PreviousHash);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Write_InParallel_LosesNothing()
    {
        await using var city = await TestCity.CreateAsync();
        var log = city.Get<AccessLog>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => log.WriteAsync(TestCity.Counter, LookKind.Seen, new(1), $"{i}"))));

        await using var database = city.Open();
        Assert.Equal(20, await database.AccessLog.MaxAsync(a => a.Sequence));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Write_SecondProcessOfTheSameName_GoesBehindTheOther()
    {
        await using var city = await TestCity.CreateAsync();
        using var second = new AccessLog(city.Get<IDbContextFactory<KosekiDbContext>>(), city.Get<NodeName>(), city.Get<AccessDays>(), city.Get<IHeadKey>(), city.Get<WorkHeads>(), city.Get<SessionGuard>(), new WriteTurn("sqlite"), city.Clock, NullLogger<AccessLog>.Instance);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => (i % 2 == 0 ? second : city.Get<AccessLog>()).WriteAsync(TestCity.Counter, LookKind.Seen, new(1), $"{i}"))));

        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Write_LongText_IsCutBetweenCharacters()
    {
        await using var city = await TestCity.CreateAsync();

        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Searched, null, new string('あ', 399) + "\U00020BB7野家");

        await using var database = city.Open();
        Assert.Equal(new string('あ', 399), (await database.AccessLog.SingleAsync()).Text);
    }

    [Fact]
    public async Task Write_FirstOfANewDay_ClosesTheDayBefore()
    {
        await using var city = await TestCity.CreateAsync();
        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "1");
        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "2");
        await using var database = city.Open();
        Assert.Empty(await database.AccessHeads.ToListAsync());
        city.Clock.Advance(TimeSpan.FromDays(1));

        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "3");
        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "4");

        var head = await database.AccessHeads.SingleAsync();
        Assert.Equal(("web-1", new DateOnly(2026, 10, 8), 2, 2L), (head.Node, head.Day, head.Count, head.JournalNumber));
        Assert.Equal("閲覧記録の締め", (await database.Audit.SingleAsync(a => a.JournalNumber == 2)).Action);
        Assert.Empty(await city.ProblemsAsync());
    }

    [SqliteFact]
    public async Task Start_DaysNotClosed_ClosesThemInOneRow()
    {
        await using var city = await TestCity.CreateAsync();
        await LookOfAnotherNodeAsync(city, city.Get<IHeadKey>().Sign(new byte[32]));
        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "1");
        city.Clock.Advance(TimeSpan.FromDays(1));

        await city.RestartAsync();
        await city.RestartAsync();

        await using var database = city.Open();
        Assert.Equal(["web-1", "web-2"], (await database.AccessHeads.Where(h => h.JournalNumber == 2).Select(h => h.Node).ToListAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(2, await database.Journal.CountAsync());
    }

    [SqliteFact]
    public async Task Start_OtherNodesYesterday_IsLeftToThatNode()
    {
        await using var city = await TestCity.CreateAsync();
        await LookOfAnotherNodeAsync(city, city.Get<IHeadKey>().Sign(new byte[32]));

        await city.RestartAsync();

        await using var database = city.Open();
        Assert.Empty(await database.AccessHeads.ToListAsync());
    }

    [SqliteFact]
    public async Task Write_JournalHalted_LookIsStillKept()
    {
        await using var city = await TestCity.CreateAsync();
        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "1");
        await city.TamperAsync($"UPDATE \"Journal\" SET \"Hash\" = zeroblob(32)");
        city.Clock.Advance(TimeSpan.FromDays(1));

        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "2");

        await using var database = city.Open();
        Assert.Equal(2, await database.AccessLog.CountAsync());
        Assert.Empty(await database.AccessHeads.ToListAsync());
    }

    /// <summary>Fault S7: a day whose end is not signed is not taken into the journal as if it were right.</summary>
    [Fact]
    public async Task Close_LastLookNotSigned_IsLeftOpenAndNamed()
    {
        await using var city = await TestCity.CreateAsync();
        await city.Get<AccessLog>().WriteAsync(TestCity.Counter, LookKind.Seen, new(1), "1");
        await LookOfAnotherNodeAsync(city, new byte[64]);
        city.Clock.Advance(TimeSpan.FromDays(1));

        await city.RestartAsync();

        await using var database = city.Open();
        Assert.Equal("web-1", (await database.AccessHeads.SingleAsync()).Node);
        Assert.Contains("AccessLog の web-2 2026-10-07 1 番が書き換えられています", Assert.Single(await city.ProblemsAsync()), StringComparison.Ordinal);
    }

    private static Task LookOfAnotherNodeAsync(TestCity city, byte[] signature)
    {
        var hash = new byte[32];
        return city.TamperAsync($"INSERT INTO AccessLog (Node, Day, Sequence, At, Account, Terminal, Action, Text, PreviousHash, Hash, Signature) VALUES ('web-2', '2026-10-07', 1, '2026-10-07 01:00:00', 'a', 't', '閲覧', 'x', x'00', {hash}, {signature})");
    }
}
