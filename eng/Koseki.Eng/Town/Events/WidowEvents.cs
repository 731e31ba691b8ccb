using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>Somebody whose spouse has died.</summary>
/// <param name="Person">The survivor.</param>
/// <param name="Former">氏 before any marriage, or null where the town does not know it.</param>
/// <param name="DiedOn">When the spouse died.</param>
/// <param name="Address">住所.</param>
internal sealed record Widowed(PersonId Person, TownName Former, DateOnly DiedOn, string Address)
{
    /// <summary>Where the survivor stands as one who took the name of the dead, and what the death is recorded as; null when that is no longer so.</summary>
    internal (FamilyRegister Register, RegisterEntry Entry, string Dead)? In(TownBook book) =>
        book.HomeOf(Person) is { State: RegisterState.Current } register && register.EntryOf(Person) is { Spouse: null } entry && register.HeadGivenName != entry.GivenName
            && register.Entries[0] is { IsRemoved: true, Removed.Cause: "死亡" } head && entry.Matters.LastOrDefault(m => m.Title is "婚姻" or "離婚" or "配偶者の死亡") is { Title: "配偶者の死亡" }
            ? (register, entry, register.NameOf(head)) : null;
}

/// <summary>The survivor ends kinship by affinity with the family of the dead (姻族関係終了届).</summary>
internal sealed record AffinityEndEvent(Reception Reception, Widowed Widowed) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) => Widowed.In(book) is var (register, entry, dead)
        ? new Paper("0702").Person("届け出る人の", register, entry).Write("届け出る人の住所", Widowed.Address).Write("死亡した配偶者の氏名", dead).Write("配偶者の死亡の日", entry.Matters.Last(m => m.Title == "配偶者の死亡")["配偶者の死亡日"])
            .Mark("届け出る人の署名がある").Write("届出の意思", "疑いはない").Write("届出地", "本籍地").HandedIn(Reception)
        : null;
}

/// <summary>The survivor takes the name before the marriage again, in a new register (復氏届).</summary>
internal sealed record ReversionEvent(Reception Reception, Widowed Widowed, NewHome Home) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) => Widowed.In(book) is var (register, entry, dead)
        ? new Paper("0701").Person("復氏する人の", register, entry).Write("復氏する人の住所", Widowed.Address).Write("死亡した配偶者の氏名", dead).Write("配偶者の死亡の日", entry.Matters.Last(m => m.Title == "配偶者の死亡")["配偶者の死亡日"])
            .Write("復する氏", Widowed.Former.Text).Write("復する氏の振り仮名", Widowed.Former.Kana).Write("復氏の方法", "新しい戸籍をつくる").NewDomicile(Home)
            .Mark("復氏する人の署名がある").Write("届出の意思", "疑いはない").Write("届出地", "本籍地").HandedIn(Reception)
        : null;
}
