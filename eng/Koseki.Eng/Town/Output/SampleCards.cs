using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Output;

/// <summary>A card of the kiosk simulator, as its file keeps it.</summary>
internal sealed record CardFile(string Label, string IssuerKeyId, string Serial, string Means, string Pin);

/// <summary>Chooses varied residents whose cards lie beside the kiosk: rare characters, large families, and those who get nothing.</summary>
internal static class SampleCards
{
    private const int AgeOfUse = 15;

    private static readonly (string Note, Func<Resident, DateOnly, bool> Fits, Func<Binding, bool> With)[] Wanted =
    [
        ("夫婦と子", (r, d) => Usable(r, d) && r.Entry!.Spouse is not null && r.Register!.Standing.Count() >= 3, Card),
        ("氏に𠮷", (r, d) => Usable(r, d) && Contains(r, 0x20BB7), Card),
        ("氏に𣘺", (r, d) => Usable(r, d) && Contains(r, 0x2363A), Card),
        ("氏に葛の異体字", (r, d) => Usable(r, d) && HasSelector(r, '葛'), Card),
        ("氏に辻の異体字", (r, d) => Usable(r, d) && HasSelector(r, '辻'), Card),
        ("氏に邉・邊の異体字", (r, d) => Usable(r, d) && (HasSelector(r, '邉') || HasSelector(r, '邊')), Card),
        ("氏に髙または﨑", (r, d) => Usable(r, d) && (Contains(r, '髙') || Contains(r, '﨑')), Card),
        ("在籍者が多い戸籍", (r, d) => Usable(r, d) && r.Register!.Standing.Count() >= 5, Card),
        ("最近子が生まれた戸籍", (r, d) => Usable(r, d) && r.Register!.Standing.Any(e => e.Matters.Any(m => m.Title == "出生" && m.Receipt is not null)), Card),
        ("筆頭者が除籍されている戸籍", (r, d) => Usable(r, d) && r.Register!.Head!.IsRemoved, Card),
        ("一人の戸籍", (r, d) => Usable(r, d) && r.Register!.Entries.Count == 1, Card),
        ("スマートフォン(Android)", Usable, b => b is { Means: "ANDROID", IsActive: true }),
        ("スマートフォン(iPhone)", Usable, b => b is { Means: "IPHONE", IsActive: true }),
        ("本籍が他市・戸籍は利用できない", (r, d) => r.Register is null && r.Status == "ACTIVE" && r.AgeOn(d) >= AgeOfUse, Card),
        ("15歳未満・利用できない", (r, d) => r.Entry is not null && r.Status == "ACTIVE" && r.AgeOn(d) < AgeOfUse, Card),
        ("支援措置・利用できない", (r, d) => r.Entry is not null && r.Status == "SUPPRESSED" && r.AgeOn(d) >= AgeOfUse, Card),
        ("転出済み・利用できない", (r, d) => r.Entry is not null && r.Status == "MOVED" && r.AgeOn(d) >= AgeOfUse, Card),
        ("死亡・利用できない", (r, d) => r.Status == "DEAD" && r.AgeOn(d) >= AgeOfUse, b => b.Means == "CARD"),
        ("最近婚姻した人", (r, d) => Usable(r, d) && r.Entry!.Matters.Any(m => m is { Title: "婚姻", Receipt: not null }), Card),
        ("失効した電子証明書", (r, d) => r.Entry is not null && r.Status == "ACTIVE" && r.AgeOn(d) >= AgeOfUse, b => !b.IsActive),
    ];

    /// <summary>The cards, one a wish that somebody fits; nobody twice.</summary>
    public static IReadOnlyList<CardFile> Choose(IReadOnlyList<Resident> residents, DateOnly today)
    {
        var cards = new List<CardFile>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (note, fits, with) in Wanted)
        {
            if (residents.FirstOrDefault(r => !taken.Contains(r.Number) && r.Bindings.Any(with) && fits(r, today)) is { } resident)
            {
                taken.Add(resident.Number);
                var binding = resident.Bindings.First(with);
                var name = resident.Entry is { } entry ? $"{resident.Register!.FamilyName}　{entry.GivenName}" : "市民";
                cards.Add(new($"{name}({resident.AgeOn(today)}歳・{note})", binding.IssuerKeyId, binding.Serial, binding.Means, resident.Pin));
            }
        }

        return cards;
    }

    private static bool Usable(Resident resident, DateOnly today) =>
        resident.Entry is not null && resident.Status == "ACTIVE" && resident.AgeOn(today) >= AgeOfUse;

    private static bool Card(Binding binding) => binding is { Means: "CARD", IsActive: true };

    private static bool Contains(Resident resident, int character) => RegisterText.Split(resident.Register!.FamilyName).Any(c => c.Base == character);

    private static bool HasSelector(Resident resident, char character) =>
        RegisterText.Split(resident.Register!.FamilyName).Any(c => c.Base == character && c.Selector != 0);
}
