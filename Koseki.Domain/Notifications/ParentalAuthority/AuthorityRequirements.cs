using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.ParentalAuthority;

/// <summary>When a notification of 親権 may be accepted: one sentence of law each (stopping rules Q1–Q3).</summary>
internal static class AuthorityRequirements
{
    internal static IReadOnlyList<Requirement<AuthorityNotification>> All() => [.. OfTheCause(), .. OfTheAgreement(), .. OfTheCourt(), .. OfTheChild(), .. OfThePaper(), .. OfALoss()];

    private static IEnumerable<Requirement<AuthorityNotification>> OfTheCause()
    {
        yield return new("親権-01", "親権喪失・親権停止・管理権喪失の審判は、裁判所書記官の嘱託によって記録する。", "家事事件手続法116条、戸籍法15条", Severity.Refusal, [AuthorityForm.Cause],
            (n, _) => n.Cause == AuthorityCause.Loss ? "親権喪失などの審判は、届出によって記録できません。" : null,
            "届書を返し、裁判所からの嘱託を待ってください。");
        yield return new("親権-02", "親権・管理権の辞任と回復には、家庭裁判所の許可書を添えなければならない。", "民法837条、戸籍法80条・38条2項", Severity.Correction, [AuthorityForm.HasPermission],
            (n, c) => AcceptedPaper.Tells(c, n.HasPermission, n.NotifierSigned) && IsOwnAct(n) && !n.HasPermission ? "辞任・回復の許可書がありません。" : null,
            "許可の審判書の謄本を出してもらってください。");
        yield return new("親権-03", "父母の双方を親権者と定めるのは、令和8年4月1日からである。", "民法819条、令和6年法律33号附則", Severity.Refusal, [AuthorityForm.Holder],
            (n, _) => n.Holder == AuthorityHolder.Both ? "令和8年3月31日までに父母双方を親権者と定めることはできません。" : null,
            "審判書・調停調書の日付と、届出の内容を確かめてください。")
        { Force = Force.Before(LawDates.JointCustody), JudgedBy = (n, c) => n.On(c).Day };
    }

