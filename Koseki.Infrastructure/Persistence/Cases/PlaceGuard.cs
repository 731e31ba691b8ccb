using Koseki.Domain.Calendar;
using Koseki.Domain.City;
using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Infrastructure.AddressDictionary;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>What is known of places: the dictionary, which municipality this is, and what the city says of its own towns.</summary>
internal sealed record KnownPlaces(PlaceDictionary Dictionary, Municipality Here, CitySettings City);

/// <summary>
/// Asks the place dictionary about every 本籍 and 最小行政区画 on a paper. Decided here is the form that a 本籍 must have (hyphens,
/// widths, 号, 番地の), and that a 本籍 in this city lies in a town there is: the city knows its own, and says what the
/// dictionary does not know yet. A 本籍 whose municipality nobody knows is 要照会. What else the dictionary doubts, and all of a
/// witness, is only told: it may be behind.
/// </summary>
internal static class PlaceGuard
{
    /// <summary>The rule under which it reports.</summary>
    internal const string Rule = "住所辞書";

    /// <summary>The examination with what is known of the paper's places.</summary>
    internal static Examination Of(Examination examination, Form form, Draft draft, DateOnly on, KnownPlaces known)
    {
        var findings = form.Fields.Where(f => f.Kind is FieldKind.Domicile or FieldKind.Municipality && f.Visible(draft) && draft[f.Key].Length > 0)
            .SelectMany(f => f.Kind == FieldKind.Domicile ? OfDomicile(f, draft[f.Key], on, known) : known.Dictionary.CheckMunicipality(draft[f.Key], on).Select(d => FindingOf(f, d, Severity.Caution))).ToList();
        return findings.Count == 0 ? examination : examination with { Findings = [.. examination.Findings, .. findings] };
    }

    /// <summary>The day on which a paper's places are looked up: that of its event, else that of its receipt.</summary>
    internal static DateOnly DayOf(NotificationKind kind, Draft draft, DateOnly receipt) =>
        kind.EventDateField is { } key && EraDateEntry.Read(draft[key], EraDateEntryOptions.Default) is { Problem: null, Date: { Day: { } day } } && day <= receipt ? day : receipt;

    private static IEnumerable<Finding> OfDomicile(FormField field, string text, DateOnly on, KnownPlaces known)
    {
        var isOurs = known.Dictionary.Of(text, on)?.Code == known.Here.Code;
        var town = isOurs && known.Dictionary.HeadOf(text) is var (_, length) ? known.City.TownOn(text[length..], on) : null;
        foreach (var doubt in known.Dictionary.CheckDomicile(text, on).Where(d => d.Kind != AddressFindingKind.UnknownTown || town is null))
        {
            yield return FindingOf(field, doubt, SeverityOf(field, doubt.Kind, isOurs));
        }

        if (town is { Exists: false })
        {
            yield return new(Rule, field.Required ? Severity.Correction : Severity.Caution, field.Key, $"{field.Label}: 町名「{town.Town}」は、{RegisterDate.Of(on).Text}の{known.Here.Name}にありません。",
                "その日の町名に直してください(市の設定の「町名」)。", field.Article ?? "");
        }
    }

    private static Severity SeverityOf(FormField field, AddressFindingKind doubt, bool isOurs) =>
        !field.Required ? Severity.Caution : doubt switch
        {
            AddressFindingKind.Form => Severity.Correction,
            AddressFindingKind.UnknownTown => isOurs ? Severity.Correction : Severity.Caution,
            AddressFindingKind.UnknownMunicipality => Severity.Inquiry,
            AddressFindingKind.OtherTime or AddressFindingKind.OtherSpelling => Severity.Caution,
        };

    private static Finding FindingOf(FormField field, AddressFinding doubt, Severity severity) => new(
        Rule, severity, field.Key, $"{field.Label}: {doubt.Message}",
        doubt.Suggestion is { } better ? $"「{better}」ではありませんか。"
        : doubt.Kind == AddressFindingKind.UnknownTown && severity == Severity.Correction ? "町名を直してください。新しくできた町なら、「市の設定」の「町名」に登録し、別の人が確認してください。"
        : "届書と従前の証明書で確かめてください。", field.Article ?? "");
}
