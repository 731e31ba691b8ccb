using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.DivorceRevocation;

/// <summary>When the revocation of a divorce may be recorded: one sentence of law each (民法764条, 747条; stopping rules V1, R05).</summary>
internal static class DivorceRevocationRequirements
{
    private const string Kind = "離取";

    internal static IReadOnlyList<Requirement<DivorceRevocationNotification>> All() =>
    [
        .. DivorceRevocationForm.Parties.SelectMany(OfTheParty),
        .. OfTheRegister(), .. OfTheReturn(), .. OfTheCourt(),
        .. DivorceRevocationForm.Ruling.Requirements<DivorceRevocationNotification>(Kind, DivorceRevocationForm.Husband.Person, n => n.AnyPlace, n => n.Ruling),
    ];

    private static IEnumerable<Requirement<DivorceRevocationNotification>> OfTheParty(FormerSpouseFields f)
    {
        var word = f.Mark.Word();
        yield return new($"離取-01{word}", "取り消されるのは、戸籍に記録された離婚である。", "民法764条・747条、戸籍法77条1項", Severity.Refusal, [f.Person.GivenName, f.Person.Register.Register],
            (n, c) => n.Of(f.Mark).OurEntry is { } entry && !IsDivorced(entry, c) ? $"{word}には、戸籍に離婚の記録がありません。" : null,
            "同じ届が既に記録されていないか、離婚の届が記録されているかを確かめてください。")
        { AcceptedElsewhere = Severity.Correction };
        yield return new($"離取-02{word}", "取り消された離婚の日は、戸籍の記録と一致しなければならない。", "民法764条、戸籍法29条", Severity.Correction, [DivorceRevocationForm.DivorcedOn, f.Person.Register.Register],
            (n, c) => n.Of(f.Mark).OurEntry is { } entry && Divorces(entry, c) is { Count: > 0 } divorces && !divorces.Exists(d => d.On.IsSameAs(n.DivorcedOn)) ? $"{word}の戸籍に記録される離婚の日は{string.Join("、", divorces.Select(d => d.On.Text).Distinct())}です。" : null,
            "裁判の謄本と戸籍を照らし合わせ、どの離婚の取消しかを確かめてください。");
        yield return new($"離取-04{word}", "取り消すことができるのは、詐欺か強迫による協議上の離婚である。裁判・調停・和解などによる離婚は、取消しの届によらない。", "民法764条・747条、戸籍法77条1項", Severity.Refusal, [DivorceRevocationForm.DivorcedOn, f.Person.Register.Register],
            (n, c) => n.Of(f.Mark).OurEntry is { } entry && Divorces(entry, c).Find(d => d.On.IsSameAs(n.DivorcedOn)) is { IsByCourt: true } divorce ? $"{word}の{divorce.On.Text}の離婚は、【{divorce.Label}】の離婚です。" : null,
            "裁判の謄本の主文(再審・請求異議などでないか)と戸籍を照らし合わせてください。離婚の裁判が取り消されたのであれば、管轄法務局に照会してください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new($"離取-03{word}", "離婚の後に婚姻した者の前の婚姻が続くことは、後の婚姻の取消しとともに定める。", "民法732条・744条・764条", Severity.Unsupported, [f.Person.GivenName, f.Person.Register.Register],
            (n, c) => n.Of(f.Mark).OurEntry is { Spouse: not null } entry && IsDivorced(entry, c) ? $"{word}は、離婚の後に婚姻しています。後の婚姻のある者の離婚取消しは未対応です。" : null,
            "後の婚姻は重婚となり取り消すことができます。記録の方法を管轄法務局に照会し、紙で処理してください。");
        foreach (var rule in PersonComparison.All<DivorceRevocationNotification>(Kind + word, f.Person, n => n.Of(f.Mark).Place, n => n.Of(f.Mark).Paper))
        {
            yield return rule;
        }
    }

