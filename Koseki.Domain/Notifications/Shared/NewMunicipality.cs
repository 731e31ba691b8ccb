namespace Koseki.Domain.Notifications.Shared;

/// <summary>新しい本籍地の市区町村: read with the new 本籍, which has to begin with it.</summary>
internal static class NewMunicipality
{
    /// <summary>The municipality when it is another one, or null; a 本籍 that does not lie in it is reported.</summary>
    internal static string? Read(DraftReader reader, FieldKey domicileBox, FieldKey municipalityBox)
    {
        var isElsewhere = reader.IsVisible(municipalityBox);
        var municipality = isElsewhere ? reader.Text(municipalityBox) : reader.Circumstances.Here.Display;
        if (reader.Optional(domicileBox) is { } domicile && reader.IsReadable(municipalityBox) && !domicile.StartsWith(municipality, StringComparison.Ordinal))
        {
            reader.Unreadable(domicileBox, $"新しい本籍「{domicile}」は「{municipality}」で始まっていません。", "新しい本籍の所在か、本籍の書き方を確かめてください。");
        }

        return isElsewhere ? municipality : null;
    }
}
