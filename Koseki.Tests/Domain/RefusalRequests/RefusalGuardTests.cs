using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;
using Koseki.Tests.Domain.Notifications;

namespace Koseki.Tests.Domain.RefusalRequests;

/// <summary>What a request stops, minute by minute: on the divorce of 越谷太郎 (P1) and 花子 (P2) of the readable cases, handed in on 2026-11-20 at 11:20.</summary>
public sealed class RefusalGuardTests(CaseTests.Table table) : IClassFixture<CaseTests.Table>
{
    private const string Asked = "check.nonAcceptance";
    private const string WifesIdentity = "wife.identified";
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly KnownPerson Taro = new(new(1), "越谷", "太郎", new(1998, 4, 2), "埼玉県越谷市東越谷一丁目5番地", null);
    private static readonly KnownPerson Hanako = new(new(2), "越谷", "花子", new(1999, 8, 20), "埼玉県越谷市東越谷一丁目5番地", null);

    [Theory]
    [InlineData("2026-11-20 11:19", "11:20", Severity.Refusal)]
    [InlineData("2026-11-20 11:20", "11:20", Severity.Inquiry)]
    [InlineData("2026-11-20 11:21", "11:20", Severity.Caution)]
    [InlineData("2026-11-19 23:59", "00:00", Severity.Refusal)]
    [InlineData("2026-11-21 00:00", "23:59", Severity.Caution)]
    [InlineData("2026-11-19 23:59", null, Severity.Refusal)]
    [InlineData("2026-11-20 11:19", null, Severity.Correction)]
    [InlineData("2026-11-21 00:00", null, Severity.Caution)]
    [InlineData("2010-01-01 09:00", "11:20", Severity.Refusal)]
    public void Examine_TheMinuteOfBoth_DecidesWhichCameFirst(string filed, string? handed, Severity expected) =>
        Assert.Equal(expected, Found(Of(filed), arrival: new(Day, handed is null ? null : TimeOnly.Parse(handed, null), true))?.Severity);

    /// <summary>Of one day, the paper's time not known: whoever has found out that the paper came first says so in the box, and is asked how.</summary>
    [Theory]
    [InlineData("later", Severity.Inquiry)]
    [InlineData("none", Severity.Correction)]
    public void Examine_WithoutTheTimeOfThePaper_BelievesTheBoxAndAsks(string answer, Severity expected) =>
        Assert.Equal(expected, Found(Of("2026-11-20 11:19"), new PaperArrival(Day, null, true), [(Asked, answer)])?.Severity);

    [Fact]
    public void Examine_BeforeReceipt_StopsAsIfItCameNow() => Assert.Equal(Severity.Refusal, Found(Of("2026-11-19 09:00"), arrival: null)?.Severity);

    /// <summary>Both the identity column of whoever asked and the answer of the box have to say it, and somebody has to have come.</summary>
    [Theory]
    [InlineData("1", "appeared", true, Severity.Caution)]
    [InlineData("", "appeared", true, Severity.Refusal)]
    [InlineData("1", "none", true, Severity.Refusal)]
    [InlineData("1", "later", true, Severity.Refusal)]
    [InlineData("1", "appeared", false, Severity.Refusal)]
    public void Examine_OnlyTwoFactsThatAgree_SayThatSheCame(string identified, string answer, bool inPerson, Severity expected) =>
        Assert.Equal(expected, Found(Of("2026-11-19 09:00"), arrival: new(Day, new(11, 20), inPerson), boxes: [(WifesIdentity, identified), (Asked, answer)])?.Severity);

    [Theory]
    [InlineData(RefusableAct.Divorce, true)]
    [InlineData(RefusableAct.Marriage, false)]
    [InlineData(RefusableAct.Adoption, false)]
    [InlineData(RefusableAct.AdoptionDissolution, false)]
    [InlineData(RefusableAct.Acknowledgement, false)]
    public void Examine_ARequest_StopsTheActItNamesAlone(RefusableAct act, bool stops) => Assert.Equal(stops, Found(Of("2026-11-19 09:00") with { Act = act }) is not null);

