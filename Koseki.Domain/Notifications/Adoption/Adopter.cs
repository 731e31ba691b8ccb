using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>養父 or 養母 as the paper names one.</summary>
/// <param name="Party">Who, and where.</param>
/// <param name="Sex">男 for 養父.</param>
/// <param name="HasSigned">Whether the person has signed.</param>
/// <param name="IsIdentified">Whether the person was identified; null where nobody has to be.</param>
public sealed record Adopter(PartyOnPaper Party, Sex Sex, bool HasSigned, bool? IsIdentified)
{
    /// <summary>養父 or 養母.</summary>
    public string Word => Sex == Sex.Male ? "養父" : "養母";

    /// <summary>Whether the person is head or spouse of a register of ours: nobody else may have children in it (戸籍法6条, 17条).</summary>
    public bool IsOfTheCouple => Party is { Register: { } register, Entry: { } entry } && Couple.Of(register).Any(e => e.Person == entry.Person);
}

/// <summary>One of those who are adopted: the one in the boxes 養子, or the spouse adopted together with that one. Whatever bars an adoption is asked for each.</summary>
/// <param name="Word">養子 or 養子の配偶者.</param>
/// <param name="Place">Where the person stands; null for a foreigner and for a spouse elsewhere.</param>
/// <param name="Name">氏名 before the adoption, as 【養子氏名】 writes it.</param>
/// <param name="BirthDate">生年月日: that of the register before that of the paper.</param>
public sealed record Adoptee(string Word, PersonInRegister? Place, string Name, RegisterDate BirthDate)
{
    /// <summary>The entry where the register is ours, or null.</summary>
    public RegisterEntry? Entry => Place is { Register: not null } ? Place.Entry : null;

    /// <summary>The number where a register of ours shows the person, or null.</summary>
    public PersonId? Person => Entry?.Person;
}

/// <summary>The spouse who is adopted together with the one in the boxes 養子, as the paper names that one.</summary>
/// <param name="GivenName">名.</param>
/// <param name="BornOn">生年月日.</param>
/// <param name="Address">住所.</param>
/// <param name="HasSigned">Whether the person has signed.</param>
/// <param name="IsIdentified">Whether the person was identified; null where nobody has to be.</param>
public sealed record AdoptedSpouse(string GivenName, RegisterDate BornOn, string Address, bool HasSigned, bool? IsIdentified);

/// <summary>Where the adopted stands afterwards (戸籍法17条, 18条3項, 20条; 民法810条).</summary>
public enum Movement
{
    /// <summary>Stays: bears a spouse's 氏, or one side has none to give.</summary>
    None,

    /// <summary>Stands in the adopters' register already.</summary>
    SameRegister,

    /// <summary>Enters the adopters' register.</summary>
    IntoAdopters,

    /// <summary>A register is made for the adopter, who stands as a child, and the adopted enters it.</summary>
    NewOfAdopter,

    /// <summary>A register is made for the adopted and the spouse.</summary>
    NewOfAdopted,
}

/// <summary>養子縁組届 as the paper says it (戸籍法66条, 68条).</summary>
public sealed record AdoptionNotification
{
    /// <summary>Who adopts.</summary>
    public required AdopterSide Side { get; init; }

    /// <summary>養父 and 養母, as far as they adopt.</summary>
    public required IReadOnlyList<Adopter> Adopters { get; init; }

    /// <summary>The register the adopted stands in; null for a foreigner.</summary>
    public required PersonInRegister? Place { get; init; }

    /// <summary>国籍 of a foreigner, or null.</summary>
    public required string? Nationality { get; init; }

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
    public required AdoptedStanding? Standing { get; init; }

    /// <summary>養子と養親の続き合い on the paper.</summary>
    public required AdoptedRelation? Relation { get; init; }

    /// <summary>新しい本籍, or null.</summary>
    public required RegisteredDomicile? NewDomicile { get; init; }

    /// <summary>The municipality of the new 本籍 when it is not this one, or null.</summary>
    public required string? NewMunicipality { get; init; }

    /// <summary>養親の配偶者, or null where a couple adopts.</summary>
    public required SpousesPart? AdoptersSpouse { get; init; }

    /// <summary>養子の配偶者, or null.</summary>
    public required SpousesPart? AdoptedsSpouse { get; init; }

    /// <summary>The spouse adopted together, as the paper names that one; null where there is none.</summary>
    public required AdoptedSpouse? Partner { get; init; }

