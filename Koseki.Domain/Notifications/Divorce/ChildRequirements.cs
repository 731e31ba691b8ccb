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

    internal static IEnumerable<Requirement<DivorceNotification>> All() => [.. OfTheList(), .. OfCustody(), .. OfThePetition(), .. OfTheCourt()];

    private static IEnumerable<Requirement<DivorceNotification>> OfTheList()
    {
        yield return new("離婚-40", "離婚届には、夫婦双方が親である未成年の子のすべてについて、親権者を書く。", "民法765条・819条、戸籍法76条1号", Severity.Correction, [FirstName],
            (d, c) => Missing(d, c) is { Count: > 0 } missing ? $"届書にない未成年の子があります: {string.Join("、", missing.Select(k => k.Register.NameOf(k.Entry)))}" : null,
            "届書に子を書き加えてもらってください。準正・縁組などで別の戸籍に在る子も書きます。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return Each("離婚-41", "親権者を定めるのは、夫婦双方が法律上の親である子についてである。", "民法819条・818条", Severity.Correction, "fullName", [FirstName],
            (k, d, c) => k is { Register: { } register, Entry: { } entry } && CommonChildren.Of(d, register, entry, c) is null ? $"「{k.Name}」は、戸籍では夫婦双方の子ではありません。" : null,
            "縁組していない連れ子、他人の養子となった子は、届書の欄から消してもらってください。") with
            { AcceptedElsewhere = Severity.Inquiry };
        yield return Each("離婚-53", "夫婦双方の子であることが人の番号で確かめられないときは、照会して定める。", "民法819条、戸籍法27条の3", Severity.Inquiry, "fullName", [FirstName],
            (k, d, c) => k is { Register: { } register, Entry: { } entry } && CommonChildren.Of(d, register, entry, c) is { IsByNumber: false } ? $"「{k.Name}」が夫婦双方の子であることを、氏名のほかには確かめられません。" : null,
            "子の出生からの戸籍をたどって確かめ、親族関係の確認に記録してください。");
        yield return Each("離婚-42", "親権者を定めるのは、未成年の子についてである。", "民法4条・818条", Severity.Correction, "fullName", [FirstName],
            (k, d, c) => k.BornOn is { } born && d.Day(c) is { } day && LegalAge.IsAdult(born.Latest, day) ? $"「{k.Name}」({born.Text}生)は成年に達しています。" : null,
            "届書の欄から消してもらってください。") with
            { AcceptedElsewhere = Severity.Inquiry };
        yield return new("離婚-43", "夫婦の戸籍が他の市区町村に在るときは、子の有無を証明書または連携で確かめる。", "民法765条、戸籍法27条の3・120条の7", Severity.Caution, [DivorceForm.Couple.Domicile, DivorceForm.Manner],
            (d, c) => c.Origin is Origin.Here && d.Japanese?.Place?.Elsewhere is not null ? "この市の記録だけでは、夫婦の未成年の子のすべてを確かめられません。" : null,
            "夫と妻それぞれの今までの戸籍を証明書または連携で確かめ、調べた範囲を残してください。");
    }

    private static IEnumerable<Requirement<DivorceNotification>> OfCustody()
    {
        yield return Each("離婚-44", "父母が協議上の離婚をするときは、その一方を親権者と定めなければならない。", "民法819条1項(令和8年3月31日まで)", Severity.Correction, "custody", [FirstName, FirstCustody],
            (k, _, _) => k.Custody is Custody.Both or Custody.Pending ? $"「{k.Name}」の親権者を「{DivorceChoices.Custodies.Word(k.Custody.Value)}」と定めることはできません。" : null,
            "父か母の一方を定めてもらってください。") with
            { Force = Force.Before(LawDates.JointCustody), JudgedBy = (d, c) => d.Day(c), AcceptedElsewhere = Severity.Inquiry };
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
        yield return Each("離婚-51", "裁判上の離婚では、裁判所(調停では当事者)が親権者を定める。", "民法819条2項・766条", Severity.Inquiry, "custody", [FirstName],
            (k, d, _) => !d.IsByAgreement && k.Custody is null or Custody.Pending ? $"「{k.Name}」の親権者の定めがありません。" : null,
            "調書・裁判書の条項を確かめ、定めがなければ管轄法務局に照会してください。");
        yield return new("離婚-52", "親権者の定めその他の附帯処分を要する離婚の請求は、認諾することができない。", "人事訴訟法37条1項但書", Severity.Inquiry, [FirstName, DivorceForm.Manner],
            (d, _) => d is { Manner: DivorceManner.Acknowledgement, Children.Count: > 0 } ? "未成年の子があるのに、請求の認諾による離婚です。" : null,
            "調書の内容を確かめ、管轄法務局に照会してください。");
    }

    // A rule that each child has to meet: what is said first, on the box of the first child that breaks it.
    private static Requirement<DivorceNotification> Each(string id, string sentence, string article, Severity severity, string box, IReadOnlyList<FieldKey> fields,
        Func<DivorcedChild, DivorceNotification, Circumstances, string?> broken, string remedy) =>
        new(id, sentence, article, severity, fields, (d, c) => string.Concat(d.Children.Select(k => broken(k, d, c))) is { Length: > 0 } message ? message : null, remedy)
        {
            At = (d, c) => d.Children.FirstOrDefault(k => broken(k, d, c) is not null)?.Box.Key(box),
        };

    private static List<CommonChild> Missing(DivorceNotification d, Circumstances c) =>
        [.. CommonChildren.Of(d, c).Where(k => d.Children.All(n => n.Entry?.Person != k.Entry.Person))];
}
