using Koseki.Domain.Notifications;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;
using Koseki.Eng.Town.Names;

namespace Koseki.Eng.Town;

/// <summary>A register while the town's past is being made.</summary>
internal sealed class TownRegister(RegisterId id, string domicile, TownName surname, DateOnly openedOn, RegisterMatter opening)
{
    /// <summary>戸籍番号.</summary>
    public RegisterId Id => id;

    /// <summary>本籍.</summary>
    public string Domicile => domicile;

    /// <summary>氏.</summary>
    public TownName Surname => surname;

    /// <summary>When it was compiled, renewed or moved here.</summary>
    public DateOnly OpenedOn => openedOn;

    /// <summary>Entries, the head first.</summary>
    public List<TownEntry> Entries { get; } = [];

    /// <summary>Whether readings had been recorded when the register was taken over.</summary>
    public bool HasKana { get; init; }

    /// <summary>The couple of the register, when it has or had one.</summary>
    public TownCouple? Couple { get; set; }

    /// <summary>戸籍の表示.</summary>
    public string Designation => $"{domicile}　{surname.Text}{Entries[0].Person.Given.Text}";

    /// <summary>Name of one of its persons.</summary>
    public string NameOf(TownPerson person) => surname.Text + person.Given.Text;

    /// <summary>Given names in use.</summary>
    public IReadOnlyCollection<string> GivenNames => [.. Entries.Select(e => e.Person.Given.Text)];

    /// <summary>The register as it was taken over; closed when nobody was left.</summary>
    public FamilyRegister Build()
    {
        var entries = Entries.Select(e => e.Build(HasKana)).ToValueList();
        var closed = entries.All(e => e.IsRemoved);
        var last = closed ? entries.Select(e => e.Removed!.On).Max()! : null;
        return new()
        {
            Id = id,
            State = closed ? RegisterState.Removed : RegisterState.Current,
            Domicile = new RegisteredDomicile(domicile) { Code = new(Municipality.Koshigaya.Code, null) },
            FamilyName = surname.Text,
            FamilyNameKana = HasKana && !closed ? surname.Kana : null,
            HeadGivenName = Entries[0].Person.Given.Text,
            Matters = closed ? [opening, TownMatters.OfRegister("K-SHOJO", new Origin.Here(), ("消除日", last!.Text))] : [opening],
            Entries = entries,
        };
    }
}

/// <summary>A marriage recorded in a register.</summary>
internal sealed class TownCouple(TownEntry? husband, TownEntry? wife, DateOnly marriedOn)
{
    /// <summary>夫, or null when gone before the register was renewed.</summary>
    public TownEntry? Husband => husband;

    /// <summary>妻, or null when gone before the register was renewed.</summary>
    public TownEntry? Wife => wife;

    /// <summary>婚姻日.</summary>
    public DateOnly MarriedOn => marriedOn;

    /// <summary>離婚日, or null.</summary>
    public DateOnly? DivorcedOn { get; set; }

    /// <summary>Whether the marriage lasts on a day.</summary>
    public bool LastsOn(DateOnly day) => husband is not null && wife is not null && DivorcedOn is null && husband.Person.Dies > day && wife.Person.Dies > day;
}
