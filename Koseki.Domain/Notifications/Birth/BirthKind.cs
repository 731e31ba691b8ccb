using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Acknowledgement;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 出生 (戸籍法49条–62条): a child born in wedlock enters the parents' register, another child the register of its mother,
/// who gets one of her own where she stands as a child (17条). 国籍留保 (104条) is on the same paper. The entry into a closed
/// register and a child recognised before birth are 未対応; a foundling (57条) is a kind of its own.
/// </summary>
public sealed class BirthKind : NotificationKind<BirthNotification>
{
    private readonly Form form = BirthForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Birth");
    private readonly IReadOnlyList<Requirement<BirthNotification>> requirements = BirthRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0101";

    /// <inheritdoc/>
    public override string Name => "出生";

    /// <inheritdoc/>
    public override string Articles => "戸籍法49条〜62条・104条・17条、民法772条・790条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<BirthNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => draft[BirthForm.Basis] == ExOfficio.Basis ? "職権" : base.DispositionOf(draft, origin);

    /// <summary>航海日誌の謄本 (戸籍法55条) and what the mayor records are no 届出.</summary>
    public override string PaperName(Draft draft) => BirthForm.IsNotified(draft) ? base.PaperName(draft) : "";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers)
    {
        var given = draft[BirthForm.NameUndecided] == "1" ? "" : draft[BirthForm.GivenName];
        return BirthForm.Home.IsElsewhere(draft) ? draft[BirthForm.FamilyName] + given
            : draft[BirthForm.Home.Where] == BirthForm.HomeNone ? ForeignName(draft[BirthForm.ForeignFamilyName], given)
            : (draft.RegisterIn(BirthForm.Home.Register) is { } id ? registers.Find(id)?.FamilyName : null) + given;
    }

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        draft[BirthForm.Basis] is "" or BirthForm.Notified && EraDateEntry.Read(draft[BirthForm.BornOn], EraDateEntryOptions.Default).Date is { } born ? BirthNotification.LastDay(born, draft[BirthForm.BornAbroad] == "1", closing) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<CompanionOffer> Companions(Draft draft, RegisterSet registers) =>
        BirthForm.IsRecognized(draft) ? [ChildAcknowledgementKind.BesideBirth(draft, registers)] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => [draft[BirthForm.Mother]];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        draft[BirthForm.Home.Where] == BirthForm.HomeNone ? [.. Nationalities(draft)] : base.Domiciles(draft, registers);

    /// <inheritdoc/>
    protected override BirthNotification? Read(DraftReader reader)
    {
        var home = reader.Choice(BirthForm.Home.Where);
        var isElsewhere = home == RegisterRole.Elsewhere;
        var register = home == RegisterRole.Here ? reader.Register(BirthForm.Home.Register) : null;
        if (register is null && !isElsewhere && home != BirthForm.HomeNone)
        {
            return null;
        }

        var legitimacy = reader.Choice(BirthForm.Legitimacy);
        var legitimate = reader.IsVisible(BirthForm.Father);
        var isNamed = reader.IsVisible(BirthForm.GivenName);
        return new()
        {
            Register = register,
            Elsewhere = isElsewhere ? BirthForm.Home.ReadElsewhere(reader, mayBeOurs: true) : null,
            IsForeign = home == BirthForm.HomeNone,
            FamilyName = isElsewhere ? reader.Text(BirthForm.FamilyName) : register is null ? reader.Optional(BirthForm.ForeignFamilyName) : register.FamilyName,
            GivenName = isNamed ? reader.Text(BirthForm.GivenName) : null,
            GivenNameKana = isNamed ? reader.Text(BirthForm.GivenNameKana) : null,
            ReadingJudgement = reader.OptionalChoice(BirthForm.ReadingJudgement),
            IsLegitimate = legitimate,
            IsFatherUndetermined = legitimacy == BirthForm.FatherUndetermined,
            Ordinal = reader.Choice(BirthForm.Ordinal),
            Sex = reader.Choice(BirthForm.Sex) == "女" ? Sex.Female : Sex.Male,
            BornOn = reader.Date(BirthForm.BornOn),
            BornAt = reader.OptionalTime(BirthForm.BornAt)?.Text,
            BornAbroad = reader.IsChecked(BirthForm.BornAbroad),
            HasForeignNationality = reader.IsChecked(BirthForm.ForeignNationality),
            ReservesNationality = reader.IsChecked(BirthForm.Reserve),
            ReservationPossibleOn = reader.OptionalDate(BirthForm.ReservePossibleOn),
            BirthPlace = reader.Text(BirthForm.BirthPlace),
            Address = reader.Text(BirthForm.Address),
            HouseholdHead = reader.Optional(BirthForm.HouseholdHead),
            HouseholdRelation = reader.Optional(BirthForm.HouseholdRelation),
            Father = legitimate ? Written(reader.Text(BirthForm.Father), reader.Optional(BirthForm.FatherNationality)) : null,
            FatherNationality = reader.Optional(BirthForm.FatherNationality),
            FatherBirthDate = reader.OptionalRecordedDate(BirthForm.FatherBirth, BirthDates(register)),
            Mother = Written(reader.Text(BirthForm.Mother), reader.Optional(BirthForm.MotherNationality)),
            MotherBirthDate = reader.OptionalRecordedDate(BirthForm.MotherBirth, BirthDates(register)),
            MotherNationality = reader.Optional(BirthForm.MotherNationality),
            FormerMarriageEnded = reader.OptionalDate(BirthForm.FormerMarriageEnded),
            HasConceptionCertificate = reader.IsChecked(BirthForm.ConceptionCertificate),
            IsRecognizedBeforeBirth = reader.IsChecked(BirthForm.Recognized),
            NewDomicile = NewMunicipality.ReadAnywhere(reader, BirthForm.NewDomicile),
            Remarks = reader.Optional(BirthForm.Remarks),
            Captain = reader.IsVisible(BirthForm.Captain) ? reader.Text(BirthForm.Captain) : null,
            ExOfficio = ExOfficio.Read(reader),
            Notifier = reader.IsVisible(BirthForm.Notifier) ? reader.Choice(BirthForm.Notifier) : "",
            NotifierName = reader.IsVisible(BirthForm.NotifierName) ? reader.Text(BirthForm.NotifierName) : null,
            NotifierReason = reader.Optional(BirthForm.NotifierReason),
            NotifierDiedOn = reader.OptionalDate(BirthForm.NotifierDiedOn),
            PlaceGround = reader.IsVisible(BirthForm.PlaceGround) ? reader.Choice(BirthForm.PlaceGround) : "",
            CertificateBy = reader.IsVisible(BirthForm.CertificateBy) ? reader.Choice(BirthForm.CertificateBy) : "",
            OverdueCourt = OverdueNotice.CourtOf(reader.Circumstances, reader.Optional(OverdueNotice.Court), reader.Optional(BirthForm.NotifierAddress),
                reader.Optional(BirthForm.Notifier) is "父" or "母" or "父母" or "同居者" ? reader.Optional(BirthForm.Address) : null),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(BirthNotification notification, Circumstances circumstances) =>
        notification.Register is { State: not RegisterState.Current } ? null : BirthEffect.Of(notification, circumstances, templates);

    private static string Written(string name, string? nationality) => nationality is null ? name : ForeignPerson.Written(name);

    private static string ForeignName(string family, string given) =>
        family.Length > 0 && given.Length > 0 ? ForeignPerson.Name(family, given) : family + given;

    private static IEnumerable<Calendar.RegisterDate>? BirthDates(FamilyRegister? register) => register?.Entries.Select(e => e.BirthDate);

    // The paper has no box for the nationality of the child itself: that of its parents stands for it.
    private IEnumerable<string> Nationalities(Draft draft) => new[] { BirthForm.FatherNationality, BirthForm.MotherNationality }
        .Where(k => form[k].Visible(draft)).Select(k => draft[k]).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);
}