    [Fact]
    public void Examine_AgainstSomebodyElse_StopsNothing()
    {
        Assert.Equal(Severity.Refusal, Found(Of("2026-11-19 09:00") with { Against = Taro })?.Severity);
        Assert.Equal(Severity.Refusal, Found(Of("2026-11-19 09:00") with { Against = new(null, "越谷", "太郎", null, null, null) })?.Severity);
        Assert.Equal(Severity.Correction, Found(Of("2026-11-19 09:00") with { Against = new(null, "田中", "太郎", null, null, null) })?.Severity);
        Assert.Null(Found(Of("2026-11-19 09:00") with { Against = Taro with { Person = new(77), GivenName = "次郎" } }));
        Assert.Null(Found(Of("2026-11-19 09:00") with { Against = new(null, "田中", "一", null, null, null) }));
    }

    /// <summary>What a request says of the 相手方 besides the name makes it no weaker: 本籍 moves, 氏 changes.</summary>
    [Fact]
    public void Examine_AgainstSomebodyDescribedFurther_StopsAsTheNameAloneDoes()
    {
        Assert.Equal(Severity.Correction, Found(Of("2026-11-19 09:00") with { Against = new(null, "田中", "太郎", null, "埼玉県春日部市粕壁一丁目1番地", null) })?.Severity);
        Assert.Equal(Severity.Correction, Found(Of("2026-11-19 09:00") with { Against = new(null, "越谷", "太郎", new(1998, 4, 3), "埼玉県春日部市粕壁一丁目1番地", null) })?.Severity);
        Assert.Null(Found(Of("2026-11-19 09:00") with { Against = new(null, "田中", "太郎", new(1950, 1, 1), "埼玉県春日部市粕壁一丁目1番地", null) }));
    }

    /// <summary>A consul writes the day and time of his own country: within a day nobody knows which came first.</summary>
    [Theory]
    [InlineData("2026-11-19 09:00", Severity.Correction)]
    [InlineData("2026-11-21 23:59", Severity.Correction)]
    [InlineData("2026-11-22 00:00", Severity.Caution)]
    public void Examine_AcceptedByAConsul_IsNotComparedByTheMinute(string filed, Severity expected) =>
        Assert.Equal(expected, Found(Of(filed), arrival: new(Day, new(11, 20), true) { IsAbroad = true }, origin: new Origin.Consul("在ロサンゼルス総領事", Day.AddDays(5)))?.Severity);

    /// <summary>Another number is another person; one of the same name and day may be the same who came back, and two people have to look.</summary>
    [Fact]
    public void Examine_WhoMayBeTheOneWhoAsked_IsNotTakenForAnotherUntilTwoHaveLooked()
    {
        var doubtful = Of("2026-11-19 09:00") with { Who = Hanako with { Person = new(88) } };

        Assert.Equal(Severity.Correction, Found(doubtful)?.Severity);
        Assert.Equal(Severity.Correction, Found(doubtful with { Steps = [Another("a")] })?.Severity);
        Assert.Contains("乙は別人", Found(doubtful with { Steps = [Another("a") with { Name = "乙" }] })!.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Correction, Found(doubtful with { Steps = [Another("a"), Another("a")] })?.Severity);
        Assert.Equal(Severity.Caution, Found(doubtful with { Steps = [Another("a"), Another("b")] })?.Severity);
        Assert.Equal(Severity.Correction, Found(doubtful with { Steps = [Another("a"), Another("b") with { CaseId = 6 }] })?.Severity);
        Assert.Equal(Severity.Correction, Found(doubtful with { Steps = [Another("a"), Another("b"), Another("b") with { Kind = RequestStepKind.SamePerson }] })?.Severity);
        Assert.Null(Found(Of("2026-11-19 09:00") with { Who = Hanako with { Person = new(88), GivenName = "葵" } }));
        // Whose number it is, is said by nobody to be another.
        Assert.Equal(Severity.Refusal, Found(Of("2026-11-19 09:00") with { Steps = [Another("a"), Another("b")] })?.Severity);
    }

    /// <summary>What two said of one paper holds for the persons whom it named then: of another wife, or another husband, it says nothing.</summary>
    [Fact]
    public void Examine_APaperThatNamesOthersThanWereSeen_IsInDoubtAgain()
    {
        var said = Of("2026-11-19 09:00") with { Who = Hanako with { Person = new(88) }, Steps = [Another("a"), Another("b")] };

        Assert.Equal(Severity.Correction, Found(said with { Steps = [.. said.Steps.Select(s => s with { Seen = Seen.Replace("P1 越谷太郎", "P7 越谷太郎", StringComparison.Ordinal) })] })?.Severity);
        Assert.Equal(Severity.Correction, Found(said with { Steps = [.. said.Steps.Select(s => s with { Seen = Seen.Replace("1999-08-20", "1999-08-21", StringComparison.Ordinal) })] })?.Severity);
        Assert.Equal(Severity.Correction, Found(said with { Steps = [.. said.Steps.Select(s => s with { Seen = null })] })?.Severity);
    }

