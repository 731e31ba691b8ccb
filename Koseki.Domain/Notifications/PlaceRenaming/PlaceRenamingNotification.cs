using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>What the city itself changes in one register because a place is called otherwise (職権; 戸籍法施行規則45条・46条).</summary>
public sealed record PlaceRenamingNotification
{
    /// <summary>What of the place changed; null while it is not chosen.</summary>
    public required RenamingCause? Cause { get; init; }

    /// <summary>実施日.</summary>
    public required RegisterDate EffectiveOn { get; init; }

    /// <summary>The register.</summary>
    public required FamilyRegister Register { get; init; }

    /// <summary>変更前の本籍 by the table of places.</summary>
    public required string Former { get; init; }

    /// <summary>変更後の本籍.</summary>
    public required RegisteredDomicile NewDomicile { get; init; }

    /// <summary>【更正事由】 on the record date; null for what changes no 本籍.</summary>
    public string? ReasonOn(DateOnly recordDate) => Cause is { } cause && RenamingWords.Of(cause, recordDate) is { } words ? EffectiveOn.Text + words : null;

    /// <summary>The name of the town, from the prefecture on: what is before <see cref="NumberIn"/>.</summary>
    internal static string TownIn(string domicile) => NumberIn(domicile) is var number && number.Length < domicile.Length ? domicile[..^number.Length] : domicile;

    /// <summary>What follows the name of the town: 5番地, 2番. The whole text where there is no number.</summary>
    internal static string NumberIn(string domicile)
    {
        // 番地 and what may follow it: 2番地3, 2番地の3の1, 2番地甲; the number before it.
        var sign = domicile.LastIndexOf('番');
        if (sign < 0)
        {
            return domicile;
        }

        var start = sign;
        while (start > 0 && (char.IsAsciiDigit(domicile[start - 1]) || domicile[start - 1] == '無'))
        {
            start--;
        }

        return domicile[start..];
    }
}
