using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>
/// One kind of notification (届書の種別). Kinds are found by scanning this assembly: a kind is one folder below
/// <c>Notifications/</c>, and adding one touches nothing else.
/// </summary>
public abstract class NotificationKind
{
    /// <summary>件名コード (0101 …), stable; see <c>Notifications/catalogue.txt</c>.</summary>
    public abstract string Code { get; }

    /// <summary>件名 of the receipt book, e.g. 出生.</summary>
    public abstract string Name { get; }

    /// <summary>Codes of the subjects (件名) of the receipt book that the kind handles: its own, unless one paper serves several.</summary>
    public virtual IReadOnlyList<string> SubjectCodes => [Code];

    /// <summary>件名 of the receipt book for this paper.</summary>
    public virtual NotificationSubject SubjectOf(Draft draft) => new(Code, Name);

    /// <summary>The column 受理・送付 of the receipt book for this paper (戸籍法施行規則21条).</summary>
    public virtual string DispositionOf(Draft draft, Origin origin) => origin.Word;

    /// <summary>届出人 with their names, for the receipt book and 受理証明書; nobody while the paper does not tell them all.</summary>
    public virtual IReadOnlyList<NamedNotifier> Notifiers(Draft draft, RegisterSet registers) => NamedNotifiers.Of(this, draft, registers);

    /// <summary>
    /// What the paper is called on a 受理証明書 (戸籍法48条1項); empty for what is no 届出 and no 申請 of the law: 嘱託, 報告, 申出, 調書, 職権, and 死産届, which is
    /// of another law.
    /// </summary>
    public virtual string PaperName(Draft draft) => NotificationCatalogue.Subjects.FirstOrDefault(s => s.Code == SubjectOf(draft).Code)?.Paper ?? "";

    /// <summary>The articles the kind rests on.</summary>
    public abstract string Articles { get; }

    /// <summary>The paper form.</summary>
    public abstract Form Form { get; }

    /// <summary>
    /// Numbers of all requirements with their sentences, for lists and coverage. The last is the severity for an act that is
    /// in effect already, where it differs.
    /// </summary>
    public abstract IReadOnlyList<(string Id, string Sentence, string Article, Severity Severity, Severity? InEffect)> RequirementList { get; }

    /// <summary>When the requirement of that number is in force.</summary>
    public abstract Force ForceOf(string id);

    /// <summary>
    /// The box of the event's date for the receipt book: the first date that must stand on the paper. Null when there is none.
    /// </summary>
    public virtual FieldKey? EventDateField => Form.Fields.FirstOrDefault(f => f.Kind == FieldKind.Date && f.Required)?.Key;

    /// <summary>
    /// Names of the persons whose event it is, as typed, by which a second paper of the same event is noticed. Of a birth it
    /// is the mother: a child may still have no name.
    /// </summary>
    public virtual IReadOnlyList<string> PersonsOfEvent(Draft draft) => [Subject(draft, RegisterSet.Empty)];

    /// <summary>
    /// Whether the paper says again a day that a register says (生年月日): one that names no person does not. Of one that says no, no source
    /// may read such a day: the rule 暦 would not be asked of its cases.
    /// </summary>
    public virtual bool RepeatsRecordedDays => true;

