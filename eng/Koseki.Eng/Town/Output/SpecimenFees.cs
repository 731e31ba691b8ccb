using Koseki.Domain.Certificates;
using Koseki.Domain.City;

namespace Koseki.Eng.Town.Output;

/// <summary>Fees of a sample town: those of 地方公共団体の手数料の標準に関する政令. A city's own stand in its ordinance.</summary>
public static class SpecimenFees
{
    /// <summary>Makes the table.</summary>
    public static CitySetting.OfFees Make() => new(Enum.GetValues<CertificateKind>().ToDictionary(k => k, YenOf));

    private static int YenOf(CertificateKind kind) => kind switch
    {
        CertificateKind.Whole or CertificateKind.Individual or CertificateKind.Part or CertificateKind.RemovedStatement => 450,
        CertificateKind.RemovedWhole or CertificateKind.RemovedIndividual or CertificateKind.RemovedPart or CertificateKind.SupersededWhole or CertificateKind.SupersededIndividual
            or CertificateKind.RemovedCopy or CertificateKind.RemovedExtract or CertificateKind.SupersededCopy or CertificateKind.SupersededExtract => 750,
        CertificateKind.Statement or CertificateKind.Acceptance or CertificateKind.PaperContents => 350,
        CertificateKind.FineAcceptance => 1400,
        CertificateKind.Unmarried or CertificateKind.NoRegister or CertificateKind.Discarded => 300,
    };
}