    /// <summary>Two who found out that it is the one who asked: it is refused, and who asked is told.</summary>
    [Fact]
    public void Examine_WhoIsFoundToBeTheOneWhoAsked_IsRefused()
    {
        var doubtful = Of("2026-11-19 09:00") with { Who = Hanako with { Person = new(88) } };
        var same = Another("a") with { Kind = RequestStepKind.SamePerson };

        Assert.Equal(Severity.Correction, Found(doubtful with { Steps = [same] })?.Severity);
        Assert.Equal(Severity.Refusal, Found(doubtful with { Steps = [same, same with { Account = "b" }] })?.Severity);
    }

    /// <summary>A paper that entered the book after the request was on record, as of an earlier minute, is one person's word for it.</summary>
    [Theory]
    [InlineData("2026-11-20 11:21", "2026-11-20 11:22", "2026-11-20 11:30", "none", Severity.Correction)]
    [InlineData("2026-11-20 11:21", "2026-11-20 11:22", "2026-11-20 11:30", "later", Severity.Inquiry)]
    [InlineData("2026-11-20 11:22", "2026-11-20 11:22", "2026-11-20 11:22", "none", Severity.Caution)]
    [InlineData("2026-11-20 11:31", "2026-11-20 11:40", "2026-11-20 11:30", "none", Severity.Caution)]
    // Typed last, the request was filed all the same before anybody knew of the paper.
    [InlineData("2026-11-20 11:21", "2026-11-20 11:40", "2026-11-20 11:30", "none", Severity.Correction)]
    [InlineData("2026-11-20 11:21", "2026-11-20 11:40", "2026-11-20 11:30", "later", Severity.Inquiry)]
    [InlineData("2026-11-20 11:19", "2026-11-20 11:40", "2026-11-20 11:30", "later", Severity.Refusal)]
    public void Examine_AMinuteToldAfterTheRequestWasKnown_IsNotBelievedAlone(string filed, string recorded, string known, string answer, Severity expected) =>
        Assert.Equal(expected, Found(Of(filed) with { RecordedAt = At(recorded) }, new PaperArrival(Day, new(11, 20), true) { KnownSince = At(known) }, [(Asked, answer)])?.Severity);

    /// <summary>A request entered after the paper, as of a minute before it, stops; but whoever decides is told to look at its paper.</summary>
    [Theory]
    [InlineData("2026-11-20 11:30", true)]
    [InlineData("2026-11-20 11:10", false)]
    public void Examine_ARequestEnteredAfterThePaper_StopsAndIsSaidToBeSo(string recorded, bool isSaid)
    {
        var found = Found(Of("2026-11-20 11:00") with { RecordedAt = At(recorded) }, new PaperArrival(Day, new(11, 20), true) { KnownSince = At("2026-11-20 11:20") });

        Assert.Equal((Severity.Refusal, isSaid), (found!.Severity, found.Message.Contains("申出書の時分", StringComparison.Ordinal)));
    }

    /// <summary>A withdrawal that is entered when the paper is there, as of a minute before it; both are confirmed by another person.</summary>
    [Theory]
    [InlineData("2026-11-20 11:25", Severity.Inquiry)]
    [InlineData("2026-11-20 11:15", Severity.Caution)]
    public void Examine_AWithdrawalToldAfterThePaperWasKnown_IsAskedAbout(string recorded, Severity? expected) =>
        Assert.Equal(expected, Found(Of("2026-11-19 09:00") with { Steps = [Withdrawn(recorded), Confirmed("b", "2026-11-20 11:30")] }, new PaperArrival(Day, new(11, 20), true) { KnownSince = At("2026-11-20 11:20") })?.Severity);

