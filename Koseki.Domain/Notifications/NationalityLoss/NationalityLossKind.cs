using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.NationalityLoss;

/// <summary>国籍喪失 (戸籍法103条, 105条): whoever is Japanese no more is removed from the register.</summary>
public sealed class NationalityLossKind() : PersonsPaperKind<NationalityLossNotification>(NationalityLossForm.Person, "国籍を喪失した人")
{
    private readonly Form form = NationalityLossForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("NationalityLoss");
    private readonly IReadOnlyList<Requirement<NationalityLossNotification>> requirements = NationalityLossRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0903";

    /// <inheritdoc/>
    public override string Name => "国籍喪失";

    /// <inheritdoc/>
    public override string Articles => "戸籍法103条・105条・23条、国籍法11条〜16条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => NationalityLossForm.LostOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<NationalityLossNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) => NationalityLossChoices.Bases.Is(draft, NationalityLossForm.Basis, LossBasis.Reported) ? null
        : NationalityLossNotification.LastDay(EraDateEntry.Read(draft[NationalityLossForm.KnownOn], EraDateEntryOptions.Default).Date, draft[NationalityLossForm.WasAbroad] == "1", closing);

    /// <inheritdoc/>
    public override string DispositionOf(Draft draft, Origin origin) => NationalityLossChoices.Bases.Is(draft, NationalityLossForm.Basis, LossBasis.Reported) && origin is Origin.Here ? "報告" : base.DispositionOf(draft, origin);

    /// <inheritdoc/>
    protected override NationalityLossNotification? Read(DraftReader reader)
    {
        var role = NationalityLossForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "国籍を喪失した人") || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        var isNotified = reader.IsVisible(NationalityLossForm.Notifier);
        return new()
        {
            Basis = reader.Choice(NationalityLossForm.Basis, NationalityLossChoices.Bases),
            Person = place.WithSexOfRelationship(Sex.Male),
            Paper = PersonOnPaper.Read(reader, role, place, hasParents: false),
            Address = reader.Text(NationalityLossForm.Address),
            LostOn = reader.Date(NationalityLossForm.LostOn),
            Cause = reader.Choice(NationalityLossForm.Cause, NationalityLossChoices.Causes),
            Nationality = reader.Text(NationalityLossForm.Nationality),
            Proof = isNotified ? reader.Choice(NationalityLossForm.Proof, NationalityLossChoices.Proofs) : null,
            ProvenOn = reader.OptionalDate(NationalityLossForm.ProvenOn),
            Report = isNotified ? null : (reader.Date(NationalityLossForm.ReportedOn), reader.Text(NationalityLossForm.Reporter)),
            Notifier = isNotified ? reader.Choice(NationalityLossForm.Notifier, NationalityLossChoices.Notifiers) : null,
            NotifierName = reader.IsVisible(NationalityLossForm.NotifierName) ? reader.Text(NationalityLossForm.NotifierName) : null,
            KnownOn = isNotified ? reader.Date(NationalityLossForm.KnownOn) : null,
            WasAbroad = reader.IsChecked(NationalityLossForm.WasAbroad),
            IsSigned = reader.IsChecked(NationalityLossForm.Signed),
            Court = OverdueNotice.CourtOf(reader.Circumstances, reader.Optional(OverdueNotice.Court), reader.Optional(NationalityLossForm.NotifierAddress)),
            NotifierDiedOn = reader.OptionalDate(NationalityLossForm.DiedOn),
            Place = isNotified && reader.Circumstances.Origin is Origin.Here ? reader.Choice(NationalityLossForm.Place, SharedChoices.Places) : null,
            Verified = reader.IsVisible(NationalityLossForm.Verified) ? reader.Choice(NationalityLossForm.Verified, SharedChoices.Checks) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(NationalityLossNotification notification, Circumstances circumstances) => NationalityLossEffect.Of(notification, circumstances, templates);
}
