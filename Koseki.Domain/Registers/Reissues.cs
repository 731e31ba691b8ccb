namespace Koseki.Domain.Registers;

/// <summary>What a reissued register says: all that the former one said, but for the traces that are to be left out (戸籍法11条の2).</summary>
internal static class Reissues
{
    internal static FamilyRegister Of(FamilyRegister former, RegisterChange.Reissue change)
    {
        foreach (var place in change.Without)
        {
            if (former.MatterAt(place) is not { Amendments.Count: > 0 })
            {
                throw new RegisterChangeException(change, "訂正も消除もされていない記録は、再製で除けません。");
            }
        }

        return former with
        {
            Id = change.Register,
            State = RegisterState.Current,
            // The last matter is the one by which the former register was put aside.
            Matters = [.. Without(former.Matters, null, change.Without).SkipLast(former.Matters[^1].Title == change.Matter.Title ? 1 : 0), change.Matter],
            Entries = former.Entries.Select((e, i) => e with { Matters = Without(e.Matters, i, change.Without).ToValueList() }).ToValueList(),
        };
    }

    private static IEnumerable<T> Without<T>(ValueList<T> matters, int? entry, ValueList<MatterPlace> without)
        where T : Matter =>
        matters.Select((m, i) => (Matter: m, Left: without.Contains(new(entry, i))))
            .Where(m => !(m.Left && m.Matter.IsErased))
            .Select(m => m.Left ? m.Matter with { Amendments = [] } : m.Matter);
}
