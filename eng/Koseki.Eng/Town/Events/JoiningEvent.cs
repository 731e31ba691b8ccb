using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>A child takes the name of the mother who has left the father's register (母の氏を称する入籍届, with the court's permission).</summary>
internal sealed record JoiningEvent(Reception Reception, PersonId Child, Divorced Mother) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (book.HomeOf(Child) is not { State: RegisterState.Current } from || from.EntryOf(Child) is not { Spouse: null } child
            || book.HomeOf(Mother.Person) is not { State: RegisterState.Current } to || to == from || to.Head?.Person != Mother.Person || to.EntryOf(Mother.Person) is not { Spouse: null } mother
            || to.Entries.Any(e => e.GivenName == child.GivenName))
        {
            return null;
        }

        var isOfOwnWill = LegalAge.At(child.BirthDate.Latest, Reception.AcceptedOn) >= 15;
        var both = Mother.Details.Custody == "父母双方";
        return new Paper("0801").Write("入籍の事由", "父・母の氏を称する入籍").Write("父・母の別", "母").Write("氏を称する根拠", "家庭裁判所の許可による(791条1項)")
            .Mark("許可の審判書の謄本がある", "審判書の子と父・母の氏が届書と同じである")
            .Person("入籍する人の", from, child).Write("入籍する人の住所", Mother.Details.OfLeaver)
            .Write("入籍の方法", "既にある戸籍に入る").Write("入籍先の本籍の所在", "この市の戸籍").Write("入籍先の戸籍(本籍・筆頭者)", to.Id.ToString()).Name("父または母の", to, mother)
            .Write("届出人の資格", isOfOwnWill ? "本人" : both ? "親権者父母" : "親権者母").Mark("届出人の署名がある")
            .Write("届出の意思", "疑いはない").Write("届出地", "本籍地").HandedIn(Reception);
    }
}
