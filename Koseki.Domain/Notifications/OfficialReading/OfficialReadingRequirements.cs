using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.OfficialReading;

/// <summary>When the city itself may record readings (令和5年法律48号附則9条; stopping rules F06, F07).</summary>
internal static class OfficialReadingRequirements
{
    private const string Law = "令和5年法律48号附則9条";

    private static readonly FieldKey[] Told = [OfficialReadingForm.Register, .. OfficialReadingForm.Persons.Fields.Select(f => f.Key).Take(2)];

    internal static IReadOnlyList<Requirement<OfficialReadingNotification>> All() =>
    [
        .. OfTheLeave(),
        .. BureauLeave.Requirements<OfficialReadingNotification>("職読-03", "職読-04", "記載", Law, OfficialReadingForm.PermittedOn, OfficialReadingForm.PermissionNumber, n => n.PermittedOn, n => n.PermissionNumber),
        .. OfTheNotice(), .. OfTheRegister(), .. OfTheKana(),
    ];

    private static IEnumerable<Requirement<OfficialReadingNotification>> OfTheLeave()
    {
        yield return new("職読-01", "届出のない振り仮名は、令和8年5月26日から職権で記載する。", Law, Severity.Correction, [OfficialReadingForm.PermittedOn],
            (_, c) => c.RecordDate < LawDates.ReadingsByTheCity ? "届出の期間がまだ終わっていません。" : null,
            "令和8年5月26日になってから記載してください。");
        yield return new("職読-02", "振り仮名の職権記載は、本籍地の市町村長がする。", Law, Severity.Correction, [OfficialReadingForm.Register],
            (_, c) => c.Origin is not Origin.Here ? "他の市区町村や領事が受理するものではありません。" : null,
            "振り仮名の届の通知でないかを確かめてください。");
    }

    private static IEnumerable<Requirement<OfficialReadingNotification>> OfTheNotice()
    {
        yield return new("職読-05", "記載する振り仮名は、令和7年5月26日から後に通知したものである。", Law, Severity.Correction, [OfficialReadingForm.NoticeSentOn],
            (n, c) => n.NoticeSentOn.Earliest < LawDates.ReadingsRecorded || n.NoticeSentOn.Latest > c.RecordDate ? $"{n.NoticeSentOn.Text}の通知によっては記載できません。" : null,
            "通知書の控えの日付を確かめてください。");
        yield return new("職読-06", "期間内に受け付けた届があるときは、職権で記載しない。", Law, Severity.Correction, [OfficialReadingForm.NothingPending],
            (n, _) => !n.IsNothingPending ? "処理中の届がないことが確かめられていません。" : null,
            "受付帳と、他の市区町村からの通知を確かめてください。届があれば、届によって記録します。");
    }