    /// <summary>One clerk's word that somebody came and withdrew ends nothing while it is fresh, or the clerk's who had the paper in hand, until another person has confirmed it; and it is always said.</summary>
    [Theory]
    [InlineData("2026-11-20 11:15", null, Severity.Correction)]
    [InlineData("2026-11-20 11:15", "a", Severity.Correction)]
    [InlineData("2026-11-20 11:15", "A", Severity.Correction)]
    [InlineData("2026-11-20 11:15", "b", Severity.Caution)]
    [InlineData("2026-11-07 09:00", null, Severity.Correction)]
    [InlineData("2026-11-05 09:00", null, Severity.Caution)]
    public void Examine_AWithdrawalOfOnePerson_IsConfirmedByAnother(string recorded, string? confirmedBy, Severity expected)
    {
        var withdrawn = Of("2026-11-01 09:00") with { Steps = [Withdrawn(recorded) with { FiledAt = At("2026-11-02 09:00") }, .. confirmedBy is null ? Array.Empty<RequestStep>() : [Confirmed(confirmedBy, "2026-11-20 11:30")]] };

        Assert.Equal(expected, Found(withdrawn)?.Severity);
        Assert.Equal(expected, Found(withdrawn, origin: new Origin.Elsewhere("東京都足立区長", Day.AddDays(3)))?.Severity);
        // She came herself.
        Assert.Equal(Severity.Caution, Found(withdrawn, [(WifesIdentity, "1"), (Asked, "appeared")])?.Severity);
    }

    [Theory]
    [InlineData("a", Severity.Correction)]
    [InlineData("b", Severity.Caution)]
    public void Examine_AWithdrawalOfWhoHadThePaperInHand_IsConfirmedByAnother(string hand, Severity expected) =>
        Assert.Equal(expected, Found(Of("2026-10-01 09:00") with { Steps = [Withdrawn("2026-10-02 09:00") with { FiledAt = At("2026-10-02 09:00") }] }, new PaperArrival(Day, new(11, 20), true) { Hands = ["x", hand] })?.Severity);

    /// <summary>A withdrawal that was found not to be theirs ends nothing; one that comes later does again.</summary>
    [Fact]
    public void Examine_AWithdrawalThatWasNotTheirs_StopsAgain()
    {
        var denied = Of("2026-11-01 09:00") with { Steps = [Withdrawn("2026-11-02 09:00"), Confirmed("b", "2026-11-03 09:00") with { Kind = RequestStepKind.WithdrawalDenied }] };

        Assert.Equal(Severity.Refusal, Found(denied)?.Severity);
        Assert.Equal(RequestState.Withdrawn, (denied with { Steps = [.. denied.Steps, Withdrawn("2026-11-04 09:00")] }).StateOn(Day));
    }

    [Fact]
    public void Examine_AfterItsEnd_StopsNothingThatCameLater()
    {
        Assert.Equal(Severity.Caution, Found(Of("2026-11-19 09:00") with { Steps = [Step(RequestStepKind.Withdrawn, "2026-11-20 11:19", null)] })?.Severity);
        Assert.Equal(Severity.Inquiry, Found(Of("2026-11-19 09:00") with { Steps = [Step(RequestStepKind.Withdrawn, "2026-11-20 11:20", null)] })?.Severity);
        Assert.Equal(Severity.Inquiry, Found(Of("2026-11-19 09:00") with { Steps = [Step(RequestStepKind.Withdrawn, "2026-11-24 09:00", null)] })?.Severity);
        Assert.Null(Found(Of("2026-11-19 09:00") with { Steps = [Step(RequestStepKind.LapsedByAcceptance, null, 4)] }));
        Assert.Null(Found(Of("2026-11-19 09:00") with { Steps = [Step(RequestStepKind.LapsedByDeath, null, 4)] }));
        Assert.Equal(Severity.Refusal, Found(Of("2026-11-19 09:00") with { Steps = [Step(RequestStepKind.HandedOver, null, 4)] })?.Severity);
    }

    /// <summary>On the 15th birthday what a representative asked is over: the day of 29 February is the 1st of March.</summary>
    [Theory]
    [InlineData("2011-11-21", true)]
    [InlineData("2011-11-20", false)]
    public void Examine_ARepresentativesRequest_EndsWithTheBirthday(string born, bool stops) =>
        Assert.Equal(stops, Found(Of("2026-11-19 09:00") with { Capacity = RequestCapacity.Representative, Who = Hanako with { BornOn = DateOnly.Parse(born, null) } }) is not null);

    [Theory]
    [InlineData("none", Severity.Correction)]
    [InlineData("stands", Severity.Correction)]
    [InlineData("appeared", Severity.Inquiry)]
    [InlineData("later", Severity.Inquiry)]
    public void Examine_AcceptedElsewhere_IsHeldUntilTheOfficeHasAnswered(string answer, Severity expected) =>
        Assert.Equal(expected, Found(Of("2026-11-19 09:00"), boxes: [(Asked, answer), (WifesIdentity, "1")], origin: new Origin.Elsewhere("東京都足立区長", Day.AddDays(3)))?.Severity);

