using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Birth;
using Koseki.Domain.Notifications.Marriage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Acknowledgement;

/// <summary>
/// 認知 (戸籍法60条–65条): by the father himself, a court or a will, before or after the birth. Nobody changes registers: the child
/// gets a father, and both registers say so. What is notified before the birth waits for it.
/// </summary>
public sealed class ChildAcknowledgementKind : NotificationKind<AcknowledgementNotification>
{
    private readonly Form form = AcknowledgementForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Acknowledgement");
    private readonly IReadOnlyList<Requirement<AcknowledgementNotification>> requirements = AcknowledgementRequirements.All();

    /// <inheritdoc/>
    public override string Code => AcknowledgementChoices.SubjectCode(AcknowledgementManner.Voluntary);

    /// <inheritdoc/>
    public override string Name => "認知";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes { get; } = [.. Enum.GetValues<AcknowledgementManner>().Select(AcknowledgementChoices.SubjectCode).Distinct()];

    /// <inheritdoc/>
    public override string Articles => "戸籍法60条〜65条、民法779条〜789条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => AcknowledgementForm.EventOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<AcknowledgementNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft)
    {
        var code = AcknowledgementForm.MannerOf(draft) is { } manner ? AcknowledgementChoices.SubjectCode(manner) : Code;
        return NotificationCatalogue.Subjects.First(s => s.Code == code);
    }

    /// <summary>What was received before the birth, and what follows from a marriage, is recorded of the mayor's own.</summary>
    public override string DispositionOf(Draft draft, Origin origin) =>
        AcknowledgementForm.MannerOf(draft) is AcknowledgementManner.Born or AcknowledgementManner.Legitimation && origin is Origin.Here ? "職権" : base.DispositionOf(draft, origin);

