using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// What a correction writes: a 段落ち below the matter, which shows the new value (戸籍法施行規則44条), or for a person's
/// column and the head of the register the new value and a matter of its own, for they have no matter above them.
/// </summary>
internal static class CorrectionEffect
{
    internal static Effect? Of(CorrectionNotification n, Circumstances c, RecordTemplates templates)
    {
        var text = new CorrectionText(n, c, templates);
        if (n.Undone is { } act)
        {
            return new VoidActEffect(n, act, c, text).Make();
        }

        if (n.Denial is { } denial)
        {
            return new FatherDenialEffect(n, denial, c, text).Make();
        }

        var items = n.Items.ToList();
        if (items.Exists(i => !CanBeWritten(n, i) || n.IsNamedBefore(i)) || ((n.IsErasure || n.IsAddition) && n.Ground == CorrectionGround.Slight))
        {
            return null;
        }

        var builder = new EffectBuilder(c);
        foreach (var item in items)
        {
            builder.Add(Change(n, item, AsItStands(n, item), text));
        }

        return builder.Build(CorrectionNotices.Of(n, c));
    }

    // Only a current register's head is written anew, and only by something else.
    private static bool CanBeWritten(CorrectionNotification n, CorrectedItem item) => item.Target is { } target && !item.Register.State.IsPutAside()
        && (!target.IsOfHead || (item.Register.State == RegisterState.Current && item.Value != target.Former && (!target.IsFamilyName || IsOneName(item.Value))))
        && (target.ColumnItem is not { } column || n.IsErasure || column is not (EntryItem.BirthDate or EntryItem.Relationship) || item.Value.Length > 0)
        && n.Act != CorrectionForm.DenyFather;

    private static bool IsOneName(string name) => name.Length > 0 && !name.Contains('　', StringComparison.Ordinal);

    // Two items of one matter: the second stands on what the first has written.
    private static Matter? AsItStands(CorrectionNotification n, CorrectedItem item)
    {
        var matter = item.Target!.Matter;
        foreach (var before in n.Items.TakeWhile(i => i != item).Where(i => i.Register.Id == item.Register.Id && i.Target is { Matter: not null } target && target.Place == item.Target.Place))
        {
            matter = matter switch
            {
                StatusMatter status => status with { Lines = Lines(n, before, status) },
                RegisterMatter register => register with { Lines = Lines(n, before, register) },
                _ => matter,
            };
        }

        return matter;
    }

    private static ValueList<MatterLine> Lines(CorrectionNotification n, CorrectedItem item, Matter matter) =>
        n.IsAddition ? LeftOut.With(matter, item.Target!.Item, item.Value) : matter.Lines.SetItem(item.Target!.Line!.Value, new(item.Target.Item, item.Value));

    private static RegisterChange Change(CorrectionNotification n, CorrectedItem item, Matter? matter, CorrectionText text)
    {
        var (target, id) = (item.Target!, item.Register.Id);
        if (n.IsOfWholeMatter)
        {
            return new RegisterChange.AmendMatter(id, target.Place, [], text.Erased($"{target.Title}事項", target.Matter!.Lines));
        }

        var former = new MatterLine(target.ColumnItem?.Label() ?? target.Item, target.Former);
        var written = n.IsAddition ? text.Recorded(target.Item) : n.IsErasure ? text.Erased(target.Item, [former]) : text.Corrected(target.Item, former);
        if (target.IsOfHead)
        {
            return target.Item == CorrectionTarget.Domicile
                ? new RegisterChange.ChangeDomicile(id, new(item.Value), text.AsRegisterMatter(written))
                : new RegisterChange.ChangeFamilyName(id, OfHead(n, item, CorrectionTarget.FamilyName, item.Register.FamilyName)!, OfHead(n, item, CorrectionTarget.FamilyNameKana, item.Register.FamilyNameKana), text.AsRegisterMatter(written));
        }

        return target.ColumnItem is { } column
            ? new RegisterChange.SetItem(id, target.Entry!.Value, column, n.IsErasure ? null : item.Value, text.AsMatter(written)) { Sex = SexOf(item) }
            : new RegisterChange.AmendMatter(id, target.Place, Lines(n, item, matter!), written);
    }

    // What this item, or one before it, makes of 氏 and its reading.
    private static string? OfHead(CorrectionNotification n, CorrectedItem item, string what, string? now) =>
        n.Items.TakeWhile(i => i != item).Append(item).LastOrDefault(i => i.Register.Id == item.Register.Id && i.Target is { IsOfHead: true } target && target.Item == what)?.Value ?? now;

    /// <summary>男女の別 where 続柄 says another one from now on.</summary>
    internal static Sex? SexOf(CorrectedItem item) => item is { Target.ColumnItem: EntryItem.Relationship, Entry: { } entry } && Relationship.SexOf(item.Value) is { } said && said != entry.Sex ? said : null;
}
