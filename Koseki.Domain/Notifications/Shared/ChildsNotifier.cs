using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>届出人 of an act that the person does from 15 on, and the statutory agents before (民法791条3項, 戸籍法31条).</summary>
public enum ChildsNotifier
{
    /// <summary>本人.</summary>
    Self,

    /// <summary>親権者父母.</summary>
    Parents,

    /// <summary>親権者父.</summary>
    Father,

    /// <summary>親権者母.</summary>
    Mother,

    /// <summary>親権者養父母.</summary>
    AdoptiveParents,

    /// <summary>親権者養父.</summary>
    AdoptiveFather,

    /// <summary>親権者養母.</summary>
    AdoptiveMother,

    /// <summary>親権者養父及び母.</summary>
    AdoptiveFatherAndMother,

    /// <summary>親権者父及び養母.</summary>
    FatherAndAdoptiveMother,

    /// <summary>未成年後見人.</summary>
    Guardian,

    /// <summary>Another statutory agent (児童福祉施設の長 …).</summary>
    Other,
}

/// <summary>What the boxes of the notifier say.</summary>
/// <param name="Capacity">届出人の資格, or null while it is not chosen.</param>
/// <param name="AgentName">法定代理人の氏名 where the register writes it, or null.</param>
/// <param name="HasDesignation">Whether a court has said who of the two exercises 親権 (民法824条の2第3項).</param>
public sealed record ChildsNotifierRead(ChildsNotifier? Capacity, string? AgentName, bool HasDesignation)
{
    /// <summary>Whether the proof of the guardianship of an adult is there (後見の登記事項証明書).</summary>
    public bool HasGuardianProof { get; init; }

    /// <summary>Whether an adult's guardian notifies, who has proved to be one.</summary>
    internal bool IsProvenGuardian => Capacity == ChildsNotifier.Other && HasGuardianProof;

    /// <summary>【届出人】, or null where the person notifies.</summary>
    public string? OnRecord => Capacity switch
    {
        null or ChildsNotifier.Self => null,
        ChildsNotifier.Guardian => $"未成年後見人　{AgentName}",
        ChildsNotifier.Other => AgentName,
        { } parent => ChildsNotifierFields.Capacities.Word(parent),
    };
}

/// <summary>The boxes by which a paper says who notifies for the person.</summary>
internal sealed class ChildsNotifierFields
{
    internal static readonly ChoiceSet<ChildsNotifier> Capacities = new(
        (ChildsNotifier.Self, "self", "本人"), (ChildsNotifier.Parents, "parents", "親権者父母"), (ChildsNotifier.Father, "father", "親権者父"), (ChildsNotifier.Mother, "mother", "親権者母"),
        (ChildsNotifier.AdoptiveParents, "adoptiveParents", "親権者養父母"), (ChildsNotifier.AdoptiveFather, "adoptiveFather", "親権者養父"), (ChildsNotifier.AdoptiveMother, "adoptiveMother", "親権者養母"),
        (ChildsNotifier.AdoptiveFatherAndMother, "adoptiveFatherAndMother", "親権者養父及び母"), (ChildsNotifier.FatherAndAdoptiveMother, "fatherAndAdoptiveMother", "親権者父及び養母"),
        (ChildsNotifier.Guardian, "guardian", "未成年後見人"), (ChildsNotifier.Other, "other", "その他の法定代理人(施設の長など)"));

    internal FieldKey Capacity { get; } = new("notifier.capacity");

    internal FieldKey AgentName { get; } = new("notifier.name");

    internal FieldKey HasDesignation { get; } = new("notifier.designation");

    internal FieldKey GuardianProof { get; } = new("notifier.guardianProof");

    /// <summary>The box about the guardian of an adult, on papers that one may sign (戸籍法31条).</summary>
    internal FormField GuardianProofField() => new(GuardianProof, "成年後見の登記事項証明書がある", FieldKind.Check)
    {
        Article = "戸籍法31条・32条", Visible = d => Capacities.Is(d, Capacity, ChildsNotifier.Other), Support = "成年後見人が届け出るとき。",
    };

