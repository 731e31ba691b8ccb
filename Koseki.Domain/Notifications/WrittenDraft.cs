using Koseki.Domain.Characters;

namespace Koseki.Domain.Notifications;

/// <summary>What of a draft is written into a register: the text of each box as the gate lets it pass, by the kind of the box.</summary>
public static class WrittenDraft
{
    /// <summary>The whole draft.</summary>
    public static Draft Of(Form form, Draft typed, ICharacterTable table)
    {
        var written = typed;
        foreach (var field in form.Fields)
        {
            var text = typed[field.Key];
            var mapped = text.Length == 0 ? text : Of(field, text, table);
            if (!string.Equals(mapped, text, StringComparison.Ordinal))
            {
                written = written.With(field.Key, mapped);
            }
        }

        return written;
    }

    /// <summary>The text of one box as it is read.</summary>
    public static string Of(FormField field, string typed, ICharacterTable table) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Check or FieldKind.Register => typed,
        FieldKind.Number => AsciiWidth.ToHalf(CharacterGate.Write(typed, GatedText.Line, table)).Trim(' ', TextMapping.Space),
        FieldKind.Text or FieldKind.Note or FieldKind.Name or FieldKind.Kana or FieldKind.Date or FieldKind.Time
            or FieldKind.Address or FieldKind.Domicile or FieldKind.Municipality => CharacterGate.Write(typed, SortOf(field), table).Trim(' ', TextMapping.Space),
    };

    /// <summary>
    /// What stands in one box when it was left: as it is read, a 振り仮名 in katakana without spaces besides. Empty changes for
    /// a text that stays.
    /// </summary>
    public static (string Text, IReadOnlyList<string> Changes) OnLeaving(FormField field, string typed, ICharacterTable table)
    {
        var written = Of(field, typed, table);
        return field.Kind switch
        {
            FieldKind.Register => (RegisterNumber(typed), []),
            FieldKind.Kana => (string.Concat(KanaWidth.ToKatakana(written).Where(c => !TextMapping.IsSpace(c))), []),
            FieldKind.Choice or FieldKind.Check => (typed, []),
            FieldKind.Number or FieldKind.Text or FieldKind.Note or FieldKind.Name or FieldKind.Date or FieldKind.Time
                or FieldKind.Address or FieldKind.Domicile or FieldKind.Municipality => (written, TextMapping.Apply(typed, table).Changes),
        };
    }

    /// <summary>How the gate takes the text of a box.</summary>
    public static GatedText SortOf(FormField field) => field.Kind switch
    {
        FieldKind.Name when !field.IsAnyText => GatedText.Name,
        FieldKind.Note => GatedText.Lines,
        FieldKind.Name or FieldKind.Text or FieldKind.Kana or FieldKind.Date or FieldKind.Time or FieldKind.Choice or FieldKind.Check or FieldKind.Number
            or FieldKind.Register or FieldKind.Address or FieldKind.Domicile or FieldKind.Municipality => GatedText.Line,
    };

    // The letter may be left out, and the width does not matter: R12, １２ and ｒ12 mean the same register.
    private static string RegisterNumber(string typed)
    {
        var plain = AsciiWidth.ToHalf(KanaWidth.ToFullWidth(typed)).Trim().ToUpperInvariant();
        return plain.Length > 0 && plain.All(char.IsAsciiDigit) ? "R" + plain : plain;
    }
}
