using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>One copy handed out at the counter, as the book of issues keeps it.</summary>
/// <param name="Number">Its number of issue.</param>
/// <param name="Request">Which certificate.</param>
/// <param name="Generation">The generation of the register that it shows.</param>
/// <param name="Applicant">Who asked for it and for what.</param>
/// <param name="Fee">Yen.</param>
/// <param name="Sha256">Hash of the paper's file.</param>
internal sealed record IssuedCopy(string Number, CertificateRequest Request, int Generation, CertificateApplicant Applicant, int Fee, byte[] Sha256);

/// <summary>The book of issues of the counter (交付記録).</summary>
internal static class IssueBook
{
    /// <summary>Enters a copy in the transaction that issues it.</summary>
    public static void Add(JournalTransaction open, IssuedCopy copy) => open.Database.CertificateIssues.Add(new()
    {
        IssueNumber = copy.Number,
        Register = copy.Request.Register.Value,
        Generation = copy.Generation,
        Kind = copy.Request.Kind.Word(),
        Persons = string.Join(' ', copy.Request.Persons),
        Requester = copy.Applicant.Requester.Trim(),
        Capacity = copy.Applicant.Capacity,
        Identification = copy.Applicant.Identification,
        Purpose = copy.Applicant.Purpose.Trim(),
        Channel = "窓口",
        Fee = copy.Fee,
        Sha256 = copy.Sha256,
        IssuedAt = open.Now,
        IssuedBy = open.Author,
        Office = open.Actor.Office,
        Terminal = open.Actor.Terminal,
    });
}
