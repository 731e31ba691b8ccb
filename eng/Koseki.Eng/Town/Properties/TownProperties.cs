using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Eng.Town.Properties;

/// <summary>
/// What must hold of every history of a town, whatever was notified in it. Each property is told by its own reading of the
/// regulation, not by the rules that made the registers, and answers every breach in words.
/// </summary>
public static class TownProperties
{
    /// <summary>The properties and what each says against a town's history.</summary>
    public static IReadOnlyList<(string Name, Func<TownHistory, IEnumerable<string>> Breaches)> All { get; } =
    [
        ("どの世代も戸籍の不変条件を満たす", t => t.Generations.SelectMany(RegisterInvariants.Violations)),
        ("どの世代も、書いて読み直すと同じ戸籍になる", t => t.Generations.Where(g => !ReadsBack(g)).Select(g => $"戸籍 {g.Id} は読み直すと違う戸籍になります。")),
        ("記録は前の世代に続き、書かれたものを消さない", t => t.Cases.SelectMany(c => c.Plan.Registers).SelectMany(StepProperties.Erased)),
        ("消除は、最後の一人が除かれたときに限る", t => t.Cases.SelectMany(c => c.Plan.Registers).SelectMany(StepProperties.Closing)),
        ("移記した事項は戸籍法施行規則39条のとおり", t => t.Cases.SelectMany(c => StepProperties.Carried(c.Plan, c.Details.Date))),
        ("除籍には入籍先か、入籍先のない原因がある", t => t.Registers.SelectMany(PeopleProperties.Removals)),
        ("生きている人は一つの戸籍に在籍し、死亡した人はどこにも在籍しない", t => PeopleProperties.Standing(t.Registers, t.Generations)),
        ("附票は戸籍ごとに一つあり、在籍する者と戸籍の表示が戸籍と同じ", SupplementaryProperties.Breaches),
        ("夫と妻は同じ戸籍にあり、婚姻が解消すれば区分がない", t => t.Generations.ToLookup(r => r.Id) is var all ? t.Registers.SelectMany(r => CoupleProperties.Marks(r, all[r.Id])) : []),
    ];

    /// <summary>Every breach of every property; empty when all hold.</summary>
    public static IReadOnlyList<string> Breaches(TownHistory town) =>
        [.. All.SelectMany(p => p.Breaches(town).Select(b => $"{p.Name}: {b}"))];

    private static bool ReadsBack(FamilyRegister register) =>
        RegisterDocument.Read(RegisterDocument.Write(register)).Equals(register) && RegisterNotation.Parse(RegisterNotation.Print(register)).Equals(register);
}
