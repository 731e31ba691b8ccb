using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>
/// Asks the place dictionary about every 本籍 and 最小行政区画 on a paper. The form of a 本籍 that the paper must have is decided
/// here (hyphens, widths, 号); that of a witness, and what the dictionary alone doubts, is only told: it may be behind.
/// </summary>
internal static class PlaceGuard
{
    /// <summary>The rule under which it reports.</summary>
    internal const string Rule = "住所辞書";

    /// <summary>The examination with what the dictionary says of the paper's places.</summary>
    internal static Examination Of(Examination examination, Form form, Draft draft, DateOnly on, PlaceDictionary dictionary)
    {
        var findings = form.Fields.Where(f => f.Kind is FieldKind.Domicile or FieldKind.Municipality && f.Visible(draft) && draft[f.Key].Length > 0)
            .SelectMany(f => (f.Kind == FieldKind.Domicile ? dictionary.CheckDomicile(draft[f.Key], on) : dictionary.CheckMunicipality(draft[f.Key], on)).Select(d => FindingOf(f, d))).ToList();
        return findings.Count == 0 ? examination : examination with { Findings = [.. examination.Findings, .. findings] };
    }

    /// <summary>The day on which a paper's places are looked up: that of its event, else that of its receipt.</summary>
    internal static DateOnly DayOf(NotificationKind kind, Draft draft, DateOnly receipt) =>
        kind.EventDateField is { } key && EraDateEntry.Read(draft[key], EraDateEntryOptions.Default) is { Problem: null, Date: { Day: { } day } } && day <= receipt ? day : receipt;

    private static Finding FindingOf(FormField field, AddressFinding doubt) => new(
        Rule, doubt.Kind == AddressFindingKind.Form && field.Required ? Severity.Correction : Severity.Caution, field.Key, $"{field.Label}: {doubt.Message}",
        doubt.Suggestion is { } better ? $"「{better}」ではありませんか。" : "届書と従前の証明書で確かめてください。", field.Article ?? "");
}