    /// <summary>調停: the act is made, the paper reports it.</summary>
    [Fact]
    public void Examine_WhatACourtHasMade_IsStoppedByNobody() => Assert.Null(Found(Of("2026-11-19 09:00"), boxes: [("divorce.manner", "conciliation")]));

    [Fact]
    public void Examine_WhereSheLives_IsNotSaid() => Assert.DoesNotContain("越ヶ谷", Found(Of("2026-11-19 09:00"))!.Message, StringComparison.Ordinal);

    private Finding? Found(RefusalRequest request, IReadOnlyList<(string Box, string Text)>? boxes = null, Origin? origin = null) => Found(request, new PaperArrival(Day, new(11, 20), true), boxes, origin);

    private Finding? Found(RefusalRequest request, PaperArrival? arrival, IReadOnlyList<(string Box, string Text)>? boxes = null, Origin? origin = null)
    {
        var file = CaseFile.Load(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Divorce", "cases", "56-不受理申出は届の預かりの後.txt"));
        var draft = (boxes ?? []).Aggregate(file.Draft.With(new(WifesIdentity), "").With(new(Asked), "none"), (d, b) => d.With(new(b.Box), b.Text));
        var circumstances = file.Circumstances(table.Characters) with { Requests = [request], Arrival = arrival, Case = 5 };
        var examination = file.Kind.Examine(draft, origin is null ? circumstances : circumstances with { Origin = origin });
        var found = examination.Findings.Where(f => f.Rule == "不受理申出").ToList();
        Assert.Equal(found.Any(f => f.Severity == Severity.Refusal), examination.StoppedBy.Count > 0);
        return found.SingleOrDefault();
    }

    private static RefusalRequest Of(string filed) => new()
    {
        Number = 12, Act = RefusableAct.Divorce, Who = Hanako, BirthDate = RegisterDate.Parse("平成11年8月20日"), Address = "埼玉県越谷市越ヶ谷四丁目2番1号", Capacity = RequestCapacity.Self,
        FiledAt = At(filed), Means = RequestMeans.InPerson, Identity = RequestIdentity.WithPhoto,
    };

    /// <summary>What a request lapsed by is erased: it stands again, until it lapses anew; and what undoes the one lapse leaves the other.</summary>
    [Theory]
    [InlineData(RequestStepKind.LapsedByDeath, RequestStepKind.DeathUndone, RequestStepKind.AcceptanceUndone)]
    [InlineData(RequestStepKind.LapsedByAcceptance, RequestStepKind.AcceptanceUndone, RequestStepKind.DeathUndone)]
    public void Examine_AfterALapseThatWasUndone_StopsAgain(RequestStepKind lapsed, RequestStepKind undone, RequestStepKind other)
    {
        var asked = Of("2026-11-19 09:00") with { Steps = [Step(lapsed, null, 4), Step(undone, null, 5)] };

        Assert.Equal(Severity.Refusal, Found(asked)?.Severity);
        Assert.Null(Found(asked with { Steps = [.. asked.Steps, Step(lapsed, null, 6)] }));
        Assert.Null(Found(asked with { Steps = [Step(lapsed, null, 4), Step(other, null, 5)] }));
    }

    private static RequestStep Withdrawn(string recorded) => new(RequestStepKind.Withdrawn, At("2026-11-20 11:10"), null, "", "a", "甲", At(recorded));

    private static RequestStep Confirmed(string account, string at) => new(RequestStepKind.WithdrawalConfirmed, null, null, "取下書を見た", account, "乙", At(at));

    private static RequestStep Step(RequestStepKind kind, string? filed, long? caseId) => new(kind, filed is null ? null : At(filed), caseId, "", "", "", default);

    private const string Seen = "妻 P2 越谷花子 1999-08-20 埼玉県越谷市東越谷一丁目5番地／夫 P1 越谷太郎 1998-04-02 埼玉県越谷市東越谷一丁目5番地";

    private static RequestStep Another(string account) => new(RequestStepKind.AnotherPerson, null, 5, "", account, account, default) { Seen = Seen };

    private static DateTimeOffset At(string text) => JapanTime.At(DateOnly.Parse(text[..10], null), TimeOnly.Parse(text[11..], null));
}
