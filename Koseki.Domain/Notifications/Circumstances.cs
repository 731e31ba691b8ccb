using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Notifications;

/// <summary>
/// Everything an examination may look at besides the paper. The three dates of a notification are never mixed: the
/// event date is on the paper, the other two stand here.
/// </summary>
public sealed record Circumstances
{
    /// <summary>受理日: decides acceptance, deadlines and 【届出日】.</summary>
    public required DateOnly ReceiptDate { get; init; }

    /// <summary>記録日: decides the wording and forms (record templates in force).</summary>
    public required DateOnly RecordDate { get; init; }

    /// <summary>
    /// 本籍地で処理する日: that of acceptance here, or that on which the notice or the paper from elsewhere came. 編製日, 消除日 and
    /// the days of entering and leaving a register are this day.
    /// </summary>
    public DateOnly RegisterDay => Origin switch
    {
        Origin.Elsewhere e => e.ReceivedOn,
        Origin.Consul e => e.ReceivedOn,
        _ => ReceiptDate,
    };

    /// <summary>Where it was accepted.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The registers of ours that the paper names, as they stand (or as an earlier waiting case will leave them).</summary>
    public required RegisterSet Registers { get; init; }

    /// <summary>
    /// Who is kin to whom, and the further registers that show it. Storage reaches beyond the named registers (<see cref="Reach"/>);
    /// without it these are all there is.
    /// </summary>
    public Reached Kin { get => field ??= Reached.Of(Registers); init; }

    /// <summary>The supplementary registers of those registers; null where none are kept (a case of the register alone).</summary>
    public SupplementarySet? Supplementaries { get; init; }

    /// <summary>不受理申出 of those whom the paper may be about, however they ended (戸籍法27条の2第3項).</summary>
    public IReadOnlyList<RefusalRequest> Requests { get; init; } = [];

    /// <summary>When and how the paper was handed in at its first office; null before receipt, as if it came now.</summary>
    public PaperArrival? Arrival { get; init; }

    /// <summary>案件番号, or null where there is none.</summary>
    public long? Case { get; init; }

    /// <summary>同時の届: the other papers of the bundle, in their order; none for a paper that comes alone.</summary>
    public IReadOnlyList<Companion> Companions { get; init; } = [];

    /// <summary>This municipality.</summary>
    public required Municipality Here { get; init; }

    /// <summary>Which municipality a written place lies in: whom messages go to.</summary>
    public IMunicipalities Municipalities { get; init; } = UnknownMunicipalities.Instance;

    /// <summary>
    /// Whether a written place lies here on the day of acceptance: the municipality it names has our code or another one. What
    /// names none that existed then, and a designated city without its ward, is unknown.
    /// </summary>
    public Locality LocalityOf(string text) => new KnownMunicipalities(Here, Municipalities, ReceiptDate).LocalityOf(text);

    /// <summary>
    /// Where a place lies by number on the day of the register; null when the dictionary does not know its municipality. The town's
    /// number is what the city has said of its own towns.
    /// </summary>
    public PlaceCode? CodeOf(string text) => Municipalities.Of(text, RegisterDay) is { } municipality
        ? new(municipality.Code, municipality.Code == Here.Code && text.StartsWith(municipality.Display, StringComparison.Ordinal)
            ? City.TownOn(text[municipality.Display.Length..], RegisterDay)?.Code : null)
        : null;

    /// <summary>What the city has decided, as it holds on the day of recording.</summary>
    public required CitySettings City { get; init; }

    /// <summary>Closing days of the offices.</summary>
    public ClosingDays ClosingDays => City.ClosingDays;

    /// <summary>The character table (常用漢字, 人名用漢字 …).</summary>
    public required ICharacterTable Characters { get; init; }

    /// <summary>What certificates can print. Storage always says; a readable case stands without fonts.</summary>
    public IPrintableCharacters Paper { get; init; } = AnyPrintable.Instance;

    /// <summary>受付番号 as 令8-123, or null before receipt.</summary>
    public string? Receipt { get; init; }

    /// <summary>Numbers reserved for persons who appear for the first time, in the order of need.</summary>
    public required IReadOnlyList<PersonId> NewPersons { get; init; }

    /// <summary>Numbers reserved for registers that the effect compiles, in the order of need.</summary>
    public required IReadOnlyList<RegisterId> NewRegisters { get; init; }
}
