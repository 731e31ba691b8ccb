namespace Koseki.Domain.Notifications.Shared;

/// <summary>The boxes that a paper has once for the husband and once for the wife.</summary>
/// <param name="key">husband or wife.</param>
/// <param name="word">夫 or 妻.</param>
internal abstract class CoupleFields(string key, string word)
{
    internal FieldKey Nationality { get; } = new($"{key}.nationality");

    internal FieldKey Address { get; } = new($"{key}.address");

    internal FieldKey Signed { get; } = new($"{key}.signed");

    internal FormField NationalityField => new(Nationality, $"{Whose}国籍", FieldKind.Text) { Required = true, Article = "戸籍法施行規則36条2項", Visible = IsForeign, Support = "例: アメリカ合衆国" };

    internal FormField AddressField => new(Address, $"{Whose}住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ" };

    internal FormField SignatureField => new(Signed, $"{Whose}署名がある", FieldKind.Check) { Article = SignatureArticle };

    /// <summary>What the labels of the boxes begin with, e.g. 夫の.</summary>
    protected string Whose { get; } = word + "の";

    /// <summary>The articles by which the person signs.</summary>
    protected abstract string SignatureArticle { get; }

    /// <summary>Whether the draft says that the person is a foreigner.</summary>
    internal abstract bool IsForeign(Draft draft);
}
