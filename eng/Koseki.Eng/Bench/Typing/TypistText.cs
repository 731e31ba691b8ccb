using Koseki.Domain.Notifications;

namespace Koseki.Eng.Bench.Typing;

/// <summary>One stroke of a typist: a letter key, or a piece of text composed by the input method in several steps.</summary>
/// <param name="Text">What it adds.</param>
/// <param name="Steps">What the input method shows before it; none for a letter key.</param>
internal sealed record Stroke(string Text, IReadOnlyList<string> Steps);

/// <summary>What a typist types into a box of a kind: words of the field, rare characters and wrong spellings among them.</summary>
internal sealed class TypistText(Random random)
{
    private static readonly (string Reading, string Text)[] Names =
        [("こしがや", "越谷"), ("みさき", "美咲"), ("わたなべ", "渡邉"), ("よしだ", "𠮷田"), ("かつらぎ", "葛\U000E0102城"), ("たかはし", "髙𣘺"), ("しんいちろう", "慎一郎"), ("はなこ", "花子"), ("ゆい", "結衣")];

    private static readonly (string Reading, string Text)[] Words =
        [("さいたまけん", "埼玉県"), ("こしがやし", "越谷市"), ("ひがしこしがや", "東越谷"), ("いっちょうめ", "一丁目"), ("ばんち", "番地"), ("びょういん", "病院"), ("おなじ", "同じ"), ("とどけで", "届出")];

    private static readonly string[] Kana = ["ミサキ", "みさき", "ワタナベ", "ｶｻｲ", "ヨシダ", "はなこ"];
    private static readonly string[] Dates = ["R8.9.1", "r080901", "令和8年9月1日", "H10.4.2", "S55-3-9", "不詳", "R8.13.1"];
    private static readonly string[] Times = ["9:15", "915", "午前9時15分", "15時", "25:00"];

    /// <summary>The strokes for a box.</summary>
    internal IReadOnlyList<Stroke> For(FieldKind kind, int register) => kind switch
    {
        FieldKind.Name => [.. Composed(Names, 1 + random.Next(2)), .. random.Next(6) == 0 ? Letters("　") : [], .. random.Next(3) == 0 ? Composed(Names, 1) : []],
        FieldKind.Kana => random.Next(2) == 0 ? Letters(Pick(Kana)) : [new(Pick(Kana), ["み", "みs", "みさ"])],
        FieldKind.Date => Letters(Pick(Dates)),
        FieldKind.Time => Letters(Pick(Times)),
        FieldKind.Number => Letters(random.Next(500, 4000).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        FieldKind.Register => Letters(register.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        FieldKind.Note => [.. Composed(Words, 2), new("\n", []), .. Composed(Words, 1), new("\n", []), .. Letters("12x")],
        FieldKind.Text or FieldKind.Address or FieldKind.Domicile or FieldKind.Municipality or FieldKind.Choice or FieldKind.Check =>
            [.. Composed(Words, 1 + random.Next(3)), .. Letters(random.Next(1, 99).ToString(System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static Stroke[] Letters(string text) => [.. text.EnumerateRunes().Select(r => new Stroke(r.ToString(), []))];

    // さ さ い さいた …, then the conversion that is committed.
    private IEnumerable<Stroke> Composed((string Reading, string Text)[] from, int count) => Enumerable.Range(0, count).Select(_ => Pick(from))
        .Select(w => new Stroke(w.Text, [.. Enumerable.Range(1, w.Reading.Length).Select(n => w.Reading[..n]), w.Text]));

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
