using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>What a paper says of a person, held against the person's entry (戸籍法29条).</summary>
internal static class RegisterComparison
{
    /// <summary>Which of the boxes of the parents say something else than the entry, in words. What separates a foreigner's names does not count.</summary>
    internal static List<string> OfParents(RegisterEntry entry, (string? Father, string? Mother, string? Relationship, string? AdoptiveFather, string? AdoptiveMother) paper)
    {
        (string What, string? Paper, string? Register)[] pairs = [("父の氏名", paper.Father, entry.Father), ("母の氏名", paper.Mother, entry.Mother), ("続柄", paper.Relationship, entry.Relationship),
            ("養父の氏名", paper.AdoptiveFather, entry.AdoptiveFather), ("養母の氏名", paper.AdoptiveMother, entry.AdoptiveMother)];
        return [.. pairs.Where(p => p.Paper != p.Register && !ForeignPerson.IsSameName(p.Paper, p.Register)).Select(p => p.What)];
    }
}
