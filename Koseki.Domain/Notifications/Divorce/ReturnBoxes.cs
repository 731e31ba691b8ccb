using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The boxes about the one who goes back to the former 氏 (戸籍法19条1項・3項).</summary>
/// <param name="words">What the paper calls it.</param>
/// <param name="applies">Whether somebody goes back: no name changes where one of the two is a foreigner.</param>
/// <param name="mayBeAsked">Whether the other of the two may notify, so that a new register has to be asked for.</param>
internal sealed class ReturnBoxes(ReturnWords words, Func<Draft, bool> applies, Func<Draft, bool> mayBeAsked)
{
    internal RegisterRole Former { get; } = new("former", "もとの");

    internal FieldKey Who { get; } = new("return.who");

    internal FieldKey Way { get; } = new("return.way");

    internal FieldKey FamilyName { get; } = new("return.familyName");

    internal FieldKey FamilyNameKana { get; } = new("return.familyNameKana");

    internal FieldKey NewDomicileAt { get; } = new("return.newDomicileAt");

    internal FieldKey NewDomicile { get; } = new("return.newDomicile");

    internal FieldKey NewMunicipality { get; } = new("return.newMunicipality");

    internal FieldKey IsAsked { get; } = new("return.asked");

    internal FieldKey WithChild { get; } = new("return.withChild");

    /// <summary>What the paper calls it.</summary>
    internal ReturnWords Words { get; } = words;

    internal bool Goes(Draft draft, ReturnWay way) => applies(draft) && Words.Ways.Is(draft, Way, way);

    /// <summary>Whether a new register of ours is asked for.</summary>
    internal bool IsNewHere(Draft draft) => Goes(draft, ReturnWay.NewRegister) && SharedChoices.Domiciles.Is(draft, NewDomicileAt, DomicileAt.Here);

    /// <summary>Whether a party comes to a register of ours, new or not.</summary>
    internal bool ComesToUs(Draft draft, PartyFields party) => SharedChoices.Spouses.Is(draft, Who, party.Mark)
        && (IsNewHere(draft) || (Goes(draft, ReturnWay.FormerRegister) && Former.IsHere(draft)));

    internal IEnumerable<FormField> Fields() =>
    [
        new(Who, "婚姻前の氏にもどる者", FieldKind.Choice) { Required = true, Article = Words.Article, Visible = applies, Choices = SharedChoices.Spouses.All },
        new(Way, "もどる者の本籍", FieldKind.Choice) { Required = true, Article = "戸籍法19条1項・3項", Visible = applies, Choices = Words.Ways.All },
        .. Former.Fields("戸籍法19条1項").Select(f => f with { Visible = d => Goes(d, ReturnWay.FormerRegister) && f.Visible(d) }),
        new(FamilyName, "婚姻前の氏", FieldKind.Name) { Required = true, Article = "民法767条1項", Visible = d => Goes(d, ReturnWay.NewRegister) || (Goes(d, ReturnWay.FormerRegister) && Former.IsElsewhere(d)) },
        new(FamilyNameKana, "婚姻前の氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = IsNewHere, Support = "婚姻前の戸籍の記録のとおり" },
        new(NewDomicileAt, "新しい本籍の所在", FieldKind.Choice) { Required = true, Article = "戸籍法19条1項・30条", Visible = d => Goes(d, ReturnWay.NewRegister), Choices = SharedChoices.Domiciles.All },
        new(NewDomicile, "新しい本籍", FieldKind.Domicile) { Required = true, Article = "戸籍法19条1項・30条", Visible = d => Goes(d, ReturnWay.NewRegister), Width = 40, Support = "例: 埼玉県越谷市東越谷一丁目5番地" },
        new(NewMunicipality, "新しい本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = "戸籍法120条の5", Visible = d => Goes(d, ReturnWay.NewRegister) && SharedChoices.Domiciles.Is(d, NewDomicileAt, DomicileAt.Elsewhere), Support = "通知先になります(例: 埼玉県春日部市)" },
        new(IsAsked, "もどる者本人の申出(署名)がある", FieldKind.Check) { Article = "戸籍法19条1項但書", Visible = d => mayBeAsked(d) && Goes(d, ReturnWay.NewRegister), Support = "相手方が届け出るときに新しい戸籍をつくるには、本人の申出が要ります。" },
        new(WithChild, "もどる者の戸籍への子の入籍届が同時に出ている", FieldKind.Check) { Article = "戸籍法6条・17条", Visible = d => Goes(d, ReturnWay.FormerRegister) },
    ];

    /// <summary>Who goes back and where to; null where nobody does, and while that is not chosen.</summary>
    internal Return? Read(DraftReader reader)
    {
        if (!reader.IsVisible(Who))
        {
            return null;
        }

        var who = reader.Choice(Who, SharedChoices.Spouses);
        var way = reader.Choice(Way, Words.Ways);
        var former = reader.IsVisible(Former.Where) ? reader.Choice(Former.Where) : null;
        return who is not { } mark || way is not { } goes ? null : new()
        {
            Who = mark,
            Way = goes,
            FormerRegister = former == RegisterRole.Here ? reader.Register(Former.Register) : null,
            FormerElsewhere = former == RegisterRole.Elsewhere ? Former.ReadElsewhere(reader) : null,
            FamilyName = reader.IsVisible(FamilyName) ? reader.Text(FamilyName) : null,
            FamilyNameKana = reader.Optional(FamilyNameKana),
            NewDomicile = reader.IsVisible(NewDomicile) ? new(reader.Text(NewDomicile)) : null,
            NewMunicipality = ReadNewMunicipality(reader),
            IsAsked = reader.IsChecked(IsAsked),
            WithChild = reader.IsChecked(WithChild),
        };
    }

    // Whoever comes from elsewhere to the register left for the marriage is the one who left it: both ends of the move agree.
    internal static Party Known(Party party, Return? back) =>
        back?.Who == party.Mark && back.FormerRegister is { } register && party.Place is { Elsewhere: { } couple } place && FormerEntry.Of(register, place, couple) is { } left
            ? party with { Place = place with { Entry = place.Entry with { Person = left.Person } } }
            : party;

    private string? ReadNewMunicipality(DraftReader reader)
    {
        if (!reader.IsVisible(NewDomicile))
        {
            return null;
        }

        _ = reader.Choice(NewDomicileAt);
        return Shared.NewMunicipality.Read(reader, NewDomicile, NewMunicipality);
    }
}

/// <summary>What a paper calls the end of the marriage and the paper by which the name is kept.</summary>
/// <param name="Ending">離婚 or 婚姻の取消し.</param>
/// <param name="KeptBy">The article of the paper by which the name is kept: 77条の2 or 75条の2.</param>
/// <param name="Article">The articles by which the former 氏 comes back.</param>
/// <param name="Ways">The choices of where to.</param>
internal sealed record ReturnWords(string Ending, string KeptBy, string Article, ChoiceSet<ReturnWay> Ways);