    /// <summary>The persons named aloud before the paper is received.</summary>
    public virtual IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers) =>
        [new("事件本人", Subject(draft, registers), EventDateField is { } day && draft[day].Length > 0 ? $"{Form[day].Label}　{ReceiptFacts.Aloud(draft[day])}" : "")];

    /// <summary>届出期間の末日 as far as the paper as typed tells (戸籍法43条); null for a kind without one and while the day is unknown.</summary>
    public virtual DateOnly? LastDay(Draft draft, ClosingDays closing) => null;

    /// <summary>What the day of receipt is besides, for an act that takes effect with it (婚姻の日); empty for any other.</summary>
    public virtual string MeaningOfReceiptDay(Draft draft) => "";

    /// <summary>The papers that may be handed in together with this one, as far as it tells which: the screen offers them beside it.</summary>
    /// <param name="draft">This paper as typed so far.</param>
    /// <param name="registers">The registers it names, as far as they are known.</param>
    public virtual IReadOnlyList<CompanionOffer> Companions(Draft draft, RegisterSet registers) => [];

    /// <summary>How many person and register numbers any paper of the kind may need; reserved when it is opened.</summary>
    public virtual (int Persons, int Registers) NumbersNeeded => (0, 0);

    /// <summary>
    /// How many the paper as typed so far may need, where that tells: what it needs more than is reserved is drawn when it is saved.
    /// </summary>
    public virtual (int Persons, int Registers) NumbersNeededBy(Draft draft) => NumbersNeeded;

    /// <summary>The draft that a paper begins with on a day: empty but for its edition.</summary>
    public Draft OpeningDraft(DateOnly today) => Form.EditionOn(today) is { } edition ? Draft.Empty.With(FormEdition.Key, edition.Code) : Draft.Empty;

    /// <summary>
    /// How 不受理申出 stops the paper, for a kind of the table <see cref="RefusableActs.Table"/>; null for any other. By its own form:
    /// the parties, and what says that they came themselves.
    /// </summary>
    public virtual StoppablePaper? Stops => null;

    /// <summary>The registers of ours that the draft names, in any role: these are held from receipt to decision.</summary>
    public IReadOnlyList<RegisterId> RegistersNamed(Draft draft) =>
        [.. Form.Fields.Where(f => f.Kind == FieldKind.Register && f.Visible(draft))
            .Select(f => draft.RegisterIn(f.Key)).OfType<RegisterId>().Distinct().Order()];

    /// <summary>
    /// Why the paper cannot stand in the receipt book yet; null when it can. A paper need not concern a register of ours: that
    /// of a 非本籍人 or a foreigner is accepted here all the same (戸籍法25条). But what it names has to be known: a register
    /// of ours that is not chosen could not be held.
    /// </summary>
    public string? WhyNotReceivable(Draft draft) =>
        Form.Fields.FirstOrDefault(f => f.Kind == FieldKind.Register && f.Visible(draft) && draft.RegisterIn(f.Key) is null && (f.Required || draft[f.Key].Length > 0)) is { } open
            ? $"「{open.Label}」の戸籍が選ばれていません。F3 の戸籍検索で選ぶか、この市の戸籍でなければ「本籍の所在」を直してから受け付けてください。入力した内容は下書きに残っています。"
            : RolesOn(draft).ToList() is { Count: > 0 } roles && !roles.Exists(r => r.IsSaid(draft))
                ? "届書に本籍が入力されていません。この市の戸籍を選ぶか、他の市区町村の本籍(外国人はその旨)を入力してから受け付けてください。入力した内容は下書きに残っています。"
                : null;

    /// <summary>The roles in which the paper as filled in so far names registers: who gets one for the first time stands in none.</summary>
    private IEnumerable<RegisterRole> RolesOn(Draft draft) => Form.Fields.Where(f => f.Places is not null && f.Visible(draft)).Select(f => f.Places!);

    /// <summary>事件本人 in a few words for lists and the receipt book, e.g. 越谷美空.</summary>
    public abstract string Subject(Draft draft, RegisterSet registers);

    /// <summary>
    /// 事件本人の本籍 (国籍 for a foreigner) for the receipt book (戸籍法施行規則21条): what the paper says of each role, the
    /// words of its choice where there is no 本籍; that of the first register named where the paper has no roles.
    /// </summary>
    public virtual IReadOnlyList<string> Domiciles(Draft draft, RegisterSet registers) =>
        Form.Roles.Any()
            ? [.. Form.Roles.Select(r => r.DomicileIn(draft, registers)).Where(d => d.Length > 0)]
            : [.. RegistersNamed(draft).Take(1).Select(id => registers.Find(id)?.Domicile.Text).OfType<string>()];

    /// <summary>Examines a draft: all findings, and the plan as far as it can be made.</summary>
    public abstract Examination Examine(Draft draft, Circumstances circumstances);
}

