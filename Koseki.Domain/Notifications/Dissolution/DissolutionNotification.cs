using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Adoption;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Dissolution;

/// <summary>養父 or 養母 who parts from the adopted, as the paper names one.</summary>
/// <param name="Party">Who, and where; also one who died.</param>
/// <param name="Sex">男 for 養父.</param>
/// <param name="HasSigned">Whether the person has signed.</param>
/// <param name="IsIdentified">Whether the person was identified; null where nobody has to be.</param>
public sealed record PartingAdopter(PartyOnPaper Party, Sex Sex, bool HasSigned, bool? IsIdentified)
{
    /// <summary>養父 or 養母.</summary>
    public string Word => DissolutionChoices.Word(Sex);
}

/// <summary>養子離縁届 as the paper says it (戸籍法70条–73条).</summary>
public sealed record DissolutionNotification
{
    /// <summary>離縁の種別.</summary>
    public required DissolutionManner Manner { get; init; }

    /// <summary>Day of a conciliation, settlement, acknowledgement or of finality; null for what the paper itself brings about.</summary>
    public required RegisterDate? On { get; init; }

    /// <summary>Which adopters part.</summary>
    public required DissolvingSide Side { get; init; }

    /// <summary>養父 and 養母, as far as they part.</summary>
    public required IReadOnlyList<PartingAdopter> Adopters { get; init; }

    /// <summary>The adopted and where the person stands.</summary>
    public required PersonInRegister Place { get; init; }

    /// <summary>氏 on the paper.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名 on the paper.</summary>
    public required string GivenName { get; init; }

    /// <summary>生年月日 on the paper.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>父母・養父母 on the paper.</summary>
    public required (string? Father, string? Mother, string? Relationship, string? AdoptiveFather, string? AdoptiveMother) Parents { get; init; }

    /// <summary>住所 of the adopted.</summary>
    public required string Address { get; init; }

    /// <summary>養子の婚姻 on the paper.</summary>
    public required PartedStanding? Standing { get; init; }

    /// <summary>離縁の後の本籍.</summary>
    public required PartedWay? Way { get; init; }

    /// <summary>The register before the adoption when it is ours, or null.</summary>
    public required FamilyRegister? FormerRegister { get; init; }

    /// <summary>The register before the adoption when another municipality keeps it, or null.</summary>
    public required RegisterElsewhere? FormerElsewhere { get; init; }

    /// <summary>縁組前の氏 on the paper, or null.</summary>
    public required string? FormerName { get; init; }

