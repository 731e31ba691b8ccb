namespace Koseki.Domain.Notifications.FirstRegistration;

/// <summary>What the registration rests on (戸籍法110条, 111条).</summary>
public enum RegistrationGround
{
    /// <summary>許可 of the family court.</summary>
    Permission,

    /// <summary>A judgment that has become final (国籍存在確認, 親子関係存在確認 …).</summary>
    Judgment,
}

/// <summary>The court's paper held against the notification.</summary>
public enum CourtPaper
{
    /// <summary>Is there, and agrees.</summary>
    Agrees,

    /// <summary>Says something else.</summary>
    Differs,

    /// <summary>Is not there.</summary>
    Missing,
}

/// <summary>届出地の根拠 of a first registration (戸籍法25条, 112条).</summary>
public enum RegistrationPlace
{
    /// <summary>就籍地: where the new 本籍 lies.</summary>
    NewDomicile,

    /// <summary>届出人の所在地.</summary>
    Residence,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class FirstRegistrationChoices
{
    internal static readonly ChoiceSet<RegistrationGround> Grounds = new((RegistrationGround.Permission, "permission", "家庭裁判所の許可(110条)"), (RegistrationGround.Judgment, "judgment", "確定判決(111条)"));

    internal static readonly ChoiceSet<CourtPaper> Papers = new((CourtPaper.Agrees, "agrees", "届書と一致する"), (CourtPaper.Differs, "differs", "届書と違うところがある"), (CourtPaper.Missing, "missing", "添付されていない"));

    internal static readonly ChoiceSet<RegistrationPlace> Places = new((RegistrationPlace.NewDomicile, "newDomicile", "就籍地"), (RegistrationPlace.Residence, "residence", "所在地"));
}