/// <summary>The common course of every kind: read the draft, run every requirement, make the plan.</summary>
/// <typeparam name="T">The immutable record of the paper.</typeparam>
public abstract class NotificationKind<T> : NotificationKind
    where T : class
{
    /// <summary>All requirements of the kind.</summary>
    public abstract IReadOnlyList<Requirement<T>> Requirements { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Id, string Sentence, string Article, Severity Severity, Severity? InEffect)> RequirementList =>
        [.. Requirements.Select(r => (r.Id, r.Sentence, r.Article, r.Severity, r.AcceptedElsewhere))];

    /// <inheritdoc/>
    public override Force ForceOf(string id) => Requirements.First(r => r.Id == id).Force;

    /// <summary>
    /// Reads the paper. Null when even the register concerned is unknown. Boxes that are empty or unreadable are
    /// reported by the reader and stand in the record as <see cref="DraftReader.Missing"/>.
    /// </summary>
    protected abstract T? Read(DraftReader reader);

    /// <summary>The effect of the notification: a pure function. Null when the kind cannot plan this paper (未対応).</summary>
    protected abstract Effect? Decide(T notification, Circumstances circumstances);

    /// <inheritdoc/>
    public sealed override Examination Examine(Draft draft, Circumstances circumstances)
    {
        var reader = new DraftReader(Form, draft, circumstances);
        reader.ReportUnusable();
        var guard = new ExaminationGuard(Form.Fields.First().Key);
        var stopped = guard.Try<Stopping>(null, () => RefusalGuard.Of(this, draft, circumstances));
        var notification = guard.Try<T>(null, () => Read(reader));
        if (notification is null)
        {
            reader.ReportMissing();
            return guard.Close(new(InPaperOrder(reader.Findings.Concat(stopped?.Findings ?? []).Concat(guard.Findings)), null) { StoppedBy = stopped?.StoppedBy ?? [], Met = stopped?.Met ?? [] });
        }

        var judged = Requirements.Where(r => r.Fields.All(reader.IsReadable))
            .Select(r => (Rule: r, Finding: guard.Try(r.Fields[0], () => r.Judge(notification, circumstances)))).ToList();
        var found = reader.Findings.Concat(judged.Select(j => j.Finding).OfType<Finding>()).ToList();
        var plan = guard.Findings.Count > 0 || found.Any(f => f.Severity == Severity.Unsupported) ? null
            : guard.Try<Plan>(null, () => Decide(notification, circumstances) is { } effect
                ? RequestConsequences.With(Plan.Of(effect, circumstances, reader.Findings.All(f => !f.Blocks)), this, draft, circumstances) : null);
        return guard.Close(new(InPaperOrder(found.Concat(stopped?.Findings ?? []).Concat(guard.Findings)), plan)
        {
            StoppedBy = stopped?.StoppedBy ?? [],
            Met = stopped?.Met ?? [],
            Judged = guard.Findings.Count > 0 ? [] : [.. judged
                .Where(j => j.Rule.Fields.All(reader.IsVisible) && j.Rule.IsInForce(notification, circumstances))
                .Select(j => j.Rule.Id)],
        });
    }

    private List<Finding> InPaperOrder(IEnumerable<Finding> findings)
    {
        var order = Form.Fields.Select((f, i) => (f.Key, i)).ToDictionary(p => p.Key, p => p.i);
        return [.. findings.OrderBy(f => order.GetValueOrDefault(f.Field, int.MaxValue)).ThenBy(f => f.Rule, StringComparer.Ordinal)];
    }
}
