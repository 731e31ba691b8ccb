namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>認知の種別 (戸籍法60条–65条).</summary>
public enum AcknowledgementManner
{
    /// <summary>任意認知: by the father's notification (60条).</summary>
    Voluntary,

    /// <summary>裁判認知: by a judgment or an adjudication (63条).</summary>
    Court,

    /// <summary>遺言認知: by a will, reported by its executor (64条).</summary>
    Will,

    /// <summary>胎児認知, before the birth (61条): recorded nowhere until then.</summary>
    Unborn,

    /// <summary>The child acknowledged before its birth has been born: the paper kept until then is recorded.</summary>
    Born,

    /// <summary>認知された胎児の死産 (65条).</summary>
    Stillborn,

    /// <summary>婚姻準正: the father has acknowledged the child, and now its parents have married (民法789条1項).</summary>
    Legitimation,
}

/// <summary>Who reports an acknowledgement by a court (戸籍法63条).</summary>
public enum CourtNotifier
{
    /// <summary>The child.</summary>
    Child,

    /// <summary>The mother as the holder of 親権.</summary>
    Mother,

    /// <summary>Another legal representative of the child.</summary>
    Representative,

    /// <summary>A descendant of a child who died (民法787条).</summary>
    Descendant,

    /// <summary>The father, against whom it was (63条2項).</summary>
    Father,
}

/// <summary>Descendants of a child who died (民法783条3項).</summary>
public enum ChildsDescendants
{
    /// <summary>None.</summary>
    None,

    /// <summary>Minors alone.</summary>
    Minors,

    /// <summary>There are adults, and all of them agree.</summary>
    AdultsAgree,

    /// <summary>There are adults of whom not all agree.</summary>
    AdultsDoNotAgree,
}

/// <summary>The choices of the form with the codes that drafts store, and what a manner means.</summary>
internal static class AcknowledgementChoices
{
    internal static readonly ChoiceSet<AcknowledgementManner> Manners = new(
        (AcknowledgementManner.Voluntary, "voluntary", "任意認知"), (AcknowledgementManner.Court, "court", "裁判認知(審判・判決)"), (AcknowledgementManner.Will, "will", "遺言認知"),
        (AcknowledgementManner.Unborn, "unborn", "胎児認知"), (AcknowledgementManner.Born, "born", "胎児認知された子の出生による記録"), (AcknowledgementManner.Stillborn, "stillborn", "認知された胎児の死産"),
        (AcknowledgementManner.Legitimation, "legitimation", "父母の婚姻による準正の記録"));

    internal static readonly ChoiceSet<CourtNotifier> Notifiers = new(
        (CourtNotifier.Child, "child", "子"), (CourtNotifier.Mother, "mother", "親権者母"), (CourtNotifier.Representative, "representative", "法定代理人(親権者母のほか)"),
        (CourtNotifier.Descendant, "descendant", "子の直系卑属"), (CourtNotifier.Father, "father", "父(訴えの相手方)"));

    internal static readonly ChoiceSet<ChildsDescendants> Descendants = new(
        (ChildsDescendants.None, "none", "いない"), (ChildsDescendants.Minors, "minors", "いる(未成年者だけ)"),
        (ChildsDescendants.AdultsAgree, "agree", "いる(成年の者の承諾がある)"), (ChildsDescendants.AdultsDoNotAgree, "disagree", "いる(成年の者の承諾がない)"));

    /// <summary>Whether the notification makes it, by the father himself.</summary>
    internal static bool IsByFather(AcknowledgementManner manner) => manner switch
    {
        AcknowledgementManner.Voluntary or AcknowledgementManner.Unborn => true,
        AcknowledgementManner.Court or AcknowledgementManner.Will or AcknowledgementManner.Born or AcknowledgementManner.Stillborn or AcknowledgementManner.Legitimation => false,
    };

    /// <summary>Whether a child is there to record it on.</summary>
    internal static bool IsOfAChild(AcknowledgementManner manner) => manner switch
    {
        AcknowledgementManner.Unborn or AcknowledgementManner.Stillborn => false,
        AcknowledgementManner.Voluntary or AcknowledgementManner.Court or AcknowledgementManner.Will or AcknowledgementManner.Born or AcknowledgementManner.Legitimation => true,
    };

    /// <summary>Days of the period of a report (63条–65条); null where there is none.</summary>
    internal static int? Period(AcknowledgementManner manner) => manner switch
    {
        AcknowledgementManner.Court or AcknowledgementManner.Will => 10,
        AcknowledgementManner.Stillborn => 14,
        AcknowledgementManner.Voluntary or AcknowledgementManner.Unborn or AcknowledgementManner.Born or AcknowledgementManner.Legitimation => null,
    };

    /// <summary>件名コード.</summary>
    internal static string SubjectCode(AcknowledgementManner manner) => manner switch
    {
        AcknowledgementManner.Voluntary => "0201",
        AcknowledgementManner.Court => "0202",
        AcknowledgementManner.Will => "0203",
        AcknowledgementManner.Unborn or AcknowledgementManner.Born or AcknowledgementManner.Stillborn => "0204",
        AcknowledgementManner.Legitimation => "1206",
    };
}
