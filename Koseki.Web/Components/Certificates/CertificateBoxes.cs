using System.Globalization;
using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;

namespace Koseki.Web.Components.Certificates;

/// <summary>What stands in the boxes of the certificate page.</summary>
public sealed class CertificateBoxes
{
    /// <summary>The kind; null while the register's state gives none.</summary>
    public CertificateKind? Kind { get; set; }

    /// <summary>The persons on a 個人事項証明.</summary>
    public HashSet<PersonId> Persons { get; } = [];

    /// <summary>請求者の氏名.</summary>
    public string Requester { get; set; } = "";

    /// <summary>請求の資格, as the table words it.</summary>
    public string CapacityWord { get; set; } = "";

    /// <summary>本人確認の方法.</summary>
    public string Identification { get; set; } = "";

    /// <summary>請求の事由.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>部数, as typed.</summary>
    public string CopiesText { get; set; } = "1";

    /// <summary>The capacity chosen, or null.</summary>
    public ApplicantCapacity? Capacity => ApplicantCapacity.Of(CapacityWord);

    /// <summary>部数; 0 when unreadable.</summary>
    public int Copies =>
        int.TryParse(string.Concat(CopiesText.Trim().Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c)), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    /// <summary>Whether a kind, and for a 個人事項証明 at least one person, is chosen.</summary>
    public bool IsChosen => Kind is { } kind && (!kind.IsIndividual() || Persons.Count > 0);

    /// <summary>Everything that stands against issuing, each with the element id of its box.</summary>
    public IReadOnlyList<(string Box, string Words)> Problems =>
    [
        .. Applicant.Problems.Select(p => ($"cert-{p.Box}", p.Problem)),
        .. IsChosen ? Array.Empty<(string, string)>() : [("cert-persons", "証明書に載せる人を選んでください。")],
    ];

    /// <summary>Which certificate of which register.</summary>
    public CertificateRequest RequestOf(FamilyRegister register) => new(
        register.Id, Kind!.Value, Kind.Value.IsIndividual() ? [.. register.Entries.Select(e => e.Person).Distinct().Where(Persons.Contains)] : []);

    /// <summary>Who asks and why.</summary>
    public CertificateApplicant Applicant => new(Requester, CapacityWord, Identification, Purpose, Copies);
}
