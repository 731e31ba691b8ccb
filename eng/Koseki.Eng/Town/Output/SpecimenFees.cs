using Koseki.Domain.Certificates;
using Koseki.Domain.City;

namespace Koseki.Eng.Town.Output;

/// <summary>Fees of a sample town: those of 地方公共団体の手数料の標準に関する政令. A city's own stand in its ordinance.</summary>
public static class SpecimenFees
{
    /// <summary>Makes the table: 450 yen, 750 yen of a removed register.</summary>
    public static CitySetting.OfFees Make() => new(Enum.GetValues<CertificateKind>().ToDictionary(k => k, k => k.IsRemoved() ? 750 : 450));
}
