using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>Reads the boxes of one minor child of both, but for what a petition says.</summary>
internal static class ChildReading
{
    /// <param name="reader">Reads the paper.</param>
    /// <param name="child">The boxes.</param>
    /// <param name="couple">The register of the couple when it is ours, or null.</param>
    internal static DivorcedChild Read(DraftReader reader, FormInstance child, FamilyRegister? couple)
    {
        var (nameBox, whereBox) = (child.Key("fullName"), child.Key("where"));
        var role = new RegisterRole($"{child.Group.Prefix}.{child.Number}", child.Whose);
        var name = reader.Text(nameBox);
        var where = reader.Choice(whereBox);
        var register = where == DivorceForm.WithCouple ? couple : where == RegisterRole.Here ? reader.Register(role.Register) : null;
        var entry = register is null ? null : NamedEntry.Of(register, name, register.NameOf, reader.Circumstances.Characters);
        if (register is not null && entry is null && reader.IsReadable(nameBox))
        {
            reader.Unreadable(nameBox, $"「{name}」はこの戸籍に在籍していません。", "子の氏名と戸籍を確かめ、婚姻・縁組などで除籍されていれば現在の戸籍を選んでください。");
        }

        return new()
        {
            Box = child,
            Name = name,
            Register = register,
            Entry = entry,
            Elsewhere = where == RegisterRole.Elsewhere ? role.ReadElsewhere(reader) : null,
            BornOn = entry?.BirthDate ?? (reader.IsVisible(child.Key("bornOn")) ? reader.RecordedDate(child.Key("bornOn"), null) : null),
            Custody = reader.OptionalChoice(DivorceForm.CustodyOf(child), DivorceChoices.Custodies),
            Petition = null,
            PetitionedOn = null,
        };
    }
}
