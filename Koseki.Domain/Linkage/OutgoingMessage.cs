using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Linkage;

/// <summary>What kind of message leaves because of a decision.</summary>
public enum MessageKind
{
    /// <summary>9条2項通知: to where a person lives (住民基本台帳法9条2項).</summary>
    ResidentRecord,

    /// <summary>副本: the duplicate for the Minister of Justice (戸籍法施行規則75条).</summary>
    DuplicateRegister,

    /// <summary>人口動態調査票 (人口動態調査令施行細則1条).</summary>
    VitalStatistics,

    /// <summary>届書等情報: to the Minister of Justice for what was accepted here (戸籍法120条の4).</summary>
    NotificationImage,

    /// <summary>期間経過通知: to the summary court (戸籍法137条, 戸籍法施行規則65条).</summary>
    OverduePeriod,

    /// <summary>本籍転属通知: to the municipality of the new 本籍 (住民基本台帳法19条3項).</summary>
    DomicileTransfer,

    /// <summary>附票本人確認情報: to the governor (住民基本台帳法30条の41).</summary>
    SupplementaryIdentity,

    /// <summary>受理通知: to a party who was not identified at the counter (戸籍法27条の2第2項).</summary>
    AcceptanceToParty,

    /// <summary>不受理申出の送付・引継ぎ: to the municipality of the 本籍 (戸籍法施行規則53条の4).</summary>
    SharedRequest,

    /// <summary>不受理の通知: to who had asked for it (戸籍法27条の2第5項).</summary>
    RefusalToRequester,
}

/// <summary>The Japanese words of message kinds.</summary>
public static class MessageWords
{
    /// <summary>The name of the message.</summary>
    public static string Word(this MessageKind kind) => kind switch
    {
        MessageKind.ResidentRecord => "9条2項通知",
        MessageKind.DuplicateRegister => "副本",
        MessageKind.VitalStatistics => "人口動態調査票",
        MessageKind.NotificationImage => "届書等情報",
        MessageKind.OverduePeriod => "期間経過通知",
        MessageKind.DomicileTransfer => "本籍転属通知",
        MessageKind.SupplementaryIdentity => "附票本人確認情報",
        MessageKind.AcceptanceToParty => "受理通知",
        MessageKind.SharedRequest => "不受理申出の送付",
        MessageKind.RefusalToRequester => "不受理の通知",
    };
}

/// <summary>
/// One message that leaves because of a decision: a closed set, each with its own content. It is stored with the decision and
/// never changed; what becomes of it is kept beside it (<see cref="MessageState"/>).
/// </summary>
/// <param name="Recipient">Who gets it.</param>
public abstract record OutgoingMessage(Recipient Recipient)
{
    /// <summary>What kind it is.</summary>
    public abstract MessageKind Kind { get; }

    /// <summary>The register of ours it is about, for lists; null when there is none.</summary>
    public virtual RegisterId? AboutRegister => null;

    /// <summary>The person of ours it is about, for lists; null when it is about several or none.</summary>
    public virtual PersonId? AboutPerson => null;

    private protected abstract void Sealed();

    /// <summary>9条2項通知: what a resident record has to take up because a paper was accepted here or the mayor recorded something.</summary>
    /// <param name="Recipient">The mayor of the residence, or our own section.</param>
    /// <param name="Event">届の件名.</param>
    /// <param name="AcceptedOn">受理日, for what the mayor does of his own the day of recording.</param>
    /// <param name="EventDate">事件の日; null where the paper has none.</param>
    /// <param name="Person">The person.</param>
    /// <param name="Address">住所 on the paper; null where the paper does not say it.</param>
    /// <param name="Items">What becomes what.</param>
    public sealed record ResidentRecord(
        Recipient Recipient, string Event, DateOnly AcceptedOn, RegisterDate? EventDate, MessagePerson Person, string? Address,
        ValueList<ChangedItem> Items) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.ResidentRecord;

        /// <inheritdoc/>
        public override PersonId? AboutPerson => Person.Person;

