using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town.Events;

/// <summary>One of the two who marry, and what the paper says of them.</summary>
/// <param name="Sex">男女の別.</param>
/// <param name="Born">Day of birth.</param>
/// <param name="Given">名.</param>
internal abstract record Partner(Sex Sex, DateOnly Born, string Given)
{
    /// <summary>夫 or 妻 as the keys of the form name them.</summary>
    public string Key => Sex == Sex.Male ? "husband" : "wife";

    /// <summary>Whether the person has no register.</summary>
    public virtual bool IsForeign => false;

    /// <summary>Whether the person stands free to marry.</summary>
    public virtual bool IsFree(TownBook book) => true;

    /// <summary>Whether the person heads a register.</summary>
    public abstract bool IsHead(TownBook book);

    /// <summary>The boxes of the paper without the prefix; <paramref name="comes"/> when a register of ours takes the person in.</summary>
    public abstract IEnumerable<(string Box, string Text)> Boxes(TownBook book, bool comes);
}

/// <summary>Somebody who stands in a register of the town.</summary>
/// <param name="Person">The person.</param>
internal sealed record TownPartner(TownPerson Person) : Partner(Person.Sex, Person.Born, Person.Given.Text)
{
    /// <inheritdoc/>
    public override bool IsFree(TownBook book) =>
        book.HomeOf(Person.Id) is { State: RegisterState.Current } register && register.EntryOf(Person.Id) is { Spouse: null }
        && register.Standing.Count(e => e.GivenName == Given) == 1;

    /// <inheritdoc/>
    public override bool IsHead(TownBook book) => book.HomeOf(Person.Id)!.Head!.Person == Person.Id;

    /// <inheritdoc/>
    public override IEnumerable<(string Box, string Text)> Boxes(TownBook book, bool comes)
    {
        var register = book.HomeOf(Person.Id)!;
        var entry = register.EntryOf(Person.Id)!;
        var ended = entry.Matters.LastOrDefault(m => m.Title is "離婚" or "配偶者の死亡");
        return
        [
            ("where", "この市の戸籍"),
            ("register", register.Id.ToString()),
            ("familyName", register.FamilyName),
            ("givenName", entry.GivenName),
            ("birthDate", entry.BirthDate.Text),
            ("father", entry.Father ?? ""),
            ("mother", entry.Mother ?? ""),
            ("relationship", entry.Relationship),
            ("adoptiveFather", entry.AdoptiveFather ?? ""),
            ("adoptiveMother", entry.AdoptiveMother ?? ""),
            ("adoptiveRelationship", entry.AdoptiveRelationship ?? ""),
            ("history", ended?.Title switch { "離婚" => "再婚(離別)", "配偶者の死亡" => "再婚(死別)", _ => "初婚" }),
            ("formerMarriageEnded", ended?.Lines[0].Value ?? ""),
        ];
    }
}

/// <summary>Somebody from a register of another municipality.</summary>
/// <param name="Person">The person; without a number yet.</param>
/// <param name="Home">The register.</param>
/// <param name="DivorcedOn">When a former marriage ended, or null.</param>
internal sealed record OutsidePartner(TownPerson Person, RegisterElsewhere Home, DateOnly? DivorcedOn) : Partner(Person.Sex, Person.Born, Person.Given.Text)
{
    /// <inheritdoc/>
    public override bool IsHead(TownBook book) => Home.HeadName == Person.BirthName;

    /// <inheritdoc/>
    public override IEnumerable<(string Box, string Text)> Boxes(TownBook book, bool comes) =>
    [
        ("where", "他の市区町村の戸籍"),
        ("domicile", Home.Domicile.Text),
        ("municipality", Home.Municipality),
        ("head", Home.HeadName),
        ("familyName", Person.Surname.Text),
        ("familyNameKana", Person.Surname.Kana),
        ("givenName", Given),
        ("givenNameKana", Person.Given.Kana),
        ("birthDate", TownMatters.Text(Born)),
        ("father", Person.Father ?? ""),
        ("mother", Person.Mother ?? ""),
        ("relationship", Person.Relationship),
        ("history", DivorcedOn is null ? "初婚" : "再婚(離別)"),
        ("formerMarriageEnded", DivorcedOn is { } day ? TownMatters.Text(day) : ""),
        .. comes ? Carried() : [],
    ];

    // What the certificate of the former register says of the birth (戸籍法施行規則39条1項1号).
    private IEnumerable<(string Box, string Text)> Carried() =>
    [
        ("birthPlace", Person.Birth["出生地"]!),
        ("birthNotifiedOn", Person.Birth["届出日"]!),
        ("birthNotifier", Person.Birth["届出人"]!),
        ("birthReceivedOn", Person.Birth["通知を受けた日"] ?? Person.Birth["送付を受けた日"] ?? ""),
        ("birthAcceptedBy", Person.Birth["受理者"] ?? ""),
    ];
}

/// <summary>A foreigner.</summary>
/// <param name="Sex">男女の別.</param>
/// <param name="Born">Day of birth.</param>
/// <param name="Name">The name as registers write it.</param>
internal sealed record ForeignPartner(Sex Sex, DateOnly Born, ForeignName Name) : Partner(Sex, Born, Name.Given)
{
    /// <inheritdoc/>
    public override bool IsForeign => true;

    /// <inheritdoc/>
    public override bool IsHead(TownBook book) => false;

    /// <inheritdoc/>
    public override IEnumerable<(string Box, string Text)> Boxes(TownBook book, bool comes) =>
    [
        ("where", "外国人"),
        ("nationality", Name.Nationality),
        ("familyName", Name.Family),
        ("givenName", Name.Given),
        ("birthDate", Domain.Notifications.Shared.ForeignPerson.BirthDate(RegisterDate.Of(Born))),
        ("history", "初婚"),
        ("capacity", "婚姻要件具備証明書と訳文がある"),
    ];
}
