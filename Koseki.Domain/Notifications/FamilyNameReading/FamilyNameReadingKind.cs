using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.FamilyNameReading;

/// <summary>
/// 氏の振り仮名 (令和5年法律48号附則6条・10条・11条, 戸籍法107条の3): notified within the first year, changed once when the city itself had recorded it,
/// or changed by leave of the family court.
/// </summary>
public sealed class FamilyNameReadingKind : NotificationKind<FamilyNameReadingNotification>
{
    private readonly Form form = FamilyNameReadingForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("FamilyNameReading");
    private readonly IReadOnlyList<Requirement<FamilyNameReadingNotification>> requirements = FamilyNameReadingRequirements.All();

    /// <inheritdoc/>
    public override string Code => "1006";

    /// <inheritdoc/>
    public override string Name => "氏の振り仮名";

    /// <inheritdoc/>
    public override string Articles => "令和5年法律48号附則6条・10条・11条、戸籍法107条の3";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes { get; } = ["1006", "1007", "1009"];

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<FamilyNameReadingNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft) => FamilyNameReadingForm.Reading.SubjectOf(draft, SubjectCodes);

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[FamilyNameReadingForm.DiedOn].Length > 0 ? "" : "振り仮名の届出の日";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        FamilyNameReadingForm.Home.IsHere(draft) ? FamilyNameReadingForm.RegisterIn(draft, registers)?.HeadName ?? "" : draft[FamilyNameReadingForm.Home.Head];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        FamilyNameReadingForm.RegisterIn(draft, registers) is not { } register ? [new("筆頭者", draft[FamilyNameReadingForm.Home.Head], "")]
            : [.. new[] { ("筆頭者", Signers.Of(register, Reached.Of(registers).Kinship).Head), ("配偶者", Signers.Of(register, Reached.Of(registers).Kinship).Spouse) }.Where(s => s.Item2 is not null)
                .Select(s => new ReceiptPerson(s.Item1, $"{register.FamilyName}　{s.Item2!.GivenName}", s.Item2.BirthDate.Text)).DefaultIfEmpty(new("筆頭者", register.HeadName, ""))];

    /// <inheritdoc/>
    protected override FamilyNameReadingNotification? Read(DraftReader reader)
    {
        var home = FamilyNameReadingForm.Home;
        var where = reader.Choice(home.Where);
        if (ClosedRegister.IsNamed(reader, home.Register, "氏の振り仮名を届け出る人"))
        {
            return null;
        }

        var register = where == RegisterRole.Here ? reader.Register(home.Register) : null;
        var elsewhere = where == RegisterRole.Elsewhere ? home.ReadElsewhere(reader) : null;
        return register is null && elsewhere is null ? null : new()
        {
            Register = register,
            Elsewhere = elsewhere,
            FamilyName = reader.Text(FamilyNameReadingForm.FamilyName),
            Reading = FamilyNameReadingForm.Reading.Read(reader),
            HasFinality = reader.IsChecked(FamilyNameReadingForm.HasFinality),
            Address = reader.Text(FamilyNameReadingForm.Address),
            OtherAddresses = HouseholdAddresses.Read(reader, FamilyNameReadingForm.OtherAddresses, register),
            IsSignedByHead = reader.IsChecked(FamilyNameReadingForm.SignedByHead),
            IsSignedBySpouse = reader.IsChecked(FamilyNameReadingForm.SignedBySpouse),
            IsSignedByMember = reader.IsChecked(FamilyNameReadingForm.SignedByMember),
            WhyAlone = reader.Optional(FamilyNameReadingForm.WhyAlone),
            IsSignedByAgent = reader.IsChecked(FamilyNameReadingForm.SignedByAgent),
            HasGuardianProof = reader.IsChecked(FamilyNameReadingForm.GuardianProof),
            Intent = reader.Choice(FamilyNameReadingForm.Intent, SharedChoices.Intents),
            NotifierDiedOn = reader.OptionalDate(FamilyNameReadingForm.DiedOn),
            Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(FamilyNameReadingForm.Place, SharedChoices.Places) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(FamilyNameReadingNotification notification, Circumstances circumstances) => FamilyNameReadingEffect.Of(notification, circumstances, templates);
}
