namespace Koseki.Domain.Registers;

/// <summary>
/// One line of a matter: the 【label】 (インデックス) and its value, both exactly as on the register
/// (half-width digits; the paper widens them). 【従前の記録】 has an empty value and its old lines as children.
/// </summary>
/// <param name="Label">The words between 【 and 】.</param>
/// <param name="Value">The value; empty only for a line that has children.</param>
public sealed record MatterLine(string Label, string Value)
{
    /// <summary>The label of the line that keeps what stood before a correction.</summary>
    public const string FormerRecord = "従前の記録";

    /// <summary>The label of the line below which stands what a 追完 has brought.</summary>
    public const string RecordedNow = "記録の内容";

    /// <summary>The lines below this one (【従前の記録】, 【記録の内容】).</summary>
    public ValueList<MatterLine> Children { get; init; } = [];
}

/// <summary>
/// 段落ち: what was corrected, updated, erased or recorded later, written one step in below the matter it belongs to.
/// </summary>
/// <param name="Title">訂正, 更正, 消除, 記録, 移記 or 追完.</param>
/// <param name="Lines">Its lines in order.</param>
public sealed record Amendment(string Title, ValueList<MatterLine> Lines);

/// <summary>A recorded matter: a title and 【label】 lines in the order of the record example (戸籍法施行規則 付録25号).</summary>
/// <param name="Title">The title unstretched, e.g. 出生 (the paper prints 出　　生).</param>
/// <param name="Lines">The lines in order.</param>
public abstract record Matter(string Title, ValueList<MatterLine> Lines)
{
    /// <summary>段落ち below this matter, oldest first.</summary>
    public ValueList<Amendment> Amendments { get; init; } = [];

    /// <summary>受付番号 of the notification that wrote it (令8-123); null for what was migrated.</summary>
    public string? Receipt { get; init; }

    /// <summary>Whether the whole matter has been erased (消除): only its title and the 段落ち with its old lines are left.</summary>
    public bool IsErased => Lines.Count == 0 && Amendments.Any(a => a.Title == MatterTitles.Erasure);

    /// <summary>The value of the first line with this label, or null.</summary>
    public string? this[string label] => Lines.FirstOrDefault(l => l.Label == label)?.Value;
}

/// <summary>戸籍事項: a matter of the whole register (戸籍法施行規則34条).</summary>
public sealed record RegisterMatter(string Title, ValueList<MatterLine> Lines) : Matter(Title, Lines);

/// <summary>身分事項: a matter of one person (戸籍法施行規則35条).</summary>
public sealed record StatusMatter(string Title, ValueList<MatterLine> Lines) : Matter(Title, Lines);

/// <summary>
/// Where a matter stands in its register. Matters and entries are only ever added at the end, so a place means the same matter
/// in every later generation.
/// </summary>
/// <param name="Entry">Place of the entry, from 0; null for a 戸籍事項.</param>
/// <param name="Index">Place of the matter, from 0.</param>
public readonly record struct MatterPlace(int? Entry, int Index);
