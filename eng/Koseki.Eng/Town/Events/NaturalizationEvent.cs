using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>A foreigner who is not married becomes a Japanese and gets a register (帰化届).</summary>
/// <param name="Reception">How the paper is received.</param>
/// <param name="Person">The person under the name taken, with the parents as they are called there.</param>
/// <param name="Before">The name before, and the nationality.</param>
/// <param name="ToldOn">告示の年月日.</param>
/// <param name="Domicile">新しい本籍.</param>
/// <param name="Address">住所.</param>
internal sealed record NaturalizationEvent(Reception Reception, TownPerson Person, ForeignName Before, DateOnly ToldOn, string Domicile, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) => new Paper("0902")
        .Write("帰化した人の名", Person.Given.Text).Write("帰化した人の名の振り仮名", Person.Given.Kana).Write("帰化した人の読み方の審査", "一般に認められる")
        .Write("帰化した人の男女の別", Person.Sex.Word()).Write("帰化した人の生年月日", TownMatters.Text(Person.Born)).Write("帰化した人の出生地", Before.Nationality)
        .Write("帰化した人の従前の氏", Before.Family).Write("帰化した人の従前の名", Before.Given).Write("帰化した人の従前の国籍", Before.Nationality)
        .Write("帰化した人の父の氏名", Person.Father).Write("帰化した人の母の氏名", Person.Mother).Write("帰化した人の父母との続柄", Person.Relationship)
        .Write("帰化した人の住所", Address).Write("帰化した人の住定日", TownMatters.Text(ToldOn.AddYears(-6))).Write("帰化後の氏", Person.Surname.Text).Write("帰化後の氏の振り仮名", Person.Surname.Kana)
        .Write("告示の年月日", TownMatters.Text(ToldOn)).Write("帰化者の身分証明書", "届書・官報と一致する").Write("戸籍の有無の確認", "どの戸籍にも記録されていない")
        .Write("届出人の資格", "本人").Mark("届出人の署名がある").Write("届出地", "所在地")
        .Write("帰化後の戸籍", "新しい戸籍をつくる(配偶者はいない)").NewDomicile(new(Domicile, null)).HandedIn(Reception);

    /// <inheritdoc/>
    public override IEnumerable<LifeEvent> Followers(Plan plan, TownPlanners planners) => planners.AfterArrival(Person with { Id = plan.Registers.Single().After.Head!.Person });
}
