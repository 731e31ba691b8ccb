using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Another municipality's register that a person leaves ours for.</summary>
/// <param name="Municipality">The municipality as the paper names it, or the 本籍 itself.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者の氏名.</param>
/// <param name="FamilyName">氏 the person bears there.</param>
/// <param name="FamilyNameKana">氏の振り仮名 there, or null while it is not known.</param>
public sealed record TransferTarget(string Municipality, string Domicile, string Head, string FamilyName, string? FamilyNameKana);

/// <summary>Where a person who leaves a register of ours goes.</summary>
public sealed record Destination
{
    private Destination(string text, TransferTarget? elsewhere) => (Text, Elsewhere) = (text, elsewhere);

    /// <summary>As the removal names it: 本籍 of a new register, 本籍 and 筆頭者 of one that stands already.</summary>
    public string Text { get; }

    /// <summary>The register when another municipality keeps it, or null.</summary>
    public TransferTarget? Elsewhere { get; }

    /// <summary>A register of ours that stands already.</summary>
    public static Destination Ours(FamilyRegister register) => new(register.Designation, null);

    /// <summary>A register of ours that is made.</summary>
    public static Destination NewOfOurs(RegisteredDomicile domicile) => new(domicile.Text, null);

    /// <summary>A register of another municipality that stands already.</summary>
    public static Destination Other(RegisterElsewhere register, string familyName, string? familyNameKana) =>
        new(register.Designation, new(register.Municipality, register.Domicile.Text, register.HeadName, familyName, familyNameKana));

    /// <summary>A register that another municipality makes.</summary>
    public static Destination NewOfOther(string municipality, RegisteredDomicile domicile, string head, string familyName, string? familyNameKana) =>
        new(domicile.Text, new(municipality, domicile.Text, head, familyName, familyNameKana));
}
