using Koseki.Domain.Certificates;

namespace Koseki.Eng.Town.Output;

/// <summary>
/// <c>people.tsv</c>: the generator's own truth about everybody who can print a certificate of a register at a kiosk,
/// one row a usable certificate. Dates and places are as printed (full width); without members of the household there is no
/// 住民票の写し, without the hash of an impression no 印鑑登録証明書.
/// </summary>
internal static class PeopleFile
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["宛名番号", "発行者鍵", "発行番号", "手段", "暗証番号", "戸籍", "氏名", "名", "生年月日", "本籍", "筆頭者", "在籍者", "住所", "世帯員", "印影"];

    /// <summary>The rows.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<Resident> residents, IReadOnlyList<TownHousehold> households, IReadOnlyDictionary<string, string> impressions, DateOnly today) =>
        from resident in residents
        join lives in households.SelectMany(h => h.Members, (h, m) => (Household: h, m.Resident)) on resident.Number equals lives.Resident.Number
        where resident is { Entry: not null, Register: not null, Status: "ACTIVE" } && resident.AgeOn(today) >= 15
        from binding in resident.Bindings
        where binding.IsActive
        let register = resident.Register!
        let entry = resident.Entry!
        select (IReadOnlyList<string>)
        [
            resident.Number, binding.IssuerKeyId, binding.Serial, binding.Means, resident.Pin, register.Id.ToString(), register.NameOf(entry), entry.GivenName,
            PaperText.Widen(entry.BirthDate.Text), PaperText.Widen(register.Domicile.Text), register.HeadName, string.Join('、', register.Standing.Select(register.NameOf)),
            PaperText.Widen(lives.Household.Address), lives.Household.CanBePrinted ? string.Join('、', lives.Household.Members.Select(m => PaperText.Widen(m.Name))) : "",
            lives.Household.Members.Any(m => m.Resident.Status == "SUPPRESSED") ? "" : impressions.GetValueOrDefault(resident.Number, ""),
        ];
}
