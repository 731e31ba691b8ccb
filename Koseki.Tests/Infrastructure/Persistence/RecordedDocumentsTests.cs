using System.Security.Cryptography;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.People;
using Koseki.Infrastructure.Persistence.Schema;
using Koseki.Tests.Infrastructure.Databases;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// Fault S7: whoever owns the database writes a generation with every hash of its own right, or takes the last one away. No
/// examination, screen or kinship reads it.
/// </summary>
public sealed class RecordedDocumentsTests
{
    /// <summary>What is done to register 1, which a birth has brought to its second generation.</summary>
    public enum Attack
    {
        /// <summary>Another content in the place of the last generation.</summary>
        Changed,

        /// <summary>A third generation that nobody wrote.</summary>
        Added,

        /// <summary>The second one is gone: the register is as it was before the birth.</summary>
        Cut,

        /// <summary>All of it is gone.</summary>
        Gone,
    }

    [SqliteTheory]
    [InlineData(Attack.Changed)]
    [InlineData(Attack.Added)]
    [InlineData(Attack.Cut)]
    [InlineData(Attack.Gone)]
    public async Task Examine_ForeignRegister_IsSaidAndCannotBeDecided(Attack attack)
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.ApprovedAsync(city);
        var next = await BirthPaper.ReceivedAsync(city, BirthPaper.Of("海", "ウミ", "二"));
        await DoAsync(city, attack);

        var result = await city.Workflow.ExamineAsync(next.Id, next.Draft);

        Assert.Contains(result.Examination.Findings, f => f.Rule == "記録" && f.Blocks && f.Message.StartsWith("戸籍 R1 の記録が台帳と一致しません", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Registers.All, r => r.Id == BirthPaper.R(1));
        Assert.False(result.Examination.CanBeApproved);
        await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(next.Id, TestCity.Examiner));
        // What was typed stays, and can go on being typed.
        await city.Workflow.SaveDraftAsync(next.Id, BirthPaper.Of("空", "ソラ", "二"), (await city.Workflow.GetAsync(next.Id))!.Version, TestCity.Counter);
    }

    [SqliteTheory]
    [InlineData(Attack.Changed)]
    [InlineData(Attack.Added)]
    [InlineData(Attack.Cut)]
    [InlineData(Attack.Gone)]
    public async Task Show_ForeignRegister_ShowsNothingOfIt(Attack attack)
    {
        await using var city = await TestCity.CreateAsync();
        var decided = await BirthPaper.ApprovedAsync(city);
        await DoAsync(city, attack);

        await Assert.ThrowsAsync<RegisterDocumentException>(() => city.Store.GenerationsAsync(BirthPaper.R(1), TestCity.Counter));
        await Assert.ThrowsAsync<RegisterDocumentException>(() => city.Store.ForIssuingAsync(BirthPaper.R(1), TestCity.Counter));
        if (attack is Attack.Changed)
        {
            var written = await city.Get<CaseLists>().WrittenAsync(decided.Id);
            Assert.Empty(written.Registers);
            Assert.StartsWith("戸籍 R1 の記録が台帳と一致しません", Assert.Single(written.Foreign), StringComparison.Ordinal);
        }
    }

    [SqliteTheory]
    [InlineData(Attack.Changed)]
    [InlineData(Attack.Added)]
    [InlineData(Attack.Cut)]
    public async Task Reach_ForeignRegister_IsNotKin(Attack attack)
    {
        await using var city = await TestCity.CreateAsync();
        await BirthPaper.ApprovedAsync(city);
        await using var database = city.Open();
        var stranger = (await city.Store.GetAsync(BirthPaper.R(1)))! with { Id = new RegisterId(999) };
        Assert.Contains((await ReachAsync()).Registers.All, r => r.Id == BirthPaper.R(1));
        await DoAsync(city, attack);

        Assert.DoesNotContain((await ReachAsync()).Registers.All, r => r.Id == BirthPaper.R(1));

        Task<Koseki.Domain.People.Reached> ReachAsync() => KinReach.OfAsync(database, new([stranger]), city.Get<ICharacterTable>(), city.Get<RecordedDocuments>(), default);
    }

    private static async Task DoAsync(TestCity city, Attack attack)
    {
        await using var database = city.Open();
        var last = await database.Generations.AsNoTracking().Where(g => g.Kind == DocumentKind.Register && g.Number == 1).OrderByDescending(g => g.Generation).FirstAsync();
        var bytes = GenerationBytes.Compress(RegisterDocument.Write(RegisterDocument.Read(GenerationBytes.Expand(last.Bytes)) with { FamilyName = "偽川" }));
        var forged = new GenerationRow
        {
            Kind = last.Kind, Number = last.Number, Generation = attack == Attack.Added ? last.Generation + 1 : last.Generation, Schema = last.Schema, Bytes = bytes, BytesHash = SHA256.HashData(bytes),
            PreviousHash = attack == Attack.Added ? last.Hash : last.PreviousHash, JournalNumber = last.JournalNumber, CaseId = last.CaseId, Receipt = last.Receipt, RecordedAt = last.RecordedAt, Operator = last.Operator, Approver = last.Approver,
        };
        forged.Hash = Canonical.HashOf(forged);
        await (attack switch
        {
            Attack.Changed => city.TamperAsync($"UPDATE Generations SET Bytes = {forged.Bytes}, BytesHash = {forged.BytesHash}, Hash = {forged.Hash} WHERE Kind = 'Register' AND Number = 1 AND Generation = {forged.Generation}"),
            Attack.Added => city.TamperAsync($"INSERT INTO Generations (Kind, Number, Generation, Schema, Bytes, BytesHash, PreviousHash, Hash, JournalNumber, CaseId, Receipt, RecordedAt, Operator, Approver) SELECT Kind, Number, {forged.Generation}, Schema, {forged.Bytes}, {forged.BytesHash}, {forged.PreviousHash}, {forged.Hash}, JournalNumber, CaseId, Receipt, RecordedAt, Operator, Approver FROM Generations WHERE Kind = 'Register' AND Number = 1 AND Generation = {last.Generation}"),
            Attack.Cut => city.TamperAsync($"DELETE FROM Generations WHERE Kind = 'Register' AND Number = 1 AND Generation = {last.Generation}"),
            Attack.Gone => city.TamperAsync($"DELETE FROM Generations WHERE Kind = 'Register' AND Number = 1"),
        });
    }
}
