using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>A couple part by agreement (協議離婚届): the one who took the other's name gets a register of its own.</summary>
internal sealed record DivorceEvent(Reception Reception, TownPair Pair, DivorceDetails Details) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (Pair.In(book) is not { } register || Sides(register) is not { } sides || FormerName(sides) is not { } former)
        {
            return null;
        }

        var paper = new Paper("0402")
            .Write("様式", Reception.AcceptedOn >= LawDates.JointCustody ? "令和8年4月1日からの様式" : "令和8年3月31日までの様式")
            .Write("夫婦の本籍の所在", "この市の戸籍").Write("夫婦の戸籍(本籍・筆頭者)", register.Id.ToString()).Write("離婚の種別", "協議離婚")
            .Write("婚姻前の氏にもどる者", sides.Leaver.Spouse!.Value.Word()).Write("もどる者の本籍", "新しい戸籍をつくる").NewDomicile(Details.Home)
            .Write("婚姻前の氏", former).Write("婚姻前の氏の振り仮名", Details.Home.Municipality is null ? TownNames.ReadingOf(former) : null)
            .Write("不受理申出の照会", "申出はない").Write("届出の意思", "疑いはない").Write("届出地", Reception.Origin is Origin.Here ? "本籍地" : "所在地")
            .Witnesses(Details.Witnesses);
        foreach (var (side, address) in new[] { (sides.Stayer, Details.OfStayer), (sides.Leaver, Details.OfLeaver) })
        {
            var whose = side.Spouse!.Value.Word() + "の";
            paper.Write($"{whose}国籍の別", "日本人").Name(whose, register, side).Parents(whose, side).Write($"{whose}住所", address)
                .Mark($"{whose}署名がある", $"{whose}本人確認ができた");
            if (Reception.AcceptedOn >= LawDates.JointCustody)
            {
                paper.Mark($"{whose}真意の確認の欄に印がある");
            }
        }

        foreach (var (child, i) in Minors(register, sides).Select((c, i) => (c, i + 1)))
        {
            paper.Write($"子{i}の氏名", register.NameOf(child)).Write($"子{i}の親権者", Details.Custody).Write($"子{i}の本籍の所在", "夫婦の戸籍");
        }

        return paper.HandedIn(Reception);
    }

    /// <inheritdoc/>
    public override IEnumerable<LifeEvent> Followers(Plan plan, TownPlanners planners)
    {
        var left = plan.Registers.Select(s => s.After).FirstOrDefault(r => Sides(r) is null && r.Entries.Any(e => IsOfThem(e) && e.IsRemoved));
        if (left is null)
        {
            yield break;
        }

        var leaver = left.Entries.Last(e => IsOfThem(e) && e.IsRemoved);
        var children = left.Standing.Where(e => !LegalAge.IsAdult(e.BirthDate.Latest, Reception.AcceptedOn) && (e.Mother ?? "").EndsWith(leaver.GivenName, StringComparison.Ordinal));
        foreach (var follower in planners.AfterDivorce(new(leaver.Person, leaver.Sex, Reception.AcceptedOn, left.FamilyName, left.FamilyNameKana ?? TownNames.ReadingOf(left.FamilyName), Details), [.. children.Select(c => c.Person)]))
        {
            yield return follower;
        }
    }

    private bool IsOfThem(RegisterEntry entry) => entry.Person == Pair.Husband || entry.Person == Pair.Wife;

    private Sides? Sides(FamilyRegister register)
    {
        var (husband, wife) = (register.EntryOf(Pair.Husband!.Value), register.EntryOf(Pair.Wife!.Value));
        return husband is not { Spouse: not null, IsRemoved: false } || wife is not { Spouse: not null, IsRemoved: false } ? null
            : register.Head?.Person == husband.Person ? new(husband, wife) : register.Head?.Person == wife.Person ? new(wife, husband) : null;
    }

    // The other's marriage names the one who left a name behind as that one was called before.
    private static string? FormerName(Sides sides) =>
        TownPair.Marriage(sides.Stayer)?["配偶者氏名"] is { } full && full.EndsWith(sides.Leaver.GivenName, StringComparison.Ordinal) && full.Length > sides.Leaver.GivenName.Length
            ? full[..^sides.Leaver.GivenName.Length] : null;

    private IEnumerable<RegisterEntry> Minors(FamilyRegister register, Sides sides)
    {
        var (father, mother) = sides.Stayer.Sex == Sex.Male ? (sides.Stayer, sides.Leaver) : (sides.Leaver, sides.Stayer);
        return register.Standing.Where(e => !LegalAge.IsAdult(e.BirthDate.Latest, Reception.AcceptedOn) && e.Father == register.NameOf(father) && e.Mother == register.NameOf(mother));
    }
}

/// <summary>The one who stays in the couple's register, and the one who leaves it.</summary>
internal sealed record Sides(RegisterEntry Stayer, RegisterEntry Leaver);

/// <summary>What is decided about a divorce when it is planned.</summary>
/// <param name="Custody">親権者 of all minors, in the words of the form.</param>
/// <param name="Home">The new register of the one who leaves.</param>
/// <param name="OfStayer">住所 of the one who stays.</param>
/// <param name="OfLeaver">住所 of the other.</param>
/// <param name="Witnesses">Two witnesses.</param>
internal sealed record DivorceDetails(string Custody, NewHome Home, string OfStayer, string OfLeaver, IReadOnlyList<Witness> Witnesses);

/// <summary>Somebody who has left a couple's register.</summary>
/// <param name="Person">The person.</param>
/// <param name="Sex">男女の別.</param>
/// <param name="On">離婚日.</param>
/// <param name="FamilyName">氏 of the couple.</param>
/// <param name="Kana">Its reading, or null.</param>
/// <param name="Details">What was decided about the divorce.</param>
internal sealed record Divorced(PersonId Person, Sex Sex, DateOnly On, string FamilyName, string? Kana, DivorceDetails Details);
