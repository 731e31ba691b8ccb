using System.Text.Json;

namespace Koseki.Infrastructure.Chains;

/// <summary>What a row of a chain names, in words.</summary>
internal static class Namings
{
    private const int Most = 500;

    /// <summary>Table and key of each naming, at most 500 of them.</summary>
    internal static string Text(JsonElement rows)
    {
        var count = rows.GetArrayLength();
        return string.Join("、", rows.EnumerateArray().Take(Most).Select(r => $"{r[0].GetString()} の {r[1].GetString()}")) + (count > Most ? $" ほか {count - Most} 行" : "");
    }
}
