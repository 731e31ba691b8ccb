using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Foundling;

/// <summary>棄児発見調書 (戸籍法57条, 58条): the mayor names a foundling, says where its 本籍 is, and makes its register. What parents who come later have to do (59条) is 未対応.</summary>
public sealed class FoundlingKind : NotificationKind<FoundlingNotification>
{
    private readonly Form form = FoundlingForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Foundling");
    private readonly IReadOnlyList<Requirement<FoundlingNotification>> requirements = FoundlingRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0103";

    /// <inheritdoc/>
    public override string Name => "棄児発見調書";

    /// <inheritdoc/>
    public override string Articles => "戸籍法57条〜59条・22条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override bool RepeatsRecordedDays => false;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (1, 1);

    /// <inheritdoc/>
    public override FieldKey? EventDateField => FoundlingForm.FoundOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<FoundlingNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => draft[FoundlingForm.FamilyName] + draft[FoundlingForm.Person.GivenName];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [new("棄児", $"{draft[FoundlingForm.FamilyName]}　{draft[FoundlingForm.Person.GivenName]}".Trim(), ReceiptFacts.Aloud(draft[FoundlingForm.Person.BornOn]))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) => [.. new[] { draft[FoundlingForm.NewDomicile] }.Where(d => d.Length > 0)];

    /// <inheritdoc/>
    protected override FoundlingNotification? Read(DraftReader reader)
    {
        NewMunicipality.Check(reader, FoundlingForm.NewDomicile, null, null);
        return new()
        {
            Child = FoundlingForm.Person.Read(reader, reader.Circumstances.NewPersons[0], reader.Text(FoundlingForm.FamilyName)),
            FamilyNameKana = reader.Optional(FoundlingForm.FamilyNameKana),
            NewDomicile = new(reader.Text(FoundlingForm.NewDomicile)),
            FoundOn = reader.Date(FoundlingForm.FoundOn),
            FoundPlace = reader.Text(FoundlingForm.FoundPlace),
            Finder = reader.Text(FoundlingForm.Finder),
            ReportedOn = reader.Date(FoundlingForm.ReportedOn),
            Parents = reader.Choice(FoundlingForm.Parents, FoundlingForm.Known),
            WrittenOn = reader.Date(FoundlingForm.WrittenOn),
            Search = reader.Choice(FoundlingForm.Search, NewcomerRules.Searches),
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(FoundlingNotification notification, Circumstances circumstances)
    {
        var (n, c) = (notification, circumstances);
        var builder = new EffectBuilder(c);
        var made = builder.Compile(n.NewDomicile, n.Child.FamilyName, c.ReceiptDate >= LawDates.ReadingsRecorded ? n.FamilyNameKana : null, n.Child.GivenName);
        var birth = templates.StatusMatter("M-KIJI", c, ("出生日", n.Child.BornOn.Text), ("出生地", n.Child.BirthPlace), ("棄児発見調書作成日", n.WrittenOn.Text));
        foreach (var change in n.Child.Enter(made, null, MatterTitles.Foundling, c, [birth, .. n.Child.OthersWritten(c)]))
        {
            builder.Add(change);
        }

        // 住所 is 不明 until the 住民票 is made and 19条1項通知 comes.
        return builder.Build(Messages(n, c, made)) with { Newcomers = new Dictionary<PersonId, FirstAddress> { [n.Child.Person] = new(null, null) } };
    }

    private IEnumerable<OutgoingMessage> Messages(FoundlingNotification n, Circumstances c, RegisterId made)
    {
        var child = n.Child.InMessages("棄児", true);
        var home = new NamedRegister(made, null, n.NewDomicile.Text, n.Child.Name);
        return
        [
            .. CommonNotices.ResidentRecord(c, Name, n.FoundOn, child, n.Child.Address, [new("本籍", null, home.Domicile), new("筆頭者", null, home.Head), new("父母との続柄", null, n.Child.Parents.Relationship)]),
            .. CommonNotices.VitalStatistics(c, new VitalSlip.Birth(child with { Role = "子" }, n.Child.Parents.Relationship, false, null, n.Child.BirthPlace ?? n.FoundPlace, n.Child.Address, [], [])),
            .. CommonNotices.NotificationImage(c, Name, [child], [home]),
        ];
    }
}
