using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Eng.Town.Properties;

/// <summary>What must hold of the 附票: each register has one, it says what the register says, and no row is lost.</summary>
internal static class SupplementaryProperties
{
    /// <summary>Every breach in a town's history.</summary>
    public static IEnumerable<string> Breaches(TownHistory town)
    {
        var standing = town.Supplementaries;
        foreach (var register in town.Registers)
        {
            if (standing.Of(register.Id) is not { } supplementary)
            {
                yield return $"戸籍 {register.Id} の附票がありません。";
                continue;
            }

            foreach (var said in SupplementaryInvariants.Violations(supplementary).Concat(SupplementaryInvariants.Differences(register, supplementary)))
            {
                yield return said;
            }
        }

        foreach (var step in town.Cases.SelectMany(c => c.Plan.Supplementary.Steps).Where(s => s.Before is not null))
        {
            if (step.Before!.Persons.Zip(step.After.Persons).Any(p => p.First.Person != p.Second.Person || !p.Second.Addresses.Take(p.First.Addresses.Count).SequenceEqual(p.First.Addresses))
                || step.After.Persons.Count < step.Before.Persons.Count)
            {
                yield return $"附票 {step.After.Id}: 人か住所の行が失われました。";
            }
        }

        foreach (var missing in town.Cases.SelectMany(c => c.Plan.Supplementary.Missing))
        {
            yield return $"戸籍 {missing} の附票がないまま決裁しました。";
        }
    }
}
