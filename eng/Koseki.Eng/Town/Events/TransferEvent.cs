using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>A whole register gets another 本籍, in the city or elsewhere (転籍届).</summary>
internal sealed record TransferEvent(Reception Reception, PersonId Head, NewHome Home, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (book.HomeOf(Head) is not { State: RegisterState.Current } register || register.Head?.Person != Head || register.Domicile.Text == Home.Domicile)
        {
            return null;
        }

        var paper = new Paper("0803").Write("今の本籍の所在", "この市の戸籍").Write("今の戸籍(本籍・筆頭者)", register.Id.ToString()).NewDomicile(Home)
            .Write("届出人の住所", Address).Mark("筆頭者の署名がある").Write("届出地", Reception.Origin is Origin.Here ? "今の本籍地" : Home.Municipality is null ? "所在地" : "新しい本籍地");
        return (register.Standing.Any(e => e.Person != Head && e.Spouse is not null) ? paper.Mark("配偶者の署名がある") : paper).HandedIn(Reception);
    }
}
