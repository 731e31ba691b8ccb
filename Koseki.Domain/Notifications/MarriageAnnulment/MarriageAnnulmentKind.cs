using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.KeptName;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.MarriageAnnulment;

/// <summary>
/// 婚姻の取消し (戸籍法75条, 民法743条–749条): a court has annulled a marriage, for the time to come; whoever had changed 氏 goes back to the former register or to a new one
/// (戸籍法19条1項), or keeps the 氏 by a paper of 75条の2, the children stay and get their 親権.
/// </summary>
public sealed class MarriageAnnulmentKind : NotificationKind<MarriageAnnulmentNotification>
{
    private static readonly RecordTemplates Templates = RecordTemplates.Load("MarriageAnnulment");

    private readonly Form form = MarriageAnnulmentForm.Make();
    private readonly IReadOnlyList<Requirement<MarriageAnnulmentNotification>> requirements = MarriageAnnulmentRequirements.All();

    /// <inheritdoc/>
    public override string Code => "0405";

    /// <inheritdoc/>
    public override string Name => "婚姻取消";

    /// <inheritdoc/>
    public override string Articles => "戸籍法19条・75条、民法743条〜749条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override FieldKey? EventDateField => MarriageAnnulmentForm.Ruling.FinalOn;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<MarriageAnnulmentNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeededBy(Draft draft) =>
        (MarriageAnnulmentForm.Couple.IsElsewhere(draft) ? 2 : 0, MarriageAnnulmentForm.Back.IsNewHere(draft) ? 1 : 0);

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) => string.Join('・', PersonsOfEvent(draft).Where(n => n.Length > 0));

    /// <inheritdoc/>
    public override IReadOnlyList<string> PersonsOfEvent(Draft draft) => [.. MarriageAnnulmentForm.Parties.Select(p => p.NameIn(draft))];

    /// <inheritdoc/>
    public override IReadOnlyList<NamedNotifier> Notifiers(Draft draft, RegisterSet registers) =>
        MarriageAnnulmentChoices.Notifiers.Is(draft, MarriageAnnulmentForm.Notifier, AnnulmentNotifier.Plaintiff) && base.Notifiers(draft, registers) is [] && MarriageAnnulmentChoices.Plaintiffs.Of(draft[MarriageAnnulmentForm.Plaintiff]) is { } plaintiff
            ? NamedNotifiers.OfCapacity(this, draft, registers, MarriageAnnulmentChoices.Plaintiffs.Word(plaintiff)) : base.Notifiers(draft, registers);

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [.. MarriageAnnulmentForm.Parties.Select(p => new ReceiptPerson(p.Mark.Word(), p.NameIn(draft), ReceiptFacts.Aloud(draft[p.Person.BornOn]))),
            .. MarriageAnnulmentForm.Children.Instances.Where(k => k.IsUsed(draft)).Select(k => new ReceiptPerson("未成年の子", draft[k.Key("fullName")],
                DivorceChoices.Custodies.Of(draft[DivorceForm.CustodyOf(k)]) is { } custody ? $"親権者　{DivorceChoices.Custodies.Word(custody)}" : ""))];

    /// <inheritdoc/>
    public override DateOnly? LastDay(Draft draft, ClosingDays closing) =>
        MarriageAnnulmentChoices.Plaintiffs.Is(draft, MarriageAnnulmentForm.Plaintiff, MarriagePlaintiff.Prosecutor) ? null : MarriageAnnulmentForm.Ruling.LastDay(draft, closing);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        [.. MarriageAnnulmentForm.Parties.Select(p => p.IsForeign(draft) ? draft[p.Nationality] : MarriageAnnulmentForm.Couple.DomicileIn(draft, registers)).Where(d => d.Length > 0)];

    /// <inheritdoc/>
    public override IReadOnlyList<CompanionOffer> Companions(Draft draft, RegisterSet registers) =>
        MarriageAnnulmentForm.Back.Goes(draft, ReturnWay.KeepsName) ? [.. KeptNameKind.BesideAnnulment(draft, registers)] : [];

    /// <summary>The paper as an examination beside another sees it, and what a register says of it on the entry of whoever keeps the name.</summary>
    internal static (EndingOfMarriage Ending, StatusMatter? Matter)? Beside(Draft draft, Form form, Circumstances own) => Reading(new(form, draft, own)) is not { } n ? null
        : (n, n is { KeepsName: true, Returning: { } keeping } ? MarriageAnnulmentEffect.MatterOf(n, keeping, own, Templates) : null);

    /// <inheritdoc/>
    protected override MarriageAnnulmentNotification? Read(DraftReader reader) => Reading(reader);

    /// <inheritdoc/>
    protected override Effect? Decide(MarriageAnnulmentNotification notification, Circumstances circumstances) =>
        notification.Parties.All(p => p.OurEntry is not { IsRemoved: true }) && notification.CoupleRegister is null or { State: RegisterState.Current } && notification.Return?.FormerRegister is null or { State: RegisterState.Current }
            ? MarriageAnnulmentEffect.Of(notification, circumstances, Templates)
            : null;

    private static MarriageAnnulmentNotification? Reading(DraftReader reader)
    {
        var newcomers = new Queue<PersonId>(reader.Circumstances.NewPersons);
        var where = reader.Choice(MarriageAnnulmentForm.Couple.Where);
        var husband = MarriageAnnulmentForm.Husband.Read(reader, where, newcomers);
        var wife = MarriageAnnulmentForm.Wife.Read(reader, where, newcomers);
        if (husband is null || wife is null)
        {
            return null;
        }

        var back = MarriageAnnulmentForm.Back.Read(reader);
        var plaintiff = reader.Choice(MarriageAnnulmentForm.Plaintiff, MarriageAnnulmentChoices.Plaintiffs);
        var couple = husband.Place?.Register ?? wife.Place?.Register;
        var paper = new MarriageAnnulmentNotification
        {
            Husband = ReturnBoxes.Known(husband, back),
            Wife = ReturnBoxes.Known(wife, back),
            NamedRegister = reader.IsVisible(MarriageAnnulmentForm.Couple.Register) ? reader.Register(MarriageAnnulmentForm.Couple.Register) : null,
            Return = back,
            Children = reader.Each(MarriageAnnulmentForm.Children, child => ChildReading.Read(reader, child, couple)),
            Verdict = reader.Choice(MarriageAnnulmentForm.Verdict, MarriageAnnulmentChoices.Verdicts),
            Ruling = MarriageAnnulmentForm.Ruling.Read(reader) with { IsRequested = plaintiff == MarriagePlaintiff.Prosecutor },
            Plaintiff = plaintiff,
            Notifier = AcceptedPaper.Choice(reader, MarriageAnnulmentForm.Notifier, MarriageAnnulmentChoices.Notifiers),
            NotifierName = reader.IsVisible(MarriageAnnulmentForm.NotifierName) ? reader.Text(MarriageAnnulmentForm.NotifierName) : null,
        };
        Party Signed(Party party) => party with { HasSigned = paper.Ruling.IsSigned && paper.NotifyingSpouse == party.Mark };
        return paper with { Husband = Signed(paper.Husband), Wife = Signed(paper.Wife) };
    }
}
