using Koseki.Domain.Linkage;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Output;

/// <summary>A 利用者証明用電子証明書 of a resident.</summary>
internal sealed record Binding(string IssuerKeyId, string Serial, string Means, bool IsActive);

/// <summary>A resident of the city as 住民記録 and JPKI know them.</summary>
/// <param name="Number">宛名番号.</param>
/// <param name="Status">ACTIVE, LEAVING, MOVED, SUPPRESSED or DEAD.</param>
/// <param name="Born">Day of birth.</param>
/// <param name="Register">The register in which the resident stands, or stood at death; null when it is elsewhere.</param>
/// <param name="Entry">The resident's entry, or null.</param>
/// <param name="Pin">PIN of the card.</param>
/// <param name="Bindings">Certificates.</param>
internal sealed record Resident(
    string Number, string Status, DateOnly Born, FamilyRegister? Register, RegisterEntry? Entry, string Pin, IReadOnlyList<Binding> Bindings)
{
    /// <summary>Years of age on a day.</summary>
    public int AgeOn(DateOnly day) => Domain.Calendar.LegalAge.At(Born, day);
}

/// <summary>Who of the town's registers lives in the city, who lives here besides, and their cards.</summary>
internal sealed class Residents(TownRandom random)
{
    private const int Batch = 5000;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private string[] issuers = [];

    /// <summary>The residents, by 宛名番号 within their register.</summary>
    public IReadOnlyList<Resident> Of(IReadOnlyList<FamilyRegister> registers, DateOnly today)
    {
        issuers = [random.Hexadecimal(40), random.Hexadecimal(40)];
        var residents = new List<Resident>();
        foreach (var register in registers)
        {
            // The registers with the names that every town has are always at hand at the kiosk.
            var always = register.Id.Value <= TownNames.Always.Count;
            if (always || random.Chance(0.78))
            {
                residents.AddRange(register.Standing.Where(e => (always && e == register.Head) || random.Chance(0.95))
                    .Select(e => Make(register, e, always && e == register.Head, today)));
                residents.AddRange(register.Entries.Where(e => DiedSinceTheTakeOver(e) && random.Chance(0.9)).Select(e => AfterDeath(Make(register, e, true, today))));
            }
        }

        for (var i = 0; i < Math.Max(3, registers.Count / 12); i++)
        {
            residents.Add(Make(null, null, false, today));
        }

        return residents;
    }

    /// <summary>The feeds that bring the residents to gateway and core: 住民, 電子証明書 and 宛名番号 ↔ 人.</summary>
    public static IEnumerable<FeedBatch> Feeds(IReadOnlyList<Resident> residents, DateTimeOffset asOf)
    {
        var sources = new (string Name, IEnumerable<IReadOnlyList<string>> Rows)[]
        {
            ("resident", residents.Select(r => (string[])[r.Number, r.Status, $"{r.Born:yyyy-MM-dd}", .. FactsOf(r)])),
            ("jpki", residents.SelectMany(r => r.Bindings.Select(b => (string[])[b.IssuerKeyId, b.Serial, b.Means, r.Number, b.IsActive ? "ACTIVE" : "REVOKED"]))),
            ("link", residents.Where(r => r.Entry is { IsRemoved: false }).Select(r => (string[])[r.Number, r.Entry!.Person.ToString()])),
        };
        return sources.SelectMany(s => s.Rows.Chunk(Batch).Select((rows, i) => new FeedBatch(s.Name, i + 1, asOf, rows)));
    }

    // 氏名, 本籍 and 筆頭者 as 住民記録 has them; whose register is elsewhere has them too, with another city's 本籍.
    private static string[] FactsOf(Resident resident) => resident is { Register: { } register, Entry: { } entry }
        ? [$"{register.FamilyName}　{entry.GivenName}", register.Domicile.Text, $"{register.FamilyName}　{register.HeadGivenName}"]
        : Households.IsForeigner(resident) ? [Households.NameOf(resident), "", ""]
        : [Households.NameOf(resident), "埼玉県春日部市粕壁東二丁目1番地", Households.NameOf(resident)];

    private static bool DiedSinceTheTakeOver(RegisterEntry entry) => entry.Matters.Any(m => m is { Title: "死亡", Receipt: not null });

    // The certificates of a card lapse with the death of its holder.
    private static Resident AfterDeath(Resident resident) =>
        resident with { Status = "DEAD", Bindings = [.. resident.Bindings.Select(b => b with { IsActive = false })] };

    private Resident Make(FamilyRegister? register, RegisterEntry? entry, bool active, DateOnly today)
    {
        var born = entry?.BirthDate.Day ?? random.Day(new(1940, 1, 1), today.AddYears(-1));
        var status = active ? "ACTIVE" : random.Weighted(970, 10, 12, 8) switch { 0 => "ACTIVE", 1 => "LEAVING", 2 => "MOVED", _ => "SUPPRESSED" };
        var bindings = new List<Binding>();
        if (active || random.Chance(0.82))
        {
            if (random.Chance(0.08))
            {
                bindings.Add(new(issuers[0], Unique(random.Hexadecimal, 16), "CARD", false));
            }

            bindings.Add(new(random.Pick(issuers), Unique(random.Hexadecimal, 16), "CARD", active || random.Chance(0.97)));
            if (born <= today.AddYears(-15) && random.Chance(0.25))
            {
                bindings.Add(new(issuers[1], Unique(random.Hexadecimal, 16), random.Chance(0.55) ? "IPHONE" : "ANDROID", true));
            }
        }

        return new(Unique(random.Digits, 10), status, born, register, entry, random.Digits(4), bindings);
    }

    private string Unique(Func<int, string> make, int digits)
    {
        while (true)
        {
            var made = make(digits);
            if (used.Add(made))
            {
                return made;
            }
        }
    }
}
