using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>
/// The rules about the minor children of both: which have to be named, and who may hold 親権 (stopping rules D1, D2). The law is that of the day on which the marriage ends.
/// </summary>
/// <typeparam name="T">The paper.</typeparam>
/// <param name="prefix">Prefix of the numbers: they are 40 to 44, 51, 53 and 56 of the kind.</param>
/// <param name="words">The paper's name, and the article that asks for the children.</param>
/// <param name="children">The boxes of the children.</param>
/// <param name="couple">The boxes of the register of the couple.</param>
/// <param name="manner">The box of the manner, which is there whenever the paper is.</param>
internal sealed class CommonChildRequirements<T>(string prefix, (string Paper, string Article) words, FormGroup children, RegisterRole couple, FieldKey manner)
    where T : EndingOfMarriage
{
    private readonly FieldKey firstName = children.Instances[0].Key("fullName");
    private readonly FieldKey firstCustody = DivorceForm.CustodyOf(children.Instances[0]);

    internal IEnumerable<Requirement<T>> All() => [.. OfTheList(), .. OfCustody()];

    private IEnumerable<Requirement<T>> OfTheList()
    {
        yield return new($"{prefix}-40", $"{words.Paper}には、夫婦双方が親である未成年の子のすべてについて、親権者を書く。", words.Article, Severity.Correction, [firstName],
            (d, c) => Missing(d, c) is { Count: > 0 } missing ? $"届書にない未成年の子があります: {string.Join("、", missing.Select(k => k.Register.NameOf(k.Entry)))}" : null,
            "届書に子を書き加えてもらってください。準正・縁組などで別の戸籍に在る子も書きます。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return Each($"{prefix}-41", "親権者を定めるのは、夫婦双方が法律上の親である子についてである。", "民法819条・818条", Severity.Correction, "fullName", [firstName],
            (k, d, c) => k is { Register: { } register, Entry: { } entry } && CommonChildren.Of(d, register, entry, c) is null ? $"「{k.Name}」は、戸籍では夫婦双方の子ではありません。" : null,
            "縁組していない連れ子、他人の養子となった子は、届書の欄から消してもらってください。") with
            { AcceptedElsewhere = Severity.Inquiry };
        yield return Each($"{prefix}-53", "夫婦双方の子であることが人の番号で確かめられないときは、照会して定める。", "民法819条、戸籍法27条の3", Severity.Inquiry, "fullName", [firstName],
            (k, d, c) => k is { Register: { } register, Entry: { } entry } && CommonChildren.Of(d, register, entry, c) is { IsByNumber: false } ? $"「{k.Name}」が夫婦双方の子であることを、氏名のほかには確かめられません。" : null,
            "子の出生からの戸籍をたどって確かめ、親族関係の確認に記録してください。");
        yield return Each($"{prefix}-42", "親権者を定めるのは、未成年の子についてである。", "民法4条・818条", Severity.Correction, "fullName", [firstName],
            (k, d, c) => k.BornOn is { } born && d.Day(c) is { } day && LegalAge.IsAdult(born.Latest, day) ? $"「{k.Name}」({born.Text}生)は成年に達しています。" : null,
            "届書の欄から消してもらってください。") with
            { AcceptedElsewhere = Severity.Inquiry };
        yield return new($"{prefix}-43", "夫婦の戸籍が他の市区町村に在るときは、子の有無を証明書または連携で確かめる。", "民法765条、戸籍法27条の3・120条の7", Severity.Caution, [couple.Domicile, manner],
            (d, c) => c.Origin is Origin.Here && d.Japanese?.Place?.Elsewhere is not null ? "この市の記録だけでは、夫婦の未成年の子のすべてを確かめられません。" : null,
            "夫と妻それぞれの今までの戸籍を証明書または連携で確かめ、調べた範囲を残してください。");
    }

    private IEnumerable<Requirement<T>> OfCustody()
    {
        yield return Each($"{prefix}-44", "離婚・婚姻の取消しでは、父母の一方を親権者と定めなければならない。", "民法819条1項・2項・749条(令和8年3月31日まで)", Severity.Correction, "custody", [firstName, firstCustody],
            (k, _, _) => k.Custody is Custody.Both or Custody.Pending ? $"「{k.Name}」の親権者を「{DivorceChoices.Custodies.Word(k.Custody.Value)}」と定めることはできません。" : null,
            "父か母の一方を定めてもらってください。") with
            { Force = Force.Before(LawDates.JointCustody), JudgedBy = (d, c) => d.Day(c), AcceptedElsewhere = Severity.Inquiry };
        yield return Each($"{prefix}-56", "親権者と定められた者が、親権か管理権を失い、停止され、辞しているときは、照会して定める。", "民法819条・834条〜837条・749条", Severity.Inquiry, "custody", [firstName, firstCustody],
            (k, d, c) => k is { Register: { } register, Entry: { } entry, Custody: { } custody } && CommonChildren.Of(d, register, entry, c) is { } child && HasLost(child, custody, c) ? $"「{k.Name}」の親権者と定められた者に、親権・管理権の喪失・停止・辞任の記録があります。" : null,
            "審判・取消し・回復の記録と期間を確かめ、親権を行うことのできる者を親権者と定めたかを、当事者と管轄法務局に照会してください。");
        yield return Each($"{prefix}-51", "裁判による離婚・婚姻の取消しでは、裁判所(調停では当事者)が親権者を定める。", "民法819条2項・766条・749条", Severity.Inquiry, "custody", [firstName],
            (k, d, _) => !d.IsByAgreement && k.Custody is null or Custody.Pending ? $"「{k.Name}」の親権者の定めがありません。" : null,
            "調書・裁判書の条項を確かめ、定めがなければ管轄法務局に照会してください。");
    }

    private static bool HasLost(CommonChild child, Custody custody, Circumstances c)
    {
        List<string> named = custody switch { Custody.Father => [child.Father], Custody.Mother => [child.Mother], Custody.Both => [child.Father, child.Mother], Custody.Pending => [] };
        return named.Count > 0 && StatutoryAgent.Left(PersonInRegister.Of(child.Register, child.Entry), named, c)?.Count != named.Count;
    }

    // A rule that each child has to meet: what is said first, on the box of the first child that breaks it.
    internal static Requirement<T> Each(string id, string sentence, string article, Severity severity, string box, IReadOnlyList<FieldKey> fields,
        Func<DivorcedChild, T, Circumstances, string?> broken, string remedy) =>
        new(id, sentence, article, severity, fields, (d, c) => string.Concat(d.Children.Select(k => broken(k, d, c))) is { Length: > 0 } message ? message : null, remedy)
        {
            At = (d, c) => d.Children.FirstOrDefault(k => broken(k, d, c) is not null)?.Box.Key(box),
        };

    private static List<CommonChild> Missing(T d, Circumstances c) =>
        [.. CommonChildren.Of(d, c).Where(k => d.Children.All(n => n.Entry?.Person != k.Entry.Person))];
}
