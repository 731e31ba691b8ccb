using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SexChange;

/// <summary>
/// 性別の取扱いの変更 (平成15年法律111号3条, 戸籍法20条の4): recorded at the request (嘱託) of the clerk of the family court; nobody notifies, and the office does
/// not judge again what the court has judged.
/// </summary>
public sealed class SexChangeKind() : PersonsPaperKind<SexChangeNotification>(SexChangeForm.Person, "本人")
{
    private readonly Form form = SexChangeForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("SexChange");
    private readonly IReadOnlyList<Requirement<SexChangeNotification>> requirements = SexChangeRequirements.All();

    /// <inheritdoc/>
    public override string Code => "1101";

    /// <inheritdoc/>
    public override string Name => "性別の取扱いの変更";

    /// <summary>Nobody notifies: the family court asks for it (戸籍法15条). What another municipality passes on is a notice as any other.</summary>
    public override string DispositionOf(Draft draft, Origin origin) => origin is Origin.Here ? "嘱託" : base.DispositionOf(draft, origin);

    /// <inheritdoc/>
    public override string Articles => "平成15年法律111号3条、戸籍法20条の4";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => SexChangeForm.EffectiveOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<SexChangeNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) => SexChangeForm.Person.Register.IsElsewhere(draft) ? (1, 0) : (0, 1);

    /// <inheritdoc/>
    protected override SexChangeNotification? Read(DraftReader reader)
    {
        var role = SexChangeForm.Person;
        if (ClosedRegister.IsNamed(reader, role.Register.Register, "本人") || role.Read(reader, reader.Circumstances.NewPersons.FirstOrDefault()) is not { } place)
        {
            return null;
        }

        return new()
        {
            EffectiveOn = reader.Date(SexChangeForm.EffectiveOn),
            RequestedOn = reader.Date(SexChangeForm.RequestedOn),
            HasPaper = reader.IsChecked(SexChangeForm.HasPaper),
            PaperFits = reader.IsChecked(SexChangeForm.PaperFits),
            Person = place.WithSexOfRelationship(Sex.Male),
            FamilyName = reader.Text(role.FamilyName),
            GivenName = reader.Text(role.GivenName),
            BornOn = role.ReadBirthDate(reader, place),
            Parents = (reader.Optional(role.Father), reader.Optional(role.Mother), reader.Text(role.Relationship), reader.Optional(role.AdoptiveFather), reader.Optional(role.AdoptiveMother)),
            Address = reader.Optional(SexChangeForm.Address),
            NewRelationship = reader.Text(SexChangeForm.NewRelationship),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(SexChangeNotification notification, Circumstances circumstances) => SexChangeEffect.Of(notification, circumstances, templates);
}
