namespace Koseki.Eng.Tamper;

/// <summary>What somebody does who owns the database and the data folder, but neither the key nor the second folder.</summary>
internal enum TamperKind
{
    /// <summary>A value of a row is changed.</summary>
    Change,

    /// <summary>A row is deleted.</summary>
    Delete,

    /// <summary>A row is copied under another key.</summary>
    Insert,

    /// <summary>Two rows of a table exchange their contents.</summary>
    Swap,

    /// <summary>A value is put where its column cannot hold it (and the schema bent, where it stands in the way).</summary>
    Type,

    /// <summary>The last rows of the journal, of the record of states or of today's looks go, with all they name.</summary>
    Truncate,

    /// <summary>Database and anchors are taken back to an older copy.</summary>
    OldCopy,

    /// <summary>The anchors are removed, emptied or cut.</summary>
    Anchors,

    /// <summary>An image's file is changed, cut, removed, exchanged with another's, or one is added.</summary>
    Contents,

    /// <summary>An older state of a row is put back and named again by a further row of the chain.</summary>
    Rename,
}

/// <summary>A kind in words.</summary>
internal static class TamperKinds
{
    /// <summary>The word of a kind.</summary>
    public static string Word(this TamperKind kind) => kind switch
    {
        TamperKind.Change => "書き換え",
        TamperKind.Delete => "削除",
        TamperKind.Insert => "追加",
        TamperKind.Swap => "入れ替え",
        TamperKind.Type => "型の違い",
        TamperKind.Truncate => "末尾の切り取り",
        TamperKind.OldCopy => "古い写し",
        TamperKind.Anchors => "アンカーの除去",
        TamperKind.Contents => "画像の中身",
        TamperKind.Rename => "二度目の記名",
    };
}
