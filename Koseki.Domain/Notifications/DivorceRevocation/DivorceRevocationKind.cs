using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.DivorceRevocation;

/// <summary>
/// 離婚の取消し (戸籍法77条1項, 民法764条・747条): a court has revoked a divorce by 詐欺 or 強迫, so that the marriage lasts on; whoever had changed 氏 comes back to the register of
/// the couple, from whichever register.
/// </summary>
public sealed class DivorceRevocationKind : NotificationKind<DivorceRevocationNotification>
{
    private readonly Form form = DivorceRevocationForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("DivorceRevocation");
    private readonly IReadOnlyList<Requirement<DivorceRevocationNotification>> requirements = DivorceRevocationRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0406";

    /// <inheritdoc/>
    public override string Name => "離婚取消";

    /// <inheritdoc/>
    public override string Articles => "戸籍法77条1項・63条、民法764条・747条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => DivorceRevocationForm.Ruling.FinalOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<DivorceRevocationNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) => (DivorceRevocationForm.Parties.Count(p => p.Person.Register.IsElsewhere(draft)), 0);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => string.Join('・', PersonsOfEvent(draft).Where(n => n.Length > 0));

    /// <inheritdoc/>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => [.. DivorceRevocationForm.Parties.Select(p => p.NameIn(draft))];

    /// <summary>Who sued, or the other of the two.</summary>
    public override IReadOnlyList<NamedNotifier> Notifiers(Draft draft, RegisterSet registers) =>
        PlaintiffOf(draft) is not { } plaintiff || draft[DivorceRevocationForm.Notifier].Length == 0 ? []
            : [.. PersonsAtReceipt(draft, registers).Where(p => (p.Role == plaintiff) == DivorceRevocationChoices.Notifiers.Is(draft, DivorceRevocationForm.Notifier, RevocationNotifier.Plaintiff) && p.Name.Trim().Length > 0)
                .Select(p => new NamedNotifier(p.Role, p.Name.Trim()))];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [.. DivorceRevocationForm.Parties.Select(p => new ReceiptPerson(p.Mark.Word(), p.NameIn(draft), ReceiptFacts.Aloud(draft[p.Person.BornOn])))];

    private static string? PlaintiffOf(Draft draft) => SharedChoices.Spouses.All.FirstOrDefault(c => c.Value == draft[DivorceRevocationForm.Plaintiff])?.Label;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => DivorceRevocationForm.Ruling.LastDay(draft, closing);

    /// <inheritdoc/>
    protected override DivorceRevocationNotification? Read(DraftReader reader)
    {
        var newcomers = new Queue<PersonId>(reader.Circumstances.NewPersons);
        var husband = ReadParty(reader, DivorceRevocationForm.Husband, newcomers);
        var wife = ReadParty(reader, DivorceRevocationForm.Wife, newcomers);
        if (husband is null || wife is null)
        {
            return null;
        }

        var paper = new DivorceRevocationNotification
        {
            Verdict = reader.Choice(DivorceRevocationForm.Verdict, DivorceRevocationChoices.Verdicts),
            Ruling = DivorceRevocationForm.Ruling.Read(reader),
            Plaintiff = reader.Choice(DivorceRevocationForm.Plaintiff, SharedChoices.Spouses),
            Notifier = AcceptedPaper.Choice(reader, DivorceRevocationForm.Notifier, DivorceRevocationChoices.Notifiers),
            DivorcedOn = reader.RecordedDate(DivorceRevocationForm.DivorcedOn, husband.OurEntry is null && wife.OurEntry is null ? null : [.. new[] { husband, wife }.Select(Dissolution).OfType<RegisterDate>()]),
            Husband = husband,
            Wife = wife,
            ReturnedMark = reader.IsVisible(DivorceRevocationForm.Returned) ? reader.Choice(DivorceRevocationForm.Returned, SharedChoices.Spouses) : null,
        };
        return paper with { Husband = Known(paper, husband), Wife = Known(paper, wife) };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(DivorceRevocationNotification notification, Circumstances circumstances) =>
        notification.Parties.All(p => p.Place?.Register is null or { State: RegisterState.Current }) ? DivorceRevocationEffect.Of(notification, circumstances, templates) : null;

    private static RegisterDate? Dissolution(FormerSpouse party) => party.OurEntry is { } entry && Couple.LastDissolution(entry) is (var on, MatterTitles.Divorce) ? on : null;

    // Whoever comes back from elsewhere is the one who left the register of the couple by the divorce: both ends of the move agree.
    private static FormerSpouse Known(DivorceRevocationNotification paper, FormerSpouse party) =>
        paper.Returned == party && paper.CoupleRegister is { } register && party.Place is { Elsewhere: { } went } place
            && (FormerEntry.Of(register, place, went, MatterTitles.Divorce) ?? FormerEntry.Of(register, place, went, MatterTitles.ChangeOfFamilyName)) is { } left
            ? party with { Place = place with { Entry = place.Entry with { Person = left.Person } } } : party;

    private static FormerSpouse? ReadParty(DraftReader reader, FormerSpouseFields fields, Queue<PersonId> newcomers)
    {
        var role = fields.Person;
        var where = reader.Choice(role.Register.Where);
        var isForeign = where == PartyBoxes.Foreigner;
        if (!isForeign && ClosedRegister.IsNamed(reader, role.Register.Register, fields.Mark.Word()))
        {
            return null;
        }

        var place = isForeign ? null : role.Read(reader, where == RegisterRole.Elsewhere ? newcomers.Dequeue() : default);
        return place is null && !isForeign ? null : new()
        {
            Mark = fields.Mark,
            Place = place,
            Paper = place is null ? new("", "", RegisterDate.Parse("年月日不詳"), default) : PersonOnPaper.Read(reader, role, place),
            FamilyName = role.ReadFamilyName(reader, isForeign),
            GivenName = reader.Text(role.GivenName),
            BornOn = role.ReadBirthDate(reader, place),
            Father = reader.Optional(role.Father),
            Mother = reader.Optional(role.Mother),
            Relationship = isForeign ? null : reader.Text(role.Relationship),
            AdoptiveFather = reader.Optional(role.AdoptiveFather),
            AdoptiveMother = reader.Optional(role.AdoptiveMother),
            Nationality = isForeign ? reader.Text(fields.Nationality) : null,
            Address = reader.Text(fields.Address),
            HasSigned = false,
            IsIdentified = null,
        };
    }
}
