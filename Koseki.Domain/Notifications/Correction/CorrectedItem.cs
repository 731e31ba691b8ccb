using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>One of several things that a 訂正書 corrects: in which register what, and what is to stand there.</summary>
/// <param name="Register">The register.</param>
/// <param name="EntryAt">Place of the person's entry; null for 戸籍事項 and the head.</param>
/// <param name="Matter">The word of the matter that is chosen.</param>
/// <param name="Target">What of it; null while it is not all chosen.</param>
/// <param name="Former">What the paper says the register says now.</param>
/// <param name="Value">What is to stand there; empty for what is erased.</param>
/// <param name="Instance">The boxes it stands in; null for the first, which has its own.</param>
internal sealed record CorrectedItem(FamilyRegister Register, int? EntryAt, string Matter, CorrectionTarget? Target, string Former, string Value, FormInstance? Instance)
{
    /// <summary>The entry; null for 戸籍事項 and the head.</summary>
    internal RegisterEntry? Entry => EntryAt is { } at ? Register.Entries[at] : null;

    /// <summary>One of its boxes, by that of the first.</summary>
    internal FieldKey Box(FieldKey first) => Instance is { } instance ? instance.Key(first.Value.Split('.')[^1]) : first;
}
