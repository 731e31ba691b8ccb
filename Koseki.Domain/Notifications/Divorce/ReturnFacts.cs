using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>Which register is the right one for whoever goes back, by what the registers tell (stopping rules D7, D8).</summary>
internal static class ReturnFacts
{
    /// <summary>The register chosen, as records name it; null where a new one is made.</summary>
    internal static string? Chosen(EndingOfMarriage d) => d.Return?.FormerRegister?.Designation ?? d.Return?.FormerElsewhere?.Designation;

    // The person left this very register for this marriage, wherever its 本籍 has gone since.
    internal static bool IsSameRegister(EndingOfMarriage d) =>
        d is { Return.FormerRegister: { } register, Returning: { Place: { } place, MarriedOn: { } on } }
            && register.Entries.Any(e => e.Person == place.Person && e.Removed?.Cause == MatterTitles.Marriage && e.Matters.Any(m => m.Title == MatterTitles.Marriage && m[MatterLabels.MarriedOn] == on.Text));

    internal static bool IsHeadOfChosen(EndingOfMarriage d) =>
        d.Returning is { } returning && Designations.HeadOf(Chosen(d)) is { } head && head == d.Return!.FamilyNameAfter + returning.GivenName;

    /// <summary>氏名 of whoever adopted since the marriage: theirs is the register then (民法810条). Null when there was no such adoption.</summary>
    internal static List<string>? Expected(EndingOfMarriage d) => d.Returning?.Place?.Entry is { } entry ? AdoptersSinceMarriage.Names(entry) : null;

    /// <summary>Whether the register chosen is that of such an adopter; null where there is none, or no register of ours is chosen.</summary>
    internal static Truth? IsAdopters(EndingOfMarriage d, Circumstances c) =>
        d is { Return.FormerRegister: { } register, Returning.Place.Entry: { } entry } && Expected(d) is not null ? AdoptersSinceMarriage.Have(register, entry, c) : null;

    internal static List<string> Heads(EndingOfMarriage d) =>
        Expected(d) ?? (Designations.HeadOf(d.Returning?.CameFrom) is { } head ? [head] : []);

    // What is wrong with the register chosen, by its head: transfers and renewals keep the head (9条), so another head is another register.
    internal static string? Wrong(EndingOfMarriage d) =>
        d.Returning is { CameFrom: not null, Place.IsHead: false } && Chosen(d) is { } chosen && Designations.HeadOf(chosen) is { } head && Heads(d) is { Count: > 0 } heads && !heads.Contains(head) && !(IsSameRegister(d) && Expected(d) is null)
            ? $"もとの戸籍の筆頭者「{head}」が、{(Expected(d) is null ? "婚姻の際の従前戸籍の筆頭者" : "養親")}「{string.Join("・", heads)}」と違います。" : null;

    // 転婚者: the register before the marriage was headed by neither a parent nor the person.
    internal static bool MayChoose(EndingOfMarriage d) =>
        Expected(d) is null && d.Returning is { Place.Entry: var entry } returning && Designations.HeadOf(returning.CameFrom) is { } head
            && !new[] { entry.Father, entry.Mother, entry.AdoptiveFather, entry.AdoptiveMother }.Contains(head) && !head.EndsWith(returning.GivenName, StringComparison.Ordinal);
}
