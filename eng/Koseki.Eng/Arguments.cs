using System.Globalization;

namespace Koseki.Eng;

/// <summary>The words behind a verb: <c>--name value</c> pairs, <c>--flag</c>s and positionals.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string?> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Reads the words; a name followed by another name (or nothing) is a flag.</summary>
    public Arguments(IReadOnlyList<string> words)
    {
        var positionals = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                positionals.Add(words[i]);
            }
            else if (i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                named[words[i][2..]] = words[++i];
            }
            else
            {
                named[words[i][2..]] = null;
            }
        }

        Positionals = positionals;
    }

    /// <summary>The words without a name.</summary>
    public IReadOnlyList<string> Positionals { get; }

    /// <summary>Whether a flag was given.</summary>
    public bool Has(string name)
    {
        used.Add(name);
        return named.ContainsKey(name);
    }

    /// <summary>The value of a name, or null.</summary>
    public string? Optional(string name)
    {
        used.Add(name);
        return named.GetValueOrDefault(name);
    }

    /// <summary>The value of a name that must be given.</summary>
    public string Required(string name) =>
        Optional(name) ?? throw new UsageException($"--{name} を指定してください。");

    /// <summary>A whole number, or the default.</summary>
    public int Number(string name, int otherwise) =>
        Optional(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"--{name} には整数を指定してください(「{text}」は整数ではありません)。");

    /// <summary>Throws when a name was given that the verb did not ask for.</summary>
    public void RefuseUnknown()
    {
        if (named.Keys.FirstOrDefault(n => !used.Contains(n)) is { } stray)
        {
            throw new UsageException($"--{stray} という指定はありません。");
        }
    }
}

/// <summary>The verb was called wrongly.</summary>
public sealed class UsageException(string message) : Exception(message);
