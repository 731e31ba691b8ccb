using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Sessions;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Fault A5: a browser is a terminal only by a code that an operator gave out for it, once.</summary>
public sealed class EnrolledTerminalsTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　六郎", StaffRole.Operator);

    private static EnrolledTerminals Of(TestCity city) => city.Get<EnrolledTerminals>();

    [Fact]
    public async Task Enrol_WithACode_IsThatTerminalUntilRevokedAndStandsInTheJournal()
    {
        await using var city = await TestCity.CreateAsync();
        var code = await Of(city).IssueCodeAsync("02-01", EnrolledTerminals.CodeFor, Operator);

        var (secret, place) = (await Of(city).EnrolAsync($" {code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} "))!.Value;

        Assert.Equal(("02-01", "北部出張所 1番", "02", "北部出張所"), (place.Code, place.Name, place.Office, place.OfficeName));
        Assert.Equal(place, await Of(city).FindAsync(secret));
        var listed = Assert.Single((await Of(city).ListAsync(Operator)).Single(t => t.Code == "02-01").Devices);
        Assert.Equal((place.Device, "unyo 運用　六郎", (DateTimeOffset?)null), (listed.Device, listed.IssuedBy, listed.RevokedAt));
        await Of(city).RevokeAsync(place.Device, Operator);
        Assert.Null(await Of(city).FindAsync(secret));
        await Assert.ThrowsAsync<CaseException>(() => Of(city).RevokeAsync(place.Device, Operator));
        await using var database = city.Open();
        Assert.Equal(["端末 02-01 北部出張所 1番 の登録コードを出した", "端末 02-01 としてブラウザを登録した(コードを出した人 unyo 運用　六郎)", $"端末 02-01 の登録 {place.Device[..8]} を取り消した"],
            await database.Audit.Where(a => a.Action == "端末の登録").OrderBy(a => a.JournalNumber).Select(a => a.Text).ToListAsync());
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>A code or an enrolment that the database's owner wrote makes no terminal, and so no sign-in.</summary>
    [SqliteFact]
    public async Task Enrol_RowsNobodySigned_MakeNoTerminal()
    {
        await using var city = await TestCity.CreateAsync();
        var code = await Of(city).IssueCodeAsync("02-01", EnrolledTerminals.CodeFor, Operator);
        var (forged, secret) = (SecretText.HashOf("FORGEDCODE22"), SecretText.HashOf("forged"));
        await city.TamperAsync($"INSERT INTO EnrolmentCodes (Key, JournalNumber, Terminal, IssuedAt, Until, IssuedBy) SELECT {forged}, JournalNumber, Terminal, IssuedAt, Until, IssuedBy FROM EnrolmentCodes");
        await city.TamperAsync($"INSERT INTO TerminalEnrolments (Key, JournalNumber, Terminal, Code, At) SELECT {secret}, JournalNumber, Terminal, 'x', IssuedAt FROM EnrolmentCodes LIMIT 1");
        Assert.Null(await Of(city).EnrolAsync("FORGEDCODE22"));
        Assert.Null(await Of(city).FindAsync("forged"));

        var (kept, place) = (await Of(city).EnrolAsync(code))!.Value;
        await city.TamperAsync($"UPDATE TerminalEnrolments SET Terminal = '01-01' WHERE Key = {place.Device}");
        Assert.Null(await Of(city).FindAsync(kept));
    }

    /// <summary>Fault S7: a revocation that was deleted stays one: no terminal comes back, and nobody signed in there.</summary>
    [SqliteFact]
    public async Task Find_RevocationDeleted_IsNoTerminal()
    {
        await using var city = await TestCity.CreateAsync();
        var (secret, place) = (await Of(city).EnrolAsync(await Of(city).IssueCodeAsync("02-01", EnrolledTerminals.CodeFor, Operator)))!.Value;
        var (_, session) = await city.Get<StaffSessions>().BeginAsync(new("mado", "窓口　花", [StaffRole.Counter], ["pwd"], place));
        await Of(city).RevokeAsync(place.Device, Operator);
        Assert.Null(await Of(city).FindAsync(secret));

        await city.TamperAsync($"DELETE FROM TerminalRevocations");

        Assert.Null(await Of(city).FindAsync(secret));
        Assert.Equal(SessionEnd.TerminalRevoked, (await city.Get<StaffSessions>().AskAsync(session.Key)).Why);
        await using var fresh = city.AnotherNode("web-3");
        Assert.Null(await fresh.GetRequiredService<EnrolledTerminals>().FindAsync(secret));
    }

    [Fact]
    public async Task Enrol_UsedLateOrUnknownCode_IsNoTerminal()
    {
        await using var city = await TestCity.CreateAsync();
        var (used, late) = (await Of(city).IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, Operator), await Of(city).IssueCodeAsync("01-02", EnrolledTerminals.CodeFor, Operator));
        Assert.NotNull(await Of(city).EnrolAsync(used));
        city.Clock.Advance(EnrolledTerminals.CodeFor);

        Assert.Null(await Of(city).EnrolAsync(used));
        Assert.Null(await Of(city).EnrolAsync(late));
        Assert.Null(await Of(city).EnrolAsync(""));
        Assert.Null(await Of(city).EnrolAsync("2222-2222-2222"));
        Assert.Null(await Of(city).FindAsync(used));
    }

    [Fact]
    public async Task Enrol_OneCodeOnTwoNodesAtOnce_IsOneTerminal()
    {
        await using var city = await TestCity.CreateAsync();
        await using var other = city.OtherNode();
        EnrolledTerminals[] nodes = [Of(city), other.GetRequiredService<EnrolledTerminals>()];
        for (var round = 0; round < 5; round++)
        {
            var code = await Of(city).IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, Operator);

            var enrolled = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => nodes[i % 2].EnrolAsync(code))));

            Assert.Single(enrolled, e => e is not null);
        }

        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task IssueCode_ByAnybodyElseOrForNoTerminal_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();

        foreach (var other in new[] { TestCity.Counter, TestCity.Examiner, TestCity.Approver, TestCity.Person("tochoku", "当直", StaffRole.NightDuty) })
        {
            Assert.Equal("端末の登録には運用の職務が要ります。", (await Assert.ThrowsAsync<CaseException>(() => Of(city).IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, other))).Message);
        }

        Assert.Equal("端末「09-01」はありません。", (await Assert.ThrowsAsync<CaseException>(() => Of(city).IssueCodeAsync("09-01", EnrolledTerminals.CodeFor, Operator))).Message);
    }

    /// <summary>A browser put into the database by hand, or moved to another terminal, is found by verify.</summary>
    [Fact]
    public async Task Verify_EnrolmentsChangedByHand_AreFound()
    {
        await using var city = await TestCity.CreateAsync();
        var code = await Of(city).IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, Operator);
        var place = (await Of(city).EnrolAsync(code))!.Value.Terminal;

        await city.TamperAsync($"UPDATE TerminalEnrolments SET Terminal = '04-01' WHERE \"Key\" = {place.Device}");
        await city.TamperAsync($"INSERT INTO TerminalEnrolments (\"Key\", JournalNumber, Terminal, Code, At) VALUES ('ffffffffff', 1, '01-02', 'eeeeeeeeee', '2026-10-08 01:00:00')");

        var problems = await city.ProblemsAsync();
        Assert.Contains(problems, p => p.Contains($"登録 {place.Device}", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("登録 ffffffffff", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_AreKeptAsHashesOnly()
    {
        await using var city = await TestCity.CreateAsync();
        var code = await Of(city).IssueCodeAsync("01-01", EnrolledTerminals.CodeFor, Operator);
        var (secret, _) = (await Of(city).EnrolAsync(code))!.Value;

        await using var database = city.Open();
        var kept = string.Join(' ', await database.EnrolmentCodes.Select(c => c.Key).ToListAsync()) + string.Join(' ', await database.TerminalEnrolments.Select(c => c.Key).ToListAsync());
        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(43, secret.Length);
        Assert.Matches("^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$", code);
    }
}
