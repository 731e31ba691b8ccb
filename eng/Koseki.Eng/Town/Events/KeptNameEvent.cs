using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>Somebody goes on bearing the name of the former marriage (戸籍法77条の2の届).</summary>
internal sealed record KeptNameEvent(Reception Reception, Divorced Divorced) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) =>
        book.HomeOf(Divorced.Person) is { State: RegisterState.Current, Entries.Count: 1 } register && register.EntryOf(Divorced.Person) is { Spouse: null } entry && register.FamilyName != Divorced.FamilyName
            ? new Paper("0404").Write("復氏の原因", "離婚(77条の2)").Write("届出の時期", "離婚して復氏した後").Write("離婚の年月日", TownMatters.Text(Divorced.On))
                .Person("本人の", register, entry).Write("本人の住所", Divorced.Details.OfLeaver)
                .Write("離婚の際に称していた氏", Divorced.FamilyName).Write("離婚の際に称していた氏の振り仮名", Divorced.Kana)
                .Mark("本人の署名がある").Write("届出地", "本籍地").HandedIn(Reception)
            : null;
}
