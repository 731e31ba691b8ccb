using Koseki.Domain.Characters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>独身証明書: of one person who stands in a current register and whom 民法732条 does not keep from marrying. For the person alone.</summary>
internal static class UnmarriedRules
{
    /// <summary>Why there is none of these persons; null when there is.</summary>
    internal static CertificateRefusal? WhyNot(FamilyRegister register, IReadOnlyCollection<PersonId> persons) =>
        persons.Count != 1 ? new CertificateRefusal.OnePersonOnly()
        : register.Standing.FirstOrDefault(e => e.Person == persons.First()) is not { } entry ? new CertificateRefusal.NotStanding()
        : entry.Spouse is not null || RecordedFacts.Marriages(entry).Any(m => m.Ended is null) ? new CertificateRefusal.Married()
        : entry.GivenName.Length == 0 ? new CertificateRefusal.PersonsUnfit()
        : null;

    /// <summary>
    /// Whether who asks has the name of the person who was chosen, to the letter: the paper is for that person alone, and a line chosen
    /// wrongly would be another person's. Who it is was proved at the counter; this only refuses.
    /// </summary>
    internal static bool IsFor(FamilyRegister register, PersonId person, string requester) =>
        register.EntryOf(person) is { } entry && Plain(requester) == Plain(register.NameOf(entry));

    /// <summary>What it says.</summary>
    internal static CertificateContent Build(FamilyRegister register, RegisterEntry entry, DateOnly issuedOn) => CertificateForm.Build(CertificateKind.Unmarried, issuedOn, new Dictionary<string, string>
    {
        ["domicile"] = register.Domicile.Text,
        ["head"] = $"{register.FamilyName}　{register.HeadGivenName}",
        ["name"] = $"{register.FamilyName}　{entry.GivenName}",
        ["birth"] = entry.BirthDate.Text,
    });

    private static string Plain(string name) => string.Concat(TextMapping.Visible(name).Where(c => !TextMapping.IsSpace(c)));
}
