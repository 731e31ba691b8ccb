using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Death;

/// <summary>When a notification or report of death may be accepted: one sentence of law each.</summary>
internal static class DeathRequirements
{
    private const string FixOnPaper = "届出人に届書の補正を求めてください。";

    // 番地, buildings and what betrays how somebody died.
    private static readonly string[] TooExact = ["丁目", "番地", "番", "号", "病院", "線路", "刑務所", "拘置所", "自宅", "警察署", "施設"];

    internal static IReadOnlyList<Requirement<DeathNotification>> All() =>
        [.. OfTheDeceased(), .. OfARegisterElsewhere(), .. OfTheMarriage(), .. OfTheTime(), .. OfThePeriod(), .. OfTheNotifier(), .. OfThePapers(), .. ReportRequirements.All()];

    private static IEnumerable<Requirement<DeathNotification>> OfTheDeceased()
    {
        yield return new("死亡-01", "死亡した者は、現に在籍する戸籍から除かれる。", "戸籍法23条", Severity.Correction,
            [DeathForm.Name, DeathForm.Home.Register, DeathForm.BirthDate],
            (n, _) => n.Register is not { } register ? null
                : n.Deceased is not { } entry ? $"この戸籍に「{n.Name}」という者はいません。"
                : entry.Removed is { } removal && !IsDead(entry) && !IsPresumedDead(entry) ? $"「{n.Name}」は{removal.Cause}でこの戸籍から除かれています。"
                : register.State.IsPutAside() ? $"{register.State.Word()}には記録できません。" : null,
            "死亡した人が現に在籍する戸籍を選び直してください。");
        yield return new("死亡-02", "既に死亡の記録がある者の届は受理しない。", "戸籍法86条", Severity.Refusal, [DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.Deceased is { } entry && IsDead(entry) ? $"「{n.Name}」には既に死亡の記録があります。" : null,
            "二重の届出か、同姓同名の別人かを確かめてください。");
        yield return new("死亡-03", "失踪宣告で除かれた者の死亡は、その取消しと合わせて記録する(高齢者消除で戸籍も除かれた者は戸籍の回復を伴う)。", "民法32条・戸籍法24条2項", Severity.Unsupported,
            [DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.Deceased is { } entry && !IsDead(entry) && IsPresumedDead(entry) && !n.IsRemovedForAge
                ? $"「{n.Name}」は{entry.Removed!.Cause}で除かれています。このままの死亡の記録は未対応です。" : null,
            "失踪宣告を受けた人なら、失踪宣告取消届(異なる時の死亡)と同時の届として受け付けてください。高齢者消除で戸籍も除かれた人なら、管轄法務局に指示を求め、紙で処理してください。");
        yield return new("死亡-40", "高齢者消除で除かれた者の死亡は、消除の記録を消して記録する。", "昭32.1.31民甲163号・戸籍法24条2項", Severity.Inquiry, [DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.IsRemovedForAge && n.Deceased is { } entry && !IsDead(entry) ? $"「{n.Name}」は高齢者消除で除かれています。" : null,
            "同じ人であることを確かめ、消除の記録を消すことについて管轄法務局に照会してください。");
        yield return new("死亡-04", "届書の生年月日は戸籍の記録と一致しなければならない。", "戸籍法29条", Severity.Correction,
            [DeathForm.BirthDate, DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.Deceased is { } entry && !entry.BirthDate.IsSameAs(n.BirthDate) ? $"戸籍の生年月日は{entry.BirthDate.Text}です。" : null,
            "別人でないことを確かめ、届書の補正を求めてください。");
        yield return new("死亡-37", "届書の氏名の字体が戸籍の記録と違っても、同じ字であれば同じ者である。", "平2.10.20民二5200号", Severity.Caution, [DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.Register is not null && n.NameOnPaper != n.Name ? $"戸籍では「{n.Name}」と記録されています。" : null,
            "戸籍の記録のとおり扱います。");
        yield return new("死亡-05", "届書の男女の別は戸籍の続柄と一致する。", "人口動態調査令3条 [K?]", Severity.Caution, [DeathForm.Sex, DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.Deceased is { } entry && entry.Sex != n.Sex ? $"戸籍の続柄は「{entry.Relationship}」です。" : null,
            FixOnPaper);
        yield return new("死亡-06", "本籍が明らかでない者の届を受理した後に本籍が分かったときは、10日以内に届け出る。", "戸籍法26条・92条", Severity.Caution,
            [DeathForm.Home.Where],
            (n, _) => n.IsHomeUnknown ? "本籍が明らかでないので、戸籍には記録しません。" : null,
            "本籍が分かったら、本籍分明届または警察官の2回目の報告により記録してください。");
        yield return new("死亡-07", "生まれてから30日以内に死亡したときは、生まれた時刻も書く。", "戸籍法施行規則58条・附録14号様式", Severity.Correction,
            [DeathForm.BirthTime, DeathForm.BirthDate, DeathForm.DiedOn],
            (n, _) => n is { IsReport: false, BirthTime: null } && n.DiedOn.Day is { } died && n.BirthDate.Day is { } born && died.DayNumber - born.DayNumber is >= 0 and <= 30
                ? "生まれた時刻がありません。" : null,
            FixOnPaper)
        { AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<DeathNotification>> OfARegisterElsewhere()
    {
        yield return new("死亡-27", "当市に本籍がある者の死亡は、当市の戸籍に記録する。", "戸籍法23条", Severity.Correction, [DeathForm.Home.Domicile, DeathForm.Home.Where],
            (n, c) => n.Elsewhere is { } elsewhere && c.LocalityOf(elsewhere.Domicile.Text) == Locality.Ours ? "本籍は当市にあります。" : null,
            "「本籍の所在」をこの市の戸籍として、戸籍を選んでください。");
        yield return new("死亡-28", "本籍は、土地の名称と地番号または街区符号で表示される。", "戸籍法施行規則3条", Severity.Caution, [DeathForm.Home.Domicile],
            (n, _) => n.Elsewhere?.Domicile.Problem, "届書と戸籍の表示を照らし合わせてください。");
    }

    private static IEnumerable<Requirement<DeathNotification>> OfTheMarriage()
    {
        yield return new("死亡-30", "外国人の氏名は、氏、名の順に片仮名(本国で漢字を用いる者は漢字)で記録する。", "昭59.11.1民二5500号", Severity.Caution,
            [DeathForm.Name, DeathForm.SpouseRegister],
            (n, _) => n.IsForeign ? ForeignPerson.Problem(n.Name) : null,
            "日本人配偶者の婚姻の記録や届書の「その他」欄と照らし合わせてください。");
        yield return new("死亡-08", "届書の夫または妻の有無は戸籍の記録と一致する。", "戸籍法施行規則58条", Severity.Caution,
            [DeathForm.MaritalStatus, DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.MaritalStatus is { } said && n.Deceased is { IsRemoved: false } entry && entry.Spouse is not null != (said == "いる")
                ? $"戸籍では配偶者が{(entry.Spouse is null ? "いません" : "います")}。" : null,
            "婚姻・離婚の届が処理中でないかを確かめ、届書の補正を求めてください。");
        yield return new("死亡-09", "配偶者より先に死亡していた者には、配偶者の死亡を記録しない。", "戸籍法24条", Severity.Unsupported,
            [DeathForm.DiedOn, DeathForm.Name, DeathForm.Home.Register],
            (n, _) => SpouseDiedOn(n) is { } spouse && n.DiedOn.Latest < spouse.Earliest
                ? $"配偶者の死亡({spouse.Text})より前の死亡です。配偶者の死亡の記録の訂正を伴う届は未対応です。" : null,
            "管轄法務局に指示を求め、紙で処理してください。");
        yield return new("死亡-10", "夫婦の死亡の先後が明らかでないときは、同時に死亡したものと推定する。", "民法32条の2", Severity.Inquiry,
            [DeathForm.DiedOn, DeathForm.Name, DeathForm.Home.Register],
            (n, _) => SpouseDiedOn(n) is { } spouse && n.DiedOn.Latest >= spouse.Earliest && n.DiedOn.Earliest <= spouse.Latest
                ? $"配偶者の死亡({spouse.Text})との先後を日付だけでは決められません。" : null,
            "時分で先後を確かめ、決められないときは配偶者の死亡の記録について管轄法務局に照会してください。");
        yield return new("死亡-11", "死亡した者は、その後に婚姻・縁組などの届出をすることができない。", "戸籍法24条・47条", Severity.Inquiry,
            [DeathForm.DiedOn, DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.Deceased is { } entry && ActsAfterDeath.FirstOf(entry, n.DiedOn) is { } matter
                ? $"死亡の日より後の{matter.Title}({matter.Lines[0].Value})が記録されています。" : null,
            "生前に郵送された届か(47条)を確かめ、管轄法務局に照会してください。");
        yield return new("死亡-35", "配偶者の死亡は、死亡の時に婚姻していた者の戸籍に記録する。", "戸籍法施行規則36条・戸籍法24条", Severity.Inquiry,
            [DeathForm.DiedOn, DeathForm.Name, DeathForm.Home.Register],
            (n, _) => n.Deceased is { } entry && Couple.LatestMarriage(entry) is { EndedBy: MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage, Ended: { } ended } && n.DiedOn.Earliest <= ended.Latest && ended.Earliest <= n.DiedOn.Latest
                ? $"離婚({ended.Text})との先後を日付だけでは決められません。" : null,
            "死亡と離婚の届は記録し、配偶者の死亡を記録するかを管轄法務局に照会してください。");
        yield return new("死亡-12", "外国人の死亡を記録する日本人配偶者の戸籍には、その婚姻が記録されている。", "戸籍法13条1項6号・同規則36条2項", Severity.Correction,
            [DeathForm.SpouseRegister, DeathForm.Name],
            (n, _) => n.SpouseRegister is { } register && n.MarriedToForeigner is null ? $"{register.HeadName}の戸籍に「{n.Name}」との婚姻が現に記録されていません。" : null,
            "日本人配偶者の戸籍を選び直すか、届書の氏名(「氏，名」の順と区切り)を確かめてください。");
        yield return new("死亡-41", "日本人配偶者の婚姻の記録にある配偶者の生年月日は、死亡した外国人の生年月日と一致しなければならない。", "戸籍法施行規則36条2項・戸籍法29条", Severity.Correction,
            [DeathForm.BirthDate, DeathForm.Name, DeathForm.SpouseRegister],
            (n, _) => n.MarriedToForeigner is { BornOn: { } born } && !born.IsSameAs(n.BirthDate) ? $"戸籍に記録される配偶者は{born.Text}生です。" : null,
            "同じ氏名の別人でないかを、旅券などで確かめてください。別人なら、日本人配偶者の戸籍を空にします。");
        yield return new("死亡-42", "外国人には番号がないので、氏名のほかに生年月日と国籍が婚姻の記録と合うことで、同じ者と定める。", "戸籍法施行規則36条2項・戸籍法27条の3", Severity.Inquiry,
            [DeathForm.Nationality, DeathForm.Name, DeathForm.SpouseRegister],
            (n, _) => n.MarriedToForeigner is not { } marriage ? null
                : marriage.BornOn is null ? $"婚姻の記録に、配偶者「{marriage.Name}」の生年月日がありません。"
                : n.Nationality is { } said && marriage.Nationality != said ? $"婚姻の記録では、配偶者の国籍は「{marriage.Nationality ?? "(記録なし)"}」です。" : null,
            "旅券や在留カードで同じ人であることを確かめ、国籍が変わっていれば管轄法務局に照会してください。");
        yield return new("死亡-43", "外国人の死亡の届出は、日本で死亡したときにする(外国での死亡は、日本人配偶者の申出書により職権で記録する)。", "戸籍法25条2項・44条", Severity.Refusal,
            [DeathForm.DiedAbroad, DeathForm.Home.Where],
            (n, _) => n is { IsForeign: true, DiedAbroad: true } ? "外国人の、外国での死亡です。" : null,
            "届書を返し、日本人配偶者がいれば、死亡の証明書と訳文を添えた申出書を出してもらってください(職権による記録は未対応のため、紙で処理します)。");
    }

    private static IEnumerable<Requirement<DeathNotification>> OfTheTime()
    {
        yield return new("死亡-13", "届出は死亡の後にする。", "戸籍法86条1項", Severity.Correction, [DeathForm.DiedOn],
            (n, c) => n.DiedOn.Earliest > LastDay(n, c) || (n.DiedOn.IsSpan && n.DiedOn.Latest > LastDay(n, c)) ? "死亡した日(期間の終わり)が受理日より後です。" : null, FixOnPaper);
        yield return new("死亡-32", "死亡したときは、診断書・検案書を作成した日より後ではない。", "戸籍法86条2項", Severity.Correction, [DeathForm.IssuedOn, DeathForm.DiedOn],
            (n, _) => n.IssuedOn is { } issued && (n.DiedOn.Earliest > issued.Latest || (n.DiedOn.IsSpan && n.DiedOn.Latest > issued.Latest)) ? "死亡した日(期間の終わり)が診断書の作成の日より後です。" : null,
            "診断書を作成した医師に確かめてください。");
        yield return new("死亡-33", "死亡時分は、死亡した日が一日に定まるときに記録する。", "戸籍法施行規則 付録25号記載例", Severity.Caution, [DeathForm.DiedAt, DeathForm.DiedOn],
            (n, _) => n.DiedAt is { } time && time != RegisterTime.Unknown && !n.DiedOn.IsOneDay ? $"死亡した日が一日に定まらないので、「{time}」は記録しません。" : null,
            "日まで時刻に含めて書くべきもの(5日午後11時から6日午前1時まで)か、診断書を確かめてください。");
        yield return new("死亡-36", "季節で示された死亡の時期は、照会して定める。", "戸籍法86条2項1号(先例)", Severity.Inquiry, [DeathForm.DiedOn],
            (n, _) => n.DiedOn.Text.IndexOfAny(['春', '夏', '秋', '冬']) >= 0 ? $"死亡した日が「{n.DiedOn.Text}」です。" : null,
            "検案をした医師に月を確かめ、できなければ管轄法務局に照会してください。");
        yield return new("死亡-34", "死亡地は、最小行政区画までを記録する。", "戸籍法86条2項1号・昭28.5.28民甲1237号(先例)", Severity.Correction, [DeathForm.DeathPlace],
            (n, _) => !n.DiedAbroad && n.Basis != DeathForm.ShipLog && (n.DeathPlace.Any(char.IsDigit) || TooExact.Any(w => n.DeathPlace.Contains(w, StringComparison.Ordinal))) ? $"「{n.DeathPlace}」は最小行政区画より細かいか、場所の様子が分かります。" : null,
            "市区町村(指定都市は区)までを書き、番地や施設は「死亡したところ(番地)」に入力してください。");
        yield return new("死亡-14", "死亡の日は出生の日より前ではない。", "戸籍法86条2項1号", Severity.Correction, [DeathForm.DiedOn, DeathForm.BirthDate],
            (n, _) => n.DiedOn.Latest < n.BirthDate.Earliest ? "死亡した日が生年月日より前です。" : null, FixOnPaper);
        yield return new("死亡-44", "生まれた日に死亡した者の死亡の時刻は、生まれた時刻より前ではない。", "戸籍法86条2項1号", Severity.Correction, [DeathForm.DiedAt, DeathForm.BirthTime, DeathForm.DiedOn, DeathForm.BirthDate],
            (n, _) => n.DiedOn.Day is { } day && day == n.BirthDate.Day && n is { Time.Bounds: (_, var died), BirthTime.Bounds: (var born, _) } && died < born ? $"生まれた時刻は{n.BirthTime!.Text}です。" : null,
            "出生証明書と診断書を照らし合わせ、届書の補正を求めてください。");
        yield return new("死亡-45", "届出は死亡の後にする(受け付けた日に死亡した者については、時刻による)。", "戸籍法86条1項", Severity.Correction, [DeathForm.DiedAt, DeathForm.DiedOn],
            (n, c) => n.DiedOn.Day is { } day && n.Time is { } time && c.Arrival?.IsBefore(day, time, n.DiedAbroad) == true ? $"死亡した時刻が、受け付けた時刻({RegisterTime.Of(c.Arrival.At!.Value).Text})より後です。" : null,
            "受け付けた時刻と、届書・診断書の午前・午後を確かめてください。");
        yield return new("死亡-15", "届書の死亡の日時は診断書・検案書と一致しなければならない。", "戸籍法86条2項", Severity.Correction,
            [DeathForm.CertifiedOn, DeathForm.CertifiedAt, DeathForm.DiedOn, DeathForm.DiedAt],
            (n, _) => (n.CertifiedOn is { } day && !day.IsSameAs(n.DiedOn)) || (n.CertifiedAt is { } time && time != n.DiedAt)
                ? $"診断書の死亡したときは「{n.CertifiedOn?.Text}{n.CertifiedAt}」です。" : null,
            "届書と診断書のどちらが正しいかを確かめ、補正を求めてください。")
        { AcceptedElsewhere = Severity.Caution };
    }

    private static IEnumerable<Requirement<DeathNotification>> OfThePeriod()
    {
        yield return new("死亡-16", "死亡の届出は、死亡の事実を知った日から7日以内(国外では3か月以内、警察官の報告の後に認識した者は10日以内)にしなければならない。", "戸籍法86条1項・92条3項・43条・137条", Severity.Caution,
            [DeathForm.KnownOn, DeathForm.DiedOn, DeathForm.NotifierDiedOn, DeathForm.IdentifiedOn],
            (n, c) => n.IsOverdue(c) && !LacksKnownDay(n, c)
                ? $"届出期間({RegisterDate.Of(n.Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "届出義務者なら、受理したうえで期間経過の理由書を受け取り、簡易裁判所へ通知してください(87条2項の資格者なら通知は要りません)。");
        yield return new("死亡-31", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, DeathForm.KnownOn, DeathForm.DiedOn],
            (n, c) => OverdueNotice.Problem(n.IsObliged && n.IsOverdue(c) && !LacksKnownDay(n, c), n.OverdueCourt), OverdueNotice.Remedy);
        yield return new("死亡-17", "届出期間は死亡の事実を知った日から数える。", "戸籍法86条1項", Severity.Correction,
            [DeathForm.KnownOn, DeathForm.DiedOn, DeathForm.NotifierDiedOn],
            (n, c) => LacksKnownDay(n, c) ? "死亡の日だけでは届出期間を数えられません。" : null,
            "届出人が死亡の事実を知った日を確かめて入力してください。");
        yield return new("死亡-18", "死亡の事実を知った日は、死亡の日から届出の日までの間にある。", "戸籍法86条1項", Severity.Correction,
            [DeathForm.KnownOn, DeathForm.DiedOn, DeathForm.IdentifiedOn],
            (n, c) => new[] { n.KnownOn, n.IdentifiedOn }.OfType<RegisterDate>().Any(known => known.Latest < n.DiedOn.Earliest || known.Earliest > c.ReceiptDate)
                ? "知った日が死亡の日より前か、受理日より後です。" : null,
            FixOnPaper);
    }

    private static IEnumerable<Requirement<DeathNotification>> OfTheNotifier()
    {
        yield return new("死亡-19", "後見人、保佐人、補助人、任意後見人は、平成20年5月1日から死亡の届出ができる。", "戸籍法87条2項(平成19年法律35号)", Severity.Refusal,
            [DeathForm.Notifier],
            (n, _) => n.Notifier is "後見人" or "保佐人" or "補助人" or "任意後見人" ? $"{n.Notifier}は届出の資格がありません。" : null,
            "届出人を親族などに改めてもらってください。")
        { Force = Force.Before(LawDates.GuardiansNotifyDeaths), AcceptedElsewhere = Severity.Caution };
        yield return new("死亡-20", "任意後見受任者は、令和2年5月1日から死亡の届出ができる。", "戸籍法87条2項(令和元年法律17号)", Severity.Refusal,
            [DeathForm.Notifier],
            (n, _) => n.Notifier is "任意後見受任者" ? "任意後見受任者は届出の資格がありません。" : null,
            "届出人を親族などに改めてもらってください。")
        { Force = Force.Before(LawDates.FutureGuardiansNotifyDeaths), AcceptedElsewhere = Severity.Caution };
        yield return new("死亡-21", "後見人等が届け出るときは、その資格を証する書面を示す。", "戸籍法87条2項", Severity.Correction,
            [DeathForm.ProofOfCapacity, DeathForm.Notifier],
            (n, c) => c.Origin is Origin.Here && n.Notifier is { } capacity && DeathForm.Guardians.Contains(capacity) && !n.HasProofOfCapacity
                ? $"{capacity}の資格を証する書面が確かめられていません。" : null,
            "登記事項証明書などの提出を求めてください。");
        yield return new("死亡-22", "郵送の後に届出人が死亡したときは、死亡の時に届出があったものとみなす。", "戸籍法47条", Severity.Caution,
            [DeathForm.NotifierDiedOn],
            (n, _) => n.NotifierDiedOn is { } day ? $"届出人が死亡した日({day.Text})を届出日として記録します。" : null,
            "封筒の消印と届出人の死亡の日を確かめてください。");
        yield return new("死亡-29", "郵送の後に届出人が死亡した日は、死亡の日から受理の日までの間にある。", "戸籍法47条", Severity.Correction,
            [DeathForm.NotifierDiedOn, DeathForm.DiedOn],
            (n, c) => n.NotifierDiedOn is { } day && PostedPaper.IsOutside(day, n.DiedOn, c) ? "届出人が死亡した日が死亡の日より前か、受理日より後です。" : null,
            FixOnPaper);
        yield return new("死亡-23", "届出は本籍地、届出人の所在地または死亡地でする。", "戸籍法25条・88条", Severity.Correction,
            [DeathForm.PlaceGround, DeathForm.DeathPlace, DeathForm.Home.Where],
            (n, c) => c.Origin is not Origin.Here ? null
                : n.PlaceGround == "死亡地" ? OwnPlace.Problem(c, n.DeathPlace, "死亡地")
                : n.PlaceGround == "本籍地" && n.Register is null ? "本籍が当市にありません。" : null,
            "届出地の根拠(本籍地・所在地・死亡地)を確かめてください。死亡地が明らかでないときは、発見地・降ろした地・入港地でもできます。");
    }

    private static IEnumerable<Requirement<DeathNotification>> OfThePapers()
    {
        yield return new("死亡-38", "死亡の報告は、取調べをした官公署(89条)、刑事施設の長(90条)、警察官(92条)がする。", "戸籍法89条・90条・92条", Severity.Correction, [DeathForm.NotifierName, DeathForm.Basis],
            (n, _) => n.IsReport && n.Basis != DeathForm.ShipLog && n.ExOfficio is null && !IsOffice(n) ? $"「{n.NotifierName}」は、{n.Basis}をする官公署の職名ではありません。" : null,
            "報告書の職名のとおり入力してください。家族などからの書面なら死亡届とし、診断書がなければ死亡の事実を証する書面により受理照会をします。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("死亡-39", "事変による死亡の報告は、死亡地(外国では本籍地)の市町村長にする。", "戸籍法89条", Severity.Correction, [DeathForm.PlaceGround, DeathForm.Basis],
            (n, c) => c.Origin is Origin.Here && n.Basis == DeathForm.ByDisaster && n.PlaceGround != "死体が最初に発見された地" && n.PlaceGround != (n.DiedAbroad ? "本籍地" : "死亡地") ? $"報告を受けた根拠が「{n.PlaceGround}」です。" : null,
            "死亡地の市町村長への報告かを確かめ、当市でなければ報告をした官公署に知らせてください。");
        yield return new("死亡-24", "死亡の届書には診断書または検案書を添付しなければならない。", "戸籍法86条2項・3項", Severity.Inquiry, [DeathForm.Certificate],
            (n, _) => n.Certificate == DeathForm.NoCertificate ? "診断書・検案書がありません。" : null,
            "死亡の事実を証する書面を確かめ、管轄法務局に受理照会をしてください。");
        yield return new("死亡-25", "診断書を得られないときは、死亡の事実を証する書面を添え、事由を届書に書く。", "戸籍法86条3項", Severity.Correction,
            [DeathForm.Evidence, DeathForm.Certificate],
            (n, _) => n.Certificate == DeathForm.NoCertificate && n.Evidence is null ? "診断書を得られない事由と、これに代わる書面がありません。" : null,
            FixOnPaper)
        { AcceptedElsewhere = Severity.Caution };
    }

    // Abroad the clock may be a day ahead.
    private static DateOnly LastDay(DeathNotification death, Circumstances c) => c.ReceiptDate.AddDays(death.DiedAbroad ? 1 : 0);

    // The day of death is the earliest day of learning: only when that is too early to decide is the day itself needed.
    private static bool LacksKnownDay(DeathNotification death, Circumstances c) =>
        !death.IsReport && c.Origin is Origin.Here && death is { KnownOn: null, IdentifiedOn: null } && (death.DiedOn.Day is null || death.IsOverdue(c));

    // 89条 takes whichever office enquired; 90条 and 92条 name it.
    private static bool IsOffice(DeathNotification death) => death.NotifierName == DraftReader.Missing
        || (death.Basis == DeathForm.ByPolice ? death.NotifierName.Contains("警察", StringComparison.Ordinal)
            : death.Basis == DeathForm.ByPrison ? Offices.Prisons.Any(o => death.NotifierName.EndsWith(o, StringComparison.Ordinal))
            : Offices.Any.Any(o => death.NotifierName.EndsWith(o, StringComparison.Ordinal)));

    private static (string[] Any, string[] Prisons) Offices { get; } = (["長", "長官", "大臣", "知事", "本部"], ["刑務所長", "刑務支所長", "拘置所長", "拘置支所長", "少年院長"]);

    private static bool IsDead(RegisterEntry entry) => entry.Removed is { Cause: MatterTitles.Death } || RecordedFacts.HasDeath(entry);

    private static bool IsPresumedDead(RegisterEntry entry) => entry.Removed is { Cause: "失踪宣告" or "高齢者消除" };

    private static RegisterDate? SpouseDiedOn(DeathNotification death) =>
        death.Deceased is { } entry ? RecordedFacts.SpouseDiedOn(entry) : null;
}
