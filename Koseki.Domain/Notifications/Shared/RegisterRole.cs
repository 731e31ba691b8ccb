using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// The boxes by which a paper names a register in one role: a register of this city by its number, or one of another
/// municipality by 本籍, its municipality and 筆頭者.
/// </summary>
/// <param name="key">Prefix of the field keys, e.g. <c>husband</c>.</param>
/// <param name="whose">Prefix of the labels, e.g. 夫の.</param>
public sealed class RegisterRole(string key, string whose)
{
    /// <summary>The register is one of this city.</summary>
    public const string Here = "この市の戸籍";

    /// <summary>The register is one of another municipality.</summary>
    public const string Elsewhere = "他の市区町村の戸籍";

    /// <summary>この市の戸籍 or 他の市区町村の戸籍, or a further choice of the kind.</summary>
    public FieldKey Where { get; } = new($"{key}.where");

    /// <summary>The register of ours.</summary>
    public FieldKey Register { get; } = new($"{key}.register");

    /// <summary>本籍 of a register elsewhere.</summary>
    public FieldKey Domicile { get; } = new($"{key}.domicile");

    /// <summary>The municipality that keeps it.</summary>
    public FieldKey Municipality { get; } = new($"{key}.municipality");

    /// <summary>Its 筆頭者.</summary>
    public FieldKey Head { get; } = new($"{key}.head");

    /// <summary>What a person picked in the search says in another box of the paper; null when the paper names nobody in this role.</summary>
    public Func<FamilyRegister, RegisterEntry, (FieldKey Box, string Text)>? Picked { get; init; }

    /// <summary>Whether the draft names a register of ours.</summary>
    public bool IsHere(Draft draft) => draft[Where] == Here;

    /// <summary>Whether the draft names a register elsewhere.</summary>
    public bool IsElsewhere(Draft draft) => draft[Where] == Elsewhere;

    /// <summary>
    /// Whether the draft says where the person is recorded: in a register of ours that is chosen, at a 本籍 elsewhere, or in
    /// none (a foreigner, 不明).
    /// </summary>
    public bool IsSaid(Draft draft) => draft[Where].Length > 0
        && (IsHere(draft) ? draft.RegisterIn(Register) is not null : !IsElsewhere(draft) || draft[Domicile].Length > 0);

    /// <summary>本籍 as far as the draft says it, the words of another choice (外国人, 不明), or nothing.</summary>
    public string DomicileIn(Draft draft, RegisterSet registers) =>
        IsElsewhere(draft) ? draft[Domicile]
        : IsHere(draft) ? draft.RegisterIn(Register) is { } id ? registers.Find(id)?.Domicile.Text ?? "" : ""
        : draft[Where];

    /// <summary>The boxes in the paper's order.</summary>
    /// <param name="article">The article the role rests on.</param>
    /// <param name="further">Choices besides the two, e.g. 外国人.</param>
    public IEnumerable<FormField> Fields(string article, params string[] further) =>
    [
        new(Where, $"{whose}本籍の所在", FieldKind.Choice) { Required = true, Article = article, Places = this, Choices = [.. new[] { Here, Elsewhere }.Concat(further).Select(c => new Choice(c, c))] },
        new(Register, $"{whose}戸籍(本籍・筆頭者)", FieldKind.Register) { Required = true, Article = article, Visible = IsHere, Picked = Picked, Support = "F3 で検索します。" },
        new(Domicile, $"{whose}本籍", FieldKind.Domicile) { Required = true, Article = article, Visible = IsElsewhere, Width = 40, Support = "戸籍のとおり(例: 埼玉県春日部市粕壁六丁目2番地)" },
        new(Municipality, $"{whose}本籍地の市区町村", FieldKind.Municipality) { Required = true, Article = article, Visible = IsElsewhere, Support = "通知先になります(例: 埼玉県春日部市、さいたま市浦和区)" },
        new(Head, $"{whose}戸籍の筆頭者", FieldKind.Name) { Required = true, Article = article, Visible = IsElsewhere, Support = "氏名を続けて書きます。" },
    ];

    /// <summary>The register elsewhere that the paper names; what is missing is reported and stands as missing.</summary>
    /// <param name="reader">Reads the paper.</param>
    /// <param name="mayBeOurs">Whether a requirement of the kind says itself that the 本籍 lies here.</param>
    public RegisterElsewhere ReadElsewhere(DraftReader reader, bool mayBeOurs = false)
    {
        var municipality = reader.Text(Municipality);
        var domicile = reader.Text(Domicile);
        if (reader.IsReadable(Municipality) && reader.IsReadable(Domicile) && !NewMunicipality.IsIn(reader.Circumstances, domicile, municipality))
        {
            reader.Unreadable(Municipality, $"本籍「{domicile}」は「{municipality}」にありません。", "本籍のとおり、都道府県(指定都市は市)から書いてください。");
        }

        if (!mayBeOurs && reader.IsReadable(Domicile) && reader.Circumstances.LocalityOf(domicile) == Locality.Ours)
        {
            reader.Unreadable(Domicile, "本籍は当市にあります。", "「本籍の所在」をこの市の戸籍として、戸籍を選んでください。");
        }

        return new(new(domicile), reader.Text(Head), municipality);
    }
}