    /// <summary>Its 振り仮名, or null.</summary>
    public required string? FormerNameKana { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>離縁協議者の資格, or null where the adopted acts.</summary>
    public required Negotiator? Negotiator { get; init; }

    /// <summary>離縁協議者, one or two.</summary>
    public required IReadOnlyList<Consenting> Negotiators { get; init; }

    /// <summary>離縁の後の親権者, or null.</summary>
    public required CustodyAfter? Custody { get; init; }

    /// <summary>Whether the other of a couple of adopters cannot declare a will (民法811条の2但書).</summary>
    public required bool IsPartnerUnable { get; init; }

    /// <summary>Whether registers elsewhere show that the two adopters are no couple any more: divorced, or one of them dead.</summary>
    public required bool AreNotMarried { get; init; }

    /// <summary>Whether the permission of the family court, or the copy of the court's paper, is there.</summary>
    public required bool HasCourtPaper { get; init; }

    /// <summary>Whether the certificate of finality is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>Who went to court, or null.</summary>
    public required DissolvingParty? Petitioner { get; init; }

    /// <summary>Whether the clause lets the other party notify from the first.</summary>
    public required bool HasClause { get; init; }

    /// <summary>Whether the adopted has signed.</summary>
    public required bool HasSigned { get; init; }

    /// <summary>Whether the adopted was identified; null where nobody has to be.</summary>
    public required bool? IsIdentified { get; init; }

    /// <summary>Witnesses.</summary>
    public required IReadOnlyList<Witness> Witnesses { get; init; }

    /// <summary>不受理申出の照会, or null.</summary>
    public required RequestCheck? Request { get; init; }

    /// <summary>届出の意思, or null.</summary>
    public required IntentCheck? Intent { get; init; }

    /// <summary>The day a party died before the paper arrived, or null.</summary>
    public required RegisterDate? PartyDiedOn { get; init; }

    /// <summary>Whether the paper was posted before that.</summary>
    public required bool WasPosted { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? NotifiedAt { get; init; }

    /// <summary>Whether registers elsewhere were looked at; null where there is none.</summary>
    public required bool? IsVerified { get; init; }

    /// <summary>期間経過を通知する簡易裁判所 on the paper, or null.</summary>
    public required string? TypedCourt { get; init; }

    /// <summary>Whether the adoption is annulled, not dissolved (民法808条).</summary>
    public bool IsAnnulled => Manner == DissolutionManner.Annulment;

    /// <summary>養子離縁 or 縁組取消, as records and messages call it.</summary>
    public string Title => IsAnnulled ? MatterTitles.AnnulmentOfAdoption : MatterTitles.DissolutionOfAdoption;

    /// <summary>Whether a court made it.</summary>
    public bool IsByCourt => DissolutionChoices.IsByCourt(Manner);

    /// <summary>氏名 before the 離縁, as 【養子氏名】 writes it.</summary>
    public string Name => Place.Name;

    /// <summary>生年月日: that of the register before that of the paper.</summary>
    public RegisterDate BirthDate => Place.Entry.BirthDate;

    /// <summary>The adopted's spouse where that stands in a register of ours, or null.</summary>
    public PersonInRegister? Spouse => Place is { Register: { } register, Entry: { Spouse: not null } own } && register.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != own.Person) is { } spouse
        ? PersonInRegister.Of(register, spouse) : null;

    /// <summary>離縁の日.</summary>
    public RegisterDate DissolvedOn(Circumstances c) => On ?? PostedPaper.NotifiedOn(PartyDiedOn, c);

    /// <summary>氏 after the 離縁: that of the register before the adoption.</summary>
    public string FamilyNameAfter => FormerRegister?.FamilyName ?? FormerName ?? DraftReader.Missing;

    /// <summary>Who notifies what a court made: the petitioner, else the other party; null for anything else.</summary>
    public DissolvingParty? Notifier => Petitioner is not { } petitioner ? null : HasSignedAs(petitioner) || !HasSignedAs(Other(petitioner)) ? petitioner : Other(petitioner);

    /// <summary>届出期間の末日 of a report, the day counted (戸籍法43条, 63条, 73条); null where there is none.</summary>
    public DateOnly? Deadline(Circumstances c) => IsByCourt && On?.Day is { } day ? LegalPeriod.LastDayOfDays(day, 10, c.ClosingDays) : null;

    /// <summary>Whether the paper came after its period.</summary>
    public bool IsOverdue(Circumstances c) => c.Origin is Origin.Here && Deadline(c) is { } last && c.ReceiptDate > last;

    /// <summary>The court that is told of a late paper.</summary>
    public string? OverdueCourt(Circumstances c) => OverdueNotice.CourtOf(c, TypedCourt, Notifier == DissolvingParty.Adopted ? Address : Adopters.Select(a => a.Party.Address).FirstOrDefault(a => a is not null));

    /// <summary>Whether a party before the court has signed.</summary>
    public bool HasSignedAs(DissolvingParty party) => party == DissolvingParty.Adopters ? Adopters.Any(a => a.HasSigned) : HasSigned || Negotiators.Any(r => r.HasSigned);

    /// <summary>【協議者】, or null.</summary>
    public string? NegotiatorOnRecord => Negotiator switch
    {
        null => null,
        Dissolution.Negotiator.Guardian => $"{DissolutionChoices.Negotiators.Word(Dissolution.Negotiator.Guardian)}　{(Negotiators.Count > 0 ? Negotiators[0].Name : DraftReader.Missing)}",
        { } parents => DissolutionChoices.Negotiators.Word(parents),
    };

    private static DissolvingParty Other(DissolvingParty party) => party == DissolvingParty.Adopters ? DissolvingParty.Adopted : DissolvingParty.Adopters;
}
