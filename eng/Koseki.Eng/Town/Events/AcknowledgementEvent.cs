using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>A father of another municipality acknowledges a minor of the town (認知届).</summary>
internal sealed record AcknowledgementEvent(Reception Reception, PersonId Child, TownPerson Father, RegisterElsewhere Home, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) =>
        book.HomeOf(Child) is { State: RegisterState.Current } register && register.EntryOf(Child) is { Father: null, AdoptiveFather: null } child && !LegalAge.IsAdult(child.BirthDate.Latest, Reception.AcceptedOn)
            ? new Paper("0201").Write("認知の種別", "任意認知").Write("子の本籍の所在", "この市の戸籍").Write("子の戸籍(本籍・筆頭者)", register.Id.ToString()).Name("子の", register, child)
                .Write("子の住所", Address).Write("子の父母との続柄", child.Relationship).Write("子の母の氏名", child.Mother)
                .Write("父の本籍の所在", "他の市区町村の戸籍").Write("父の本籍", Home.Domicile.Text).Write("父の本籍地の市区町村", Home.Municipality).Write("父の戸籍の筆頭者", Home.HeadName)
                .Write("父の氏", Father.Surname.Text).Write("父の名", Father.Given.Text).Write("父の生年月日", TownMatters.Text(Father.Born)).Write("父の住所", Address)
                .Mark("父の署名がある", "父の本人確認ができた").Write("届出地", Reception.Origin is Origin.Here ? "本籍地" : "所在地").Write("不受理申出の照会", "申出はない").Write("届出の意思", "疑いはない")
                .HandedIn(Reception)
            : null;
}
