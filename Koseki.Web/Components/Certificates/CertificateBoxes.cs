using System.Globalization;
using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;

namespace Koseki.Web.Components.Certificates;

/// <summary>What stands in the boxes of the certificate page.</summary>
public sealed class CertificateBoxes
{
    /// <summary>The kind; null while the register's state gives none.</summary>
    public CertificateKind? Kind { get; set; }

    /// <summary>The persons on a 個人事項証明 or 独身証明書.</summary>
    public HashSet<PersonId> Persons { get; } = [];

    /// <summary>What stands on a certificate of single matters.</summary>
    public HashSet<CertifiedPart> Parts { get; } = [];

    /// <summary>請求者の氏名.</summary>
    public string Requester { get; set; } = "";

    /// <summary>請求の資格, as the table words it.</summary>
    public string CapacityWord { get; set; } = "";

    /// <summary>住所又は生年月日.</summary>
    public string Particulars { get; set; } = "";

    /// <summary>代理人・使者の氏名.</summary>
    public string Agent { get; set; } = "";

    /// <summary>Whether the requester is a corporation.</summary>
    public bool IsCorporation { get; set; }

    /// <summary>本人確認の方法.</summary>
    public string Identification { get; set; } = "";

    /// <summary>Which two papers, or what was asked.</summary>
    public string Detail { get; set; } = "";

    /// <summary>What the request makes clear.</summary>
    public Dictionary<ClaimItem, string> Items { get; } = [];

    /// <summary>What was shown or handed in.</summary>
    public HashSet<ClaimPaper> Papers { get; } = [];

    /// <summary>手数料の免除; empty when it is paid.</summary>
    public string Exemption { get; set; } = "";

    /// <summary>請求の事由.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>部数, as typed.</summary>
    public string CopiesText { get; set; } = "1";

    /// <summary>The capacity chosen, or null.</summary>
    public ApplicantCapacity? Capacity => ApplicantCapacity.Of(CapacityWord);

    /// <summary>部数; 0 when unreadable.</summary>
    public int Copies =>
        int.TryParse(string.Concat(CopiesText.Trim().Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c)), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    /// <summary>Whether a kind, and what has to be chosen for it, is chosen.</summary>
    public bool IsChosen => Kind is { } kind && (!kind.ChoosesPersons() || Persons.Count > 0) && (!kind.ChoosesParts() || Parts.Count > 0);

    /// <summary>Everything that stands against issuing, each with the element id of its box.</summary>
    public IReadOnlyList<(string Box, string Words)> Problems =>
    [
        .. Applicant.Problems.Select(p => ($"cert-{p.Box}", p.Problem)),
        .. Kind is { } kind && Capacity is { } capacity && !capacity.MayAskFor(kind) ? [("cert-capacity", new CertificateRefusal.NotForCapacity(kind, capacity).Words)] : Array.Empty<(string, string)>(),
        .. Kind == CertificateKind.Unmarried && Agent.Trim().Length > 0 ? [("cert-agent", new CertificateRefusal.SelfOnly(CertificateKind.Unmarried).Words)] : Array.Empty<(string, string)>(),
        .. IsChosen ? Array.Empty<(string, string)>() : [Kind?.ChoosesParts() == true ? ("cert-parts", "証明する事項を選んでください。") : ("cert-persons", "証明書に載せる人を選んでください。")],
    ];

    /// <summary>Which certificate of which register.</summary>
    public CertificateRequest RequestOf(FamilyRegister register) => new(
        register.Id, Kind!.Value, Kind.Value.ChoosesPersons() ? [.. register.Entries.Select(e => e.Person).Distinct().Where(Persons.Contains)] : [])
    {
        Parts = Kind.Value.ChoosesParts() ? [.. CertifiedPart.AllOf(register).Where(Parts.Contains)] : [],
    };

    /// <summary>Who asks and why.</summary>
    public CertificateApplicant Applicant => new(Requester, CapacityWord, Identification, Purpose, Copies)
    {
        Particulars = Particulars,
        IdentificationDetail = Detail,
        Agent = Agent,
        IsCorporation = IsCorporation && Capacity?.MayAskAsCorporation == true,
        Items = Items,
        Papers = [.. Papers.Order()],
        Exemption = Exemption,
    };

    /// <summary>Takes over who asks, of a request before.</summary>
    public void TakeApplicant(CertificateBoxes other)
    {
        (Requester, CapacityWord, Particulars, Agent, IsCorporation, Identification, Detail, Purpose, Exemption) =
            (other.Requester, other.CapacityWord, other.Particulars, other.Agent, other.IsCorporation, other.Identification, other.Detail, other.Purpose, other.Exemption);
        foreach (var (item, text) in other.Items)
        {
            Items[item] = text;
        }

        Papers.UnionWith(other.Papers);
    }
}
