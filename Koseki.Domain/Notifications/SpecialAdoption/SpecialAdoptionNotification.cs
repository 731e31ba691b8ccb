using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.SpecialAdoption;

/// <summary>養父 or 養母 of a 特別養子縁組, as the paper names one.</summary>
/// <param name="Party">Who, and where.</param>
/// <param name="Sex">男 for 養父.</param>
public sealed record SpecialAdopter(PartyOnPaper Party, Sex Sex)
{
    /// <summary>養父 or 養母.</summary>
    public string Word => Sex == Sex.Male ? "養父" : "養母";
}

/// <summary>特別養子縁組届 as the paper says it (戸籍法68条の2, 民法817条の2–817条の9).</summary>
public sealed record SpecialAdoptionNotification
{
    /// <summary>Who adopts.</summary>
    public required SpecialAdopters Side { get; init; }

    /// <summary>養父 and 養母, as far as they adopt.</summary>
    public required IReadOnlyList<SpecialAdopter> Adopters { get; init; }

    /// <summary>The child and where it stands; null for a foreigner.</summary>
    public required PersonInRegister? Child { get; init; }

    /// <summary>The child on the paper; null for a foreigner.</summary>
    public required PersonOnPaper? Paper { get; init; }

    /// <summary>住所 of the child.</summary>
    public required string Address { get; init; }

    /// <summary>父母との続柄 as a child of the adopters.</summary>
    public required string Relationship { get; init; }

    /// <summary>氏名 of the natural parent who is the spouse of the one who adopts, on the paper; null where a couple adopts.</summary>
    public required string? KeptOnPaper { get; init; }

    /// <summary>審判の請求の日, or null where it is not known.</summary>
    public required RegisterDate? PetitionedOn { get; init; }

    /// <summary>The decision of the court.</summary>
    public required Ruling Ruling { get; init; }

    /// <summary>Who notifies, or null while it is not chosen.</summary>
    public required SpecialAdopters? Notifier { get; init; }

    /// <summary>Whether registers elsewhere were looked at; null where there is none.</summary>
    public required bool? IsVerified { get; init; }

    /// <summary>The register of ours in which the child stands, or null.</summary>
    public FamilyRegister? Birth => Child?.Register;

    /// <summary>The Japanese one of the adopters, whose register the child enters; null where there is none.</summary>
    public PartyOnPaper? Home => Adopters.Select(a => a.Party).FirstOrDefault(p => !p.IsForeign);

    /// <summary>The entry of the spouse of the one who adopts alone, where our register shows it; null otherwise.</summary>
    public RegisterEntry? Kept => Side != SpecialAdopters.Couple && Home is { Register: { } register, Entry: { Spouse: not null } own }
        ? register.Standing.FirstOrDefault(e => e.Spouse is not null && e.Person != own.Person) : null;

    /// <summary>What happens to the registers.</summary>
    public SpecialMovement Movement => Child is null ? SpecialMovement.None
        : Home is not { } home ? Birth is null ? SpecialMovement.None : SpecialMovement.OwnRegister
        : Birth is { } birth ? home.Register?.Id == birth.Id ? SpecialMovement.SameRegister : SpecialMovement.ThroughOwn
        : home.Register is null ? SpecialMovement.None : SpecialMovement.FromElsewhere;

    /// <summary>氏 after it: that of the adopters; without a Japanese one it stays.</summary>
    public string FamilyName => Home is { } home ? home.Register?.FamilyName ?? home.FamilyName : Child?.FamilyName ?? DraftReader.Missing;

    /// <summary>Its 振り仮名, or null.</summary>
    public string? FamilyNameKana => Home is { } home ? home.Register is { } register ? register.FamilyNameKana : HomeKana : Child?.FamilyNameKana;

    /// <summary>氏の振り仮名 of adopters whose register is elsewhere, or null.</summary>
    public required string? HomeKana { get; init; }

    /// <summary>氏名 of the parent of that sex afterwards: the adopter, else the natural parent who stays one; null where nobody is known.</summary>
    public string? ParentAfter(Sex sex) => Adopters.FirstOrDefault(a => a.Sex == sex)?.Party.Name
        ?? (Side == SpecialAdopters.Couple ? null : Kept is { } kept ? Home!.Register!.NameOf(kept) : KeptOnPaper);

    /// <summary>戸籍の表示 of the register made for the child alone, ours or of the municipality of its 本籍.</summary>
    public string? Own => Child is null ? null : $"{Child.Domicile}　{FamilyName}{Child.Entry.GivenName}";

    /// <summary>Whose age counts on which day: of the petition where it is known (令和元年法律34号附則2条 leaves cases that were before the courts to the law of then).</summary>
    public DateOnly? AskedOn => PetitionedOn?.Day ?? Ruling.FinalOn.Day;
}
