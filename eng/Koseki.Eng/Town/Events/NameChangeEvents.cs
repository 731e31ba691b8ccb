using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>Somebody of fifteen or more gets another 名 with the court's permission (名の変更届).</summary>
internal sealed record GivenNameChangeEvent(Reception Reception, PersonId Person, TownName Name, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) =>
        book.HomeOf(Person) is { State: RegisterState.Current } register && register.EntryOf(Person) is { } entry && register.Entries.All(e => e.GivenName != Name.Text)
            ? new Paper("1005").Person("名を変更する人の", register, entry).Write("名を変更する人の住所", Address).Write("変更後の名", Name.Text).Write("変更後の名の振り仮名", Name.Kana)
                .Mark("許可の審判書の謄本がある", "審判書の事件本人が届書の本人である").Write("審判書に書かれた変更後の名", Name.Text).Write("審判書に書かれた変更後の名の振り仮名", Name.Kana)
                .Write("届出人の資格", "本人").Mark("届出人の署名がある").Write("届出の意思", "疑いはない").Write("届出地", "本籍地").HandedIn(Reception)
            : null;
}

/// <summary>A family gets another 氏 with the court's permission (氏の変更届, 戸籍法107条1項).</summary>
internal sealed record FamilyNameChangeEvent(Reception Reception, PersonId Head, TownName Name, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (book.HomeOf(Head) is not { State: RegisterState.Current } register || register.Head?.Person != Head || register.FamilyName == Name.Text)
        {
            return null;
        }

        var paper = new Paper("1001").Write("氏を変更する本籍の所在", "この市の戸籍").Write("氏を変更する戸籍(本籍・筆頭者)", register.Id.ToString())
            .Write("変更前の氏", register.FamilyName).Write("変更後の氏", Name.Text).Write("変更後の氏の振り仮名", Name.Kana)
            .Mark("許可の審判書の謄本がある", "審判書の申立人と本籍が届書の戸籍と同じである", "確定証明書がある").Write("審判書に書かれた変更後の氏", Name.Text).Write("審判書に書かれた変更後の氏の振り仮名", Name.Kana)
            .Write("届出人の住所", Address).Mark("筆頭者の署名がある").Write("届出の意思", "疑いはない").Write("届出地", "本籍地");
        return (register.Standing.Any(e => e.Person != Head && e.Spouse is not null) ? paper.Mark("配偶者の署名がある") : paper).HandedIn(Reception);
    }
}
