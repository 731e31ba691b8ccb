using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>Somebody grown up and unmarried and the adopters part by agreement, and the adoptee goes back to the register of before (養子離縁届).</summary>
/// <param name="Reception">How the paper is received.</param>
/// <param name="Adoption">The adoption.</param>
/// <param name="Former">The register in which the adoptee stood before it.</param>
internal sealed record DissolutionEvent(Reception Reception, AdoptionEvent Adoption, RegisterId Former) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (Adoption.Parents.In(book) is not { } register || book.HomeOf(Adoption.Adoptee) != register || register.EntryOf(Adoption.Adoptee) is not { Spouse: null } adoptee
            || book[Former] is not { State: RegisterState.Current } former || former.Standing.Any(e => e.GivenName == adoptee.GivenName))
        {
            return null;
        }

        var paper = new Paper("0302").Write("離縁の種別", "協議離縁").Write("離縁する養親", "養父と養母");
        foreach (var (whose, parent) in new[] { ("養父の", Adoption.Parents.Husband!.Value), ("養母の", Adoption.Parents.Wife!.Value) })
        {
            paper.Write($"{whose}本籍の所在", "この市の戸籍").Write($"{whose}戸籍(本籍・筆頭者)", register.Id.ToString()).Name(whose, register, register.EntryOf(parent)!)
                .Write($"{whose}住所", Adoption.Address).Mark($"{whose}署名がある", $"{whose}本人確認ができた");
        }

        return paper.Person("養子の", register, adoptee).Write("養子の住所", Adoption.Address).Write("養子の婚姻", "独身").Mark("養子の署名がある", "養子の本人確認ができた")
            .Write("離縁の後の養子の本籍", "縁組前の戸籍にもどる").Write("縁組前の本籍の所在", "この市の戸籍").Write("縁組前の戸籍(本籍・筆頭者)", former.Id.ToString())
            .Witnesses(Adoption.Witnesses).Write("届出地", Reception.Origin is Origin.Here ? "本籍地" : "所在地").Write("不受理申出の照会", "申出はない").Write("届出の意思", "疑いはない").HandedIn(Reception);
    }
}