    /// <inheritdoc/>
    public override StoppablePaper? Stops { get; } = new(AcknowledgementForm.Request, d => SharedChoices.Requests.Of(d[AcknowledgementForm.Request]),
    [
        Party(AcknowledgementForm.Father) with { HasAppeared = d => d[AcknowledgementForm.Identified] == "1" },
        Party(AcknowledgementForm.Child) with { IsProtected = false, Side = 1 },
        Party(AcknowledgementForm.Mother) with { IsProtected = false, Side = 1, EndsRequest = false },
        MotherOfTheChild,
    ]);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        AcknowledgementForm.MannerOf(draft) is { } manner && !AcknowledgementChoices.IsOfAChild(manner)
            ? AcknowledgementForm.Mother.NameIn(draft) + "の胎児" : AcknowledgementForm.Child.NameIn(draft);

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers)
    {
        var boxes = AcknowledgementForm.MannerOf(draft) is { } manner && !AcknowledgementChoices.IsOfAChild(manner) ? AcknowledgementForm.Mother : AcknowledgementForm.Child;
        return [.. new[] { boxes, AcknowledgementForm.Father }.Select(b => new ReceiptPerson(b.Word, b.NameIn(draft), ReceiptFacts.Aloud(draft[b.BornOn])))];
    }

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        AcknowledgementForm.MannerOf(draft) is { } manner && AcknowledgementChoices.Period(manner) is { } days
            && EraDateEntry.Read(draft[AcknowledgementForm.EventOn], EraDateEntryOptions.Default).Date?.Day is { } day ? LegalPeriod.LastDayOfDays(day, days, closing) : null;

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[AcknowledgementForm.DiedOn].Length > 0 ? "" : AcknowledgementForm.MannerOf(draft) switch
    {
        AcknowledgementManner.Voluntary => "認知の日",
        AcknowledgementManner.Unborn => "胎児認知の日",
        AcknowledgementManner.Court or AcknowledgementManner.Will or AcknowledgementManner.Born or AcknowledgementManner.Stillborn or AcknowledgementManner.Legitimation or null => "",
    };

    /// <summary>Whether a paper records what was acknowledged before the birth.</summary>
    internal static bool IsOfABirth(Draft draft) => AcknowledgementForm.MannerOf(draft) == AcknowledgementManner.Born;

    /// <summary>The record of what was acknowledged before the birth, begun with what the paper of the birth says.</summary>
    internal static CompanionOffer BesideBirth(Draft birth, RegisterSet registers)
    {
        var (home, child) = (BirthForm.Home, AcknowledgementForm.Child);
        var register = home.IsHere(birth) && birth.RegisterIn(home.Register) is { } id ? registers.Find(id) : null;
        var draft = Draft.Empty.With(AcknowledgementForm.Manner, AcknowledgementChoices.Manners.Code(AcknowledgementManner.Born))
            .With(child.FamilyName, register?.FamilyName ?? birth[BirthForm.FamilyName])
            .With(AcknowledgementForm.Relationship, birth[BirthForm.Ordinal] + birth[BirthForm.Sex]);
        (FieldKey From, FieldKey To)[] alike =
        [
            (home.Where, child.Role.Where), (home.Register, child.Role.Register), (home.Domicile, child.Role.Domicile), (home.Municipality, child.Role.Municipality), (home.Head, child.Role.Head),
            (BirthForm.GivenName, child.GivenName), (BirthForm.BornOn, child.BornOn), (BirthForm.Address, child.Address), (BirthForm.Mother, AcknowledgementForm.MothersName),
        ];
        return new(AcknowledgementChoices.SubjectCode(AcknowledgementManner.Born), "胎児認知の記録を同時に", alike.Aggregate(draft, (d, box) => d.With(box.To, birth[box.From])));
    }

    /// <summary>
    /// Papers of children whom the marriage makes legitimate, as far as the wife's register lets them be seen by name: rules of the paper ask whether
    /// they are his and hers.
    /// </summary>
    internal static IEnumerable<CompanionOffer> BesideMarriage(Draft marriage, RegisterSet registers)
    {
        var (husband, wife) = (MarriageForm.Husband.Person, MarriageForm.Wife.Person);
        if (husband.EntryIn(marriage, registers) is null || !wife.Register.IsHere(marriage) || marriage.RegisterIn(wife.Register.Register) is not { } id || registers.Find(id) is not { } register)
        {
            yield break;
        }

        var (child, father, name) = (AcknowledgementForm.Child, AcknowledgementForm.Father, marriage[husband.FamilyName] + marriage[husband.GivenName]);
        foreach (var entry in register.Standing.Where(e => e.Father == name && RecordedFacts.AcknowledgementOf(e) is not null))
        {
            (FieldKey Box, string Text)[] boxes =
            [
                (AcknowledgementForm.Manner, AcknowledgementChoices.Manners.Code(AcknowledgementManner.Legitimation)), (AcknowledgementForm.Place, SharedChoices.Places.Code(NotificationPlace.Domicile)),
                (child.Role.Where, RegisterRole.Here), (child.Role.Register, register.Id.ToString()), (child.FamilyName, register.FamilyName), (child.GivenName, entry.GivenName), (child.BornOn, entry.BirthDate.Text),
                (AcknowledgementForm.Relationship, entry.Relationship), (AcknowledgementForm.MothersName, entry.Mother ?? ""),
                (father.Role.Where, RegisterRole.Here), (father.Role.Register, marriage[husband.Register.Register]), (father.FamilyName, marriage[husband.FamilyName]), (father.GivenName, marriage[husband.GivenName]), (father.BornOn, marriage[husband.BornOn]),
            ];
            yield return new(AcknowledgementChoices.SubjectCode(AcknowledgementManner.Legitimation), $"{register.NameOf(entry)}の準正の記録を同時に", boxes.Aggregate(Draft.Empty, (d, b) => d.With(b.Box, b.Text)));
        }
    }

    /// <inheritdoc/>
    protected override AcknowledgementNotification? Read(DraftReader reader)
    {
        var manner = reader.Choice(AcknowledgementForm.Manner, AcknowledgementChoices.Manners);
        var isOfAChild = manner is not { } known || AcknowledgementChoices.IsOfAChild(known);
        var child = isOfAChild ? AcknowledgementForm.Child.Read(reader) : null;
        var mother = isOfAChild ? null : AcknowledgementForm.Mother.Read(reader);
        var father = AcknowledgementForm.Father.Read(reader);
        return manner is not { } form || father is null || (child ?? mother) is null ? null : Rest(reader, form, father) with
        {
            Child = child,
            Mother = mother,
            MothersName = mother?.Name ?? reader.Text(AcknowledgementForm.MothersName),
        };
    }

    private static AcknowledgementNotification Rest(DraftReader reader, AcknowledgementManner manner, PartyOnPaper father) => new()
    {
        Manner = manner,
        Child = null,
        Mother = null,
        MothersName = "",
        Father = father,
        EventOn = reader.IsVisible(AcknowledgementForm.EventOn) ? reader.Date(AcknowledgementForm.EventOn) : null,
        HasCourtPaper = reader.IsChecked(AcknowledgementForm.HasCourtPaper),
        HasFinality = reader.IsChecked(AcknowledgementForm.HasFinality),
        TestatorDiedOn = reader.IsVisible(AcknowledgementForm.WillDiedOn) ? reader.RecordedDate(AcknowledgementForm.WillDiedOn, father.DiedOn is { } died ? [died] : null) : null,
        HasWill = reader.IsChecked(AcknowledgementForm.HasWill),
        IsUnbornByWill = reader.IsChecked(AcknowledgementForm.IsUnbornByWill),
        UnbornOn = reader.IsVisible(AcknowledgementForm.UnbornOn) ? reader.Date(AcknowledgementForm.UnbornOn) : null,
        Relationship = reader.IsVisible(AcknowledgementForm.Relationship) ? reader.Text(AcknowledgementForm.Relationship) : null,
        Legitimated = reader.Optional(AcknowledgementForm.Legitimated),
        IsChildVerified = reader.IsChecked(AcknowledgementForm.ChildVerified),
        IsFatherVerified = reader.IsChecked(AcknowledgementForm.FatherVerified),
        ChildAgrees = reader.IsChecked(AcknowledgementForm.ChildAgrees),
        IsChildDead = reader.IsChecked(AcknowledgementForm.ChildIsDead),
        Descendants = reader.IsVisible(AcknowledgementForm.Descendants) ? reader.Choice(AcknowledgementForm.Descendants, AcknowledgementChoices.Descendants) : null,
        MotherAgrees = reader.IsChecked(AcknowledgementForm.MotherAgrees),
        IsMotherMarried = reader.IsChecked(AcknowledgementForm.MotherIsMarried),
        IsBornAlready = reader.IsChecked(AcknowledgementForm.IsBornAlready),
        HasSigned = reader.IsChecked(AcknowledgementForm.Signed),
        Notifier = reader.IsVisible(AcknowledgementForm.Notifier) ? reader.Choice(AcknowledgementForm.Notifier, AcknowledgementChoices.Notifiers) : null,
        NotifierName = reader.IsVisible(AcknowledgementForm.NotifierName) ? reader.Text(AcknowledgementForm.NotifierName) : null,
        NotifierAddress = reader.Optional(AcknowledgementForm.NotifierAddress),
        IsByExecutor = reader.IsChecked(AcknowledgementForm.IsExecutor),
        NotifierDiedOn = reader.OptionalDate(AcknowledgementForm.DiedOn),
        WasPosted = reader.IsChecked(AcknowledgementForm.WasPosted),
        Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(AcknowledgementForm.Place, SharedChoices.Places) : null,
        Request = AcceptedPaper.Choice(reader, AcknowledgementForm.Request, SharedChoices.Requests),
        Intent = AcceptedPaper.Choice(reader, AcknowledgementForm.Intent, SharedChoices.Intents),
        IsIdentified = reader.Circumstances.Origin is Origin.Here && reader.IsVisible(AcknowledgementForm.Identified) ? reader.IsChecked(AcknowledgementForm.Identified) : null,
        IsForeignLawProven = reader.IsVisible(AcknowledgementForm.ForeignLaw) ? reader.IsChecked(AcknowledgementForm.ForeignLaw) : null,
        TypedCourt = reader.Optional(OverdueNotice.Court),
    };

    /// <inheritdoc/>
    protected override Effect? Decide(AcknowledgementNotification notification, Circumstances circumstances) =>
        new[] { notification.Child, notification.Father }.All(p => p?.Register is not { State: RegisterState.Superseded or RegisterState.Replaced })
            ? AcknowledgementEffect.Of(notification, circumstances, templates) : null;

    // 戸籍法60条1号: of a child who is born the paper names the mother by 氏名 alone.
    private static PaperParty MotherOfTheChild { get; } = Party(AcknowledgementForm.Mother) with
    {
        GivenName = AcknowledgementForm.MothersName,
        IsNameAlone = true,
        IsNamed = AcknowledgementForm.Child.Visible,
        IsProtected = false,
        Side = 1,
        EndsRequest = false,
        ByKin = static (draft, c) => AcknowledgementForm.Child.EntryIn(draft, c.Registers) is { } child ? Parentage.MotherOf(child.Person, c) : null,
    };

    private static PaperParty Party(PartyBoxes party) =>
        new(party.Word, party.Role, party.FamilyName, party.GivenName, party.BornOn, party.Nationality, party.IsForeign) { IsNamed = party.Visible };
}
