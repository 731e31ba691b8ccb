using Koseki.Domain.Places;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>新しい本籍地の市区町村: read with the new 本籍, which has to lie in it.</summary>
internal static class NewMunicipality
{
    /// <summary>The municipality when it is another one, or null; a 本籍 that does not lie in it is reported.</summary>
    internal static string? Read(DraftReader reader, FieldKey domicileBox, FieldKey municipalityBox)
    {
        var isElsewhere = reader.IsVisible(municipalityBox);
        var municipality = isElsewhere ? reader.Text(municipalityBox) : null;
        Check(reader, domicileBox, isElsewhere ? municipalityBox : null, municipality);
        return municipality;
    }

    /// <summary>Reports a new 本籍 that does not lie in the municipality of the box, or in ours where there is none.</summary>
    internal static void Check(DraftReader reader, FieldKey domicileBox, FieldKey? municipalityBox, string? municipality)
    {
        if (reader.Optional(domicileBox) is not { } domicile || (municipalityBox is { } box && !reader.IsReadable(box)))
        {
            return;
        }

        var c = reader.Circumstances;
        if (municipality is not null && !IsIn(c, domicile, municipality))
        {
            reader.Unreadable(domicileBox, $"新しい本籍「{domicile}」は「{municipality}」にありません。", "新しい本籍の所在か、本籍の書き方を確かめてください。");
        }
        else if (municipality is null)
        {
            DemandOurs(reader, domicileBox, domicile);
        }
    }

    /// <summary>A new 本籍 that may lie here or elsewhere; one of which the dictionary does not say where is reported.</summary>
    internal static RegisteredDomicile? ReadAnywhere(DraftReader reader, FieldKey box)
    {
        if (reader.Optional(box) is not { } domicile)
        {
            return null;
        }

        if (reader.Circumstances.LocalityOf(domicile) == Locality.Unknown)
        {
            SayUnknown(reader, box, domicile);
        }

        return new(domicile);
    }

    private static void SayUnknown(DraftReader reader, FieldKey box, string domicile) =>
        reader.Unreadable(box, $"新しい本籍「{domicile}」の市区町村が住所辞書にありません。", "都道府県(指定都市は市と区)から、受理の日の市区町村の名で書いてください。分からないときは照会してください。");

    /// <summary>Reports a new 本籍 of ours that lies elsewhere, or of which the dictionary does not say where.</summary>
    private static void DemandOurs(DraftReader reader, FieldKey box, string domicile)
    {
        switch (reader.Circumstances.LocalityOf(domicile))
        {
            case Locality.Elsewhere:
                reader.Unreadable(box, $"新しい本籍「{domicile}」は「{reader.Circumstances.Here.Display}」にありません。", "新しい本籍の所在か、本籍の書き方を確かめてください。");
                break;
            case Locality.Unknown:
                SayUnknown(reader, box, domicile);
                break;
            case Locality.Ours:
                break;
        }
    }

    /// <summary>
    /// Whether a 本籍 lies in a municipality that stands in another box: their codes are the same. Where one of the two names none
    /// that is known, the two boxes have to agree to the letter.
    /// </summary>
    internal static bool IsIn(Circumstances c, string domicile, string municipality) =>
        c.Municipalities.Of(domicile, c.ReceiptDate) is { } its && c.Municipalities.Of(municipality, c.ReceiptDate) is { } named
            ? its.Code == named.Code
            : domicile.StartsWith(municipality, StringComparison.Ordinal);
}
