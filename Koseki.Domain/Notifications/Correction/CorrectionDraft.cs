using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>The paper of a 訂正 begun from the register: what is corrected is filled in, why it is corrected is not.</summary>
public static class CorrectionDraft
{
    /// <summary>The code of the kind whose paper it is.</summary>
    public const string KindCode = "1201";

    /// <summary>For a recorded matter; only the register when what stands there is not corrected.</summary>
    public static Draft OfMatter(FamilyRegister register, MatterPlace place)
    {
        IReadOnlyList<Matter> matters = place.Entry is { } at ? register.Entries[at].Matters : register.Matters;
        return CorrectionTarget.WordOf(matters, place.Index) is { } word ? Of(register, place.Entry, word) : Draft.Empty.With(CorrectionForm.Register, register.Id.ToString());
    }

    /// <summary>For the column of a person.</summary>
    /// <param name="register">The register.</param>
    /// <param name="entry">Place of the entry, from 0.</param>
    public static Draft OfColumn(FamilyRegister register, int entry) => Of(register, entry, CorrectionTarget.Column);

    /// <summary>Whether the matter can be corrected: one that is erased, or that a correction wrote, is not.</summary>
    public static bool IsOffered(FamilyRegister register, MatterPlace place) =>
        !register.State.IsPutAside()
            && CorrectionTarget.WordOf(place.Entry is { } at ? register.Entries[at].Matters : register.Matters, place.Index) is not null;

    private static Draft Of(FamilyRegister register, int? entry, string matter) => Draft.Empty
        .With(CorrectionForm.Register, register.Id.ToString())
        .With(CorrectionForm.Person, entry is { } at ? CorrectionTarget.WordOf(register, at) : CorrectionTarget.WholeRegister)
        .With(CorrectionForm.Matter, matter)
        .With(CorrectionForm.Act, CorrectionForm.Correct);
}
