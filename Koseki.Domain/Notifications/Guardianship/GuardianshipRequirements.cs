using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Guardianship;

/// <summary>When a guardianship of a minor may be recorded: one sentence of law each (民法838条–848条; stopping rules V01, V02, Q4, W06).</summary>
internal static class GuardianshipRequirements
{
    private static readonly PersonRole Person = GuardianshipForm.Person;

    internal static IReadOnlyList<Requirement<GuardianshipNotification>> All() =>
        [.. OfTheRegister(), .. PersonComparison.All<GuardianshipNotification>("後見", Person, n => n.Person, n => n.Paper), .. OfTheGuardian(), .. OfTheRecord(), .. OfTheEnd(), .. OfTheCommission(), .. OfThePaper()];

    private static IEnumerable<Requirement<GuardianshipNotification>> OfTheRegister()
    {
        yield return new("後見-01", "未成年者の後見と親権は、未成年者の現在の戸籍に記録する。", "戸籍法施行規則35条5号・戸籍法128条", Severity.Correction, [Person.Register.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"{register.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("後見-02", "通知される届は、この市に未成年者の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, [Person.Register.Where],
            (n, c) => c.Origin is not Origin.Here && n.Register is null ? "未成年者の本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("後見-03", "嘱託による記録は、本籍地の市町村長がする。", "戸籍法15条、家事事件手続法116条", Severity.Correction, [Person.Register.Where, GuardianshipForm.Act],
            (n, c) => n.IsCommission && (n.Register is null || c.Origin is not Origin.Here) ? "嘱託ですが、本籍がこの市にないか、通知・送付で受け付けられています。" : null,
            "本籍地が他の市区町村なら、嘱託書をそこへ送り、裁判所に知らせてください。");
    }

    private static IEnumerable<Requirement<GuardianshipNotification>> OfTheGuardian()
    {
        yield return new("後見-20", "届出による後見人・監督人の就職は、遺言による指定に限る(選任の審判は嘱託による)。", "戸籍法81条、家事事件手続法116条", Severity.Refusal, [GuardianshipForm.MadeBy],
            (n, _) => n.MadeBy == GuardianMadeBy.Court ? "家庭裁判所が選任した者の就職です。" : null,
            "届書を返し、裁判所からの嘱託を待ってください。");
        yield return new("後見-21", "指定された後見人・監督人の届出には、遺言の謄本を添える。", "戸籍法81条2項・85条", Severity.Correction, [GuardianshipForm.HasWill, GuardianshipForm.MadeBy],
            (n, c) => AcceptedPaper.Tells(c, n.HasWill, n.IsSigned) && n is { MadeBy: GuardianMadeBy.Will, HasWill: false } ? "遺言の謄本がありません。" : null,
            "謄本を出してもらってください。");
        yield return new("後見-22", "未成年者に対して親権を行う者があるときは、後見は開始しない。", "民法838条1号", Severity.Inquiry, [GuardianshipForm.Cause, Person.GivenName, Person.Register.Register],
            (n, c) => n is { Register: not null, Cause: GuardianshipCause.NoAuthority } && StatutoryAgent.Of(n.Person, c) is { } agent and not ChildsNotifier.Guardian ? $"戸籍の記録では、親権を行う者は「{ChildsNotifierFields.Capacities.Word(agent)}」です。" : null,
            "父母の死亡・親権の記録を確かめ、管轄法務局に照会してください。双方が親権者で一方が死亡したときは、他方が親権を行います。");
        yield return new("後見-23", "後見・親権は、成年に達しない者について記録する。", "民法838条・818条・4条", Severity.Refusal, [GuardianshipForm.On, Person.BornOn, GuardianshipForm.Act],
            (n, _) => n.Act != GuardianshipAct.Ended && n.On.Day is { } day && LegalAge.IsAdult(n.Person.Entry.BirthDate.Latest, day) ? $"未成年者とされた人は成年に達しています({n.Person.Entry.BirthDate.Text}生)。" : null,
            "生年月日と、就職・裁判確定の日を確かめてください。")
        { IsReported = n => n.IsCommission };
        yield return new("後見-24", "就職の届は、その後見人・監督人がする。", "戸籍法81条1項・85条", Severity.Refusal, [GuardianshipForm.Notifier, GuardianshipForm.Act],
            (n, _) => n is { Act: GuardianshipAct.Designated, Notifier: not null and not GuardianshipNotifier.Self } ? "就職した後見人・監督人でない者が届け出ています。" : null,
            "就職した後見人・監督人に届け出てもらってください。");
        yield return new("後見-25", "遺言による指定は、最後に親権を行う者である遺言者の死亡によって効力を生じ、後見人・監督人の就職はそれより前ではない。", "民法839条・848条・985条1項", Severity.Inquiry, [GuardianshipForm.On, GuardianshipForm.MadeBy, Person.GivenName, Person.Register.Register],
            (n, c) => n is { Register: not null, Act: GuardianshipAct.Designated, MadeBy: GuardianMadeBy.Will } && TestatorDiedOn(n.Person, c) is { } died && n.On.Latest < died.Earliest
                ? $"就職の日({n.On.Text})は、戸籍に記録された親権者の死亡の日({died.Text})より前です。" : null,
            "遺言の謄本で遺言者と就職の日を、戸籍で遺言者の死亡を確かめてください。先に一方の親権が失われていたときは、管轄法務局に照会してください。");
    }

    // The day before which no parent's will can have taken effect: of parents whose marriage lasted until a death the later death, otherwise the first. Null where a parent
    // is not in our registers, a death has no day, or the child was adopted: it is not known then whose will it is.
    private static RegisterDate? TestatorDiedOn(PersonInRegister child, Circumstances c)
    {
        var parents = c.Kin.Kinship.SureParentsOf(child.Person);
        var named = new[] { child.Entry.Father, child.Entry.Mother }.Count(p => p is not null);
        var deaths = parents.Select(p => c.Kin.EntriesOf(p).Select(e => RecordedFacts.DiedOn(e.Entry)).FirstOrDefault(d => d is not null)).OfType<RegisterDate>().OrderBy(d => d.Earliest).ToList();
        if (parents.Count == 0 || parents.Count != named || deaths.Count != parents.Count || c.Kin.Kinship.AdoptionsOf(child.Person).Count > 0)
        {
            return null;
        }

        var together = c.Kin.Kinship.MarriagesOf(parents[0]).Any(m => m.EndedBy == MarriageEnd.Death && m.SpouseOf(parents[0]) is { } spouse && parents.Contains(spouse))
            && child.Entry.Matters.All(m => m.IsErased || m.Title != MatterTitles.ParentalAuthority);
        return together ? deaths[^1] : deaths[0];
    }

    private static IEnumerable<Requirement<GuardianshipNotification>> OfTheRecord()
    {
        IReadOnlyList<FieldKey> boxes = [GuardianshipForm.Name, GuardianshipForm.Act, GuardianshipForm.Office, Person.Register.Register];
        yield return new("後見-30", "地位を失い、辞任し、解任されるのは、戸籍に記録された後見人・監督人である。", "戸籍法82条・85条", Severity.Correction, boxes,
            (n, _) => n is { Register: not null, Act: GuardianshipAct.Lost or GuardianshipAct.Resigned or GuardianshipAct.Dismissed, Office: { } office, Name: { } name }
                && !RecordedFacts.Guardians(n.Person.Entry, office == GuardianOffice.Supervisor).Contains(name) ? $"「{name}」が{GuardianshipChoices.Offices.Word(office)}である記録がありません。" : null,
            "選任・就職の記録(受理・嘱託の途中のものを含む)を確かめ、氏名を戸籍のとおり書いてください。")
        { AcceptedElsewhere = Severity.Inquiry, IsReported = n => n.IsCommission };
        yield return new("後見-31", "同じ者の就職・選任は、重ねて記録しない。", "戸籍法81条", Severity.Refusal, boxes,
            (n, _) => n is { Register: not null, Office: { } office, Name: { } name } && GuardianshipChoices.Begins(n.Act) && RecordedFacts.Guardians(n.Person.Entry, office == GuardianOffice.Supervisor).Contains(name)
                ? $"「{name}」は、既に{GuardianshipChoices.Offices.Word(office)}として記録されています。" : null,
            "二重の届出・嘱託でないかを確かめてください。")
        { AcceptedElsewhere = Severity.Correction, IsReported = n => n.IsCommission };
        yield return new("後見-32", "後見の終了を記録するのは、後見の続いている者である。", "戸籍法84条", Severity.Correction, [GuardianshipForm.Act, Person.GivenName, Person.Register.Register],
            (n, _) => n is { Register: not null, Act: GuardianshipAct.Ended } && RecordedFacts.Guardians(n.Person.Entry, false).Count == 0 ? "続いている後見の記録がありません。" : null,
            "後見の記録のある戸籍か、既に終了していないかを確かめてください。");
        yield return new("後見-33", "未成年者が成年に達したことによる終了には、届出を要しない。", "戸籍法84条(先例)", Severity.Caution, [GuardianshipForm.On, Person.BornOn, GuardianshipForm.Act],
            (n, _) => n is { Act: GuardianshipAct.Ended, On.Day: { } day } && LegalAge.IsAdult(n.Person.Entry.BirthDate.Latest, day) ? "未成年者は成年に達しています。" : null,
            "届出の要らないことを説明してください。届出があれば受理します。");
        yield return new("後見-34", "裁判を受けた者は、戸籍の父母欄・養父母欄に記録された者である。", "民法834条〜835条", Severity.Inquiry, [GuardianshipForm.Parent, Person.Register.Register],
            (n, _) => n is { Register: not null, Parent: { } parent } && JudgedParents.Column(n.Person.Entry, parent) is null ? $"戸籍に{JudgedParents.Choices.Word(parent)}の記録がありません。" : null,
            "嘱託書を確かめ、裁判所に照会してください。");
    }

    // 82条: the successor, another guardian, or one of those who may; 84条: the guardian.
    private static IEnumerable<Requirement<GuardianshipNotification>> OfTheEnd()
    {
        IReadOnlyList<FieldKey> boxes = [GuardianshipForm.Notifier, GuardianshipForm.Act];
        yield return new("後見-35", "後見の終了は、未成年後見人が届け出る。", "戸籍法84条", Severity.Refusal, boxes,
            (n, _) => n is { Act: GuardianshipAct.Ended, Notifier: GuardianshipNotifier.Successor or GuardianshipNotifier.Entitled } ? "後見の終了を、未成年後見人でない者が届け出ています。" : null,
            "未成年後見人に届け出てもらってください。届出がないときは、催告のうえ職権で記録します(戸籍法44条)。");
        yield return new("後見-36", "地位の喪失の届出期間は、後任者は就職の日から、ほかの後見人は喪失を知った日から数える。", "戸籍法82条1項・2項・85条", Severity.Correction, [GuardianshipForm.KnownOn, .. boxes],
            (n, c) => n.LacksKnownDay(c) ? "喪失の日だけでは届出期間を数えられません。" : null,
            "後任者の就職の日、ほかの後見人が知った日を確かめて入力してください。");
        yield return new("後見-37", "地位の喪失を届け出る後任者・ほかの後見人は、戸籍に記録された者である。", "戸籍法82条1項・2項・85条", Severity.Inquiry, [GuardianshipForm.Notifier, GuardianshipForm.Name, GuardianshipForm.Office, Person.Register.Register],
            (n, _) => n is { Register: not null, Act: GuardianshipAct.Lost, Notifier: GuardianshipNotifier.Successor or GuardianshipNotifier.OtherGuardian, Office: { } office }
                && RecordedFacts.Guardians(n.Person.Entry, office == GuardianOffice.Supervisor).All(g => g == n.Name) ? $"地位を失った者のほかに、{GuardianshipChoices.Offices.Word(office)}の記録がありません。" : null,
            "就職の届か選任の嘱託が処理の途中でないかを確かめ、先に記録してください。");
        yield return new("後見-38", "地位を失った後見人・監督人は、その喪失を届け出ることができない。", "戸籍法82条・85条", Severity.Refusal, boxes,
            (n, _) => n is { Act: GuardianshipAct.Lost, Notifier: GuardianshipNotifier.Self } ? "地位を失った者が届け出ています。" : null,
            "後任者、ほかの後見人、未成年者・親族・監督人に届け出てもらってください。");
        yield return new("後見-39", "喪失を知った日・後任者の就職の日は、喪失の日から届出の日までの間にある。", "戸籍法82条1項・2項", Severity.Correction, [GuardianshipForm.KnownOn, GuardianshipForm.On],
            (n, c) => n.KnownOn is { } known && (known.Latest < n.On.Earliest || known.Earliest > c.ReceiptDate) ? "知った日・就職の日が、喪失の日より前か、受理日より後です。" : null,
            "届出人に確かめて補正を求めてください。");
    }

    private static IEnumerable<Requirement<GuardianshipNotification>> OfTheCommission()
    {
        yield return new("後見-40", "記録の嘱託は、家庭裁判所(高等裁判所)の書記官がする。", "家事事件手続法116条", Severity.Correction, [GuardianshipForm.Court],
            (n, _) => n.Court is { } court && !court.Contains("裁判所", StringComparison.Ordinal) ? $"「{court}」は裁判所ではありません。" : null,
            "嘱託書を確かめてください。裁判所でない者からの文書では記録しません。");
        yield return new("後見-41", "記録の嘱託は裁判の確定の後で、受付より後ではない。", "家事事件手続法116条", Severity.Correction, [GuardianshipForm.CommissionedOn, GuardianshipForm.On],
            (n, c) => n.CommissionedOn is { } day && (day.Day is null || day.Day > c.ReceiptDate || day.Latest < n.On.Earliest) ? "嘱託書の日付が裁判確定日より前か、受付の日より後か、年月日が確かでありません。" : null,
            "嘱託書の日付を確かめてください。");
    }

    private static IEnumerable<Requirement<GuardianshipNotification>> OfThePaper()
    {
        yield return new("後見-50", "届出・嘱託は、就職・喪失・終了・裁判確定の後にする。", "戸籍法81条〜85条", Severity.Correction, [GuardianshipForm.On],
            (n, c) => n.On.Day is null || n.On.Day > c.ReceiptDate ? "就職・喪失・終了・裁判確定の日が受理日より後か、年月日が確かでありません。" : null,
            "届書・嘱託書と添付書類を照らし合わせてください。");
        yield return new("後見-55", "未成年者の後見・親権についての日は、その未成年者の出生より前ではない。", "民法838条・3条1項", Severity.Correction, [GuardianshipForm.On, Person.BornOn],
            (n, _) => n.On.Latest < n.Person.Entry.BirthDate.Earliest ? $"就職・喪失・終了・裁判確定の日({n.On.Text})が、未成年者の出生({n.Person.Entry.BirthDate.Text})より前です。" : null,
            "届書・嘱託書と添付書類を照らし合わせてください。");
        yield return new("後見-51", "届出は、就職の日、後見人が欠けたことを知った日、終了の日から10日以内にしなければならない。", "戸籍法81条・82条・84条・85条・43条・137条", Severity.Caution, [GuardianshipForm.On, GuardianshipForm.KnownOn],
            (n, c) => n.IsOverdue(c) ? $"届出期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("後見-52", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, GuardianshipForm.On, GuardianshipForm.KnownOn],
            (n, c) => OverdueNotice.Problem(n.IsOverdue(c), n.OverdueCourt(c)), OverdueNotice.Remedy);
        yield return new("後見-53", "届出は、届出人が署名した書面でする。", "戸籍法29条", Severity.Correction, [GuardianshipForm.Signed, GuardianshipForm.Act],
            (n, c) => !n.IsCommission && AcceptedPaper.Tells(c, n.IsSigned, n.HasWill) && !n.IsSigned ? "届出人の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("後見-54", "届出は、未成年者の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [GuardianshipForm.Place, Person.Register.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "未成年者の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }
}