    /// <summary>Whether somebody else than the person notifies.</summary>
    internal bool IsByAgent(Draft draft) => draft[Capacity].Length > 0 && !Capacities.Is(draft, Capacity, ChildsNotifier.Self);

    internal IEnumerable<FormField> Fields(string whose, string article) =>
    [
        new(Capacity, "届出人の資格", FieldKind.Choice) { Required = true, Article = article, Choices = Capacities.All, Support = $"15歳に達した人は本人({whose})、15歳未満の人は法定代理人の全員。" },
        new(AgentName, "法定代理人の氏名", FieldKind.Name) { Required = true, Article = "戸籍法施行規則30条2号", Visible = d => Capacities.Is(d, Capacity, ChildsNotifier.Guardian, ChildsNotifier.Other), IsAnyText = true, Support = "後見人は氏名、その他は資格と氏名(例: 児童相談所長　甲野太郎)" },
        new(HasDesignation, "親権を行う者を指定する裁判書がある", FieldKind.Check) { Article = "民法824条の2第3項", Visible = d => Capacities.Is(d, Capacity, ChildsNotifier.Father, ChildsNotifier.Mother), Support = "双方が親権者で、その一方だけが届け出るとき。" },
    ];

    /// <param name="reader">Reads the paper.</param>
    /// <param name="mayBeGuarded">Whether the paper has <see cref="GuardianProofField"/>.</param>
    internal ChildsNotifierRead Read(DraftReader reader, bool mayBeGuarded = false) =>
        new(reader.Choice(Capacity, Capacities), reader.IsVisible(AgentName) ? reader.Text(AgentName) : null, reader.IsChecked(HasDesignation)) { HasGuardianProof = mayBeGuarded && reader.IsChecked(GuardianProof) };
}

/// <summary>Who may notify besides somebody of 15 or more: the agents of a minor, the guardian of an adult.</summary>
/// <param name="Words">The sentence of it.</param>
/// <param name="OfMinors">Whether the agents of a minor of 15 or more may notify as well as the minor.</param>
/// <param name="OfAdults">Whether the guardian of an adult notifies, who proves to be one.</param>
internal sealed record AgentsToo<T>(string Words, Func<T, bool> OfMinors, Func<T, bool> OfAdults)
{
    /// <summary>報告的届出: the parents or guardians of a minor, and the guardian of an adult, are bound to notify, and the person may (戸籍法31条1項).</summary>
    internal static AgentsToo<T> OfReports(Func<T, bool> isProvenGuardian) => new("(報告的届出なので、未成年者の法定代理人も、成年後見人も届け出ることができる)", static _ => true, isProvenGuardian);
}

/// <summary>The rules about who notifies: 15, and all statutory agents before (stopping rules E5, G6).</summary>
internal static class ChildsNotifierRules
{
    private const int OwnWill = 15;

    /// <param name="prefix">Prefix of the numbers, e.g. 入籍: they are 80 to 84.</param>
    /// <param name="act">What is notified, e.g. 入籍.</param>
    /// <param name="article">The article about the age.</param>
    /// <param name="role">The person.</param>
    /// <param name="boxes">The boxes of the notifier.</param>
    /// <param name="person">The person as read.</param>
    /// <param name="notifier">The notifier as read.</param>
    /// <param name="day">The day by which age is judged.</param>
    /// <param name="too">Who else may notify for somebody of 15 or more; nobody where it is left out.</param>
    internal static IEnumerable<Requirement<T>> All<T>(string prefix, string act, string article, PersonRole role, ChildsNotifierFields boxes,
        Func<T, PersonInRegister> person, Func<T, ChildsNotifierRead> notifier, Func<T, Circumstances, DateOnly> day, AgentsToo<T>? too = null)
    {
        foreach (var rule in OfAge(prefix, act, article, role.BornOn, boxes, n => person(n).Entry.BirthDate, notifier, day, too))
        {
            yield return rule;
        }

        bool IsByAgent(T n, Circumstances c) => person(n).Register is not null && notifier(n).Capacity is not null and not ChildsNotifier.Self
            && (!IsOfOwnWill(person(n).Entry.BirthDate.Latest, day(n, c)) || MayBeByAgent(n, person(n).Entry.BirthDate, day(n, c), too));
        yield return new($"{prefix}-83", "15歳未満の者については、届出の日の法定代理人の全員が届け出る。", $"{article}・民法818条・819条・824条の2", Severity.Correction, [boxes.Capacity, role.GivenName, role.Register.Register],
            (n, c) => IsByAgent(n, c) && StatutoryAgent.Of(person(n), c) is { } agent && agent != notifier(n).Capacity && !IsDesignated(notifier(n), c, agent) ? $"戸籍の記録では、届け出るのは{ChildsNotifierFields.Capacities.Word(agent)}です。" : null,
            "法定代理人の全員に届け出てもらってください(監護者の定めだけでは足りません)。双方が親権者で意見が対立するときは、親権を行う者を指定する裁判書が要ります。");
        yield return new($"{prefix}-84", "法定代理人が戸籍の記録から定まらないときは、照会して定める。", "民法818条・819条・838条、戸籍法27条の3", Severity.Inquiry, [boxes.Capacity, role.GivenName, role.Register.Register],
            (n, c) => IsByAgent(n, c) && (StatutoryAgent.Of(person(n), c) is null || notifier(n).Capacity == ChildsNotifier.Other) ? "だれが法定代理人かを、この市の戸籍の記録だけでは確かめられません。" : null,
            "父母の婚姻・離婚・死亡と親権・後見の記録をたどり、審判書などで確かめてください。");
    }

