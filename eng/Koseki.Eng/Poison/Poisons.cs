namespace Koseki.Eng.Poison;

/// <summary>One poisoned thing: rows for the feeds, and who must get nothing afterwards.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Source">Feed.</param>
/// <param name="Rows">Rows, to be sent together.</param>
/// <param name="Closed">宛名番号 that must get nothing.</param>
/// <param name="Serials">Serials that must get nothing although nobody had them before.</param>
internal sealed record Poison(string Name, string Source, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Closed, IReadOnlyList<(string Issuer, string Serial)> Serials)
{
    /// <summary>Whether only 戸籍の証明書 must not come out: what is said of the register, or of the link to it, leaves papers alone that show nothing of it.</summary>
    public bool RegisterOnly => Source == "link" || Name is "別の本籍" or "別の筆頭者" or "本籍なし";
}

/// <summary>The poisons by kind. Each takes one or two people whom no other one touches.</summary>
internal static class Poisons
{
    private const string SealOfAnother = "登録番号を別の人のものに";

    private static readonly IReadOnlyList<(string Name, string Source, Func<Victim, Victim, int, (string[][] Rows, bool Both)> Make)> Kinds =
    [
        ("有効の後に抑止", "resident", (x, _, _) => ([x.With(1, "ACTIVE"), x.With(1, "SUPPRESSED")], false)),
        ("抑止の後に有効", "resident", (x, _, _) => ([x.With(1, "SUPPRESSED"), x.With(1, "ACTIVE")], false)),
        ("死亡の後に有効", "resident", (x, _, _) => ([x.With(1, "DEAD"), x.With(1, "ACTIVE")], false)),
        ("余分な列", "resident", (x, _, _) => ([[.. x.With(1, "SUPPRESSED"), "x"]], false)),
        ("足りない列", "resident", (x, _, _) => ([[.. x.With(1, "SUPPRESSED")[..4]]], false)),
        ("知らない状態と正しい行", "resident", (x, _, _) => ([x.With(1, "STOPPED"), x.With(1, "ACTIVE")], false)),
        ("ない日", "resident", (x, _, _) => ([x.With(2, "1990-02-30")], false)),
        ("ずれた列", "resident", (x, _, _) => ([["", .. x.With(1, "SUPPRESSED")]], false)),
        ("壊れた字", "resident", (x, _, _) => ([[.. x.With(3, "越\uFFFD")]], false)),
        ("別の生年月日", "resident", (x, _, _) => ([x.With(2, x.Row[2] == "1931-01-01" ? "1931-01-02" : "1931-01-01")], false)),
        ("別の人の氏名", "resident", (x, y, _) => ([x.With(3, y.Row[3] + "々")], false)),
        ("別の本籍", "resident", (x, _, _) => ([x.With(4, "埼玉県越谷市大字ない町99999番地")], false)),
        ("別の筆頭者", "resident", (x, y, _) => ([x.With(5, y.Row[5] + "々")], false)),
        ("本籍なし", "resident", (x, _, _) => ([x.With(4, "")], false)),
        ("失効に余分な列", "jpki", (x, _, _) => ([[.. x.Binding("REVOKED"), "extra"]], false)),
        ("失効に足りない列と正しい行", "jpki", (x, _, _) => ([x.Binding("REVOKED")[..4], x.Binding("ACTIVE")], false)),
        ("知らない状態", "jpki", (x, _, _) => ([x.Binding("revoked")], false)),
        ("壊れた発行者鍵", "jpki", (x, _, _) => ([["?", .. x.Binding("REVOKED")[1..]]], false)),
        ("別の人に結び直す", "jpki", (x, y, _) => ([[.. x.Binding("ACTIVE")[..3], y.Number, "ACTIVE"]], true)),
        ("別の人の失効", "jpki", (x, y, _) => ([[.. x.Binding("ACTIVE")[..3], y.Number, "REVOKED"]], true)),
        ("新しい証明書を二人に", "jpki", (x, y, n) => ([[x.Card.IssuerKeyId, New(n), "CARD", x.Number, "ACTIVE"], [x.Card.IssuerKeyId, New(n), "CARD", y.Number, "ACTIVE"]], true)),
        ("失効の後に有効", "jpki", (x, _, _) => ([.. x.Cards.Select(c => (string[])[c.Card.IssuerKeyId, c.Card.Serial, c.Card.Means, x.Number, "REVOKED"]), x.Binding("ACTIVE")], false)),
        ("一つの登録番号を二人に", "sealstop", (x, y, n) => ([[$"88{n:00000000}", "1", x.Number, "INQUIRY"], [$"88{n:00000000}", "1", y.Number, "INQUIRY"]], true)),
        ("読めない印鑑登録の停止", "sealstop", (x, _, n) => ([[$"88{n:00000000}", "1", x.Number, "STOP"]], false)),
        (SealOfAnother, "seal", (x, y, _) => ([[.. x.Seal!.Select((c, i) => i == 2 ? "2" : i == 3 ? y.Number : c)]], true)),
        ("別の人に向け直す", "link", (x, y, _) => ([[x.Number, y.Person]], true)),
        ("二つめの宛名番号", "link", (x, _, n) => ([[$"77{n:00000000}", x.Person]], false)),
        ("読めない結び付き", "link", (x, _, _) => ([[x.Number, "?"]], false)),
    ];

    /// <summary>So many poisons, all kinds in turn, over people taken from the front of the list.</summary>
    public static List<Poison> Make(IReadOnlyList<Victim> victims, int count)
    {
        var (made, next) = (new List<Poison>(), 0);
        for (var n = 0; n < count; n++)
        {
            var (name, source, make) = Kinds[n % Kinds.Count];
            while (name == SealOfAnother && next < victims.Count && victims[next].Seal is null)
            {
                next++;
            }

            if (next + 2 > victims.Count)
            {
                throw new UsageException($"町の人が足りません({victims.Count} 人)。--registers を増やしてください。");
            }

            var (x, y) = (victims[next], victims[next + 1]);
            var (rows, both) = make(x, y, n);
            made.Add(new(name, source, rows, both ? [x.Number, y.Number] : [x.Number], name == "新しい証明書を二人に" ? [(x.Card.IssuerKeyId, New(n))] : []));
            next += both ? 2 : 1;
        }

        return made;
    }

    private static string New(int n) => $"FEED{n:X8}";
}
