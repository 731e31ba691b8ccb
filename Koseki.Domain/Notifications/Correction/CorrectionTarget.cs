using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// What of a register is corrected: a value of a recorded matter, a value of a person's column or of the register's head, or a whole
/// matter. Persons, matters and items are named in the draft by the words of the register; a word that comes again has a number
/// behind it.
/// </summary>
/// <param name="Entry">Place of the person's entry; null for 戸籍事項.</param>
/// <param name="Matter">The matter; null for the column and for the head of the register.</param>
/// <param name="Place">Where the matter stands; meaningless without one.</param>
/// <param name="Title">The title of the matter, or <see cref="Column"/>, or <see cref="HeadColumn"/>.</param>
/// <param name="Line">Place of the line in the matter; null for the column, for a whole matter and for a line that was left out.</param>
/// <param name="ColumnItem">What of the column; null for a matter.</param>
/// <param name="Item">The item as 【訂正事項】 names it; empty for a whole matter.</param>
/// <param name="Former">What the register says now; empty for a whole matter and for what was left out.</param>
public sealed record CorrectionTarget(
    int? Entry, Matter? Matter, MatterPlace Place, string Title, int? Line, EntryItem? ColumnItem, string Item, string Former)
{
    /// <summary>Stands for the register's own matters where a person is chosen.</summary>
    internal const string WholeRegister = "戸籍事項";

    /// <summary>Stands for the person's column where a matter is chosen.</summary>
    internal const string Column = "戸籍に記録されている者";

    /// <summary>Stands for the head of the register where a matter of the whole register is chosen: 本籍, 氏 and its reading.</summary>
    internal const string HeadColumn = "氏名の欄";

    /// <summary>Items of <see cref="HeadColumn"/>, and the labels of their old values.</summary>
    internal const string FamilyName = "氏", FamilyNameKana = "氏の振り仮名", Domicile = "本籍";

    // What a correction wrote is not corrected again here.
    private static readonly string[] Corrections = [MatterTitles.Correction, MatterTitles.Erasure, MatterTitles.Update, MatterTitles.Recording, MatterTitles.Restoration, MatterTitles.CarriedOver];

    // What a notification of its own records (追完, 振り仮名の届) is no omission to be made good here.
    private static readonly EntryItem[] CanBeLeftOut = [EntryItem.Father, EntryItem.Mother, EntryItem.AdoptiveFather, EntryItem.AdoptiveMother, EntryItem.AdoptiveRelationship];

    /// <summary>Whether the item says a day: only a day replaces it.</summary>
    internal bool IsDay => ColumnItem == EntryItem.BirthDate
        || (Matter is not null && (Item.EndsWith('日') || (Line is not null && RegisterDate.TryParse(Former, out var day) && day.Kind == DateKind.Exact)));

    /// <summary>Whether it stands at the head of the register: everybody in it has it.</summary>
    internal bool IsOfHead => Title == HeadColumn;

    /// <summary>Whether it is the reading of the whole register's 氏.</summary>
    internal bool IsFamilyNameKana => IsOfHead && Item == FamilyNameKana;

    /// <summary>Whether it is the whole register's 氏.</summary>
    internal bool IsFamilyName => IsOfHead && Item == FamilyName;

    /// <summary>Whether it is a reading, of the 氏 or of a 名.</summary>
    internal bool IsReading => IsFamilyNameKana || ColumnItem == EntryItem.GivenNameKana;

    /// <summary>Whether the item says a time of day.</summary>
    internal bool IsTime => Matter is not null && Item.EndsWith("時分", StringComparison.Ordinal);

    /// <summary>戸籍事項 and everybody in the register.</summary>
    internal static IReadOnlyList<Choice> Persons(FamilyRegister register) =>
        [new(WholeRegister, $"{WholeRegister}(戸籍の全部)"), .. Entries(register).Select(e => new Choice(e.Word, $"{e.Word}　{Describe(register.Entries[e.At])}"))];

    /// <summary>The column and the matters of the person named, or the head and the matters of the register.</summary>
    internal static IReadOnlyList<Choice> Matters(FamilyRegister register, string person) =>
        person == WholeRegister ? [new Choice(HeadColumn, $"{HeadColumn}(本籍・氏・氏の振り仮名)"), .. Recorded(register.Matters).Select(ChoiceOf)]
        : EntryNamed(register, person) is { } at
            ? [new(Column, $"{Column}の欄(名・生年月日・父母・続柄)"), .. Recorded(register.Entries[at].Matters).Select(ChoiceOf)]
            : [];

    /// <summary>The items of the matter named that say something; for what was left out those that say nothing.</summary>
    internal static IReadOnlyList<Choice> Items(FamilyRegister register, string person, string matter, string act) =>
        matter == HeadColumn && person == WholeRegister ? act == CorrectionForm.Correct ? [.. OfHead(register).Select(i => new Choice(i.Word, $"{i.Word}　今: {i.Value}"))] : []
        : matter == Column && EntryNamed(register, person) is { } at
            ? [.. ItemsOf(register.Entries[at], act).Select(i => new Choice(i.Word(), i.Of(register.Entries[at]) is { Length: > 0 } now ? $"{i.Word()}　今: {now}" : i.Word()))]
            : MatterNamed(register, person, matter) is not var (found, _) ? []
            : act == CorrectionForm.Add ? [.. LeftOut.LabelsOf(found).Select(l => new Choice(l, l))]
            : [.. Lines(found).Select(l => new Choice(l.Word, $"{l.Word}　今: {found.Lines[l.At].Value}"))];

    /// <summary>What the words name, or null when one of them names nothing.</summary>
    /// <param name="register">The register.</param>
    /// <param name="person">The person's word.</param>
    /// <param name="matter">The matter's word.</param>
    /// <param name="act">What is done to it: 訂正, 消除 or 記録.</param>
    /// <param name="item">The item's word; null for a whole matter.</param>
    internal static CorrectionTarget? Find(FamilyRegister register, string person, string matter, string act, string? item)
    {
        var entry = EntryNamed(register, person);
        if (matter == HeadColumn)
        {
            return person == WholeRegister && act == CorrectionForm.Correct && OfHead(register).Where(i => i.Word == item).ToList() is [var head]
                ? new(null, null, default, HeadColumn, null, null, head.Word, head.Value) : null;
        }

        if (matter == Column)
        {
            return entry is { } at && item is not null && ItemsOf(register.Entries[at], act).Where(i => i.Word() == item).ToList() is [var found]
                ? new(at, null, default, Column, null, found, item, found.Of(register.Entries[at]) ?? "") : null;
        }

        if (MatterNamed(register, person, matter) is not var (recorded, index))
        {
            return null;
        }

        var place = new MatterPlace(entry, index);
        return item is null ? new(entry, recorded, place, recorded.Title, null, null, "", "")
            : act == CorrectionForm.Add ? LeftOut.LabelsOf(recorded).Contains(item) ? new(entry, recorded, place, recorded.Title, null, null, item, "") : null
            : Lines(recorded).Where(l => l.Word == item).ToList() is [var line]
                ? new(entry, recorded, place, recorded.Title, line.At, null, recorded.Lines[line.At].Label, recorded.Lines[line.At].Value) : null;
    }

    /// <summary>The word of an entry.</summary>
    internal static string WordOf(FamilyRegister register, int entry) => Entries(register)[entry].Word;

    /// <summary>The word of a matter, or null for one that is not corrected.</summary>
    internal static string? WordOf(IReadOnlyList<Matter> matters, int index) => Recorded(matters).FirstOrDefault(m => m.At == index).Word;

    /// <summary>The place of the entry that the word names, or null.</summary>
    internal static int? EntryNamed(FamilyRegister register, string person) =>
        Entries(register).Where(e => e.Word == person).Select(e => (int?)e.At).FirstOrDefault();

    private static (Matter Matter, int Index)? MatterNamed(FamilyRegister register, string person, string word)
    {
        IReadOnlyList<Matter> matters = person == WholeRegister ? register.Matters
            : EntryNamed(register, person) is { } at ? register.Entries[at].Matters : [];
        return Recorded(matters).Where(m => m.Word == word).ToList() is [var found] ? (found.Matter, found.At) : null;
    }

    private static IReadOnlyList<(string Word, int At)> Entries(FamilyRegister register) =>
        Numbered(register.Entries.Select((e, i) => (e.GivenName.Length == 0 ? "(名未定)" : e.GivenName, i)));

    private static IEnumerable<(string Word, int At, Matter Matter)> Recorded(IReadOnlyList<Matter> matters) =>
        Numbered(matters.Select((m, i) => (m.Title, i)).Where(m => matters[m.i].Lines.Count > 0 && !Corrections.Contains(m.Title)))
            .Select(m => (m.Word, m.At, matters[m.At]));

    private static IReadOnlyList<(string Word, int At)> Lines(Matter matter) =>
        Numbered(matter.Lines.Select((l, i) => (l.Label, i)).Where(l => matter.Lines[l.i].Children.Count == 0));

    private static IEnumerable<(string Word, string Value)> OfHead(FamilyRegister register) =>
        new (string, string?)[] { (Domicile, register.Domicile.Text), (FamilyName, register.FamilyName), (FamilyNameKana, register.FamilyNameKana) }.Where(i => i.Item2 is not null).Select(i => (i.Item1, i.Item2!));

    // 名 goes by a notification (名未定 is no correction); what may not be empty stays.
    private static IEnumerable<EntryItem> ItemsOf(RegisterEntry entry, string act) => EntryItems.All.Where(i => i.Of(entry) is { Length: > 0 }
        ? act == CorrectionForm.Correct || (act == CorrectionForm.Erase && i.MayBeEmpty() && i != EntryItem.GivenName)
        : act == CorrectionForm.Add && CanBeLeftOut.Contains(i));

    private static List<(string Word, int At)> Numbered(IEnumerable<(string Word, int At)> words)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = new List<(string, int)>();
        foreach (var (word, at) in words)
        {
            var count = seen[word] = seen.GetValueOrDefault(word) + 1;
            numbered.Add((count == 1 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}({count})"), at));
        }

        return numbered;
    }

    private static Choice ChoiceOf((string Word, int At, Matter Matter) m) => new(m.Word, $"{m.Word}　{m.Matter.Lines[0].Label} {m.Matter.Lines[0].Value}");

    private static string Describe(RegisterEntry entry) =>
        $"{entry.Spouse?.Word() ?? entry.Relationship}　{entry.BirthDate.Text}生{(entry.IsRemoved ? "　除籍" : "")}";
}
