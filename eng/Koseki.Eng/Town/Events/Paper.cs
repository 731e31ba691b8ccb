using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Eng.Cases;

namespace Koseki.Eng.Town.Events;

/// <summary>A paper of the town while it is written, box by box in the words of its form.</summary>
/// <param name="kindCode">件名コード.</param>
internal sealed class Paper(string kindCode)
{
    private readonly Form form = (NotificationCatalogue.Find(kindCode) ?? throw new InvalidOperationException($"届 {kindCode} がありません。")).Form;
    private Draft draft = Draft.Empty;

    /// <summary>Writes into one box; empty text leaves it alone.</summary>
    public Paper Write(string box, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            draft = BoxWords.With(draft, BoxWords.Find(form, box) ?? throw new InvalidOperationException($"{form.Title}に「{box}」という項目はありません。"), text);
        }

        return this;
    }

    /// <summary>Marks boxes.</summary>
    public Paper Mark(params ReadOnlySpan<string> boxes)
    {
        foreach (var box in boxes)
        {
            Write(box, "1");
        }

        return this;
    }

    /// <summary>Somebody who stands in a register of the town, as its record says.</summary>
    /// <param name="whose">How the boxes of the person begin, with the の.</param>
    /// <param name="register">The register.</param>
    /// <param name="entry">The person's entry.</param>
    public Paper Person(string whose, FamilyRegister register, RegisterEntry entry) => Write($"{whose}本籍の所在", "この市の戸籍")
        .Write($"{whose}戸籍(本籍・筆頭者)", register.Id.ToString())
        .Name(whose, register, entry).Parents(whose, entry);

    /// <summary>氏, 名 and 生年月日.</summary>
    public Paper Name(string whose, FamilyRegister register, RegisterEntry entry) =>
        Write($"{whose}氏", register.FamilyName).Write($"{whose}名", entry.GivenName).Write($"{whose}生年月日", entry.BirthDate.Text);

    /// <summary>父母 and 養父母.</summary>
    public Paper Parents(string whose, RegisterEntry entry) =>
        Write($"{whose}父の氏名", entry.Father).Write($"{whose}母の氏名", entry.Mother).Write($"{whose}父母との続柄", entry.Relationship)
            .Write($"{whose}養父の氏名", entry.AdoptiveFather).Write($"{whose}養母の氏名", entry.AdoptiveMother).Write($"{whose}養父母との続柄", entry.AdoptiveRelationship);

    /// <summary>A new 本籍, here or in another municipality.</summary>
    public Paper NewDomicile(NewHome home) => Write("新しい本籍の所在", home.Municipality is null ? "この市" : "他の市区町村").Write("新しい本籍", home.Domicile).Write("新しい本籍地の市区町村", home.Municipality);

    /// <summary>Two witnesses.</summary>
    public Paper Witnesses(IReadOnlyList<Witness> witnesses)
    {
        foreach (var (witness, i) in witnesses.Select((w, i) => (w, i + 1)))
        {
            Write($"証人{i}の氏名", witness.Name).Write($"証人{i}の生年月日", TownMatters.Text(witness.Born)).Write($"証人{i}の住所", witness.Address);
        }

        return this;
    }

    /// <summary>The paper as it is handed in.</summary>
    public TownNotification HandedIn(Reception reception) => new(kindCode, draft, reception);
}

/// <summary>A new 本籍.</summary>
/// <param name="Domicile">本籍.</param>
/// <param name="Municipality">Its municipality when it is not this one, or null.</param>
internal sealed record NewHome(string Domicile, string? Municipality);
