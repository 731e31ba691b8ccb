using System.Globalization;
using Koseki.Domain.Notifications;

namespace Koseki.Web.Components.Forms;

/// <summary>A choice as a box shows it: its digit, by which the keyboard chooses it, and its words.</summary>
public static class ChoiceWords
{
    /// <summary><c>1 初婚</c>; words that bring their digit from the paper (<c>1 農業だけ…</c>) keep it.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="index">Its place, from 0.</param>
    public static string Of(Choice choice, int index)
    {
        var words = choice.Name.Length > 0 ? $"{choice.Label}　{choice.Name}" : choice.Label;
        return words.Length > 0 && char.IsAsciiDigit(words[0]) ? words : string.Create(CultureInfo.InvariantCulture, $"{index + 1} {words}");
    }
}
