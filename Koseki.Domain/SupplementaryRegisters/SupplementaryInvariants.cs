using Koseki.Domain.Registers;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>What must be true of every supplementary register, whoever wrote it; checked before a generation is stored.</summary>
public static class SupplementaryInvariants
{
    /// <summary>Every broken invariant, in words; empty when it is sound.</summary>
    public static IReadOnlyList<string> Violations(SupplementaryRegister register)
    {
        var found = new List<string>();
        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                found.Add($"附票 {register.Id}: {problem}");
            }
        }

        Check(register.Domicile.Length > 0 && register.HeadFamilyName.Length > 0, "戸籍の表示がありません。");
        Check(register.Persons.Count > 0, "記録されている者がいません。");
        Check(register.State != SupplementaryState.Current || register.Standing.Any(), "全員が消除された附票が除票になっていません。");
        Check(register.State != SupplementaryState.Removed || register.ClosedOn is not null, "除票に消除日がありません。");
        Check(register.State != SupplementaryState.Current || register.ClosedOn is null, "現在の附票に消除日があります。");
        Check(register.Standing.GroupBy(p => p.Person).All(g => g.Count() == 1), "同じ人が二重に記録されています。");
        foreach (var person in register.Persons)
        {
            Check(person.ResidentCode is null || (person.ResidentCode.Length == 11 && person.ResidentCode.All(char.IsAsciiDigit)), $"{person.Name}の住民票コードが11桁の数字ではありません。");
            Check(person.AwaitsTransfer || person.Addresses.Count > 0, $"{person.Name}に住所の行がありません。");
            Check(!person.AwaitsTransfer || person.Addresses.Count == 0, $"{person.Name}は本籍転属通知待ちなのに住所の行があります。");
            Check(person.Addresses.All(a => a.Text.Length > 0), $"{person.Name}に空の住所があります。");
            Check(person.Addresses.All(a => a.Kind is not (AddressKind.Address or AddressKind.Overseas) || a.SettledOn is not null), $"{person.Name}の住所に住定日がありません。");
        }

        return found;
    }

    /// <summary>What does not agree between a register and its supplementary register: both say who stands there, and where.</summary>
    public static IReadOnlyList<string> Differences(FamilyRegister register, SupplementaryRegister supplementary)
    {
        var found = new List<string>();
        // In a register that moved away nobody is marked as removed.
        if (register.State == RegisterState.Current && !register.Standing.Select(e => e.Person).SequenceEqual(supplementary.Standing.Select(p => p.Person)))
        {
            found.Add($"附票 {supplementary.Id} に記録されている者が、戸籍に在籍する者と違います。");
        }

        if ((register.Domicile.Text, register.FamilyName, register.HeadGivenName) != (supplementary.Domicile, supplementary.HeadFamilyName, supplementary.HeadGivenName))
        {
            found.Add($"附票 {supplementary.Id} の戸籍の表示が、戸籍と違います。");
        }

        found.AddRange(register.Standing.Where(_ => register.State == RegisterState.Current).Where(e => supplementary.EntryOf(e.Person) is { } p && !(p.FamilyName, p.GivenName, p.BirthDate, p.Sex).Equals((register.FamilyName, e.GivenName, e.BirthDate, e.Sex)))
            .Select(e => $"附票 {supplementary.Id} の{register.NameOf(e)}の氏名・生年月日・性別が、戸籍と違います。"));
        return found;
    }
}
