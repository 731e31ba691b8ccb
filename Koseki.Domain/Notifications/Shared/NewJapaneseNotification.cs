using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>帰化届 or 国籍取得届 as the paper says it (戸籍法102条, 102条の2).</summary>
public sealed record NewJapaneseNotification
{
    /// <summary>Which of the two it is.</summary>
    internal NewJapaneseTerms Terms { get; init; } = NewJapaneseTerms.Naturalization;

    /// <summary>Where the person comes to stand; null while it is not chosen.</summary>
    public required NewJapaneseHome? Home { get; init; }

    /// <summary>The person.</summary>
    public required Newcomer Person { get; init; }

    /// <summary>The spouse who became Japanese together, or null.</summary>
    public required Newcomer? Other { get; init; }

    /// <summary>Whose 氏 the couple bears, or null.</summary>
    public required CoupleHead? Head { get; init; }

    /// <summary>氏 on the paper: the register that is entered has it in its own letters.</summary>
    public required string FamilyName { get; init; }

    /// <summary>氏の振り仮名 on the paper, or null.</summary>
    public required string? FamilyNameKana { get; init; }

    /// <summary>新しい本籍, or null where a register is entered that stands already.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>The Japanese spouse, or null.</summary>
    public required PersonInRegister? Spouse { get; init; }

    /// <summary>氏 of the Japanese spouse on the paper, or null.</summary>
    public required string? SpouseFamilyName { get; init; }

    /// <summary>生年月日 of the Japanese spouse on the paper, or null.</summary>
    public required RegisterDate? SpouseBornOn { get; init; }

    /// <summary>How the spouse's register elsewhere was verified, or null.</summary>
    public required FormerCheck? SpouseVerified { get; init; }

    /// <summary>Whether the Japanese spouse has signed.</summary>
    public required bool IsSignedBySpouse { get; init; }

    /// <summary>The parents' register when it is ours, or null.</summary>
    public required FamilyRegister? ParentsRegister { get; init; }

    /// <summary>The parents' register when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? ParentsElsewhere { get; init; }

    /// <summary>Which of the parents stand in it, or null.</summary>
    public required ParentsThere? ParentsThere { get; init; }

    /// <summary>婚姻日, or null.</summary>
    public required RegisterDate? MarriedOn { get; init; }

    /// <summary>婚姻の方式 of a marriage abroad, or null.</summary>
    public required string? MarriageForm { get; init; }

    /// <summary>A foreign spouse: name, nationality, birth; or null.</summary>
    public required (string Name, string Nationality, RegisterDate BornOn)? ForeignSpouse { get; init; }

    /// <summary>The day on which the person became Japanese: 告示の日 (国籍法10条2項), or that of the notification to the Minister (3条2項, 17条3項).</summary>
    public required RegisterDate BecameOn { get; init; }

    /// <summary>By which article, of 国籍取得; null otherwise.</summary>
    public required AcquisitionGround? Ground { get; init; }

    /// <summary>Whether the person was abroad on that day.</summary>
    public required bool WasAbroad { get; init; }

    /// <summary>The proof, or null while it is not chosen.</summary>
    public required CertificateCheck? Certificate { get; init; }

    /// <summary>The day it was handed out, or null.</summary>
    public required RegisterDate? IssuedOn { get; init; }

    /// <summary>Whether the person stands in a register already, or null while it is not chosen.</summary>
    public required RegisterSearch? Search { get; init; }

    /// <summary>Who notifies.</summary>
    public required ChildsNotifierRead Notifier { get; init; }

    /// <summary>Whether all agents notify, or null where the person does.</summary>
    public required AgentCheck? Agents { get; init; }

    /// <summary>Whether everybody who notifies has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>Whether the spouse who became Japanese together has signed.</summary>
    public required bool IsSignedByOther { get; init; }

    /// <summary>The court that is told, or null.</summary>
    public required string? Court { get; init; }

    /// <summary>The day the notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>Everybody who became Japanese by the paper, the head of a couple first.</summary>
    public IReadOnlyList<Newcomer> All => Other is null ? [Person] : Head == CoupleHead.Spouse ? [Other, Person] : [Person, Other];

    /// <summary>Whether a register is made.</summary>
    public bool MakesRegister => Home is NewJapaneseHome.Single or NewJapaneseHome.ForeignSpouse or NewJapaneseHome.Couple or NewJapaneseHome.SpousesName or NewJapaneseHome.OwnName;

    /// <summary>Whether a register is made here.</summary>
    public bool IsMadeHere => MakesRegister && NewMunicipality is null;

    /// <summary>Whether the Japanese spouse leaves a register for the one that is made.</summary>
    public bool SpouseMoves => Spouse is not null && MakesRegister;

    /// <summary>The register of ours that is entered though it stands already, or null.</summary>
    public FamilyRegister? Entered => Home == NewJapaneseHome.SpousesRegister ? Spouse?.Register : Home is NewJapaneseHome.Parents or NewJapaneseHome.Adopters ? ParentsRegister : null;

    /// <summary>Whether they come to stand in a register of ours.</summary>
    public bool IsRecordedHere => IsMadeHere || Entered is not null;

    /// <summary>Whether a register of ours is written.</summary>
    public bool ConcernsUs => IsRecordedHere || (SpouseMoves && Spouse!.Register is not null);

    /// <summary>The entries of the parents chosen, as far as they stand in the register of ours as its head or spouse.</summary>
    public IReadOnlyList<RegisterEntry> ParentEntries() => ParentsRegister is not { } register || ParentsThere is not { } there ? []
        : [.. Couple.Of(register).Where(e => !e.IsRemoved && (there == Shared.ParentsThere.Both || (e.Sex == Sex.Male) == (there == Shared.ParentsThere.Father)))];

    /// <summary>氏 and 筆頭者の名 of the register that is made.</summary>
    public (string FamilyName, string GivenName) NewHead => Home == NewJapaneseHome.SpousesName && Spouse is { } spouse ? (spouse.FamilyName, spouse.Entry.GivenName) : (All[0].FamilyName, All[0].GivenName);

    /// <summary>氏の振り仮名 of the register that is made.</summary>
    public string? NewKana(Circumstances c) => Home == NewJapaneseHome.SpousesName ? Spouse?.FamilyNameKana : c.ReceiptDate >= LawDates.ReadingsRecorded ? FamilyNameKana : null;

    /// <summary>【届出日】.</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>The day by which age is judged.</summary>
    public DateOnly Day(Circumstances c) => PostedPaper.Day(NotifierDiedOn, c);

    /// <summary>The last day when it has passed; the office that accepted the paper judges it, so never for one from elsewhere.</summary>
    public DateOnly? OverdueSince(Circumstances c) =>
        c.Origin is Origin.Here && Terms.LastDay(BecameOn, IssuedOn, WasAbroad, c.ClosingDays) is { } last && NotifiedOn(c).Latest > last ? last : null;
}
