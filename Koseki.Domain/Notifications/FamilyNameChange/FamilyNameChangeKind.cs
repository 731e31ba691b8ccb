using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameChange;

/// <summary>氏の変更 (戸籍法107条1項): with the permission of the family court head and spouse change the 氏 of the whole register.</summary>
public sealed class FamilyNameChangeKind : NotificationKind<FamilyNameChangeNotification>
{
    private readonly Form form = FamilyNameChangeForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("FamilyNameChange");
    private readonly IReadOnlyList<Requirement<FamilyNameChangeNotification>> requirements = FamilyNameChangeRequirements.All();

    /// <inheritdoc/>
    public override string Code => "1001";

    /// <inheritdoc/>
    public override string Name => "氏の変更(107条1項)";

    /// <inheritdoc/>
    public override string Articles => "戸籍法107条1項";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<FamilyNameChangeNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[FamilyNameChangeForm.DiedOn].Length > 0 ? "" : "氏変更日";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        FamilyNameChangeForm.Home.IsHere(draft) ? RegisterIn(draft, registers)?.HeadName ?? "" : draft[FamilyNameChangeForm.Home.Head];

    /// <summary>By the 氏 that they had: once it is decided the register has the new one.</summary>
    public override IReadOnlyList<NamedNotifier> Notifiers(Draft draft, RegisterSet registers) =>
        RegisterIn(draft, registers) is { } register && draft[FamilyNameChangeForm.FormerName] is { Length: > 0 } former
            ? [.. base.Notifiers(draft, registers).Select(n => n with { Name = n.Name.Split('　') is [var family, var given] && family == register.FamilyName ? $"{former}　{given}" : n.Name })]
            : base.Notifiers(draft, registers);

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers)
    {
        if (RegisterIn(draft, registers) is not { } register)
        {
            return [new("筆頭者", draft[FamilyNameChangeForm.Home.Head], "")];
        }

        var signers = Signers.Of(register, Reached.Of(registers).Kinship);
        return [.. new[] { ("筆頭者", signers.Head), ("配偶者", signers.Spouse) }.Where(s => s.Item2 is not null)
            .Select(s => new ReceiptPerson(s.Item1, $"{register.FamilyName}　{s.Item2!.GivenName}", s.Item2.BirthDate.Text))];
    }

    /// <inheritdoc/>
    protected override FamilyNameChangeNotification? Read(DraftReader reader)
    {
        var home = FamilyNameChangeForm.Home;
        var where = reader.Choice(home.Where);
        if (ClosedRegister.IsNamed(reader, home.Register, "氏を変更する人"))
        {
            return null;
        }

        var register = where == RegisterRole.Here ? reader.Register(home.Register) : null;
        var elsewhere = where == RegisterRole.Elsewhere ? home.ReadElsewhere(reader) : null;
        return register is null && elsewhere is null ? null : new()
        {
            Register = register,
            Elsewhere = elsewhere,
            Standing = reader.IsVisible(FamilyNameChangeForm.Standing) ? reader.Choice(FamilyNameChangeForm.Standing, SharedChoices.Couples) : null,
            FormerName = reader.Text(FamilyNameChangeForm.FormerName),
            NewName = reader.Text(FamilyNameChangeForm.NewName),
            NewKana = reader.Optional(FamilyNameChangeForm.NewKana),
            HasPermission = reader.IsChecked(FamilyNameChangeForm.HasPermission),
            HasFinality = reader.IsChecked(FamilyNameChangeForm.HasFinality),
            PermissionFits = reader.IsChecked(FamilyNameChangeForm.PermissionFits),
            PermittedName = reader.Text(FamilyNameChangeForm.PermittedName),
            PermittedKana = reader.Optional(FamilyNameChangeForm.PermittedKana),
            WantsColumns = reader.IsChecked(FamilyNameChangeForm.WantsColumns),
            Address = reader.Text(FamilyNameChangeForm.Address),
            OtherAddresses = HouseholdAddresses.Read(reader, FamilyNameChangeForm.OtherAddresses, register),
            IsSignedByHead = reader.IsChecked(FamilyNameChangeForm.SignedByHead),
            IsSignedBySpouse = reader.IsChecked(FamilyNameChangeForm.SignedBySpouse),
            WhyAlone = reader.Optional(FamilyNameChangeForm.WhyAlone),
            IsSignedByAgent = reader.IsChecked(FamilyNameChangeForm.SignedByAgent),
            Intent = reader.Choice(FamilyNameChangeForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(FamilyNameChangeForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(FamilyNameChangeForm.Place, SharedChoices.Places) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(FamilyNameChangeNotification notification, Circumstances circumstances) => FamilyNameChangeEffect.Of(notification, circumstances, templates);

    private static FamilyRegister? RegisterIn(Draft draft, RegisterSet registers) =>
        FamilyNameChangeForm.Home.IsHere(draft) && draft.RegisterIn(FamilyNameChangeForm.Home.Register) is { } id ? registers.Find(id) : null;
}