    private static IEnumerable<Requirement<OfficialReadingNotification>> OfTheRegister()
    {
        yield return new("職読-10", "振り仮名を職権で記載するのは、現在戸籍である。", Law, Severity.Correction, [OfficialReadingForm.Register],
            (n, _) => n.Register.State != RegisterState.Current ? $"この戸籍は{n.Register.State.Word()}です。" : null,
            "除籍と改製原戸籍は、記録のとおり残します。");
        yield return new("職読-11", "記載する氏か名の振り仮名がある。", Law, Severity.Correction, [OfficialReadingForm.FamilyNameKana],
            (n, _) => n is { FamilyNameKana: null, GivenNames.Count: 0 } ? "記載する振り仮名がありません。" : null,
            "通知書のとおり入力してください。");
        yield return new("職読-12", "氏の振り仮名の記載がある戸籍には、職権で記載しない。", Law, Severity.Correction, [OfficialReadingForm.FamilyNameKana, OfficialReadingForm.Register],
            (n, _) => n is { FamilyNameKana: not null, Register.FamilyNameKana: { } kana } ? $"既に「{kana}」と記載されています。" : null,
            "氏の振り仮名を空にしてください。記載が届と違うときは、戸籍訂正によります。");
        yield return new("職読-13", "名の振り仮名の記載がある者には、職権で記載しない。", Law, Severity.Correction, Told,
            (n, _) => Each(n.GivenNames.Where(g => g.Entry.GivenNameKana is not null), g => $"{g.Entry.GivenName}には、既に「{g.Entry.GivenNameKana}」と記載されています。"),
            "その者の行を空にしてください。記載が届と違うときは、戸籍訂正によります。")
        { At = (n, _) => Box(n.GivenNames.FirstOrDefault(g => g.Entry.GivenNameKana is not null), OfficialReadingForm.Person) };
        yield return new("職読-14", "一人には、一つの振り仮名を記載する。", Law, Severity.Correction, Told,
            (n, _) => Twice(n) is { } twice ? $"{twice.Entry.GivenName}が二度書かれています。" : null,
            "通知書と見比べて、一つにしてください。")
        { At = (n, _) => Box(Twice(n), OfficialReadingForm.Person) };
        yield return new("職読-15", "振り仮名の記載のない在籍者には、通知した振り仮名を記載する。", Law, Severity.Caution, [OfficialReadingForm.Register],
            (n, _) => n.Register.State == RegisterState.Current && n.LeftOut.ToList() is { Count: > 0 } left ? $"{string.Join('、', left.Select(e => e.GivenName))}の名の振り仮名がありません。" : null,
            "期間内の届があるためでなければ、通知書を確かめてください。");
        yield return new("職読-16", "氏の振り仮名の記載のない戸籍には、通知した氏の振り仮名を記載する。", Law, Severity.Caution, [OfficialReadingForm.FamilyNameKana, OfficialReadingForm.Register],
            (n, _) => n is { FamilyNameKana: null, Register.FamilyNameKana: null, GivenNames.Count: > 0 } ? "氏の振り仮名がありません。" : null,
            "期間内の届があるためでなければ、通知書を確かめてください。");
        yield return new("職読-17", "通知の後に婚姻などで除かれた者の名の振り仮名は、その者の今の戸籍に記載する。", Law, Severity.Caution, [OfficialReadingForm.Gone, OfficialReadingForm.Register],
            (n, c) => n.Gone.Where(g => c.Kin.EntriesOf(g.Entry.Person).All(e => e.Entry.IsRemoved || e.Entry.GivenNameKana is null)).ToList() is { Count: > 0 } gone
                ? $"この戸籍では記載しません: {string.Join('、', gone.Select(g => $"{g.Entry.Person} {g.Entry.GivenName}({g.Kana}。{g.Entry.Removed!.Cause}で{g.Entry.Removed.Destination ?? "行き先の記録なし"}へ)"))}" : null,
            "今の戸籍が当市にあれば、その戸籍に一件の案件で記載し、他の市区町村にあれば、通知した振り仮名をその本籍地に知らせてください。");
    }

    private static IEnumerable<Requirement<OfficialReadingNotification>> OfTheKana()
    {
        yield return new("職読-20", "氏の振り仮名は、定められた仮名と記号で記載する。", "戸籍法13条1項2号・3項", Severity.Correction, [OfficialReadingForm.FamilyNameKana],
            (n, _) => n.FamilyNameKana is { } kana ? KanaReading.Problem(kana) : null,
            "通知書のとおり、カタカナで書いてください。");
        yield return new("職読-21", "名の振り仮名は、定められた仮名と記号で記載する。", "戸籍法13条1項2号・3項", Severity.Correction, Told,
            (n, _) => Each(n.GivenNames.Where(HasProblem), g => $"{g.Entry.GivenName}: {KanaReading.Problem(g.Kana)}"),
            "通知書のとおり、カタカナで書いてください。")
        { At = (n, _) => Box(n.GivenNames.FirstOrDefault(HasProblem), OfficialReadingForm.Kana) };
    }

    private static bool HasProblem(NotifiedGivenName told) => told.Kana != DraftReader.Missing && KanaReading.Problem(told.Kana) is not null;

    private static NotifiedGivenName? Twice(OfficialReadingNotification n) => n.GivenNames.GroupBy(g => g.Entry.Person).FirstOrDefault(g => g.Count() > 1)?.ElementAt(1);

    private static string? Each(IEnumerable<NotifiedGivenName> told, Func<NotifiedGivenName, string> words) => told.ToList() is { Count: > 0 } all ? string.Join(' ', all.Select(words)) : null;

    private static FieldKey? Box(NotifiedGivenName? told, string box) => told is null ? null : OfficialReadingForm.Persons.Instances[told.Number - 1].Key(box);
}
