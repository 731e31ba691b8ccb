using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// A person and the register the person stands in before a notification takes effect: one of ours, or one elsewhere whose
/// entry (name column and matters to carry) is what the paper and its certificate say.
/// </summary>
public sealed record PersonInRegister
{
    private PersonInRegister(RegisterEntry entry, string familyName) => (Entry, FamilyName) = (entry, familyName);

    /// <summary>The entry. For a register elsewhere its matters are those to carry over.</summary>
    public RegisterEntry Entry { get; init; }

    /// <summary>氏.</summary>
    public string FamilyName { get; }

    /// <summary>氏の振り仮名 of that register, or null.</summary>
    public string? FamilyNameKana { get; private init; }

    /// <summary>The register when it is ours, or null.</summary>
    public FamilyRegister? Register { get; private init; }

    /// <summary>The register when another municipality keeps it, or null.</summary>
    public RegisterElsewhere? Elsewhere { get; private init; }

    /// <summary>The number of the person.</summary>
    public PersonId Person => Entry.Person;

    /// <summary>氏名 without a space.</summary>
    public string Name => FamilyName + Entry.GivenName;

    /// <summary>本籍 of the register.</summary>
    public string Domicile => Register?.Domicile.Text ?? Elsewhere!.Domicile.Text;

    /// <summary>筆頭者 of the register, without a space.</summary>
    public string HeadName => Register?.HeadName ?? Elsewhere!.HeadName;

    /// <summary>戸籍の表示, as 【従前戸籍】 and 【入籍戸籍】 write it.</summary>
    public string Designation => Register?.Designation ?? Elsewhere!.Designation;

    /// <summary>Whether the person heads the register. No register holds two persons of one name, so elsewhere the name tells.</summary>
    public bool IsHead => Register is not null ? Register.Head?.Person == Person : Elsewhere!.HeadName == Name;

    /// <summary>The person as 続柄 tells the sex, where the register is elsewhere and the paper asks for none.</summary>
    /// <param name="otherwise">Where 続柄 does not tell, which is a finding of its own.</param>
    public PersonInRegister WithSexOfRelationship(Sex otherwise) =>
        Elsewhere is null ? this : this with { Entry = Entry with { Sex = Relationship.SexOf(Entry.Relationship) ?? otherwise } };

    /// <summary>A person in a register of ours.</summary>
    public static PersonInRegister Of(FamilyRegister register, RegisterEntry entry) =>
        new(entry, register.FamilyName) { Register = register, FamilyNameKana = register.FamilyNameKana };

    /// <summary>A person in a register elsewhere.</summary>
    public static PersonInRegister Of(RegisterElsewhere register, string familyName, string? familyNameKana, RegisterEntry entry) =>
        new(entry, familyName) { Elsewhere = register, FamilyNameKana = familyNameKana };
}
