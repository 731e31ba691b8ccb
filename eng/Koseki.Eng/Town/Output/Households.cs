using System.Globalization;
using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Output;

/// <summary>A person of a household, as 住民記録 has the person's record.</summary>
/// <param name="Resident">Who.</param>
/// <param name="Name">氏名.</param>
/// <param name="Relationship">続柄.</param>
/// <param name="Sex">性別.</param>
/// <param name="Nationality">国籍・地域 of a foreigner, or null.</param>
internal sealed record HouseholdMember(Resident Resident, string Name, string Relationship, Sex Sex, string? Nationality);

/// <summary>A household of the town.</summary>
/// <param name="Number">世帯番号.</param>
/// <param name="Address">住所.</param>
/// <param name="Members">In their order, the head first.</param>
/// <param name="Since">When its people came to live here.</param>
internal sealed record TownHousehold(string Number, string Address, IReadOnlyList<HouseholdMember> Members, DateOnly Since)
{
    /// <summary>Whether a 住民票の写し can be had: nobody is leaving, protected, or only half gone from the feeds.</summary>
    public bool CanBePrinted => Members.All(m => m.Resident.Status == "ACTIVE");
}

/// <summary>Who of the residents lives together: the people of one register under one roof, grown children partly on their own, others alone.</summary>
internal sealed class Households(TownRandom random, TownPlaces places)
{
    private const int Batch = 5000;
    private const int GrownUp = 22;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>The households of everybody who lives here.</summary>
    public IReadOnlyList<TownHousehold> Of(IReadOnlyList<Resident> residents, DateOnly today)
    {
        var here = residents.Where(r => r.Status is not ("MOVED" or "DEAD")).ToList();
        var households = new List<TownHousehold>();
        foreach (var family in here.Where(r => r.Register is not null).GroupBy(r => r.Register!.Id))
        {
            var register = family.First().Register!;
            var (own, together) = (new List<Resident>(), new List<Resident>());
            foreach (var resident in family)
            {
                var isCouple = resident.Entry == register.Head || resident.Entry!.Spouse is not null;
                (!isCouple && resident.AgeOn(today) >= GrownUp && random.Chance(0.4) ? own : together).Add(resident);
            }

            households.AddRange(own.Select(r => Make([r], register, today)));
            if (together.Count > 0)
            {
                households.Add(Make([.. together.OrderByDescending(r => r.AgeOn(today) >= 18).ThenBy(r => r.Entry != register.Head).ThenBy(r => r.Born)], register, today));
            }
        }

        households.AddRange(here.Where(r => r.Register is null).Select(r => Alone(r, today)));
        return households;
    }

    /// <summary>The name of a resident whose register is elsewhere, as every feed of the town writes it.</summary>
    public static string NameOf(Resident resident) => Foreigner(resident) is { } foreigner ? $"{foreigner.Family}　{foreigner.Given}" : "市民　一";

    /// <summary>Whether a resident whose register is elsewhere is a foreigner; which one follows from the number.</summary>
    public static bool IsForeigner(Resident resident) => Foreigner(resident) is not null;

    /// <summary>The feed of the households: each begins with its own row, and its people stand in the same batch.</summary>
    public static IEnumerable<FeedBatch> Feed(IReadOnlyList<TownHousehold> households, DateTimeOffset asOf)
    {
        var (sequence, rows) = (1L, new List<IReadOnlyList<string>>());
        foreach (var household in households)
        {
            if (rows.Count + household.Members.Count >= Batch)
            {
                yield return new("household", sequence++, asOf, [.. rows]);
                rows.Clear();
            }

            rows.Add(["H", household.Number, household.Address, household.Members[0].Name, $"{household.Members.Count}"]);
            rows.AddRange(household.Members.Select((m, i) => Row(household, m, i + 1)));
        }

        yield return new("household", sequence, asOf, rows);
    }

    private static IReadOnlyList<string> Row(TownHousehold household, HouseholdMember member, int position)
    {
        var (resident, since) = (member.Resident, Later(household.Since, member.Resident.Born));
        var (register, entry, day) = (resident.Register, resident.Entry, $"{since:yyyy-MM-dd}");
        string[] mine = member.Nationality is { } nationality
            ? ["", "", nationality, "中長期在留者", "永住者", "", "", $"AB{resident.Number[..8]}CD"]
            : register is null ? ["埼玉県春日部市粕壁東二丁目1番地", "市民　一", "", "", "", "", "", ""]
            : [register.Domicile.Text, $"{register.FamilyName}　{register.HeadGivenName}", "", "", "", "", "", ""];
        return
        [
            "P", resident.Number, household.Number, $"{position}", "ACTIVE", member.Name, Kana(register, entry), "", "", $"{resident.Born:yyyy-MM-dd}", member.Sex == Sex.Male ? "男" : "女", member.Relationship,
            day, "", $"{since.AddDays(3):yyyy-MM-dd}", since == resident.Born ? "" : "東京都足立区千住一丁目4番1号", "", household.Address, member.Nationality is null ? "JP" : "FOREIGN", .. mine,
        ];
    }

    private static string Kana(FamilyRegister? register, RegisterEntry? entry) =>
        register?.FamilyNameKana is { } family && entry?.GivenNameKana is { } given ? $"{family}　{given}" : "";

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static ForeignName? Foreigner(Resident resident)
    {
        var number = long.Parse(resident.Number, NumberStyles.None, CultureInfo.InvariantCulture);
        var names = ForeignName.Of(number % 2 == 0 ? Sex.Male : Sex.Female);
        return resident.Register is null && number % 3 == 0 ? names[(int)(number % names.Count)] : null;
    }

    private TownHousehold Make(List<Resident> people, FamilyRegister register, DateOnly today)
    {
        var head = people[0];
        var members = people.Select(r => new HouseholdMember(r, $"{register.FamilyName}　{r.Entry!.GivenName}", Relationship(r, head, register), r.Entry.Sex, null)).ToList();
        return new(Unique(), places.Address(), members, random.Day(new(1990, 1, 1), today.AddDays(-40)));
    }

    private TownHousehold Alone(Resident resident, DateOnly today)
    {
        var number = long.Parse(resident.Number, NumberStyles.None, CultureInfo.InvariantCulture);
        var member = new HouseholdMember(resident, NameOf(resident), "世帯主", number % 2 == 0 ? Sex.Male : Sex.Female, Foreigner(resident)?.Nationality);
        return new(Unique(), places.Address(), [member], random.Day(new(2013, 7, 8), today.AddDays(-40)));
    }

    private static string Relationship(Resident resident, Resident head, FamilyRegister register)
    {
        var (mine, heads) = (resident.Entry!, head.Entry!);
        var couple = register.Head is { } first && (mine == first || mine.Spouse is not null) && (heads == first || heads.Spouse is not null);
        return resident == head ? "世帯主" : couple ? mine.Sex == Sex.Male ? "夫" : "妻" : heads == register.Head || heads.Spouse is not null ? "子" : mine == register.Head || mine.Spouse is not null ? mine.Sex == Sex.Male ? "父" : "母" : "兄弟姉妹";
    }

    private string Unique()
    {
        while (true)
        {
            var made = random.Digits(9);
            if (used.Add(made))
            {
                return made;
            }
        }
    }
}
