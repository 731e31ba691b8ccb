using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using static Koseki.Tests.Domain.SupplementaryRegisters.Supplementaries;

namespace Koseki.Tests.Domain.SupplementaryRegisters;

/// <summary>
/// What follows upon registers, for events whose kinds come later: the same effect serves them (E07, E09, E11, E14–E16 of the worked
/// examples). 出生, 婚姻, 死亡 and 訂正 are readable cases.
/// </summary>
public sealed class SupplementaryEffectsTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static readonly RegisterDate Today = RegisterDate.Of(Day);

    /// <summary>E09: 管内転籍 changes 戸籍の表示 and nothing is notified.</summary>
    [Fact]
    public void Plan_TransferWithinTheCity_ChangesTheHeaderAlone()
    {
        // In base A the wife's entry is without the 氏の振り仮名 that the register has: it would follow, too.
        var given = A with { Persons = A.Persons.SetItem(1, A.Persons[1] with { FamilyNameKana = "コシガヤ" }) };
        var (plan, messages) = Decide(new RegisterStep(Register, Register with { Domicile = new("埼玉県越谷市大沢三丁目1番地") }), given);

        Assert.Equal(given with { Domicile = "埼玉県越谷市大沢三丁目1番地" }, Assert.Single(plan.Steps).After);
        Assert.Empty(messages);
    }

    /// <summary>E14: 107条1項. Those who stand bear the new 氏, who left before keeps the old one.</summary>
    [Fact]
    public void Plan_ChangeOfTheFamilyName_IsOfThoseWhoStand()
    {
        var left = Entry(3, "次美", "令和元年5月1日", Sex.Female) with { Removed = new(Today, "婚姻", "x") };
        var before = Register with { Entries = Register.Entries.Add(left) };
        var a = A with { Persons = A.Persons.Add(A.Persons[1] with { Person = new(3), GivenName = "次美", Removed = new(Today, "婚姻", "x") }) };

        var (plan, messages) = Decide(new RegisterStep(before, before with { FamilyName = "山本", FamilyNameKana = "ヤマモト" }), a);

        Assert.Equal(["山本太郎", "山本花子", "越谷次美"], Assert.Single(plan.Steps).After.Persons.Select(p => p.Name));
        Assert.Equal("山本", plan.Steps[0].After.HeadFamilyName);
        Assert.Equal(["修正 氏名 山本太郎", "修正 氏名 山本花子"], messages);
    }

    /// <summary>E11: who makes a register of their own takes the one current row along; code, voter and 国外転出 go with it.</summary>
    [Fact]
    public void Plan_IntoANewRegisterOfOurs_CarriesTheCurrentRowAlone()
    {
        var made = Made(2, Register.Entries[1]);
        var (plan, messages) = Decide([new RegisterStep(Register, Left(Register, 1, made.Designation)), new RegisterStep(null, made)], A);

        var (old, entered) = (plan.Steps[0].After.Persons[1], Assert.Single(plan.Steps[1].After.Persons));
        Assert.Equal((3, "分籍", Today), (old.Addresses.Count, old.Removed!.Cause, old.Removed.On));
        Assert.Equal(("国外転出者", "附票編製", Day), (Assert.Single(entered.Addresses).Text, entered.Addresses[0].Reason, entered.Addresses[0].RecordedOn));
        Assert.Equal((A.Persons[1].ResidentCode, A.Persons[1].OverseasFrom, A.Persons[1].OverseasVoter), (entered.ResidentCode, entered.OverseasFrom, entered.OverseasVoter));
        Assert.Equal(["消除 転属 越谷花子", "記載 入籍等 越谷花子"], messages);
        Assert.Equal(("R2附1", "令和8年11月20日"), (plan.Steps[1].After.Id.ToString(), plan.Steps[1].After.CompiledOn.Text));
    }

    /// <summary>E08: of somebody from elsewhere nothing is known before 本籍転属通知; the entry waits and nothing is notified.</summary>
    [Fact]
    public void Plan_FromElsewhere_WaitsForTheTransfer()
    {
        var (plan, messages) = Decide(new RegisterStep(null, Made(2, Entry(9, "幸", "昭和60年1月1日", Sex.Female))));

        Assert.Equal((true, 0), (plan.Steps[0].After.Persons[0].AwaitsTransfer, plan.Steps[0].After.Persons[0].Addresses.Count));
        Assert.Empty(messages);
        // Nor when that person dies before it comes: the governor never heard of the entry.
        var given = new SupplementarySet([plan.Steps[0].After]);
        var entered = Made(2, Entry(9, "幸", "昭和60年1月1日", Sex.Female));
        var (_, later) = Decide([new RegisterStep(entered, Left(entered, 0, null, "死亡") with { State = RegisterState.Removed })], given.Of(new(2))!);
        Assert.Empty(later);
    }

    /// <summary>E06, E07: the last one leaves and the supplementary register closes, rows kept.</summary>
    [Fact]
    public void Plan_NobodyIsLeft_Closes()
    {
        var (plan, messages) = Decide(new RegisterStep(Register, Left(Left(Register, 0, null, "死亡"), 1, "さいたま市浦和区高砂一丁目1番地", "転籍") with { State = RegisterState.Removed }));

        var after = Assert.Single(plan.Steps).After;
        Assert.Equal((SupplementaryState.Removed, Today), (after.State, after.ClosedOn));
        Assert.Equal(A.Persons.Select(p => p.Addresses.Count), after.Persons.Select(p => p.Addresses.Count));
        Assert.Equal(["消除 死亡 越谷太郎", "消除 転属 越谷花子"], messages);
        Assert.Empty(SupplementaryInvariants.Violations(after));
    }

    /// <summary>E07: 管外転籍 marks nobody in the register; the supplementary register takes out all of them, with where they went.</summary>
    [Fact]
    public void Plan_TransferToAnotherCity_TakesEverybodyOut()
    {
        var moved = Register with { State = RegisterState.Removed, Matters = Register.Matters.Add(new("転籍", [new("転籍日", Today.Text), new("新本籍", "さいたま市浦和区高砂一丁目1番地")])) };
        var (plan, messages) = Decide(new RegisterStep(Register, moved));

        Assert.All(plan.Steps[0].After.Persons, p => Assert.Equal(new(Today, "転籍", "さいたま市浦和区高砂一丁目1番地"), p.Removed));
        Assert.Equal(["消除 転属 越谷太郎", "消除 転属 越谷花子"], messages);
        Assert.Empty(SupplementaryInvariants.Differences(moved, plan.Steps[0].After));
    }

    /// <summary>E16: 性別 of one who was alone ever in the register.</summary>
    [Fact]
    public void Plan_SexAndReading_AreCorrected()
    {
        var (plan, messages) = Decide(new RegisterStep(Register, Register with
        {
            Entries = [Register.Entries[0] with { Sex = Sex.Female }, Register.Entries[1] with { GivenNameKana = "ハナコ" }],
        }));

        Assert.Equal([Sex.Female, Sex.Female], plan.Steps[0].After.Persons.Select(p => p.Sex));
        Assert.Equal(["修正 生年月日・性別 越谷太郎", "修正 振り仮名 越谷花子"], messages);
    }

    /// <summary>What is not kept here is said, never made up.</summary>
    [Fact]
    public void Plan_RegisterWhoseSupplementaryIsNotKept_IsSaidToBeMissing()
    {
        var other = Made(7, Entry(20, "光", "平成2年2月2日", Sex.Male));
        var (plan, messages) = Decide(new RegisterStep(other, other with { FamilyName = "山本" }));

        Assert.Equal([new RegisterId(7)], plan.Missing);
        Assert.Empty(plan.Steps);
        Assert.Empty(messages);
    }

    /// <summary>A person who left and came back stands once; the old entry stays as it was.</summary>
    [Fact]
    public void Plan_SomebodyComesBack_GetsANewEntry()
    {
        var away = A with { Persons = A.Persons.SetItem(1, A.Persons[1] with { Removed = new(Today, "婚姻", "x") }) };
        var before = Left(Register, 1, "x", "婚姻");
        var elsewhere = Made(5, Register.Entries[1]) with { FamilyName = "佐藤" };
        var back = before with { Entries = before.Entries.Add(Register.Entries[1] with { Entered = new(Today, "離婚") }) };
        var there = A with { Id = SupplementaryId.Of(new(5)), Persons = [A.Persons[1] with { FamilyName = "佐藤" }] };

        var (plan, messages) = Decide([new RegisterStep(before, back), new RegisterStep(elsewhere, Left(elsewhere, 0, "R1", "離婚"))], away, there);

        var after = plan.Steps[0].After;
        Assert.Equal(3, after.Persons.Count);
        Assert.Equal(away.Persons[1], after.Persons[1]);
        Assert.Equal(("離婚", 1), (after.Persons[2].Entered.Cause, after.Persons[2].Addresses.Count));
        Assert.Equal(["消除 転属 佐藤花子", "記載 入籍等 越谷花子"], messages);
    }

    /// <summary>再製 goes on with the 附票 under the new number, without whom the register does not have any more; where none is kept, none begins.</summary>
    [Fact]
    public void Plan_Reissue_GoesOnUnderTheNewNumber()
    {
        var (aside, made) = (new RegisterStep(Register, Register with { State = RegisterState.Replaced }), new RegisterStep(null, Register with { Id = new(901), Entries = [Register.Entries[0]] }));

        var (plan, messages) = Decide([aside, made], A);

        Assert.Equal([A with { State = SupplementaryState.Superseded, RevisedOn = Today }, A with { Id = SupplementaryId.Of(new(901)), Persons = [A.Persons[0]] }], plan.Steps.Select(s => s.After));
        Assert.Empty(messages);
        var (without, _) = Decide([aside, made]);
        Assert.Empty(without.Steps);
        Assert.Equal([Register.Id], without.Missing);
    }

    private static (SupplementaryPlan Plan, IReadOnlyList<string> Messages) Decide(RegisterStep step, SupplementaryRegister? given = null) => Decide([step], given ?? A);

    private static (SupplementaryPlan Plan, IReadOnlyList<string> Messages) Decide(IReadOnlyList<RegisterStep> steps, params SupplementaryRegister[] given)
    {
        var c = On(Day);
        var plan = new SupplementaryEffects(steps, new(given), new Dictionary<PersonId, FirstAddress>(), c).Plan();
        var messages = new SupplementaryMessages(plan, c).All().Cast<OutgoingMessage.SupplementaryIdentity>().ToList();
        Assert.All(messages, m => Assert.Equal(new Recipient(RecipientKind.Governor, "110001", "埼玉県知事"), m.Recipient));
        return (plan, [.. messages.Select(m => $"{m.Act.Word()} {m.Reason.Word()} {m.Person.Name}")]);
    }

    private static FamilyRegister Made(long id, RegisterEntry entry) => Register with
    {
        Id = new(id), HeadGivenName = entry.GivenName, Matters = [new("戸籍編製", [new("編製日", Today.Text)])], Entries = [entry],
    };

    private static FamilyRegister Left(FamilyRegister register, int at, string? destination, string cause = "分籍") =>
        register with { Entries = register.Entries.SetItem(at, register.Entries[at] with { Removed = new(Today, cause, destination) }) };
}
