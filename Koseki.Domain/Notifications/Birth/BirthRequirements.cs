using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>When a notification of birth may be accepted: one sentence of law each.</summary>
internal static class BirthRequirements
{
    private const string CompareNames = "父母の婚姻の記録や届書の「その他」欄と照らし合わせてください。";
    private const string FixOnPaper = "届出人に届書の補正を求めてください。";

    internal static IReadOnlyList<Requirement<BirthNotification>> All() =>
        [.. OfTheName(), .. OfTheRegister(), .. OfAMotherElsewhere(), .. OfTheParents(), .. OfThePersons(), .. OfTheOrder(), .. OfForeigners(), .. ParentageRequirements.All(), .. OfTheNotifier(), .. OfTimeAndPlace(), .. NationalityRequirements.All(), .. OfTheShip(), .. ExOfficio.Requirements<BirthNotification>("出生", BirthForm.Home.Where, n => n.ExOfficio, n => n.Register is not null, (BirthForm.BornOn, n => n.BornOn))];

    private static IEnumerable<Requirement<BirthNotification>> OfTheName()
    {
        yield return new("出生-01", "子の名には常用平易な文字を用いなければならない。", "戸籍法50条・同規則60条", Severity.Correction,
            [BirthForm.GivenName],
            (n, c) => n.GivenName is not null && Forbidden(n.GivenName, c) is { Count: > 0 } bad ? $"子の名に使えない文字があります: {string.Join("、", bad)}" : null,
            "常用漢字・人名用漢字・ひらがな・カタカナで書き直してもらってください。");
        yield return new("出生-02", "名の振り仮名は定められた仮名と記号で書かなければならない。", "戸籍法13条3項・同規則", Severity.Correction,
            [BirthForm.GivenNameKana],
            (n, _) => n.GivenNameKana is null ? null : KanaReading.Problem(n.GivenNameKana),
            "カタカナで書き直してもらってください。") { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("出生-03", "同じ戸籍に在籍する者と同じ名は付けられない。", "戸籍法50条(先例)", Severity.Correction,
            [BirthForm.GivenName, BirthForm.Home.Register],
            (n, _) => n.Register is { } register && register.Standing.Any(e => e.GivenName == n.GivenName) ? $"「{n.GivenName}」は同じ戸籍に在籍する者の名です。" : null,
            "別の名を付けてもらってください。");
        yield return new("出生-26", "名の振り仮名は、読み方として一般に認められるものでなければならない。", "戸籍法13条2項", Severity.Inquiry,
            [BirthForm.ReadingJudgement, BirthForm.GivenNameKana],
            (n, _) => n.ReadingJudgement == BirthForm.ReadingDoubtful ? $"「{n.GivenName}」を「{n.GivenNameKana}」と読むことに疑義があります。" : null,
            "読み方を示す資料の提出を求め、なお疑義があれば管轄法務局に照会してください。") { Force = Force.Since(LawDates.ReadingsRecorded) };
        yield return new("出生-27", "名の振り仮名の読み方は受理の前に審査する。", "戸籍法13条2項", Severity.Correction,
            [BirthForm.ReadingJudgement, BirthForm.GivenNameKana],
            (n, _) => n.GivenName is not null && n.ReadingJudgement is null ? "読み方の審査の結果がありません。" : null,
            "読み方が一般に認められるかを確かめて選んでください。")
        { Force = Force.Since(LawDates.ReadingsRecorded), AcceptedElsewhere = Severity.Caution };
        yield return new("出生-28", "名が決まらないまま届け出たときは、後に追完の届をする。", "戸籍法45条", Severity.Caution, [BirthForm.NameUndecided],
            (n, _) => n.GivenName is null ? "名未定のまま、名と名の振り仮名を空欄で記録します。" : null,
            "名が決まったら追完届を受けてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheRegister()
    {
        yield return new("出生-04", "子は現に在る戸籍に入る。", "戸籍法15条・18条", Severity.Unsupported, [BirthForm.Home.Register],
            (n, _) => n.Register is not { } register || register.State == RegisterState.Current ? null : ClosedRegister(register, n),
            "転籍・改製後の戸籍に入る嫡出子でなければその戸籍を選び直し、そうでなければ管轄法務局に指示を求め、紙で処理してください。");
        yield return new("出生-05", "嫡出でない子は母の氏を称し、母の戸籍に入る。", "民法790条2項・戸籍法18条2項", Severity.Correction,
            [BirthForm.Home.Register, BirthForm.Mother, BirthForm.Legitimacy],
            (n, _) => n.IsLegitimate || n.Register is null || n.IsMothersRegister || IsDeadChild(n) ? null : "母がこの戸籍に在籍していません。",
            "母が現に在籍する戸籍を選び直してください。");
        yield return new("出生-06", "嫡出子は父母の氏を称し、父母の戸籍に入る。", "民法790条1項・戸籍法18条1項", Severity.Correction,
            [BirthForm.Home.Register, BirthForm.Legitimacy, BirthForm.Father, BirthForm.Mother],
            (n, c) => !n.IsLegitimate || n.Register is null ? null
                : !IsOfACouple(n.Register) ? "この戸籍に父母の婚姻の記録がありません。"
                : ParentsInRegister.Japanese(n).ToList() is { Count: > 0 } parents && parents.All(p => IsAnother(p, c)) ? "父母は、この戸籍に記録された夫婦ではありません。" : null,
            "父母の戸籍を選び直してください。");
        yield return new("出生-29", "三代の者は一つの戸籍に在籍できず、子として在籍する母に子ができたときは母につき新戸籍を編製する。", "戸籍法17条・30条1項", Severity.Correction,
            [BirthForm.NewDomicile, BirthForm.Home.Register, BirthForm.Mother, BirthForm.Legitimacy],
            (n, _) => n.Register is null || n.NeedsNewRegister == n.NewDomicile is not null ? null
                : n.NeedsNewRegister ? "母は子として在籍しているので、母の新しい本籍が要ります。" : "母につき新戸籍を編製しないので、新しい本籍は定められません。",
            "届出人に新しい本籍を定めてもらうか、記入を消してもらってください。");
        yield return new("出生-30", "本籍は、土地の名称と地番号または街区符号で定める。", "戸籍法施行規則3条", Severity.Correction, [BirthForm.NewDomicile],
            (n, _) => n.NewDomicile?.Problem, "本籍の表示を確かめて入力し直してください。");
        yield return new("出生-45", "当市に本籍がある父母の子の出生は、当市の戸籍に記録する。", "戸籍法18条", Severity.Correction, [BirthForm.Home.Domicile, BirthForm.Home.Where],
            (n, c) => n.Elsewhere is { } elsewhere && c.LocalityOf(elsewhere.Domicile.Text) == Locality.Ours ? "本籍は当市にあります。" : null,
            "「本籍の所在」をこの市の戸籍として、戸籍を選んでください。");
        yield return new("出生-46", "本籍は、土地の名称と地番号または街区符号で表示される。", "戸籍法施行規則3条", Severity.Caution, [BirthForm.Home.Domicile],
            (n, _) => n.Elsewhere?.Domicile.Problem, "届書と戸籍の表示を照らし合わせてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfAMotherElsewhere()
    {
        yield return new("出生-52", "母が子として在籍したまま死亡しているときも、三代の者は一つの戸籍に在籍できない。", "戸籍法17条", Severity.Unsupported, [BirthForm.Home.Register, BirthForm.Mother, BirthForm.Legitimacy],
            (n, _) => !n.IsLegitimate && IsDeadChild(n) ? "母は子として在籍したまま死亡しています。母につき新戸籍を編製する処理は未対応です。" : null,
            "管轄法務局に指示を求め、紙で処理してください。");
        yield return new("出生-54", "他の市区町村の戸籍に子として在籍する母につき、当市に新戸籍を編製する。", "戸籍法17条・30条1項", Severity.Unsupported, [BirthForm.NewDomicile, BirthForm.Home.Where],
            (n, c) => n is { Elsewhere: not null, NewDomicile: { } domicile } && c.LocalityOf(domicile.Text) == Locality.Ours ? "他の市区町村から来る母の新戸籍の編製(移記)は未対応です。" : null,
            "届を受理し、母の戸籍を連携で取り寄せて、紙で処理してください。");
        yield return new("出生-55", "母が筆頭者でも配偶者でもない戸籍には、子は入れない。", "戸籍法17条", Severity.Caution, [BirthForm.Home.Head, BirthForm.Mother, BirthForm.Legitimacy],
            (n, _) => n is { IsLegitimate: false, Elsewhere: { } elsewhere, NewDomicile: null } && elsewhere.HeadName != n.Mother ? $"母は筆頭者「{elsewhere.HeadName}」ではありません。" : null,
            "母が子として在籍していれば、母の新しい本籍を定めてもらってください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheParents()
    {
        yield return new("出生-07", "父母の氏名は戸籍の記録と一致しなければならない。", "戸籍法49条2項3号", Severity.Caution,
            [BirthForm.Mother, BirthForm.Home.Register],
            (n, c) => n.MotherEntry is not { } mother || n.Register!.NameOf(mother) == n.Mother || !ParentsInRegister.HasGivenName(mother, n.Mother, c.Characters) ? null
                : $"母の氏名が戸籍の記録「{n.Register!.NameOf(n.MotherEntry)}」と違います。",
            "離婚・復氏後の氏名かどうか、届書と母の現在の戸籍を確かめてください。");
        yield return new("出生-08", "父母の氏名は戸籍の記録と一致しなければならない。", "戸籍法49条2項3号", Severity.Caution,
            [BirthForm.Father, BirthForm.Home.Register, BirthForm.Legitimacy],
            (n, c) => n.FatherEntry is not { } father || n.Father is null || n.Register!.NameOf(father) == n.Father || !ParentsInRegister.HasGivenName(father, n.Father, c.Characters) ? null
                : $"父の氏名が戸籍の記録「{n.Register!.NameOf(n.FatherEntry)}」と違います。",
            "離婚・復氏後の氏名かどうか、届書と父の現在の戸籍を確かめてください。");
        yield return new("出生-51", "父母は、子が入る戸籍に記録された父母でなければならない。", "戸籍法18条1項・49条2項3号", Severity.Correction,
            [BirthForm.Father, BirthForm.Mother, BirthForm.Home.Register, BirthForm.Legitimacy],
            (n, c) => n.IsLegitimate && n.Register is not null && IsOfACouple(n.Register) && ParentsInRegister.Japanese(n).ToList() is { Count: 2 } parents && parents.Count(p => IsAnother(p, c)) == 1
                && parents.Single(p => IsAnother(p, c)) is var other ? $"{other.Word}の名が戸籍の{other.Word}「{(other.Entry is null ? "なし" : n.Register.NameOf(other.Entry))}」と違います。" : null,
            "届書の誤りなら補正を求め、別の人なら子が入る戸籍と嫡出の推定(民法772条)を確かめてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfThePersons()
    {
        yield return new("出生-53", "子は、母が死亡した後には生まれない。", "戸籍法49条2項", Severity.Correction, [BirthForm.BornOn, BirthForm.Mother, BirthForm.Home.Register],
            (n, _) => n.MotherDiedOn is { } day && n.BornOn.Earliest > day.Latest ? $"母は{day.Text}に死亡しています。" : null,
            "生まれた日と、母の死亡の記録を確かめてください。");
        yield return new("出生-57", "同じ母から、続けて生まれたとは考えにくい時期の出生は、受理の前に法務局に照会する。", "戸籍事務取扱準則23条 [K?]", Severity.Inquiry, [BirthForm.BornOn, BirthForm.Mother, BirthForm.Home.Register],
            (n, c) => Ordinals.TooNear(n, c) is { } near ? $"同じ母の子「{near.GivenName}」({near.BirthDate.Text}生)との間が8か月ありません。" : null,
            "母の氏名・生年月日と出生証明書を確かめ、管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheOrder()
    {
        yield return new("出生-09", "続柄は、父母を同じくする子の男女ごとの出生の順による。", "戸籍法13条1項4号", Severity.Correction,
            [BirthForm.Ordinal, BirthForm.Sex, BirthForm.Mother, BirthForm.Legitimacy],
            (n, c) => Ordinals.Expected(n, c) is { } expected && expected != n.Ordinal && Ordinals.IsBelow(n.Ordinal, expected)
                ? $"父母を同じくする子が記録されているので「{expected}{n.Sex.Word()}」のはずです。" : null,
            "戸籍の記録と届書を照らし合わせてください。");
        yield return new("出生-10", "続柄の順が、この戸籍に記録された子の数より多い。", "戸籍法13条1項4号", Severity.Caution,
            [BirthForm.Ordinal, BirthForm.Sex, BirthForm.Mother, BirthForm.Legitimacy],
            (n, c) => n.Register is not null && Ordinals.Expected(n, c) is { } expected && Ordinals.IsBelow(expected, n.Ordinal)
                ? $"この戸籍の記録だけなら「{expected}{n.Sex.Word()}」です。" : null,
            "従前の戸籍に記録された兄姉がいるか確かめてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfForeigners()
    {
        yield return new("出生-25", "外国人である父または母については、国籍と生年月日を記録する。", "戸籍法施行規則36条2項", Severity.Correction,
            [BirthForm.FatherBirth, BirthForm.FatherNationality, BirthForm.MotherBirth, BirthForm.MotherNationality],
            (n, _) => n.FatherNationality is not null && n.FatherBirthDate is null ? "外国人である父の生年月日がありません。"
                : n.MotherNationality is not null && n.MotherBirthDate is null ? "外国人である母の生年月日がありません。" : null,
            "西暦で入力してください(例: 西暦1990年1月1日)。");
        yield return new("出生-47", "外国人である父の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution,
            [BirthForm.Father, BirthForm.FatherNationality],
            (n, _) => n is { FatherNationality: not null, Father: { } father } ? ForeignPerson.Problem(father) : null,
            CompareNames);
        yield return new("出生-50", "外国人である母の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution,
            [BirthForm.Mother, BirthForm.MotherNationality],
            (n, _) => n.MotherNationality is not null ? ForeignPerson.Problem(n.Mother) : null,
            CompareNames);
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheNotifier()
    {
        yield return new("出生-17", "嫡出でない子の出生は母が届け出る。", "戸籍法52条2項", Severity.Refusal,
            [BirthForm.Notifier, BirthForm.Legitimacy],
            (n, _) => n.IsIllegitimate && n.Notifier is ("父" or "父母") ? "嫡出でない子について、父は届出人になれません。" : null,
            "母に届け出てもらってください(父が同居者であれば「同居者」の資格で届け出られます)。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("出生-18", "父母以外の者は、父母が届け出ることができないときに届け出る。", "戸籍法52条3項・4項・56条", Severity.Correction,
            [BirthForm.Notifier],
            (n, _) => n.IsNotified && !n.IsByParents && n.NotifierReason is null ? "父母が届け出ることができない理由がありません。" : null,
            "理由を「父母が届出できない理由」に記入してもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("出生-31", "子の出生前に父母が離婚したときは、母が届け出る。", "戸籍法52条1項", Severity.Refusal,
            [BirthForm.Notifier, BirthForm.BornOn, BirthForm.Legitimacy],
            (n, c) => n.IsLegitimate && Presumption.IsDivorcedBeforeBirth(n, c) && n.Notifier is ("父" or "父母") ? "父母は子の出生前に離婚しているので、父は届出人になれません。" : null,
            "母に届け出てもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("出生-48", "郵送の後に届出人が死亡したときは、死亡の時に届出があったものとみなす。", "戸籍法47条", Severity.Caution, [BirthForm.NotifierDiedOn],
            (n, _) => n.NotifierDiedOn is { } day ? $"届出人が死亡した日({day.Text})を届出日として記録します。" : null,
            "封筒の消印と届出人の死亡の日を確かめてください。");
        yield return new("出生-49", "郵送の後に届出人が死亡した日は、出生の日から受理の日までの間にある。", "戸籍法47条", Severity.Correction, [BirthForm.NotifierDiedOn, BirthForm.BornOn],
            (n, c) => n.NotifierDiedOn is { } day && PostedPaper.IsOutside(day, n.BornOn, c) ? "届出人が死亡した日が出生の日より前か、受理日より後です。" : null,
            FixOnPaper);
        yield return new("出生-19", "出生の届書には出生証明書を添付しなければならない。", "戸籍法49条3項", Severity.Inquiry,
            [BirthForm.CertificateBy],
            (n, _) => n.CertificateBy == "なし" ? "出生証明書がありません。" : null,
            "添付できない理由を確かめ、管轄法務局に受理照会をしてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTheShip()
    {
        yield return new("出生-65", "航海中の出生は、船長が作る航海日誌の謄本により記録する。", "戸籍法55条", Severity.Correction, [BirthForm.Captain],
            (n, _) => n.Captain is { } captain && captain != DraftReader.Missing && !captain.Contains("船長", StringComparison.Ordinal) ? $"「{captain}」は船長ではありません。" : null,
            "航海日誌の謄本のとおり、船の名・船長・氏名を入力してください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("出生-66", "航海日誌の謄本は、船舶が到着した港のある地の市町村長(外国の港では在外公館の長)に送られる。", "戸籍法55条2項・3項", Severity.Correction, [BirthForm.PlaceGround, BirthForm.Basis],
            (n, c) => c.Origin is Origin.Here && n.ExOfficio is null && (n.PlaceGround == BirthForm.PortOfCall) != (n.Captain is not null) ? $"届出地が「{n.PlaceGround}」です。" : null,
            "航海日誌の謄本は「船舶が到着した地」だけが受けます。港のある市区町村・在外公館から届いたものなら、「受理したところ」をその市区町村・在外公館にしてください。");
    }

    private static IEnumerable<Requirement<BirthNotification>> OfTimeAndPlace()
    {
        yield return new("出生-20", "届出は出生の後にする。", "戸籍法49条1項", Severity.Correction, [BirthForm.BornOn],
            (n, c) => n.BornOn.Earliest > c.ReceiptDate.AddDays(n.BornAbroad ? 1 : 0) ? "生まれた日が受理日より後です。" : null, FixOnPaper);
        yield return new("出生-64", "届出は出生の後にする(受け付けた日に生まれた子については、時刻による)。", "戸籍法49条1項", Severity.Correction, [BirthForm.BornAt, BirthForm.BornOn],
            (n, c) => n is { BornOn.Day: { } day, BornAt: { } time } && c.Arrival?.IsBefore(day, new(time), n.BornAbroad) == true ? $"生まれた時刻が、受け付けた時刻({RegisterTime.Of(c.Arrival.At!.Value).Text})より後です。" : null,
            "受け付けた時刻と、出生証明書の午前・午後を確かめてください。");
        yield return new("出生-21", "出生の届出は14日以内(国外では3か月以内)にしなければならない。", "戸籍法49条1項・43条・137条", Severity.Caution,
            [BirthForm.BornOn],
            (n, c) => n.IsOverdue(c) ? $"届出期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで、期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new("出生-56", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, BirthForm.BornOn],
            (n, c) => OverdueNotice.Problem(n.IsOverdue(c), n.OverdueCourt), OverdueNotice.Remedy);
        yield return new("出生-23", "学齢に達した後の出生届は、受理の前に法務局に照会する。", "昭34.8.27民甲1545号", Severity.Inquiry,
            [BirthForm.BornOn],
            (n, c) => n.BornOn.Day is { } day && LegalAge.At(day, c.ReceiptDate) >= 6 ? "子が6歳に達した後の届出です。" : null,
            "管轄法務局に受理照会をしてください。");
        yield return new("出生-24", "届出は本籍地、届出人の所在地または出生地でする。", "戸籍法25条・51条", Severity.Correction,
            [BirthForm.PlaceGround, BirthForm.BirthPlace, BirthForm.Home.Register],
            (n, c) => c.Origin is not Origin.Here ? null
                : n.PlaceGround == "出生地" ? OwnPlace.Problem(c, n.BirthPlace, "出生地")
                : n.PlaceGround == "本籍地" && n.Register is null ? "本籍が当市にありません。" : null,
            "届出地の根拠(本籍地・所在地・出生地)を確かめてください。");
    }

    private static bool IsOfACouple(FamilyRegister register) => Couple.Of(register).Any(e => Couple.LatestMarriage(e) is not null);

    private static bool IsDeadChild(BirthNotification birth) =>
        birth.MotherEntry is { Removed.Cause: "死亡" } mother && !Couple.Of(birth.Register!).Contains(mother);

    private static bool IsAnother((string Word, string Name, RegisterEntry? Entry) parent, Circumstances c) =>
        parent.Entry is not { } entry || !ParentsInRegister.HasGivenName(entry, parent.Name, c.Characters);

    // 離婚の際の父母の氏の戸籍 may be gone (家族法: 転籍, 出生前の全員除籍, 出生後の全員除籍): each asks for its own entry.
    private static string ClosedRegister(FamilyRegister register, BirthNotification birth)
    {
        if (register.State.IsPutAside())
        {
            return $"{register.State.Word()}には入れません。";
        }

        if (register.MovedTo is not null)
        {
            return "転籍で除かれた戸籍です。除籍の末尾に記録して転籍後の戸籍に入れる処理は未対応です。";
        }

        return birth.BornOn.Kind == DateKind.Free ? "除かれた戸籍です。除かれた戸籍に入る処理は未対応です。"
            : RecordedFacts.ClosedOn(register) is { } closed && closed.Earliest > birth.BornOn.Latest
            ? "出生の後に全員が除かれた戸籍です。戸籍の回復は未対応です。"
            : "出生の前に全員が除かれた戸籍です。除籍の末尾に記録して子につき新戸籍を編製する処理は未対応です。";
    }

    private static List<string> Forbidden(string name, Circumstances c) =>
        [.. RegisterText.Split(name).Where(ch => !c.Characters.IsAllowedInGivenName(ch, c.ReceiptDate)).Select(ch => ch.ToString()).Distinct(StringComparer.Ordinal)];
}
