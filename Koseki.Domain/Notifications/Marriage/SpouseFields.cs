using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>The boxes that the paper has once for the husband and once for the wife.</summary>
/// <param name="key">husband or wife.</param>
/// <param name="word">夫 or 妻.</param>
/// <param name="sex">The sex of the column.</param>
internal sealed class SpouseFields(string key, string word, Sex sex) : CoupleFields(key, word)
{
    internal string Key { get; } = key;

    internal string Word { get; } = word;

    internal Sex Sex { get; } = sex;

    internal PersonRole Person { get; } = new(key, word + "の", sex);

    internal FieldKey History { get; } = new($"{key}.history");

    internal FieldKey EndedOn { get; } = new($"{key}.formerMarriageEnded");

    internal FieldKey Identity { get; } = new($"{key}.identity");

    internal FieldKey Capacity { get; } = new($"{key}.capacity");

    /// <inheritdoc/>
    protected override string SignatureArticle => "戸籍法29条、民法739条2項";

    internal FormField IdentityField => new(Identity, $"{Word}の本人確認", FieldKind.Choice)
    {
        Required = true,
        Article = "戸籍法27条の2第1項・第2項",
        Visible = d => !MarriageForm.IsAbroad(d),
        Choices = MarriageForm.Choices(MarriageForm.Identified, "来庁していない、または確認できない"),
    };

    internal FormField CapacityField => new(Capacity, $"{Word}の婚姻要件の証明", FieldKind.Choice)
    {
        IsOfOffice = true,
        Required = true,
        Article = "法の適用に関する通則法24条、戸籍法施行規則63条",
        Visible = d => IsForeign(d) && !MarriageForm.IsAbroad(d),
        Choices = MarriageForm.Choices(MarriageForm.Certified, MarriageForm.Declared, MarriageForm.Uncertified),
    };

    /// <inheritdoc/>
    internal override bool IsForeign(Draft draft) => draft[Person.Register.Where] == MarriageForm.Foreigner;

    internal bool HasFormerMarriage(Draft draft) => draft[History] is { Length: > 0 } history && history != MarriageForm.FirstMarriage;

    internal IEnumerable<FormField> ParentFields() => Person.ParentFields("戸籍法施行規則56条", d => !IsForeign(d));

    internal IEnumerable<FormField> HistoryFields() =>
    [
        new(History, $"{Word}の初婚・再婚の別", FieldKind.Choice) { Required = true, Article = "戸籍法施行規則56条", Choices = MarriageForm.Choices(MarriageForm.FirstMarriage, "再婚(死別)", "再婚(離別)"), Known = KnownHistory },
        new(EndedOn, $"{Word}の前の婚姻が解消した日", FieldKind.Date) { Required = true, Article = "戸籍法施行規則56条", Visible = HasFormerMarriage, Known = (d, r) => Dissolution(d, r)?.On.Text },
    ];

    internal IEnumerable<FormField> WorkFields() =>
    [
        new(new($"{Key}.householdWork"), $"{Word}の同居前の世帯のおもな仕事", FieldKind.Choice) { Choices = [.. Works.Select(w => new Choice(w[..1], w))] },
        new(new($"{Key}.occupation"), $"{Word}の職業", FieldKind.Text) { Support = "国勢調査の年だけ" },
    ];

    private static readonly string[] Works =
    [
        "1 農業だけまたは農業とその他", "2 自由業・商工業・サービス業等の個人経営", "3 勤め人(企業・官公庁 1〜99人)",
        "4 勤め人(100人以上・会社役員等)", "5 1〜4にあてはまらない", "6 仕事をしている者がいない",
    ];

    private string? KnownHistory(Draft draft, RegisterSet registers) => Dissolution(draft, registers) switch
    {
        (_, MatterTitles.Divorce or MatterTitles.AnnulmentOfMarriage) => "再婚(離別)",
        not null => "再婚(死別)",
        _ => null,
    };

    private (Calendar.RegisterDate On, string By)? Dissolution(Draft draft, RegisterSet registers) =>
        Person.EntryIn(draft, registers) is { } entry ? Couple.LastDissolution(entry) : null;
}
