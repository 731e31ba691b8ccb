using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Infrastructure.UseCases.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// What somebody does who owns the database and the data folder and computes every hash anew, but has neither the key nor
/// the second anchors.
/// </summary>
public sealed class HeadSignatureTests
{
    /// <summary>Fault S5: a generation rewritten with all its hashes, and a second journal row that names it again.</summary>
    [Fact]
    public async Task Verify_GenerationForgedAndNamedAgain_IsNamedAndHaltsAndNoCertificateLeaves()
    {
        await using var city = await TestCity.CreateAsync();
        var forged = await ForgeAsync(city, 2, 1);
        await NameAgainAsync(city, forged);

        var problems = await city.ProblemsAsync();

        Assert.Contains(problems, p => p.Contains("Generations の R2 第1世代 が台帳に二度記されています", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Journal の 2 番の署名が鍵に合いません", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Journal の 2 番に、その操作記録が記されていません", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Generations の R2 第1世代 が書き換えられています", StringComparison.Ordinal));
        await city.RestartAsync();
        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
        Assert.Contains("台帳番号 2 の署名が鍵", halted.Message, StringComparison.Ordinal);
        var preparation = await city.Get<CertificateDesk>().PrepareAsync(new CertificateRequest(new(2), CertificateKind.Whole, []), TestCity.Counter);
        Assert.Equal(halted.Message, preparation.Refusal);
    }

    /// <summary>Fault S5: the generation alone, with its own hashes right. The journal is untouched, so the head holds.</summary>
    [Fact]
    public async Task Certificate_OfAGenerationWithRightHashes_IsRefusedByItsJournalRow()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await ForgeAsync(city, 2, 1);

        var desk = city.Get<CertificateDesk>();
        var preparation = await desk.PrepareAsync(new CertificateRequest(new(2), CertificateKind.Whole, []), TestCity.Counter);

        Assert.Contains("戸籍 R2 第1世代の記録が台帳と一致しません", preparation.Refusal, StringComparison.Ordinal);
        Assert.Empty(preparation.Pages);
        var refused = await Assert.ThrowsAsync<CaseException>(() => desk.IssueAsync(new(new(2), CertificateKind.Whole, []), new("小川結衣", "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter));
        Assert.Equal(preparation.Refusal, refused.Message);
        Assert.Null((await desk.PrepareAsync(new CertificateRequest(new(1), CertificateKind.Whole, []), TestCity.Counter)).Refusal);
    }

    /// <summary>Fault R5: what is written upon a forged generation would be signed with the next one, and a certificate of that would leave.</summary>
    [Fact]
    public async Task WriteGeneration_UponOneWithRightHashes_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        await ForgeAsync(city, 2, 1);
        var register = (await city.Store.GetAsync(new(2)))!;
        Assert.Equal("偽川", register.FamilyName);

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Get<JournalWriter>().CommitAsync(TestCity.Approver, async open =>
        {
            await city.Get<GenerationWriter>().WriteAsync(open, new KeptDocument.OfRegister(register), 1, new("試験", null, open.Now), default);
            return (new Deed(DeedKind.Trial, "試した"), true);
        }, default));

        Assert.Contains("戸籍 R2 第1世代の記録が台帳と一致しません", halted.Message, StringComparison.Ordinal);
    }

    /// <summary>Fault S5: the journal row that names the generation, and every row after it, computed anew.</summary>
    [Fact]
    public async Task Verify_ChainComputedAnew_EveryRowIsUnsigned()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);
        var forged = await ForgeAsync(city, 2, 1);
        await RechainAsync(city, body => body.Contains(forged.RowKey, StringComparison.Ordinal) ? Renamed(body, forged) : body);
        // The anchors of the data folder can be written anew, too.
        await using (var database = city.Open())
        {
            var lines = await database.Journal.OrderBy(j => j.Number).Select(j => $"{j.Number} {Convert.ToHexStringLower(j.Hash)}\n").ToListAsync();
            await File.WriteAllTextAsync(Directory.GetFiles(city.Anchors, "*.anchors").Single(), string.Concat(lines));
        }

        var problems = await city.ProblemsAsync();

        Assert.Contains(problems, p => p.Contains("Journal の 1 番の署名が鍵に合いません", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("Journal の 2 番の署名が鍵に合いません", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains(city.SecondAnchors, StringComparison.Ordinal) && p.Contains("台帳番号 1 が台帳と一致しません", StringComparison.Ordinal));
    }

    /// <summary>Fault S6: the anchors' folder removed, emptied or cut.</summary>
    [Theory]
    [InlineData("removed", "アンカー {0} がありません")]
    [InlineData("emptied", "アンカー {0} がありません")]
    [InlineData("cut", "アンカー {0} に台帳番号 4 から 2 件がありません")]
    public async Task Start_AnchorsGoneOrCut_HaltsAndIsNamed(string how, string problem)
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.ApprovedAsync(city);
        await BirthPaper.TypedAsync(city);

        await city.RestartAsync(() =>
        {
            Damage(city.Anchors, how);
            return Task.CompletedTask;
        });

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
        Assert.Contains("アンカーが失われたか、切り取られています", halted.Message, StringComparison.Ordinal);
        Assert.Contains("reanchor", halted.Message, StringComparison.Ordinal);
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains(string.Format(null, CompositeFormat.Parse(problem), city.Anchors), StringComparison.Ordinal));
        Assert.NotNull(await city.Store.GetAsync(new(1)));
    }

