namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>更正書: what changed by which 告示 and when, then the register. A batch fills the second part for each of its registers.</summary>
public static class PlaceRenamingForm
{
    private const string Law = "戸籍法施行規則45条・46条";

    /// <summary>変更の種類: a code of <see cref="RenamingCause"/>.</summary>
    public static FieldKey Cause { get; } = new("renaming.cause");

    /// <summary>実施日.</summary>
    public static FieldKey EffectiveOn { get; } = new("renaming.effectiveOn");

    /// <summary>告示.</summary>
    public static FieldKey Notice { get; } = new("renaming.notice");

    /// <summary>The register.</summary>
    public static FieldKey Register { get; } = new("target.register");

    /// <summary>旧の本籍, as the table of places says it.</summary>
    public static FieldKey Former { get; } = new("target.former");

    /// <summary>新しい本籍の表示.</summary>
    public static FieldKey Domicile { get; } = new("target.domicile");

    /// <summary>The boxes that all registers of a batch have in common, in the paper's order.</summary>
    public static IReadOnlyList<FieldKey> Common { get; } = [Cause, EffectiveOn, Notice];

    internal static Form Make() => new("行政区画・土地の名称などの変更による更正書",
    [
        new("(1)", "変更",
        [
            new(Cause, "変更の種類", FieldKind.Choice) { Required = true, Article = Law, Width = 30, Choices = RenamingWords.Causes.All, Support = "住居表示の実施だけでは、本籍は変わりません。" },
            new(EffectiveOn, "実施日", FieldKind.Date) { Required = true, Article = Law, Support = "告示のとおり。" },
            new(Notice, "告示", FieldKind.Text) { Required = true, Article = Law, Width = 30, Support = "例: 越谷市告示第123号" },
        ]),
        new("(2)", "更正する戸籍",
        [
            new(Register, "更正する戸籍(本籍・筆頭者)", FieldKind.Register) { Required = true, Article = Law, Support = "F3 で検索します。" },
            new(Former, "変更前の本籍", FieldKind.Address) { Required = true, Article = Law, Width = 40, Support = "【従前の記録】に残ります。", Known = static (d, r) => d.RegisterIn(Register) is { } id ? r.Find(id)?.Domicile.Text : null },
            new(Domicile, "変更後の本籍", FieldKind.Domicile) { Required = true, Article = Law, Width = 40, Support = "新旧対照表のとおり(例: 埼玉県越谷市増森一丁目1番地)" },
        ]),
    ]);
}
