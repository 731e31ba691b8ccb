namespace Koseki.Domain.Notifications.Separation;

/// <summary>届出地の根拠 of a separation (戸籍法25条, 101条).</summary>
public enum SeparationPlace
{
    /// <summary>分籍する人の本籍地.</summary>
    Domicile,

    /// <summary>分籍する人の所在地, that of a stay included.</summary>
    Residence,

    /// <summary>分籍地: where the new 本籍 lies.</summary>
    NewDomicile,
}

/// <summary>The choices of the form with the codes that drafts store.</summary>
internal static class SeparationChoices
{
    internal static readonly ChoiceSet<SeparationPlace> Places = new(
        (SeparationPlace.Domicile, "domicile", "本籍地"), (SeparationPlace.Residence, "residence", "所在地"), (SeparationPlace.NewDomicile, "newDomicile", "新しい本籍地"));
}
