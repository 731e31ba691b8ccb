using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>When a father is taken from the record, and what has to go with it: one sentence of law each.</summary>
internal static class FatherRequirements
{
    private const string Law = "戸籍法116条";

    internal static IEnumerable<Requirement<CorrectionNotification>> All() => [.. OfTheJudgment(), .. OfTheChild(), .. OfTheRegister()];

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheJudgment()
    {
        yield return new("訂正-40", "父子関係を否定する訂正は、確定判決による。", "戸籍法116条・民法775条・779条", Severity.Correction, [CorrectionForm.Act, CorrectionForm.Ground],
            (n, _) => n.Act == CorrectionForm.DenyFather && n.Ground != CorrectionGround.Judged ? $"{n.Ground.Word}によって父の記録を消すことはできません。" : null,
            "裁判の謄本を確かめ、根拠を116条に改めるか、訂正の仕方を選び直してください。");
        yield return new("訂正-41", "父でないことの訂正は、父の記録のある子についてする。", Law, Severity.Correction, [CorrectionForm.Person, CorrectionForm.Act],
            (n, _) => n.Act == CorrectionForm.DenyFather && n.Entry?.Father is null ? "訂正する者に、父の氏名の記録がありません。" : null,
            "裁判の謄本の子と照らして選び直してください。");
        yield return new("訂正-42", "嫡出否認の訴えは、令和6年3月31日までは父(夫)だけが提起できた。", "民法774条・775条(令和4年法律102号)", Severity.Inquiry, [CorrectionForm.FatherRuling, CorrectionForm.Suitor, CorrectionForm.Applicant, CorrectionForm.FinalOn],
            (n, _) => n is { Denial.Ruling: FatherRuling.Denied, Suitor: Suitor.Plaintiff, FinalOn.Day: { } day } && day < LawDates.FatherhoodOfLaterMarriage && n.Applicant is not ("父" or "夫")
                ? $"令和6年3月31日までに確定した嫡出否認の裁判を、{n.Applicant}が提起しています。" : null,
            "裁判の謄本の当事者と確定の日を確かめ、管轄法務局に照会してください。");
        yield return new("訂正-43", "嫡出否認の後は、母の前婚の夫の子と推定されることがある。", "民法772条4項", Severity.Inquiry, [CorrectionForm.FatherRuling, CorrectionForm.Person],
            (n, c) => n.Denial is not { Ruling: FatherRuling.Denied } denial ? null
                : (denial.NextPresumed(c), denial.NewFather) switch
                {
                    ({ } next, null) => $"母の前婚の夫({(denial.Mother is { } mother && next.SpouseOf(mother) is { } other ? c.Kin.NameOf(other) : next.OtherName)})の子と推定されます。",
                    (null, not null) => "前夫の子と推定される母の婚姻が、戸籍から分かりません。",
                    _ => null,
                },
            "母の婚姻の記録をたどり、裁判の謄本と照らして、父の氏名と子の入る戸籍を定めてください。");
        yield return new("訂正-61", "嫡出否認の後の父は、母の前婚の夫である。", "民法772条4項", Severity.Correction, [CorrectionForm.NewFather, CorrectionForm.Person],
            (n, c) => n.Denial is { NewFather: { } name } denial && denial.NextPresumed(c) is { } next && denial.NamesOf(next, c) is { Count: > 0 } names && !names.Any(o => o == name || Shared.ForeignPerson.IsSameName(o, name))
                ? $"母の前婚の夫は「{string.Join("」「", names)}」です。" : null,
            "母の婚姻の記録と裁判の謄本を照らし合わせ、前夫の氏名を書き直してください。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheChild()
    {
        yield return new("訂正-57", "認知によって父となった者の記録は、認知の無効の裁判により、認知とともに消除する。", "民法786条・779条、戸籍法116条", Severity.Correction, [CorrectionForm.Act, CorrectionForm.Person],
            (n, c) => n.Denial is { } denial && denial.IsByAcknowledgement(c) ? "子には、認知の記録があります。" : null,
            "裁判の謄本の主文が認知の無効(取消し)なら、子の認知事項を選んで「消除」としてください。親子関係不存在確認の裁判であるときは、管轄法務局に照会してください。");
        yield return new("訂正-58", "特別養子の父の欄は、縁組の父母の記録である。実父との関係の裁判は、縁組前の記録を訂正する。", "民法817条の2・817条の9、戸籍法116条", Severity.Correction, [CorrectionForm.Person, CorrectionForm.Act],
            (n, _) => n.Denial is { IsOfSpecialAdoption: true } ? "訂正する記録に、続いている特別養子縁組の記録があります。" : null,
            "裁判の謄本の父と照らし、実父なら縁組前の戸籍の記録を選び直してください。養父との関係は、縁組についての裁判によります。縁組で残った実父なら、管轄法務局に相談し、紙で処理してください。");
        yield return new("訂正-44", "父の記録のある戸籍は、すべて訂正する。", "戸籍法116条・戸籍法施行規則39条", Severity.Correction, [CorrectionForm.Register, CorrectionForm.Person],
            (n, _) => n.Denial is { Unnamed: { Count: > 0 } registers } ? $"父の氏名は、次の戸籍にも記録されています: {string.Join("、", registers.Select(r => $"戸籍 {r.Id}({r.Designation})"))}。" : null,
            "「併せて訂正する記録」の戸籍に加えてください。");
        yield return new("訂正-45", "続柄は、戸籍に用いる語で、男女の別に合わせて記録する。", "戸籍法13条1項4号", Severity.Correction, [CorrectionForm.NewRelationship],
            (n, _) => n.Denial is { } denial ? Relationship.Problem(denial.NewRelationship, denial.Entry.Sex) : null,
            "母との関係(推定される父があれば父母との関係)で数えて書いてください。");
        yield return new("訂正-46", "父として届け出た者は、父でなくなったので、届出人の資格を訂正する。", "戸籍法116条・52条", Severity.Correction, [CorrectionForm.NewNotifier, CorrectionForm.Person],
            (n, _) => n.Denial is { WasNotifiedByFather: true, NewNotifier: null } ? "出生の届出人が「父」のままです。" : null,
            "訂正後の届出人を、資格と氏名で書いてください(例: 同居者　越谷一郎)。");
        yield return new("訂正-47", "兄弟姉妹の続柄は、それぞれの訂正による。", "戸籍法13条1項4号", Severity.Caution, [CorrectionForm.NewRelationship, CorrectionForm.Person],
            (n, c) => n.Denial is { } denial && denial.NewRelationship != denial.Entry.Relationship && Siblings(denial, c) is { Count: > 0 } siblings ? $"兄弟姉妹があります: {string.Join("、", siblings)}。" : null,
            "数え直す続柄があれば、それぞれの申請か職権による訂正(24条2項)が要ります。");
    }

    private static IEnumerable<Requirement<CorrectionNotification>> OfTheRegister()
    {
        yield return new("訂正-48", "父と推定されない子は、出生の時の母の氏を称し、母の戸籍に入る。前夫の子と推定される子は、その父母の戸籍に入る。", "民法790条・戸籍法18条", Severity.Correction, [CorrectionForm.Destination.Where, CorrectionForm.Destination.Register, CorrectionForm.Person],
            (n, c) => n.Denial is not { To: { } to } denial ? null
                : to.Id == denial.Register.Id ? "子は既にその戸籍に在籍しています。"
                : to.State != RegisterState.Current ? $"その戸籍は{to.State.Word()}です。"
                : denial.NewFather is not null ? IsOfNeitherParent(denial, to, c) ? "その戸籍は、離婚の際の父母の戸籍ではありません。" : null
                : denial.Mother is not { } mother || to.EntryOf(mother) is null ? "その戸籍に、子の母が記録されていません。"
                : denial.WasMotherIn(to, c) == false ? $"出生の時({denial.Entry.BirthDate.Text})、母はその戸籍に在籍していません。" : null,
            "出生の時の母の戸籍(前夫の子と推定されるときは離婚の際の父母の戸籍)を選び直してください。移らない子は「移らない」を選びます。");
        yield return new("訂正-59", "母が子の出生の時にその戸籍に在ったか、その戸籍が離婚の際の父母の戸籍かが記録から定まらないときは、照会して定める。", "民法790条・戸籍法18条", Severity.Inquiry, [CorrectionForm.Destination.Register, CorrectionForm.Person],
            (n, c) => n.Denial is not { To: { } to } denial || to.Id == denial.Register.Id ? null
                : denial.NewFather is null ? denial.Mother is { } mother && to.EntryOf(mother) is not null && denial.WasMotherIn(to, c) is null ? "母が出生の時にその戸籍に在ったかが、記録から分かりません。" : null
                : denial.NextPresumed(c) is not null && !IsOfBothParents(denial, to, c) && !IsOfNeitherParent(denial, to, c) ? "その戸籍が離婚の際の父母の戸籍の後の戸籍かが、記録から分かりません。" : null,
            "母の戸籍(転籍・改製の前を含む)をたどり、出生の時に称していた氏と戸籍を確かめてください。");
        yield return new("訂正-60", "出生の時に母が在籍していなかった戸籍に、父と推定されない子は在らない。前夫の子と推定される子は、その父母の戸籍に入る。", "民法790条・戸籍法18条", Severity.Correction, [CorrectionForm.Destination.Where, CorrectionForm.Person],
            (n, c) => n.Denial is not { To: null, IsStanding: true, IsThereByOwnAct: false } denial ? null
                : denial.NewFather is not null ? !denial.Moves && denial.NextPresumed(c) is not null && !IsOfBothParents(denial, denial.Register, c) ? "この戸籍は、離婚の際の父母の戸籍ではありません。" : null
                : denial.Moves ? denial.MotherStoodIn(c) is { State: RegisterState.Current } ours ? $"出生の時の母の戸籍は、この市の「{ours.Designation}」です。" : null
                : denial.WasMotherIn(denial.Register, c) == false ? $"出生の時({denial.Entry.BirthDate.Text})、母はこの戸籍に在籍していません。" : null,
            "出生の時の母の戸籍(前夫の子と推定されるときは離婚の際の父母の戸籍)を、子が入る戸籍としてください。");
        yield return new("訂正-49", "母がまだ戸籍の筆頭者でも配偶者でもないときは、母と子の新戸籍を編製する。", "戸籍法17条", Severity.Unsupported, [CorrectionForm.Destination.Register, CorrectionForm.Person],
            (n, _) => n.Denial is { To: { } to, Mother: { } mother, NewFather: null } && to.EntryOf(mother) is not null && Couple.Of(to).All(e => e.Person != mother) ? "母につき新戸籍を編製する訂正は未対応です。" : null,
            "紙で処理してください。");
        yield return new("訂正-50", "婚姻・縁組・入籍などで今の戸籍に在る子は、その戸籍から移さない。", "民法790条・750条・791条・810条", Severity.Unsupported, [CorrectionForm.Destination.Where, CorrectionForm.Person],
            (n, _) => n.Denial is { Moves: true } denial && (!denial.IsStanding || denial.IsThereByOwnAct) ? "除籍された子、婚姻・縁組・入籍などで今の戸籍に在る子を移す訂正は未対応です。" : null,
            "子が今在籍している戸籍を選び、「移らない」として父母欄と続柄だけを訂正するか、紙で処理してください。");
        yield return new("訂正-51", "除かれていない子の戸籍が改製されているときは、改製原戸籍の訂正も考える。", "戸籍法24条・128条", Severity.Caution, [CorrectionForm.Person, CorrectionForm.Act],
            (n, c) => n.Denial is { } denial && c.Kin.EntriesOf(denial.Entry.Person).Where(e => e.Register.State == RegisterState.Superseded && e.Entry.Father == denial.Entry.Father).Select(e => e.Register.Id).Distinct().ToList() is { Count: > 0 } old
                ? $"改製原戸籍({string.Join("、", old)})の記録は、このままでは訂正されません。" : null,
            "改製原戸籍の訂正は未対応です。要るかどうかを管轄法務局に相談し、要るときは紙で処理してください。");
    }

    // The couple's register as the divorce left it: whoever went has the mark of it there. After a transfer or a renewal only the one who stayed stands in it.
    private static bool IsOfBothParents(FatherDenial denial, FamilyRegister register, Circumstances c) =>
        denial is { Mother: { } mother } && denial.NextPresumed(c)?.SpouseOf(mother) is { } father && register.EntryOf(mother) is not null && register.EntryOf(father) is not null;

    private static bool IsOfNeitherParent(FatherDenial denial, FamilyRegister register, Circumstances c) =>
        denial is { Mother: { } mother } && denial.NextPresumed(c) is { } next && !IsOfBothParents(denial, register, c)
            && (next.SpouseOf(mother) is { } father ? Couple.Of(register).All(e => e.Person != father && e.Person != mother) || !HasPredecessor(register) : Couple.Of(register).All(e => e.Person != mother));

    private static bool HasPredecessor(FamilyRegister register) => register.Matters.Any(m => m.Title is MatterTitles.Transfer || m[MatterLabels.RenewedOn] is not null);

    private static List<string> Siblings(FatherDenial denial, Circumstances c) =>
        [.. new[] { denial.Mother, denial.Father }.OfType<PersonId>().SelectMany(c.Kin.Kinship.ChildrenOf).Where(k => k != denial.Entry.Person).Distinct().Select(c.Kin.NameOf)];
}