    /// <summary>Fault S6: database and anchors taken back together to an older copy: the second place knows better.</summary>
    [Fact]
    public async Task Start_DatabaseAndAnchorsTakenBackTogether_IsFoundByTheSecondPlace()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);
        var old = Directory.CreateTempSubdirectory("koseki-old-").FullName;
        await city.RestartAsync(() => Task.FromResult(Copy(city.Folder, old)));
        await BirthPaper.ApprovedAsync(city);

        await city.RestartAsync(() => Task.FromResult(Copy(old, city.Folder)));

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
        Assert.Contains(city.SecondAnchors, halted.Message, StringComparison.Ordinal);
        Assert.Contains("古い写しに戻されています", halted.Message, StringComparison.Ordinal);
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains(city.SecondAnchors, StringComparison.Ordinal) && p.Contains("台帳にありません", StringComparison.Ordinal));
        Directory.Delete(old, recursive: true);
    }

    /// <summary>Fault S6: going on deliberately is possible, in a name and with a reason, and is recorded.</summary>
    [Fact]
    public async Task Reanchor_AfterAnOldCopy_GoesOnAndIsRecorded()
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.TypedAsync(city);
        await BirthPaper.TypedAsync(city);
        await city.RestartAsync(() =>
        {
            Damage(city.Anchors, "removed");
            return Task.CompletedTask;
        });

        string before;
        await using (var database = city.Open())
        {
            before = await city.Get<JournalAnchors>().ReanchorAsync(database, default);
        }

        var (number, _) = await city.Get<JournalWriter>().CommitAsync(TestCity.Counter, _ => Task.FromResult((new Deed(DeedKind.AnchorsRenewed, before, Reason: "装置の故障"), true)), default);
        await BirthPaper.TypedAsync(city);

        Assert.Contains("は 0 番", before, StringComparison.Ordinal);
        await using var look = city.Open();
        Assert.Equal("装置の故障", (await look.Audit.SingleAsync(a => a.JournalNumber == number)).Reason);
        Assert.Empty(await city.ProblemsAsync());
    }

    /// <summary>Without the key nothing is written, nothing is made up, and it is said where the key should be.</summary>
    [Fact]
    public async Task Start_KeyMissing_HaltsAndMakesNoNewOne()
    {
        await using var city = await TestCity.CreateAsync();

        await city.RestartAsync(() =>
        {
            File.Delete(city.HeadKey);
            return Task.CompletedTask;
        });

        var halted = await Assert.ThrowsAsync<JournalHaltedException>(() => city.Workflow.OpenAsync(BirthPaper.Kind, TestCity.Counter));
        Assert.Contains(city.HeadKey, halted.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(city.HeadKey));
        Assert.Equal(["Journal の署名を確かめられません", "States の署名を確かめられません"], (await city.ProblemsAsync()).Select(p => p.Split(':')[0]));
    }

    /// <summary>The key's file is its owner's alone.</summary>
    [Fact]
    public async Task HeadKey_File_IsReadableByItsOwnerOnly()
    {
        await using var city = await TestCity.CreateAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(city.HeadKey));
        }

        using var database = city.Open();
        Assert.All(await database.Journal.ToListAsync(), j => Assert.Equal(64, j.Signature.Length));
    }

    private static void Damage(string folder, string how)
    {
        switch (how)
        {
            case "removed":
                Directory.Delete(folder, recursive: true);
                break;
            case "emptied":
                File.WriteAllText(Directory.GetFiles(folder, "*.anchors").Single(), "");
                break;
            default:
                var file = Directory.GetFiles(folder, "*.anchors").Single();
                File.WriteAllLines(file, File.ReadAllLines(file)[..3]);
                break;
        }
    }

    // Database and first anchors only: the attacker reaches no further.
    private static bool Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "koseki.db*"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        Directory.CreateDirectory(Path.Combine(to, "anchors"));
        foreach (var file in Directory.GetFiles(Path.Combine(from, "anchors")))
        {
            File.Copy(file, Path.Combine(to, "anchors", Path.GetFileName(file)), overwrite: true);
        }

        return true;
    }

    // Another birthplace for the father, with bytes, hash of bytes and row hash right.
    private static async Task<GenerationRow> ForgeAsync(TestCity city, long register, int generation)
    {
        await using var database = city.Open();
        var row = await database.Generations.SingleAsync(g => g.Number == register && g.Generation == generation);
        var document = RegisterDocument.Read(GenerationBytes.Expand(row.Bytes));
        var bytes = GenerationBytes.Compress(RegisterDocument.Write(document with { FamilyName = "偽川" }));
        var forged = new GenerationRow
        {
            Kind = row.Kind, Number = row.Number, Generation = row.Generation, Schema = row.Schema, Bytes = bytes, BytesHash = SHA256.HashData(bytes), PreviousHash = row.PreviousHash,
            JournalNumber = row.JournalNumber, CaseId = row.CaseId, Receipt = row.Receipt, RecordedAt = row.RecordedAt, Operator = row.Operator, Approver = row.Approver,
        };
        forged.Hash = Canonical.HashOf(forged);
        await city.TamperAsync($"UPDATE Generations SET Bytes = {forged.Bytes}, BytesHash = {forged.BytesHash}, Hash = {forged.Hash} WHERE Number = {register} AND Generation = {generation}");
        return forged;
    }

    private static async Task NameAgainAsync(TestCity city, GenerationRow forged)
    {
        await using var database = city.Open();
        var last = await database.Journal.OrderByDescending(j => j.Number).FirstAsync();
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            number = last.Number + 1,
            previous = Convert.ToHexStringLower(last.Hash),
            at = Canonical.Time(city.Clock.GetUtcNow()),
            rows = new[] { new[] { GenerationRow.Table, forged.RowKey, Convert.ToHexStringLower(Canonical.HashOf(forged)) } },
        }, JournalTransaction.Relaxed);
        var (number, hash) = (last.Number + 1, SHA256.HashData(body));
        await city.TamperAsync($"INSERT INTO Journal (Number, Body, Hash, Signature) VALUES ({number}, {body}, {hash}, {last.Signature})");
        await city.TamperAsync($"UPDATE Generations SET JournalNumber = {forged.JournalNumber} WHERE Number = {forged.Number}");
        await File.AppendAllTextAsync(Directory.GetFiles(city.Anchors, "*.anchors").Single(), $"{number} {Convert.ToHexStringLower(hash)}\n");
        await File.AppendAllTextAsync(Directory.GetFiles(city.SecondAnchors, "*.anchors").Single(), $"{number} {Convert.ToHexStringLower(hash)}\n");
    }

    private static string Renamed(string body, GenerationRow forged)
    {
        var start = body.IndexOf(forged.RowKey, StringComparison.Ordinal) + forged.RowKey.Length + 3;
        return body[..start] + Convert.ToHexStringLower(forged.Hash) + body[(start + 64)..];
    }

    private static async Task RechainAsync(TestCity city, Func<string, string> bend)
    {
        await using var database = city.Open();
        var previous = new byte[32];
        foreach (var row in await database.Journal.AsNoTracking().OrderBy(j => j.Number).ToListAsync())
        {
            var text = bend(Encoding.UTF8.GetString(row.Body));
            var at = text.IndexOf("\"previous\":\"", StringComparison.Ordinal) + 12;
            var body = Encoding.UTF8.GetBytes(text[..at] + Convert.ToHexStringLower(previous) + text[(at + 64)..]);
            previous = SHA256.HashData(body);
            await city.TamperAsync($"UPDATE Journal SET Body = {body}, Hash = {previous} WHERE Number = {row.Number}");
        }
    }
}
