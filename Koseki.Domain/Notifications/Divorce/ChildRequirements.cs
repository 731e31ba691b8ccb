using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>
/// The rules about the minor children and their 親権 (stopping rules D1–D4): which children have to be named, and what may be
/// said of them before and after 2026-04-01. The law is that of the day of the divorce.
/// </summary>
internal static class ChildRequirements
{
    private static readonly FieldKey FirstName = DivorceForm.Children.Instances[0].Key("fullName");
    private static readonly FieldKey FirstCustody = DivorceForm.CustodyOf(DivorceForm.Children.Instances[0]);
    private static readonly FieldKey FirstPetition = DivorceForm.Children.Instances[0].Key("petition");
    private static readonly FieldKey FirstPetitionedOn = DivorceForm.Children.Instances[0].Key("petitionedOn");

    internal static IEnumerable<Requirement<DivorceNotification>> All() =>
    [
        .. new CommonChildRequirements<DivorceNotification>("離婚", ("離婚届", "民法765条・819条、戸籍法76条1号"), DivorceForm.Children, DivorceForm.Couple, DivorceForm.Manner).All(),
        .. OfCustody(), .. OfThePetition(), .. OfTheCourt(),
    ];

    private static IEnumerable<Requirement<DivorceNotification>> OfCustody()
    {
        yield return Each("離婚-45", "協議離婚の届書では、未成年の子ごとに、親権者を定めるか、親権者の指定を求める申立てがされていなければならない。", "民法765条1項・819条1項", Severity.Correction, "custody", [FirstName],
            (k, d, _) => d.IsByAgreement && k.Custody is null ? $"「{k.Name}」の親権者が書かれていません。" : null,
            "届出人に確かめ、欄に書いてもらってください。") with
            { AcceptedElsewhere = Severity.Inquiry };
        yield return new("離婚-46", "親権者の定めが父母の真意によることを確かめる。", "民法765条・819条", Severity.Caution, [FirstName, DivorceForm.Husband.Intent, DivorceForm.Wife.Intent],
            (d, c) => c.Origin is Origin.Here && d.IsByAgreement && d.Children.Count > 0 && d.Parties.Any(p => p.HasConfirmedIntent == false) ? "真意の確認の欄に印のない者がいます。" : null,
            "来庁を求めるなどして真意を確かめ、その結果を残してください。");
        yield return new("離婚-47", "前の様式の届書では、親権者の定め(双方・申立中)と真意を「その他」欄または別紙で確かめる。", "民法765条・819条", Severity.Caution, [FirstName, FormEdition.Key],
            (d, c) => c.Origin is Origin.Here && d is { IsFormerEdition: true, IsByAgreement: true, Children.Count: > 0 } && c.ReceiptDate >= LawDates.JointCustody ? "令和8年3月31日までの様式の届書で、未成年の子があります。" : null,
            "「その他」欄か別紙に、子ごとの親権者と真意の確認があるか確かめ、なければ書き加えてもらってください。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfThePetition()
    {
        yield return Each("離婚-48", "親権者の定めのない協議離婚は、親権者の指定を求める家事審判・家事調停の申立てを示す書面がなければ受理できない。", "民法765条1項2号", Severity.Correction, "petition", [FirstName, FirstPetition],
            (k, _, _) => k.Petition == PetitionPaper.None ? $"「{k.Name}」の親権者の指定を求める申立ての書面がありません。" : null,
            "受付印のある申立書の写しか係属証明書を出してもらい、できなければ不受理としてください。") with
            { Force = Force.Since(LawDates.JointCustody), AcceptedElsewhere = Severity.Inquiry };
        yield return Each("離婚-49", "離婚の調停の申立てだけでは、親権者の指定の申立てといえるか明らかでない。", "民法765条1項2号", Severity.Inquiry, "petition", [FirstName, FirstPetition],
            (k, _, _) => k.Petition == PetitionPaper.DivorceOnly ? $"「{k.Name}」について、夫婦関係調整(離婚)調停の申立ての書面だけがあります。" : null,
            "管轄法務局に受理照会をしてください。");
        yield return Each("離婚-50", "親権者の指定の申立ては、令和8年4月1日以後にされ、届出より前でなければならない。", "民法765条1項2号、令和6年法律33号附則", Severity.Correction, "petitionedOn", [FirstName, FirstPetitionedOn],
            (k, _, c) => k.PetitionedOn is { } day && (day.Latest < LawDates.JointCustody || day.Earliest > c.ReceiptDate) ? $"「{k.Name}」についての申立ての日({day.Text})が、令和8年4月1日より前か、届出より後です。" : null,
            "書面の日付を確かめてください。") with
            { AcceptedElsewhere = Severity.Inquiry };
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfTheCourt()
    {
        yield return new("離婚-52", "親権者の定めその他の附帯処分を要する離婚の請求は、認諾することができない。", "人事訴訟法37条1項但書", Severity.Inquiry, [FirstName, DivorceForm.Manner],
            (d, _) => d is { Manner: DivorceManner.Acknowledgement, Children.Count: > 0 } ? "未成年の子があるのに、請求の認諾による離婚です。" : null,
            "調書の内容を確かめ、管轄法務局に照会してください。");
    }

    private static Requirement<DivorceNotification> Each(string id, string sentence, string article, Severity severity, string box, IReadOnlyList<FieldKey> fields,
        Func<DivorcedChild, DivorceNotification, Circumstances, string?> broken, string remedy) =>
        CommonChildRequirements<DivorceNotification>.Each(id, sentence, article, severity, box, fields, broken, remedy);
}
