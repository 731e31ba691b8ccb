using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RefusalRequests;

/// <summary>Whether two who are named are one person.</summary>
public enum Sameness
{
    /// <summary>別人.</summary>
    Different,

    /// <summary>同じ人かもしれない: a person has to find out.</summary>
    Doubtful,

    /// <summary>同じ人.</summary>
    Same,
}

/// <summary>
/// A person as far as a paper or a request tells: the number where there is one, else what is written. A number is evidence; a name is
/// none, but whoever may be the one who asked is not taken for another before somebody has looked.
/// </summary>
/// <param name="Person">The number, or null for somebody in no register of ours.</param>
/// <param name="FamilyName">氏; may be empty.</param>
/// <param name="GivenName">名; may be empty.</param>
/// <param name="BornOn">生年月日, where it is one day of the calendar.</param>
/// <param name="Domicile">本籍, or null for a foreigner and where it is not said.</param>
/// <param name="Nationality">国籍 of a foreigner; null for a Japanese.</param>
public sealed record KnownPerson(PersonId? Person, string FamilyName, string GivenName, DateOnly? BornOn, string? Domicile, string? Nationality)
{
    /// <summary>氏名 without a space.</summary>
    public string Name => FamilyName + GivenName;

    /// <summary>生年月日 as it is written, where it is no day of the calendar (推定, 頃 …); else null.</summary>
    public RegisterDate? Written { get; init; }

    /// <summary>Who stands, or stood, in a register.</summary>
    public static KnownPerson Of(FamilyRegister register, RegisterEntry entry) => new KnownPerson(entry.Person, register.FamilyName, entry.GivenName, null, register.Domicile.Text, null).Born(entry.BirthDate);

    /// <summary>The same with 生年月日: by its day, else as it is written.</summary>
    public KnownPerson Born(RegisterDate? date) => this with { BornOn = date?.Day, Written = date?.Day is null ? date : null };

    /// <summary>Whether this is the other one.</summary>
    /// <param name="other">The other.</param>
    /// <param name="characters">Folds names.</param>
    public Sameness Is(KnownPerson other, ICharacterTable characters)
    {
        if (Person is { } number && other.Person is { } otherNumber)
        {
            // Who left and came back may have got another number: the day and the name, or the name and the 本籍, say that somebody has to look.
            return number == otherNumber ? Sameness.Same
                : SameDay(other) switch
                {
                    true => SameText(GivenName, other.GivenName, characters) == true,
                    null => SameText(Name, other.Name, characters) == true,
                    false => SameText(Name, other.Name, characters) == true && SameText(Domicile, other.Domicile, characters) == true,
                }
                ? Sameness.Doubtful : Sameness.Different;
        }

        var (day, name, given) = (SameDay(other), SameText(Name, other.Name, characters), SameText(GivenName, other.GivenName, characters));
        var isForeign = Nationality is not null || other.Nationality is not null;
        var place = isForeign ? SameText(Nationality, other.Nationality, characters) : SameText(Domicile, other.Domicile, characters);
        return (day, name, place) switch
        {
            (true, true, true) => Sameness.Same,
            // A day is mistyped, a 本籍 moves.
            (_, true, _) => Sameness.Doubtful,
            // 氏 changes by marriage and adoption, a foreigner's name is written in many ways, and 名 is changed elsewhere.
            (true, _, _) => isForeign || given == true || place == true ? Sameness.Doubtful : Sameness.Different,
            _ => Sameness.Different,
        };
    }

    /// <summary>
    /// Whether this is the one against whom a request is made (相手方), who may be known by name alone: what the request does not say
    /// speaks against nobody.
    /// </summary>
    /// <param name="named">The one whom the request names.</param>
    /// <param name="characters">Folds names.</param>
    public Sameness IsNamedBy(KnownPerson named, ICharacterTable characters)
    {
        var whole = Is(named, characters);
        if ((Person is not null && named.Person is not null) || whole == Sameness.Same)
        {
            return whole;
        }

        // What it says besides makes it no weaker than the name alone: 本籍 moves, 氏 changes, and a foreigner's name is written in many ways.
        var isNameAlone = named is { BornOn: null, Domicile: null };
        var byName = SameText(Name, named.Name, characters) != false ? isNameAlone ? Sameness.Same : Sameness.Doubtful
            : SameDay(named) != false && (Nationality is not null || BearsGivenName(named, characters)) ? Sameness.Doubtful
            : Sameness.Different;
        return whole > byName ? whole : byName;
    }

    /// <summary>What was seen of the person, in one line: as long as it stays so, it is the same that somebody looked at.</summary>
    public string Seen => string.Join(' ', new[] { Person?.ToString(), Name, BornOn?.ToString("O", CultureInfo.InvariantCulture) ?? Written?.Text, Domicile ?? Nationality }.Where(t => !string.IsNullOrEmpty(t)));

    // 氏名 in one box (子の母の氏名) tells 名 by its end.
    private bool BearsGivenName(KnownPerson named, ICharacterTable characters) => SameText(GivenName, named.GivenName, characters) == true
        || (FamilyName.Length == 0 && named.GivenName.Length > 0 && NameFolding.Of(GivenName, characters).EndsWith(NameFolding.Of(named.GivenName, characters), StringComparison.Ordinal));

    // What is written alike says something; 不詳 says nothing, and what is written otherwise may be the same day.
    private bool? SameDay(KnownPerson other) => BornOn is { } day && other.BornOn is { } otherDay ? day == otherDay
        : Written is { Kind: not DateKind.Unknown } written && other.Written is { } otherWritten && written.IsWrittenAs(otherWritten) ? true : null;

    private static bool? SameText(string? one, string? other, ICharacterTable characters) =>
        string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other) ? null : NameFolding.IsSame(one, other, characters);
}