    /// <summary>Whether the court's permission to adopt a minor is there.</summary>
    public required bool HasPermission { get; init; }

    /// <summary>後見人の縁組.</summary>
    public required GuardianCheck? Guardian { get; init; }

    /// <summary>代諾者の資格, or null where the adopted acts.</summary>
    public required Representative? Consent { get; init; }

    /// <summary>代諾者の職名, or null.</summary>
    public required string? Capacity { get; init; }

    /// <summary>代諾者, one or two.</summary>
    public required IReadOnlyList<Consenting> Representatives { get; init; }

    /// <summary>Whether a court lets one of two who hold 親権 consent alone (民法797条4項・824条の2第3項).</summary>
    public required bool HasDesignation { get; init; }

    /// <summary>Whether the certificate that this judgment is final is there.</summary>
    public required bool IsDesignationFinal { get; init; }

    /// <summary>監護者などの同意, or null.</summary>
    public required CustodianCheck? Custodian { get; init; }

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

    /// <summary>Whether foreign law is proven; null where Japanese law alone governs.</summary>
    public required bool? IsForeignLawProven { get; init; }

    /// <summary>氏名 before the adoption, as 【養子氏名】 writes it.</summary>
    public string Name => Place?.Name ?? ForeignPerson.Name(FamilyName, GivenName);

    /// <summary>生年月日: that of the register before that of the paper.</summary>
    public RegisterDate BirthDate => Place?.Entry.BirthDate ?? BornOn;

    /// <summary>Whose 氏 and register the adopted gets: the Japanese one of the adopters; null when both are foreigners.</summary>
    public Adopter? Base => Adopters.FirstOrDefault(a => !a.Party.IsForeign);

    /// <summary>The adopted's spouse where that stands in a register of ours, or null.</summary>
    public PersonInRegister? Spouse => Place is { Register: { } register, Entry: { Spouse: not null } own } && register.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != own.Person) is { } spouse
        ? PersonInRegister.Of(register, spouse) : null;

    /// <summary>Whether the spouse is adopted, too.</summary>
    public bool IsWithSpouse => AdoptedsSpouse == SpousesPart.Together;

    /// <summary>Everybody who is adopted by this paper. A spouse whom our register does not show is known by the paper alone.</summary>
    public IReadOnlyList<Adoptee> Adoptees =>
    [
        new("養子", Place, Name, BirthDate),
        .. !IsWithSpouse ? [] : Spouse is { } spouse ? [new Adoptee(AdoptedsPartner, spouse, spouse.Name, spouse.Entry.BirthDate)]
            : Partner is { } partner && Place is { Elsewhere: not null } ? new[] { new Adoptee(AdoptedsPartner, null, Place.FamilyName + partner.GivenName, partner.BornOn) } : [],
    ];

    private const string AdoptedsPartner = "養子の配偶者";

    /// <summary>縁組日: of acceptance, or the death of one who had posted the paper before it (戸籍法47条2項).</summary>
    public RegisterDate AdoptedOn(Circumstances c) => PostedPaper.NotifiedOn(PartyDiedOn, c);

    /// <summary>Where the adopted stands afterwards.</summary>
    public Movement Movement =>
        Place is null || Base is not { } adopter || Standing == AdoptedStanding.SpousesName ? Movement.None
        : Standing == AdoptedStanding.MarriedHead ? Movement.NewOfAdopted
        : IsAdopterMoving(adopter) ? Movement.NewOfAdopter
        : Place.Register is { } own && own.Id == adopter.Party.Register?.Id ? Movement.SameRegister
        : Movement.IntoAdopters;

    /// <summary>Whether a new 本籍 has to be on the paper.</summary>
    public bool NeedsNewDomicile => Movement is Movement.NewOfAdopter or Movement.NewOfAdopted;

    /// <summary>【代諾者】, or null.</summary>
    public string? ConsentOnRecord => Consent is { } kind ? AdoptionChoices.OnRecord(kind, Capacity ?? DraftReader.Missing, Representatives.Count > 0 ? Representatives[0].Name : DraftReader.Missing) : null;

    // Of a register elsewhere the new 本籍 on the paper tells; a couple always has a register of its own.
    private bool IsAdopterMoving(Adopter adopter) => adopter.Party.Register is not null ? !adopter.IsOfTheCouple : Side != AdopterSide.Couple && NewDomicile is not null;
}
