using System.Security.Cryptography;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Linkage;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Linkage;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>What the gateway asks of storage: order of holds and claims, and facts from another path than the paper.</summary>
public sealed class DoorDesksTests
{
    private static readonly MemberTokens Tokens = MemberTokens.Under(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private static async Task<TestCity> LinkedAsync()
    {
        var city = await TestCity.CreateSealedAsync("door");
        await city.Get<ResidentLinks>().ApplyAsync(new FeedBatch("link", 1, DateTimeOffset.UnixEpoch, [["0001", "P1"], ["0009", "P999"]]));
        return city;
    }

    private static ReadScopes Scopes(TestCity city) => city.Get<ReadScopes>();

    private static Task<EligibilityAnswer> OfferAsync(TestCity city, string resident) =>
        new EligibilityDesk(Scopes(city), city.Get<DoorGuard>(), Tokens, city.Clock).AnswerAsync(new(resident), default);

    [Fact]
    public async Task Make_PersonOfOurs_PaperAndFactsNameTheSameGeneration()
    {
        await using var city = await LinkedAsync();
        var desk = new KioskCertificateDesk(Scopes(city), city.Get<DoorGuard>(), city.Get<CertificateDesk>(), city.Get<CertificateRenderer>(), Tokens, city.Clock);
        var members = (await OfferAsync(city, "0001")).Members;
        var id = Guid.NewGuid();

        var (manifest, pdf) = await desk.MakeAsync(new(id, "0001", DoorKinds.Individual, [members[1].Token], "20261008-01-0000001", new(2026, 10, 8)), default);
        var facts = await new FactsDesk(Scopes(city), city.Get<DoorGuard>(), Tokens, city.Clock).AnswerAsync(new(id, "0001", DoorKinds.Individual, [members[1].Token]), default);

        Assert.Equal((1L, 1, 1L, 1), (manifest.Register, manifest.Generation, facts.Register, facts.Generation));
        Assert.Equal(DoorEnvelopeHash(pdf), manifest.Sha256);
        Assert.Equal("花子", Assert.Single(facts.MustStand).GivenName);
        Assert.Equal("太郎", Assert.Single(facts.MustNotStand).GivenName);
        Assert.Equal("K3008", (await OfferAsync(city, "0009")).Refusal);
        Assert.Equal("K3008", (await OfferAsync(city, "0002")).Refusal);
    }

    /// <summary>Fault S6: the gateway is told the signed head, and what stands where its last known one was.</summary>
    [Fact]
    public async Task Head_Told_IsSignedAndSaysWhatStandsAtTheKnownNumber()
    {
        await using var city = await LinkedAsync();
        await BirthPaper.TypedAsync(city);
        await using var database = city.Open();
        var rows = await database.Journal.OrderBy(j => j.Number).ToListAsync();
        var desk = new HeadDesk(Scopes(city));

        var told = (await desk.TellAsync(1, default))!;

        Assert.Equal((rows[^1].Number, Convert.ToHexStringLower(rows[^1].Hash), Convert.ToHexStringLower(rows[0].Hash)), (told.Number, told.Hash, told.KnownHash));
        Assert.True(city.Get<Koseki.Infrastructure.Chains.IHeadKey>().Verify(Convert.FromHexString(told.Hash), Convert.FromHexString(told.Signature)));
        Assert.Null((await desk.TellAsync(99, default))!.KnownHash);
    }

    /// <summary>Fault S4: the same paper is given again under its first number, another one never; after a hold neither is.</summary>
    [Fact]
    public async Task Claim_BeforeAndAfterAHold_IsOrderedWithIt()
    {
        await using var city = await LinkedAsync();
        var desk = new ClaimDesk(Scopes(city), city.Get<DoorGuard>(), city.Get<Koseki.Infrastructure.Persistence.Journal.JournalWriter>());
        var question = new ClaimQuestion(Guid.NewGuid(), 1, 1, new string('a', 64));

        Assert.True((await desk.ProbeAsync(question, default)).Granted);
        var given = await desk.ClaimAsync(question, "gw-1", default);
        var again = await desk.ClaimAsync(question, "gw-1", default);
        var other = await desk.ClaimAsync(question with { Sha256 = new('b', 64) }, "gw-1", default);
        await BirthPaper.ReceivedAsync(city);
        var held = await desk.ClaimAsync(question with { IssueId = Guid.NewGuid() }, "gw-1", default);

        var after = await desk.ClaimAsync(question, "gw-1", default);

        Assert.Equal((true, 7L), (given.Granted, given.JournalNumber));
        Assert.Equal((true, 7L), (again.Granted, again.JournalNumber));
        Assert.Equal((false, "K4003"), (other.Granted, other.Code));
        Assert.Equal((false, "K3004"), (after.Granted, after.Code));
        Assert.Equal((false, "K3004"), (held.Granted, held.Code));
        Assert.Equal("K3004", (await OfferAsync(city, "0001")).Refusal);
        Assert.Empty(await city.ProblemsAsync());
    }

    private static string DoorEnvelopeHash(byte[] bytes) => Koseki.Infrastructure.Security.DoorEnvelope.HashOf(bytes);
}
