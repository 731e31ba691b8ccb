using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>A head notifies how the 氏 is read, of which the register says nothing yet (令和5年法律48号附則6条).</summary>
internal sealed record FamilyNameReadingEvent(Reception Reception, PersonId Head, string Kana, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) =>
        book.HomeOf(Head) is { State: RegisterState.Current, FamilyNameKana: null } register && register.Head?.Person == Head
            ? ReadingPaper.Begun("1006").Write("氏の振り仮名を届け出る本籍の所在", "この市の戸籍").Write("氏の振り仮名を届け出る戸籍(本籍・筆頭者)", register.Id.ToString())
                .Write("氏", register.FamilyName).Write("これからの氏の振り仮名", Kana).Write("届出人の住所", Address).Mark("筆頭者の署名がある").HandedIn(Reception)
            : null;
}

/// <summary>Somebody notifies how the own 名 is read, of which the register says nothing yet (令和5年法律48号附則8条).</summary>
internal sealed record GivenNameReadingEvent(Reception Reception, PersonId Person, string Kana, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) =>
        book.HomeOf(Person) is { State: RegisterState.Current } register && register.EntryOf(Person) is { GivenNameKana: null } entry
            ? ReadingPaper.Begun("1010").Write("届け出る人の本籍の所在", "この市の戸籍").Write("届け出る人の戸籍(本籍・筆頭者)", register.Id.ToString()).Name("届け出る人の", register, entry)
                .Write("届け出る人の住所", Address).Write("これからの名の振り仮名", Kana).Write("届出人の資格", "本人").Mark("届出人の署名がある").HandedIn(Reception)
            : null;
}

/// <summary>What every first notification of a reading says.</summary>
internal static class ReadingPaper
{
    /// <summary>A paper of a kind with the boxes that are the same in all.</summary>
    public static Paper Begun(string kindCode) =>
        new Paper(kindCode).Write("届の種類", "初めての振り仮名の届(令和8年5月25日まで)").Write("読み方の審査", "一般に認められている").Write("届出の意思", "疑いはない").Write("届出地", "本籍地");
}