    /// <summary>The rules about the age alone, which are asked of somebody without a register too: 80 to 82.</summary>
    internal static IEnumerable<Requirement<T>> OfAge<T>(string prefix, string act, string article, FieldKey bornOn, ChildsNotifierFields boxes,
        Func<T, RegisterDate> born, Func<T, ChildsNotifierRead> notifier, Func<T, Circumstances, DateOnly> day, AgentsToo<T>? too = null)
    {
        yield return new($"{prefix}-80", $"15歳に達した者の{act}は、本人が届け出る{too?.Words ?? "(許可を法定代理人が得ていたときも同じ)"}。", article, Severity.Correction, [boxes.Capacity, bornOn],
            (n, c) => notifier(n).Capacity is { } capacity && capacity != ChildsNotifier.Self && IsOfOwnWill(born(n).Latest, day(n, c)) && !MayBeByAgent(n, born(n), day(n, c), too)
                && too?.OfAdults(n) != true ? $"本人は15歳に達しています({born(n).Text}生)。" : null,
            "本人に届け出てもらってください。");
        yield return new($"{prefix}-81", $"15歳未満の者の{act}は、法定代理人が届け出る。", article, Severity.Correction, [boxes.Capacity, bornOn],
            (n, c) => notifier(n).Capacity == ChildsNotifier.Self && !IsOfOwnWill(born(n).Earliest, day(n, c)) ? $"本人は15歳に達していません({born(n).Text}生)。" : null,
            "法定代理人に届け出てもらってください。");
        yield return new($"{prefix}-82", "生年月日が確かでない者が15歳に達したかは、照会して定める。", article, Severity.Inquiry, [boxes.Capacity, bornOn],
            (n, c) => born(n) is var birth && IsOfOwnWill(birth.Earliest, day(n, c)) && !IsOfOwnWill(birth.Latest, day(n, c)) ? $"生年月日({birth.Text})からは、15歳に達しているか分かりません。" : null,
            "年齢を示す資料を確かめ、管轄法務局に照会してください。");
    }

    private static bool MayBeByAgent<T>(T notification, RegisterDate born, DateOnly day, AgentsToo<T>? too) =>
        too?.OfMinors(notification) == true && !LegalAge.IsAdult(born.Latest, day);

    private static bool IsOfOwnWill(DateOnly birth, DateOnly day) => LegalAge.Attains(birth, OwnWill) <= day;

    // 824条の2第3項: a court has said that one of two exercises it in this matter.
    private static bool IsDesignated(ChildsNotifierRead notifier, Circumstances c, ChildsNotifier agent) =>
        notifier is { HasDesignation: true, Capacity: ChildsNotifier.Father or ChildsNotifier.Mother } && agent == ChildsNotifier.Parents && c.ReceiptDate >= LawDates.JointCustody;
}
