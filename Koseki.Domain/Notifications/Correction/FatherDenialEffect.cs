using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// What a judgment about the father changes: 父の氏名, 父母との続柄 and 届出人 of the birth on every entry of the child, and the register, where the child
/// takes the 氏 of somebody else from its birth on (民法790条). 親権 that names him was never his, and is erased with the column (民法819条4項).
/// </summary>
internal sealed class FatherDenialEffect(CorrectionNotification n, FatherDenial denial, Circumstances c, CorrectionText text)
{
    private string Why => denial.Ruling == FatherRuling.Denied ? "嫡出否認の裁判確定" : $"{CorrectionForm.Father}{denial.Entry.Father}との親子関係不存在確認の裁判確定";

    internal Effect? Make()
    {
        if (denial.Entry.Father is not { } father || Relationship.SexOf(denial.NewRelationship) is null || denial.Places.Count == 0)
        {
            return null;
        }

        var builder = new EffectBuilder(c);
        var corrected = denial.Places.SelectMany(p => Corrected(p.Register, p.EntryAt, father)).ToList();
        foreach (var change in corrected)
        {
            builder.Add(change);
        }

        if (denial.Moves && denial.IsStanding)
        {
            Move(builder, corrected);
        }

        var effect = builder.Build([]);
        return effect with
        {
            Messages = [.. effect.Messages, .. CorrectionNotices.OfDenial(n, denial, effect.Changes, c)],
            Undone = denial.Father is { } none ? [new(KinLinkKind.Parent, denial.Entry.Person, none)] : [],
            Links = denial is { Mother: { } mother, NewFather: not null } && denial.NextPresumed(c)?.SpouseOf(mother) is { } other
                ? new() { Parents = [new(denial.Entry.Person, other, ParentGround.Birth, LinkOrigin.Recorded)] } : FamilyLinks.None,
        };
    }

    private IEnumerable<RegisterChange> Corrected(FamilyRegister register, int at, string father)
    {
        var entry = register.Entries[at];
        foreach (var (matter, index) in entry.Matters.Select((m, i) => (m, i)).Where(p => denial.NewNotifier is not null && FatherDenial.IsBirth(p.m) && p.m[MatterLabels.Notifier] == CorrectionForm.Father))
        {
            var line = new MatterLine(MatterLabels.Notifier, CorrectionForm.Father);
            yield return new RegisterChange.AmendMatter(register.Id, new(at, index), [.. matter.Lines.Select(l => l == line ? l with { Value = denial.NewNotifier! } : l)], text.Corrected(MatterLabels.Notifier, line, Why));
        }

        foreach (var (matter, index) in entry.Matters.Select((m, i) => (m, i)).Where(p => FatherDenial.IsAuthorityOfFather(p.m)))
        {
            yield return new RegisterChange.AmendMatter(register.Id, new(at, index), [], text.Erased($"{MatterTitles.ParentalAuthority}事項", matter.Lines, Why));
        }

        var item = EntryItem.Father;
        yield return new RegisterChange.SetItem(register.Id, at, item, denial.NewFather, text.AsMatter(denial.NewFather is null
            ? text.Erased(item.Word(), [new(item.Label(), father)], Why) : text.Corrected(item.Word(), new(item.Label(), father), Why)));
        if (entry.Relationship != denial.NewRelationship)
        {
            item = EntryItem.Relationship;
            yield return new RegisterChange.SetItem(register.Id, at, item, denial.NewRelationship, text.AsMatter(text.Corrected(item.Word(), new(item.Label(), entry.Relationship), Why)));
        }
    }

    // The child stands there as from its birth on: with what is corrected above.
    private void Move(EffectBuilder builder, IReadOnlyList<RegisterChange> corrected)
    {
        var register = c.Registers.Apply(corrected).Find(denial.Register.Id)!;
        var child = PersonInRegister.Of(register, register.Entries[denial.EntryAt]);
        builder.TakeOut(child, MatterTitles.Correction, denial.To is { } ours ? Destination.Ours(ours) : Destination.Other(denial.Elsewhere!, denial.FamilyName ?? DraftReader.Missing, null));
        if (denial.To is { } to)
        {
            builder.Enter(to.Id, child, child.Entry.Spouse, MatterTitles.CarriedOver, c.RegisterDay);
            builder.Add(new RegisterChange.WriteStatusMatter(to.Id, child.Person, text.CarriedOver(Why, register.Designation)));
        }
    }
}
