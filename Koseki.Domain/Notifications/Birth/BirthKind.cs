using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// 出生 (戸籍法49条–59条): a child born in wedlock enters the parents' register, another child the register its mother
/// heads or is married into. Where the law asks for a new register for the mother (17条), 国籍留保 or the revival of a
/// closed register, the kind says 未対応.
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
    public override string Articles => "戸籍法49条〜59条、民法772条・790条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 0);

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<BirthNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers)
    {
        var register = draft.RegisterIn(BirthForm.Register) is { } id ? registers.Find(id) : null;
        return $"{register?.FamilyName}{draft[BirthForm.GivenName]}";
    }

    /// <inheritdoc/>
    protected override BirthNotification? Read(DraftReader reader)
    {
        if (reader.Register(BirthForm.Register) is not { } register)
        {
            return null;
        }

        var legitimate = reader.Choice(BirthForm.Legitimacy) != BirthForm.Illegitimate;
        var sex = reader.Choice(BirthForm.Sex);
        return new()
        {
            Register = register,
            GivenName = reader.Text(BirthForm.GivenName),
            GivenNameKana = reader.Text(BirthForm.GivenNameKana),
            IsLegitimate = legitimate,
            Ordinal = reader.Choice(BirthForm.Ordinal),
            Sex = sex == "女" ? Sex.Female : Sex.Male,
            BornOn = reader.Date(BirthForm.BornOn),
            BornAbroad = reader.IsChecked(BirthForm.BornAbroad),
            BirthPlace = reader.Text(BirthForm.BirthPlace),
            Address = reader.Text(BirthForm.Address),
            Father = legitimate ? reader.Text(BirthForm.Father) : null,
            FatherNationality = reader.Optional(BirthForm.FatherNationality),
            FatherBirthDate = reader.Optional(BirthForm.FatherBirth),
            Mother = reader.Text(BirthForm.Mother),
            MotherBirthDate = reader.OptionalDate(BirthForm.MotherBirth),
            Notifier = reader.Choice(BirthForm.Notifier),
            NotifierName = reader.IsVisible(BirthForm.NotifierName) ? reader.Text(BirthForm.NotifierName) : null,
            NotifierReason = reader.Optional(BirthForm.NotifierReason),
            PlaceGround = reader.Choice(BirthForm.PlaceGround),
            CertificateBy = reader.Choice(BirthForm.CertificateBy),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(BirthNotification notification, Circumstances circumstances) =>
        BirthEffect.Of(notification, circumstances, templates);
}
