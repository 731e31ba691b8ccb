using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Death;

/// <summary>
/// 死亡 (戸籍法86条–93条): the deceased is removed, a spouse left behind loses the mark of 夫 or 妻, and a register that
/// nobody stands in any more is closed. Notifications and the reports of offices are one subject.
/// </summary>
public sealed class DeathKind : NotificationKind<DeathNotification>
{
    private readonly Form form = DeathForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Death");
    private readonly IReadOnlyList<Requirement<DeathNotification>> requirements = DeathRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0601";

    /// <inheritdoc/>
    public override string Name => "死亡";

    /// <inheritdoc/>
    public override string Articles => "戸籍法86条〜93条・23条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => DeathForm.DiedOn;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (0, 0);

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<DeathNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        draft[DeathForm.Basis] is not ("" or DeathForm.Notified) ? null
        : draft[DeathForm.IdentifiedOn].Length > 0 ? EraDateEntry.Read(draft[DeathForm.IdentifiedOn], EraDateEntryOptions.Default).Date is { } identified ? DeathNotification.LastDayFromRecognition(identified, closing) : null
        : EraDateEntry.Read(draft[DeathForm.KnownOn] is { Length: > 0 } known ? known : draft[DeathForm.DiedOn], EraDateEntryOptions.Default).Date is { } from ? DeathNotification.LastDay(from, draft[DeathForm.DiedAbroad] == "1", closing) : null;

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => draft[DeathForm.Basis] == ExOfficio.Basis ? "職権" : base.DispositionOf(draft, origin);

    /// <summary>A report (戸籍法89条, 90条, 92条, 93条) and what the mayor records are no 届出.</summary>
    public override string PaperName(Draft draft) => DeathForm.IsNotified(draft) ? base.PaperName(draft) : "";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[DeathForm.Name];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        draft[DeathForm.Home.Where] == DeathForm.HomeNone && draft[DeathForm.Nationality] is { Length: > 0 } nationality ? [nationality] : base.Domiciles(draft, registers);

    /// <inheritdoc/>
    protected override DeathNotification? Read(DraftReader reader)
    {
        var home = reader.Choice(DeathForm.Home.Where);
        var isElsewhere = home == RegisterRole.Elsewhere;
        var register = home == RegisterRole.Here ? reader.Register(DeathForm.Home.Register) : null;
        if (register is null && !isElsewhere && home is not (DeathForm.HomeUnknown or DeathForm.HomeNone))
        {
            return null;
        }

        var diedOn = reader.Date(DeathForm.DiedOn);
        return new()
        {
            Basis = reader.Choice(DeathForm.Basis),
            IsHomeUnknown = home == DeathForm.HomeUnknown,
            IsForeign = home == DeathForm.HomeNone,
            Register = register,
            Elsewhere = isElsewhere ? DeathForm.Home.ReadElsewhere(reader, mayBeOurs: true) : null,
            SpouseRegister = reader.Optional(DeathForm.SpouseRegister) is null ? null : reader.Register(DeathForm.SpouseRegister),
            Name = NameInRegister(register, reader.Text(DeathForm.Name), reader.Circumstances.Characters),
            NameOnPaper = reader.Text(DeathForm.Name),
            BirthDate = home == DeathForm.HomeNone ? reader.Date(DeathForm.BirthDate) : reader.RecordedDate(DeathForm.BirthDate, register?.Entries.Select(e => e.BirthDate)),
            BirthTime = reader.OptionalTime(DeathForm.BirthTime),
            Nationality = reader.Optional(DeathForm.Nationality),
            Sex = reader.Choice(DeathForm.Sex) == "女" ? Sex.Female : Sex.Male,
            DiedOn = diedOn,
            DiedAt = (diedOn.IsOneDay || !reader.IsReadable(DeathForm.DiedOn) ? reader.Time(DeathForm.DiedAt) : reader.OptionalTime(DeathForm.DiedAt))?.Text,
            DiedAbroad = reader.IsChecked(DeathForm.DiedAbroad),
            DeathPlace = reader.Text(DeathForm.DeathPlace),
            Address = reader.Text(DeathForm.Address),
            MaritalStatus = reader.OptionalChoice(DeathForm.MaritalStatus),
            Notifier = reader.IsVisible(DeathForm.Notifier) ? reader.Choice(DeathForm.Notifier) : null,
            NotifierName = reader.IsVisible(DeathForm.NotifierName) ? reader.Text(DeathForm.NotifierName) : "",
            HasProofOfCapacity = reader.IsChecked(DeathForm.ProofOfCapacity),
            KnownOn = reader.OptionalDate(DeathForm.KnownOn),
            NotifierDiedOn = reader.OptionalDate(DeathForm.NotifierDiedOn),
            PlaceGround = reader.IsVisible(DeathForm.PlaceGround) ? reader.Choice(DeathForm.PlaceGround) : "",
            ExOfficio = ExOfficio.Read(reader),
            OfficeReason = reader.Optional(DeathForm.OfficeReason),
            IdentifiedOn = reader.OptionalDate(DeathForm.IdentifiedOn),
            Prison = (reader.IsChecked(DeathForm.Unclaimed), reader.IsChecked(DeathForm.PrisonCertificate)),
            Certificate = reader.IsVisible(DeathForm.Certificate) ? reader.Choice(DeathForm.Certificate) : null,
            CertifiedOn = reader.OptionalDate(DeathForm.CertifiedOn),
            CertifiedAt = reader.OptionalTime(DeathForm.CertifiedAt)?.Text,
            IssuedOn = reader.OptionalDate(DeathForm.IssuedOn),
            Evidence = reader.Optional(DeathForm.Evidence),
            OverdueCourt = OverdueNotice.CourtOf(reader.Circumstances, reader.Optional(OverdueNotice.Court), reader.Optional(DeathForm.NotifierAddress),
                reader.Optional(DeathForm.Notifier) is "同居の親族" or "同居者" ? reader.Optional(DeathForm.Address) : null),
        };
    }

    // 異体字 (𠮷 for 吉) are no other person, as long as only one can be meant (平2.10.20民二5200号).
    private static string NameInRegister(FamilyRegister? register, string name, Characters.ICharacterTable characters) =>
        register is null || register.Entries.Any(e => register.NameOf(e) == name) ? name
        : register.Entries.Select(register.NameOf).Where(n => Characters.NameFolding.IsSame(n, name, characters)).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : name;

    /// <inheritdoc/>
    protected override Effect? Decide(DeathNotification notification, Circumstances circumstances) =>
        DeathEffect.Of(notification, circumstances, templates);
}
