using Koseki.Domain.Calendar;
using Koseki.Domain.RefusalRequests;
using Koseki.Eng.Cases;
using Koseki.Tests.Domain.Notifications;

namespace Koseki.Tests.Domain.RefusalRequests;

/// <summary>What a decision does to requests, on papers of the readable cases.</summary>
public sealed class RequestConsequencesTests(CaseTests.Table table) : IClassFixture<CaseTests.Table>
{
    /// <summary>Who may be another than who died, or left, ends and hands over nothing; what lapsed is not handed over either.</summary>
    [Fact]
    public void With_WhoMayBeAnother_NeitherLapsesNorIsHandedOver()
    {
        var (death, moved) = (Load("Death", "申出-死亡による失効"), Load("Transfer", "申出-新しい本籍地への引継ぎ"));
        Assert.Contains(Consequences(death, r => r), c => c.Kind == RequestStepKind.LapsedByDeath);
        Assert.Contains(Consequences(moved, r => r), c => c.Kind == RequestStepKind.HandedOver);

        // Without a number, and another day than the register has: in doubt.
        RefusalRequest Doubtful(RefusalRequest r) => r with { Who = r.Who with { Person = null, BornOn = r.Who.BornOn!.Value.AddDays(1) } };
        Assert.Empty(Consequences(death, Doubtful));
        Assert.Empty(Consequences(moved, r => Doubtful(r) with { Against = r.Against is { } other ? other with { Person = null, BornOn = null } : null }));
        Assert.DoesNotContain(Consequences(moved, r => r with { Steps = [new(RequestStepKind.LapsedByDeath, null, 1, "", "", "", default)] }), c => c.Kind == RequestStepKind.HandedOver);
    }

    private static CaseFile Load(string kind, string name) => CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", kind, "cases", $"{name}.txt"));

    private IReadOnlyList<RequestConsequence> Consequences(CaseFile file, Func<RefusalRequest, RefusalRequest> change)
    {
        var circumstances = file.Circumstances(table.Characters);
        return file.Kind.Examine(file.Draft, circumstances with { Requests = [.. circumstances.Requests.Select(change)] }).Plan!.Requests;
    }

    /// <summary>死亡 that is erased, 婚姻 that is void: what lapsed by it stands again, and nothing else does.</summary>
    [Theory]
    [InlineData("71-死亡の記録の誤り・配偶者のある者", "護", RefusableAct.Divorce, RequestStepKind.LapsedByDeath, RequestStepKind.DeathUndone)]
    [InlineData("71-死亡の記録の誤り・配偶者のある者", "護", RefusableAct.Divorce, RequestStepKind.LapsedByAcceptance, null)]
    [InlineData("71-死亡の記録の誤り・配偶者のある者", "護", RefusableAct.Divorce, RequestStepKind.Withdrawn, null)]
    [InlineData("60-婚姻無効・新戸籍", "咲", RefusableAct.Marriage, RequestStepKind.LapsedByAcceptance, RequestStepKind.AcceptanceUndone)]
    [InlineData("60-婚姻無効・新戸籍", "咲", RefusableAct.Divorce, RequestStepKind.LapsedByAcceptance, null)]
    [InlineData("60-婚姻無効・新戸籍", "咲", RefusableAct.Marriage, RequestStepKind.LapsedByDeath, null)]
    public void With_WhatARequestLapsedByIsErased_StandsAgain(string name, string who, RefusableAct act, RequestStepKind step, RequestStepKind? expected)
    {
        var file = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Correction", "cases", $"{name}.txt"));
        var circumstances = file.Circumstances(table.Characters);
        var (register, entry) = circumstances.Registers.All.SelectMany(r => r.Entries.Select(e => (r, e))).Last(e => e.e.GivenName == who);
        var request = new RefusalRequest
        {
            Number = 12, Act = act, Who = KnownPerson.Of(register, entry), BirthDate = entry.BirthDate, Address = "埼玉県越谷市越ヶ谷四丁目2番1号", Capacity = RequestCapacity.Self,
            FiledAt = JapanTime.At(new(2024, 1, 9), new(9, 0)), Means = RequestMeans.InPerson, Identity = RequestIdentity.WithPhoto,
            Steps = [new(step, step == RequestStepKind.Withdrawn ? JapanTime.At(new(2024, 2, 9), new(9, 0)) : null, 1, "", "", "", default)],
        };

        var plan = file.Kind.Examine(file.Draft, circumstances with { Requests = [request] }).Plan;

        Assert.Equal(expected is { } kind ? [new RequestConsequence(12, kind, "")] : [], plan!.Requests);
        // Of somebody else it says nothing.
        var other = request with { Who = request.Who with { Person = new(999), GivenName = "葵", BornOn = new(1950, 1, 1) } };
        Assert.Empty(file.Kind.Examine(file.Draft, circumstances with { Requests = [other] }).Plan!.Requests);
    }
}
