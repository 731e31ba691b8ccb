using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town.Events;

/// <summary>A couple adopts somebody grown up and unmarried (養子縁組届).</summary>
internal sealed record AdoptionEvent(Reception Reception, TownPair Parents, PersonId Adoptee, string Address, IReadOnlyList<Witness> Witnesses) : LifeEvent(Reception)
{
    /// <inheritdoc/>
    public override TownNotification? Write(TownBook book)
    {
        if (Parents.In(book) is not { } to || book.HomeOf(Adoptee) is not { State: RegisterState.Current } from || from == to || from.EntryOf(Adoptee) is not { Spouse: null, AdoptiveFather: null, AdoptiveMother: null } adoptee
            || from.Entries.Any(e => e.Father == from.NameOf(adoptee) || e.Mother == from.NameOf(adoptee)) || adoptee.Matters.Any(m => m.Title is "婚姻" or "認知")
            || to.Entries.Any(e => e.GivenName == adoptee.GivenName) || from.Standing.Count(e => e.GivenName == adoptee.GivenName) != 1)
        {
            return null;
        }

        var (father, mother) = (to.EntryOf(Parents.Husband!.Value)!, to.EntryOf(Parents.Wife!.Value)!);
        if (father.BirthDate.Latest >= adoptee.BirthDate.Earliest || mother.BirthDate.Latest >= adoptee.BirthDate.Earliest)
        {
            return null;
        }

        var paper = new Paper("0301").Write("養親になる人", "夫婦(養父と養母)");
        foreach (var (whose, entry) in new[] { ("養父の", father), ("養母の", mother) })
        {
            paper.Write($"{whose}本籍の所在", "この市の戸籍").Write($"{whose}戸籍(本籍・筆頭者)", to.Id.ToString()).Name(whose, to, entry).Write($"{whose}住所", Address)
                .Mark($"{whose}署名がある", $"{whose}本人確認ができた");
        }

        return paper.Person("養子の", from, adoptee).Write("養子の住所", Address).Write("養子の婚姻", "独身").Write("養子と養親の続き合い", "どれでもない")
            .Mark("養子の署名がある", "養子の本人確認ができた").Witnesses(Witnesses)
            .Write("届出地", Reception.Origin is Origin.Here ? "本籍地" : "所在地").Write("不受理申出の照会", "申出はない").Write("届出の意思", "疑いはない").Write("後見人の縁組", "養親は養子の後見人でない").HandedIn(Reception);
    }

    /// <inheritdoc/>
    public override IEnumerable<LifeEvent> Followers(Plan plan, TownPlanners planners) =>
        planners.AfterAdoption(this, plan.Registers.First(s => s.Before?.Standing.Any(e => e.Person == Adoptee) == true).Id);
}
