using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>The register of one person comes from another municipality (転籍届).</summary>
internal sealed record ArrivalEvent(Reception Reception, TownPerson Person, RegisterElsewhere Former, string Domicile, string Address) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book) => new Paper("0803").Write("今の本籍の所在", "他の市区町村の戸籍").Write("今の本籍", Former.Domicile.Text).Write("今の本籍地の市区町村", Former.Municipality)
        .Write("今の戸籍の筆頭者", Person.BirthName).Write("新しい本籍の所在", "この市").Write("新しい本籍", Domicile).Write("届出人の住所", Address).Mark("筆頭者の署名がある")
        .Write("届出地", Reception.Origin is Origin.Here ? "新しい本籍地" : "今の本籍地").Write("転籍前の戸籍の確認", "戸籍情報連携システムで確かめた").Write("氏の振り仮名", Person.Surname.Kana)
        .Write("戸籍に記録されている者", string.Join('\n', Lines())).HandedIn(Reception);

    /// <inheritdoc/>
    public override IEnumerable<LifeEvent> Followers(Plan plan, TownPlanners planners) =>
        planners.AfterArrival(Person with { Id = plan.Registers.Select(s => s.After).Single(r => r.FamilyName == Person.Surname.Text).Head!.Person });

    private IEnumerable<string> Lines() =>
    [
        "戸籍に記録されている者", $"【名】{Person.Given.Text}", $"【名の振り仮名】{Person.Given.Kana}", $"【生年月日】{TownMatters.Text(Person.Born)}",
        $"【父】{Person.Father}", $"【母】{Person.Mother}", $"【続柄】{Person.Relationship}", "身分事項",
        .. Person.Birth.Lines.Select((l, i) => (i == 0 ? "出生　" : "") + $"【{l.Label}】{l.Value}"),
    ];
}
