using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>A grown child leaves the parents' register for one of its own (分籍届).</summary>
internal sealed record SeparationEvent(Reception Reception, PersonId Person, NewHome Home, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) =>
        book.HomeOf(Person) is { State: RegisterState.Current } register && register.EntryOf(Person) is { Spouse: null } entry && register.Head?.Person != Person
            && register.HeadGivenName != entry.GivenName && entry.Matters.All(m => m.Title != "婚姻")
            ? new Paper("0802").Person("分籍する人の", register, entry).Write("分籍する人の住所", Address).NewDomicile(Home).Mark("分籍する人の署名がある")
                .Write("届出の意思", "疑いはない").Write("届出地", Reception.Origin is Koseki.Domain.Notifications.Origin.Here ? "本籍地" : "所在地").HandedIn(Reception)
            : null;
}