        private protected override void Sealed() { }
    }

    /// <summary>副本 of a generation of a register.</summary>
    /// <param name="Recipient">The Minister.</param>
    /// <param name="Register">The register as the decision leaves it.</param>
    /// <param name="State">現在戸籍, 除籍, 改製原戸籍 or 再製原戸籍.</param>
    /// <param name="Generation">The generation; null in a plan, because it has its number only when it is written.</param>
    public sealed record DuplicateRegister(Recipient Recipient, NamedRegister Register, RegisterState State, GenerationMark? Generation) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.DuplicateRegister;

        /// <inheritdoc/>
        public override RegisterId? AboutRegister => Register.Register;

        private protected override void Sealed() { }
    }

    /// <summary>人口動態調査票.</summary>
    /// <param name="Recipient">保健所長.</param>
    /// <param name="NotifiedOn">届出の日: of acceptance, also by a consul.</param>
    /// <param name="ArrivedOn">The day a consul's paper reached us, which decides its month; null for what was accepted here.</param>
    /// <param name="Slip">The slip.</param>
    public sealed record VitalStatistics(Recipient Recipient, DateOnly NotifiedOn, DateOnly? ArrivedOn, VitalSlip Slip) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.VitalStatistics;

        private protected override void Sealed() { }
    }

    /// <summary>届書等情報: paper and images stay with the case; this says whose they are and which registers are written from them.</summary>
    /// <param name="Recipient">The Minister.</param>
    /// <param name="Event">届の件名.</param>
    /// <param name="Receipt">受付番号, or null before receipt.</param>
    /// <param name="AcceptedOn">受理日.</param>
    /// <param name="Persons">The persons of the event.</param>
    /// <param name="Registers">Every register that is written from the paper, ours and others'.</param>
    public sealed record NotificationImage(
        Recipient Recipient, string Event, string? Receipt, DateOnly AcceptedOn, ValueList<MessagePerson> Persons, ValueList<NamedRegister> Registers)
        : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.NotificationImage;

        private protected override void Sealed() { }
    }

    /// <summary>期間経過通知.</summary>
    /// <param name="Recipient">The court.</param>
    /// <param name="Event">届の件名.</param>
    /// <param name="Persons">The persons of the event.</param>
    /// <param name="LastDay">届出期間の末日.</param>
    /// <param name="NotifiedOn">届出の日.</param>
    /// <param name="Notifier">届出人, as the register writes one: capacity and name.</param>
    public sealed record OverduePeriod(
        Recipient Recipient, string Event, ValueList<MessagePerson> Persons, DateOnly LastDay, RegisterDate NotifiedOn, string Notifier) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.OverduePeriod;

        private protected override void Sealed() { }
    }

    /// <summary>本籍転属通知: persons leave a register of ours for one of another municipality.</summary>
    /// <param name="Recipient">The mayor of the new 本籍.</param>
    /// <param name="From">The register left.</param>
    /// <param name="To">The register entered.</param>
    /// <param name="Cause">婚姻, 子の出生, 転籍 …</param>
    /// <param name="On">The day.</param>
    /// <param name="Persons">Who.</param>
    public sealed record DomicileTransfer(
        Recipient Recipient, NamedRegister From, NamedRegister To, string Cause, RegisterDate On, ValueList<TransferredPerson> Persons) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.DomicileTransfer;

        /// <inheritdoc/>
        public override RegisterId? AboutRegister => From.Register;

        /// <inheritdoc/>
        public override PersonId? AboutPerson => Persons is [var only] ? only.Person : null;

        private protected override void Sealed() { }
    }

    /// <summary>附票本人確認情報 of one person.</summary>
    /// <param name="Recipient">The governor.</param>
    /// <param name="Act">記載, 修正 or 消除.</param>
    /// <param name="Reason">異動事由.</param>
    /// <param name="On">異動年月日.</param>
    /// <param name="Person">The items, for 消除 as they were.</param>
    /// <param name="Position">Place in its group, from 1: 消除 and 記載 of one person who changes registers go one after the other.</param>
    /// <param name="GroupSize">How many are in the group.</param>
    public sealed record SupplementaryIdentity(
        Recipient Recipient, IdentityAct Act, IdentityReason Reason, DateOnly On, IdentityRecord Person, int Position, int GroupSize) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.SupplementaryIdentity;

        /// <inheritdoc/>
        public override PersonId? AboutPerson => Person.Person;

        private protected override void Sealed() { }
    }

    /// <summary>受理通知, by post to a party who was not identified.</summary>
    /// <param name="Recipient">The party.</param>
    /// <param name="Event">届の件名.</param>
    /// <param name="AcceptedOn">受理日.</param>
    /// <param name="Party">The party.</param>
    /// <param name="Address">住所 to which it goes.</param>
    public sealed record AcceptanceToParty(Recipient Recipient, string Event, DateOnly AcceptedOn, MessagePerson Party, string Address) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.AcceptanceToParty;

        /// <inheritdoc/>
        public override PersonId? AboutPerson => Party.Person;

        private protected override void Sealed() { }
    }

    /// <summary>不受理申出 for the municipality of the 本籍: received here, withdrawn here, or left with the 本籍.</summary>
    /// <param name="Recipient">The mayor of the 本籍, one who has to be found out where it does not tell.</param>
    /// <param name="Why">Why it goes there.</param>
    /// <param name="Request">What was asked.</param>
    /// <param name="To">The register that the person entered, where it goes on with the 本籍; else null.</param>
    public sealed record SharedRequest(Recipient Recipient, RequestHandover Why, RequestSheet Request, NamedRegister? To) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.SharedRequest;

        /// <inheritdoc/>
        public override PersonId? AboutPerson => Request.Person.Person;

        private protected override void Sealed() { }
    }

    /// <summary>不受理の通知, by post to who had asked. It does not say where anybody else lives.</summary>
    /// <param name="Recipient">Who asked, or the representative.</param>
    /// <param name="Event">届の件名.</param>
    /// <param name="Receipt">受付番号, or null.</param>
    /// <param name="HandedIn">When it was handed in, in words.</param>
    /// <param name="RefusedOn">不受理とした日.</param>
    /// <param name="Request">不 12.</param>
    /// <param name="FiledAt">申出の受付の日時, in words.</param>
    /// <param name="Party">Whom the request protects.</param>
    /// <param name="Address">住所 to which it goes.</param>
    public sealed record RefusalToRequester(
        Recipient Recipient, string Event, string? Receipt, string HandedIn, DateOnly RefusedOn, string Request, string FiledAt, MessagePerson Party, string Address) : OutgoingMessage(Recipient)
    {
        /// <inheritdoc/>
        public override MessageKind Kind => MessageKind.RefusalToRequester;

        /// <inheritdoc/>
        public override PersonId? AboutPerson => Party.Person;

        private protected override void Sealed() { }
    }
}