    private static IEnumerable<Requirement<AuthorityNotification>> OfTheAgreement()
    {
        yield return new("親権-10", "離婚の際に定めた親権者は、父母の協議によって変えることができない。", "民法819条6項、戸籍法79条", Severity.Refusal, [AuthorityForm.Cause, AuthorityForm.Child.Register],
            (n, _) => AuthorityChoices.IsByAgreement(n.Cause) && n.LatestAuthority is { } matter ? $"子には既に親権の記録(親権者 {matter[MatterLabels.HolderOfAuthority]})があります。" : null,
            "家庭裁判所の親権者変更の審判・調停によることを説明してください。");
        yield return new("親権-11", "子の出生前に父母が離婚したときは、母が親権を行い、父母の協議で父または双方と定める。", "民法819条3項", Severity.Refusal, [AuthorityForm.Cause, AuthorityForm.Child.Register],
            (n, _) => n is { Cause: AuthorityCause.BornAfterDivorce, Register: { } register, Entry: { } entry } && !IsBornAfterDivorce(register, entry) ? "戸籍の記録からは、父母が子の出生前に離婚した子ではありません。" : null,
            "父母の離婚と子の出生の先後を確かめてください。父または母が別の戸籍に在るときは、その戸籍も確かめます。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("親権-12", "父が認知した子に対する親権は、父母の協議で父または双方と定めたときに限り、父が行う。", "民法819条4項", Severity.Refusal, [AuthorityForm.Cause, AuthorityForm.Child.Register],
            (n, _) => n is { Cause: AuthorityCause.Acknowledged, Entry: { } entry } && !entry.Matters.Any(m => m.Title == MatterTitles.Acknowledgement && !m.IsErased) ? "子に認知の記録がありません。" : null,
            "認知の届が先に受理されているか確かめてください。");
        yield return new("親権-13", "協議で定める親権者は、父または父母双方である。", "民法819条3項但書・4項但書", Severity.Correction, [AuthorityForm.Holder, AuthorityForm.Cause],
            (n, _) => AuthorityChoices.IsByAgreement(n.Cause) && n.Holder == AuthorityHolder.Mother ? "母は、協議によらず親権者です。" : null,
            "届出人に確かめ、届書の補正か取下げを求めてください。");
        yield return new("親権-14", "協議による親権者の届出は、父母の双方がする。", "戸籍法78条", Severity.Correction, [AuthorityForm.FatherSigned, AuthorityForm.MotherSigned, AuthorityForm.Cause],
            (n, c) => AcceptedPaper.Tells(c, n.FatherSigned, n.MotherSigned) && AuthorityChoices.IsByAgreement(n.Cause) && !(n.FatherSigned && n.MotherSigned) ? "父か母の署名がありません。" : null,
            "父母双方に署名してもらってください。");
        yield return new("親権-15", "婚姻中の父母は、親権を共同して行う。", "民法818条", Severity.Inquiry, [AuthorityForm.Cause, AuthorityForm.Child.Register],
            (n, _) => AuthorityChoices.NamesHolder(n.Cause) && n is { Register: { } register, Entry: { } entry } && AreMarried(register, entry) ? "戸籍では、父母は婚姻中です。" : null,
            "離婚の届が受理されているか確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<AuthorityNotification>> OfTheCourt()
    {
        yield return new("親権-20", "審判・調停による届出には、その謄本を添えなければならない。", "戸籍法79条・63条", Severity.Correction, [AuthorityForm.HasCourtPaper],
            (n, c) => c.Origin is Origin.Here && IsDecided(n) && !n.HasCourtPaper ? "審判書・調停調書の謄本がありません。" : null,
            "謄本を出してもらってください。");
        yield return new("親権-21", "審判による届出には、確定証明書を添えなければならない。", "戸籍法79条・63条", Severity.Correction, [AuthorityForm.HasFinality],
            (n, c) => AcceptedPaper.Tells(c, n.HasCourtPaper) && (n.Proceeding == CourtProceeding.Adjudication || AuthorityChoices.IsRevocation(n.Cause)) && !n.HasFinality ? "確定証明書がありません。" : null,
            "確定証明書を出してもらってください。調停では要りません。");
        yield return new("親権-22", "審判・調停による届出は、親権者となった者がする。", "戸籍法79条・63条", Severity.Correction, [AuthorityForm.FatherSigned, AuthorityForm.MotherSigned, AuthorityForm.Holder],
            (n, c) => AcceptedPaper.Tells(c, n.FatherSigned, n.MotherSigned) && AuthorityChoices.IsByCourt(n.Cause) && !IsSignedByHolder(n) ? "親権者となった者の署名がありません。" : null,
            "親権者となった者に届け出てもらってください。");
        yield return new("親権-23", "届出は、審判の確定・調停の成立の後にする。", "戸籍法79条・63条", Severity.Correction, [AuthorityForm.DecidedOn],
            (n, c) => n.DecidedOn is { } day && day.Earliest > c.ReceiptDate ? "審判の確定・調停の成立の日が受理日より後です。" : null,
            "審判書・調書と照らし合わせてください。");
        yield return new("親権-24", "届出は、審判の確定・調停の成立の日から10日以内にする。", "戸籍法79条・63条・43条・137条", Severity.Caution, [AuthorityForm.DecidedOn],
            (n, c) => n.IsOverdue(c) ? $"届出期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("親権-25", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, AuthorityForm.DecidedOn],
            (n, c) => OverdueNotice.Problem(n.IsOverdue(c), n.OverdueCourt(c)), OverdueNotice.Remedy);
        yield return new("親権-26", "親権者の変更は、今の親権者と違う者への変更である。", "民法819条6項", Severity.Inquiry, [AuthorityForm.Holder, AuthorityForm.Child.Register],
            (n, _) => AuthorityChoices.IsByCourt(n.Cause) && n is { Holder: { } holder, LatestAuthority: { } matter } && matter[MatterLabels.HolderOfAuthority] == AuthorityChoices.OnRecord(holder) ? $"戸籍の親権者は、既に「{matter[MatterLabels.HolderOfAuthority]}」です。" : null,
            "同じ届が受理されていないか、審判書・調書の主文を確かめてください。");
        yield return new("親権-27", "親権を喪失し、停止され、辞任した者を親権者と定めることは、照会して定める。", "民法834条〜837条・819条", Severity.Inquiry, [AuthorityForm.Holder, AuthorityForm.Child.Register],
            (n, c) => n is { Holder: { } holder, Entry: { } entry } && RecordedAuthority.Lost(entry).FirstOrDefault(l => l.By is AuthorityLoss.Forfeited or AuthorityLoss.Suspended or AuthorityLoss.Resigned
                && l.Stands(n.On(c).Latest) != false && AuthorityChoices.OnRecord(holder).Contains(l.Parent, StringComparison.Ordinal)) is { } lost ? $"{lost.Parent}には、{RecordedAuthority.DayLabel(lost.By, isTaken: true)}({lost.On.Text})の記録があり、取り消されていません。" : null,
            "喪失・停止の審判の取消し、辞任の回復の届が先に要らないか、審判書・調書を確かめ、管轄法務局に照会してください。");
    }

    private static IEnumerable<Requirement<AuthorityNotification>> OfALoss()
    {
        IReadOnlyList<FieldKey> boxes = [AuthorityForm.Parent, AuthorityForm.Cause, AuthorityForm.Child.Register];
        yield return new("親権-50", "取り消し、回復するのは、戸籍に記録された喪失・停止・辞任である。", "民法836条・837条2項、戸籍法79条・80条", Severity.Correction, boxes,
            (n, _) => n is { Entry: not null, Parent: not null, Standing: null } && AuthorityChoices.LossOf(n.Cause) is (_, false) ? $"{n.ParentWord}に、取り消し、回復する記録がありません。" : null,
            "審判書・許可書のとおりか、嘱託による記録が先に済んでいるか、既に取り消され回復していないかを確かめてください。");
        yield return new("親権-51", "親権停止は、定められた期間の満了によって終わる。", "民法834条の2第2項・836条", Severity.Inquiry, boxes,
            (n, c) => n is { Cause: AuthorityCause.SuspensionRevoked, Standing: { } lost } && lost.Stands(n.On(c).Latest) != true ? $"停止の期間({lost.Term ?? "記録なし"})が満了しているか、満了の日が分かりません。" : null,
            "審判書の停止の期間と取消しの確定の日を確かめ、管轄法務局に照会してください。期間の満了には届出も記録も要りません。");
        yield return new("親権-52", "辞任するのは、親権(管理権)を行う父か母である。", "民法837条1項", Severity.Inquiry, boxes,
            (n, c) => n is { Register: { } register, Entry: { } entry, ParentWord: { } parent } && AuthorityChoices.LossOf(n.Cause) is (_, true)
                && StatutoryAgent.Of(PersonInRegister.Of(register, entry), c) is { } agent && !ChildsNotifierFields.Includes(agent, parent) ? $"戸籍の記録では、{parent}は親権を行う者ではありません。" : null,
            "許可書と、子の親権の記録(喪失・停止・変更)を確かめ、管轄法務局に照会してください。");
        yield return new("親権-53", "既に喪失し、辞任した者は、重ねて辞任しない。", "民法837条1項", Severity.Refusal, boxes,
            (n, c) => n is { Entry: { } entry, ParentWord: { } parent } && AuthorityChoices.LossOf(n.Cause) is (var loss, true)
                && RecordedAuthority.Lost(entry).FirstOrDefault(l => l.Parent == parent && l.Stands(c.ReceiptDate) != false && (l.By == loss || l.By is AuthorityLoss.Forfeited or AuthorityLoss.Resigned)) is { } lost
                    ? $"{parent}には、{RecordedAuthority.DayLabel(lost.By, isTaken: true)}({lost.On.Text})の記録があります。" : null,
            "二重の届出でないか、先の記録が取り消されていないかを確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new("親権-54", "だれの親権・管理権かは、戸籍の父母欄・養父母欄に記録された者で示す。", "民法834条〜837条", Severity.Correction, boxes,
            (n, _) => n is { Entry: { } entry, Parent: { } parent } && JudgedParents.Column(entry, parent) is null ? $"戸籍に{n.ParentWord}の記録がありません。" : null,
            "審判書・許可書と戸籍を照らし合わせてください。");
        yield return new("親権-55", "一人で親権を行う者が辞任したときは、後見が開始する。", "民法838条1号・841条", Severity.Caution, boxes,
            (n, c) => n is { Register: { } register, Entry: { } entry, ParentWord: { } parent } && AuthorityChoices.LossOf(n.Cause) is (_, true)
                && StatutoryAgent.Of(PersonInRegister.Of(register, entry), c) is { } agent && ChildsNotifierFields.Capacities.Word(agent) == "親権者" + parent ? $"{parent}が辞任すると、親権(管理権)を行う者がなくなります。" : null,
            "未成年後見人の選任を家庭裁判所に請求する義務(民法841条)を説明してください。");
        yield return new("親権-56", "審判の取消しは、その審判を請求した者が届け出る。", "戸籍法79条後段・63条1項", Severity.Refusal, [AuthorityForm.Notifier],
            (n, _) => n.RevocationNotifier == AuthorityNotifier.SomebodyElse ? "届出人は、取消しの審判を請求した者ではありません。" : null,
            "審判を請求した者に届け出てもらってください。届出がないときは、催告のうえ職権で記録します(戸籍法44条)。");
        yield return new("親権-57", "届出は、届出人(辞任・回復は、その父か母)が署名した書面でする。", "戸籍法29条・79条・80条", Severity.Correction, [AuthorityForm.NotifierSigned],
            (n, c) => AcceptedPaper.Tells(c, n.HasPermission, n.HasCourtPaper, n.NotifierSigned) && !AuthorityChoices.NamesHolder(n.Cause) && !n.NotifierSigned ? "届出人の署名がありません。" : null,
            "届出人本人に署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
    }

    // 80条: the parent's own act, which a court has permitted.
    private static bool IsOwnAct(AuthorityNotification n) => !AuthorityChoices.NamesHolder(n.Cause) && !AuthorityChoices.IsRevocation(n.Cause);

    private static bool IsDecided(AuthorityNotification n) => AuthorityChoices.IsByCourt(n.Cause) || AuthorityChoices.IsRevocation(n.Cause);

    private static IEnumerable<Requirement<AuthorityNotification>> OfTheChild()
    {
        yield return new("親権-30", "親権は、成年に達しない子について定める。", "民法818条・4条", Severity.Refusal, [AuthorityForm.BornOn],
            (n, c) => n.On(c).Day is { } day && LegalAge.IsAdult(n.BirthDate.Latest, day) ? $"子は成年に達しています({n.BirthDate.Text}生)。" : null,
            "子の生年月日と、審判の確定・調停の成立の日を確かめてください。");
        yield return new("親権-31", "養子は、養親(とその配偶者である実親)の親権に服する。", "民法818条2項・3項", Severity.Inquiry, [AuthorityForm.GivenName, AuthorityForm.Child.Register],
            (n, _) => n.Entry is { AdoptiveRelationship: not null } && n.Parent is not (JudgedParent.AdoptiveFather or JudgedParent.AdoptiveMother) ? "子は養子です。" : null,
            "縁組が続いているか確かめ、管轄法務局に照会してください。");
        yield return new("親権-32", "届書の子の氏名・生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [AuthorityForm.FamilyName, AuthorityForm.BornOn, AuthorityForm.Child.Register],
            (n, c) => n is { Register: { } register, Entry: { } entry } && (!NameFolding.IsSame(n.FamilyName, register.FamilyName, c.Characters) || !entry.BirthDate.IsSameAs(n.BornOn)) ? $"戸籍では「{register.NameOf(entry)}」({entry.BirthDate.Text}生)です。" : null,
            "届書と戸籍を照らし合わせ、届書の誤りなら補正を求めてください。");
        yield return new("親権-33", "届書の父母は、戸籍の父母と一致しなければならない。", "戸籍法29条4号", Severity.Correction, [AuthorityForm.Father, AuthorityForm.Mother, AuthorityForm.Child.Register],
            (n, c) => n.Entry is { } entry && (Likeness(n, n.Father, entry.Father, c) == NameLikeness.Other || Likeness(n, n.Mother, entry.Mother, c) == NameLikeness.Other)
                ? $"戸籍の父母は「{entry.Father}」「{entry.Mother}」です。" : null,
            "別人でないことを確かめ、届書の誤りなら補正を求めてください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("親権-35", "離婚・婚姻で氏を改めた父母は、今の氏で届け出る。", "戸籍法29条4号、民法767条", Severity.Caution, [AuthorityForm.Father, AuthorityForm.Mother, AuthorityForm.Child.Register],
            (n, c) => n.Entry is { } entry
                && new[] { (n.Father, entry.Father), (n.Mother, entry.Mother) }.Where(p => Likeness(n, p.Item1, p.Item2, c) == NameLikeness.OtherFamilyName).Select(p => $"「{p.Item1}」(戸籍の父母欄は「{p.Item2}」)").ToList() is { Count: > 0 } renamed
                    ? $"{string.Join("、", renamed)}は、氏が戸籍の父母欄と違います。" : null,
            "離婚などで氏を改めた同じ人であることを、その人の現在の戸籍で確かめてください。父母欄は改めません。");
        yield return new("親権-34", "親権は子の現在の戸籍に記録する。", "戸籍法施行規則35条5号", Severity.Correction, [AuthorityForm.Child.Register],
            (n, _) => n.Register is { State: not RegisterState.Current } register ? $"子の戸籍として{register.State.Word()}が選ばれています。" : null,
            "子の現在の戸籍を選び直してください。");
    }

    private static IEnumerable<Requirement<AuthorityNotification>> OfThePaper()
    {
        yield return new("親権-40", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [AuthorityForm.Place, AuthorityForm.Child.Where],
            (n, _) => n is { Place: NotificationPlace.Domicile, Register: null } ? "子の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }

    private static bool IsSignedByHolder(AuthorityNotification n) => n.Holder switch
    {
        AuthorityHolder.Both => n.FatherSigned || n.MotherSigned,
        AuthorityHolder.Father => n.FatherSigned,
        AuthorityHolder.Mother => n.MotherSigned,
        null => true,
    };

    // 父母欄 keeps the 氏 of the time: what stands before the 名 there is that of the register, or what both parents begin with.
    private static NameLikeness Likeness(AuthorityNotification n, string paper, string? column, Circumstances c) =>
        RegisterComparison.Likeness(paper, column, [n.Register!.FamilyName, RegisterComparison.SharedFamilyName(n.Entry!)], c.Characters);

    private static bool AreMarried(FamilyRegister register, RegisterEntry child) =>
        new[] { child.Father, child.Mother }.All(p => p is not null && register.Standing.Any(e => e.Spouse is not null && register.NameOf(e) == p));

    // Of the couple whose register the child stands in: the divorce recorded there, before the birth.
    private static bool IsBornAfterDivorce(FamilyRegister register, RegisterEntry child) =>
        Couple.Of(register).Any(e => Couple.LastDissolution(e) is ({ } on, MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage) && on.Latest <= child.BirthDate.Latest);
}