    private static IEnumerable<Requirement<DivorceRevocationNotification>> OfTheRegister()
    {
        IReadOnlyList<FieldKey> boxes = [DivorceRevocationForm.Returned, DivorceRevocationForm.Husband.Person.Register.Where, DivorceRevocationForm.Wife.Person.Register.Where];
        yield return new("離取-20", "離婚の取消しは、夫婦それぞれの現在の戸籍に記録する。", "戸籍法128条・戸籍法施行規則35条4号", Severity.Correction, [DivorceRevocationForm.Husband.Person.Register.Where],
            (n, _) => n.Parties.FirstOrDefault(p => p.Place?.Register is { State: not RegisterState.Current }) is { } party ? $"{party.Mark.Word()}の戸籍として{party.Place!.Register!.State.Word()}が選ばれています。" : null,
            "改製の後の戸籍を選び直してください。");
        yield return new("離取-21", "婚姻中の戸籍は、離婚によって氏を改めなかった者が筆頭者である戸籍(転籍・改製の後の戸籍)である。", "民法750条・764条、戸籍法16条", Severity.Unsupported, boxes,
            (n, _) => n is { Stayed: { Place: { IsHead: false } } stayed } ? $"{stayed.Mark.Word()}は、今の戸籍の筆頭者ではありません。離婚の後に縁組などで戸籍を移った者の離婚取消しは未対応です。" : null,
            "氏を改めた者の取り違えでなければ、夫婦の戸籍を管轄法務局に照会し、紙で処理してください。");
        yield return new("離取-22", "通知される届は、この市に夫か妻の戸籍があるものである。", "戸籍法120条の5", Severity.Correction, boxes,
            (n, c) => c.Origin is not Origin.Here && n.Parties.All(p => p.Place?.Register is null) ? "夫と妻の本籍は、どちらも他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
    }

    private static IEnumerable<Requirement<DivorceRevocationNotification>> OfTheReturn()
    {
        IReadOnlyList<FieldKey> boxes = [DivorceRevocationForm.Returned, DivorceRevocationForm.Husband.Person.GivenName, DivorceRevocationForm.Wife.Person.GivenName];
        yield return new("離取-30", "婚姻中の戸籍にもどるのは、離婚によってその戸籍から除かれた者である。", "民法764条、戸籍法施行規則39条2項", Severity.Inquiry, boxes,
            (n, c) => n is { CoupleRegister: not null, Returned: { } returned } && n.MarriedEntry(c) is null ? $"{returned.Mark.Word()}がこの離婚によって婚姻中の戸籍から除かれた記録が、この市の戸籍に見当たりません。" : null,
            "離婚の前の戸籍(転籍・改製の前を含む)をたどり、同じ人であることを確かめてください。");
        yield return new("離取-31", "婚姻事項のない者には、離婚の前の戸籍の婚姻事項を移記する。", "戸籍法施行規則39条1項4号・2項", Severity.Unsupported, boxes,
            (n, c) => n.Parties.Where(p => n.NeedsMarriage(p) && n.MarriageToCarry(p, c) is null).Select(p => p.Mark.Word()).ToList() is { Count: > 0 } who
                ? $"{string.Join("と", who)}に移記する婚姻事項が、この市の戸籍にも「その他の移記事項」の欄にもありません。" : null,
            "離婚の前の戸籍を取り寄せて確かめ、他の市区町村の戸籍からもどる者なら「その他の移記事項」に婚姻事項を書いてください。それ以外は紙で処理してください。");
        yield return new("離取-32", "もどる者の戸籍に在る子は、届によって動かない。", "戸籍法98条", Severity.Caution, boxes,
            (n, _) => n is { Returned.Place: { IsHead: true, Register: { } register } place } && register.Standing.Where(e => e.Person != place.Person).Select(register.NameOf).ToList() is { Count: > 0 } left
                ? $"{place.Name}の戸籍に残ります: {string.Join("、", left)}" : null,
            "子が父母の氏を称する入籍届(父母の婚姻中は許可は要らない)で移れることを説明してください。");
        yield return new("離取-33", "離婚の取消しによって、子は父母の共同の親権に服する。親権の記録は職権で別にする。", "民法764条・818条、戸籍法24条", Severity.Caution, boxes,
            (n, c) => n.ChildrenWithHolder(c).ToList() is { Count: > 0 } children ? $"親権の記録のある未成年の子: {string.Join("、", children.Select(k => k.Register.NameOf(k.Entry)))}" : null,
            "離婚による親権の記録の扱い(共同親権に服した旨の記録・消除)を管轄法務局に照会し、職権で記録してください。この届では書きません。");
    }

    private static IEnumerable<Requirement<DivorceRevocationNotification>> OfTheCourt()
    {
        yield return new("離取-40", "離婚の無効は、取消しの届によらず、確定した裁判による戸籍の訂正の申請によって記録する。", "戸籍法116条", Severity.Correction, [DivorceRevocationForm.Verdict],
            (n, _) => n.Verdict == DivorceVerdict.Void ? "裁判の主文は、離婚の無効です。" : null,
            "届書を返し、確定の日から1か月以内の戸籍訂正の申請(116条)を案内してください。");
        yield return new("離取-41", "取消しの裁判の確定は、離婚の後である。", "民法764条", Severity.Correction, [DivorceRevocationForm.Ruling.FinalOn, DivorceRevocationForm.DivorcedOn],
            (n, _) => n.Ruling.FinalOn.Latest < n.DivorcedOn.Earliest ? $"裁判確定日が離婚の日({n.DivorcedOn.Text})より前です。" : null,
            "裁判の謄本・確定証明書と照らし合わせてください。");
        yield return new("離取-42", "取消しの届は、訴えを提起した者がする。相手方は、その者が期間内に届け出ないときに届け出ることができる。", "戸籍法77条1項・63条", Severity.Correction, [DivorceRevocationForm.Notifier, DivorceRevocationForm.Ruling.FinalOn],
            (n, c) => c.Origin is Origin.Here && n.Notifier == RevocationNotifier.Opponent && !n.Ruling.IsOverdue(c) ? "届出期間内に相手方が届け出ています。" : null,
            "訴えを提起した者に届け出てもらってください。");
    }

    // A divorce is not carried: the register left by a later marriage tells it (39条1項4号).
    private static bool IsDivorced(RegisterEntry entry, Circumstances c) =>
        c.Kin.EntriesOf(entry.Person).Select(e => e.Entry).Append(entry).SelectMany(RecordedFacts.Marriages).Any(m => m.EndedBy == MatterTitles.Divorce);

    private static List<(RegisterDate On, string Label, bool IsByCourt)> Divorces(RegisterEntry entry, Circumstances c) =>
        [.. c.Kin.EntriesOf(entry.Person).Select(e => e.Entry).Append(entry).SelectMany(RecordedFacts.Divorces).Select(d => (d.On, d.Label, d.Label != MatterLabels.DivorcedOn[0]))];
}
