using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RegisterChains;

/// <summary>Reads the stays of a person from a register. Pure.</summary>
internal static class RegisterStays
{
    private static readonly string[] FirstCauses = [MatterTitles.Naturalization, MatterTitles.AcquisitionOfNationality, MatterTitles.FirstRegister, MatterTitles.Foundling];
    private static readonly string[] LastCauses = [MatterTitles.Death, MatterTitles.Disappearance, MatterTitles.RemovalForAge, MatterTitles.LossOfNationality];

    /// <summary>
    /// The stays, in the order of the entries. None where the person only heads a register that was made after the person had left it (規則37条3号):
    /// the name stands there, the person never did.
    /// </summary>
    internal static IEnumerable<RegisterStay> Of(FamilyRegister register, PersonId person) => register.Entries
        .Select((entry, at) => (Entry: entry, At: at))
        .Where(p => p.Entry.Person == person && !IsNameOnly(p.Entry))
        .Select(p => Of(register, p.Entry, p.At));

    /// <summary>Whether the entry is the name column alone of a head who had gone before the register was made.</summary>
    internal static bool IsNameOnly(RegisterEntry entry) => entry is { Removed: { } removed, Entered: { On: { } entered, Cause: MatterTitles.Renewal or MatterTitles.Transfer } } && removed.On.Latest < entered.Earliest;

    private static RegisterStay Of(FamilyRegister register, RegisterEntry entry, int at)
    {
        var (begin, former) = BeginOf(register, entry);
        var (end, to, cause, next) = EndOf(register, entry);
        return new()
        {
            Paper = new StayPaper.OfRegister(register),
            Domicile = register.Domicile.Text,
            Head = register.HeadName,
            From = entry.Entered.On ?? (begin == StayBegin.Birth ? entry.BirthDate : null),
            Begin = begin,
            BeginCause = entry.Entered.Cause,
            Former = former,
            To = to,
            End = end,
            EndCause = cause,
            Next = next,
            Evidence = string.Create(CultureInfo.InvariantCulture, $"この戸籍の{at + 1}人目に、人の番号 {entry.Person} で記録されている。{(register.Matters.Any(m => m.Title == MatterTitles.Reissue) ? "再製された戸籍で、再製原戸籍は証明しない。" : "")}"),
        };
    }

    private static (StayBegin Begin, string? Former) BeginOf(FamilyRegister register, RegisterEntry entry) => entry.Entered.Cause switch
    {
        MatterTitles.Birth => (StayBegin.Birth, null),
        MatterTitles.Renewal => (StayBegin.Renewed, null),
        // The 筆頭者 is the same: a register that moves keeps it.
        MatterTitles.Transfer => (StayBegin.Transferred, register.Matters.FirstOrDefault(m => m is { Title: MatterTitles.Transfer, IsErased: false } && m[MatterLabels.FormerDomicile] is not null)?[MatterLabels.FormerDomicile] is { } from
            ? $"{from}　{register.HeadName}" : null),
        var cause when FirstCauses.Contains(cause) => (StayBegin.First, null),
        var cause when FormerOf(entry, cause) is { } former => (StayBegin.Entered, former),
        "" => (StayBegin.Unknown, null),
        _ => (StayBegin.Entered, null),
    };

    // Of the matter that brought the person here; matters carried with the person tell of registers before.
    private static string? FormerOf(RegisterEntry entry, string cause) =>
        entry.Matters.LastOrDefault(m => m.Title == cause && !m.IsErased && m[MatterLabels.FormerRegister] is not null)?[MatterLabels.FormerRegister] ?? RecordedFacts.CameFrom(entry)?.Register;

    private static (StayEnd End, RegisterDate? To, string Cause, string? Next) EndOf(FamilyRegister register, RegisterEntry entry) => (entry.Removed, register) switch
    {
        ({ Destination: { } next } removed, _) => (StayEnd.Left, removed.On, removed.Cause, next),
        ({ } removed, _) => (LastCauses.Contains(removed.Cause) ? StayEnd.Ended : StayEnd.Unknown, removed.On, removed.Cause, null),
        (null, { State: RegisterState.Superseded }) => (StayEnd.Renewed, RecordedFacts.ClosedOn(register), MatterTitles.Renewal, null),
        (null, { MovedTo: { } moved, State: RegisterState.Removed }) => (StayEnd.Transferred, RecordedFacts.ClosedOn(register) ?? MovedOn(register), MatterTitles.Transfer, $"{moved}　{register.HeadName}"),
        (null, { State: RegisterState.Current }) => (StayEnd.Stands, null, "", null),
        _ => (StayEnd.Unknown, RecordedFacts.ClosedOn(register), "", null),
    };

    private static RegisterDate? MovedOn(FamilyRegister register) =>
        register.Matters.LastOrDefault(m => m is { Title: MatterTitles.Transfer, IsErased: false } && m[MatterLabels.NewDomicile] is not null)?[MatterLabels.TransferredOn] is { } day ? RegisterDate.Parse(day) : null;
}
