using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Adoption;

/// <summary>A 代諾者 as the paper names one.</summary>
/// <param name="Name">氏名.</param>
/// <param name="BornOn">生年月日.</param>
/// <param name="Address">住所.</param>
/// <param name="HasSigned">Whether the person has signed.</param>
/// <param name="IsIdentified">Whether the person was identified; null where nobody has to be.</param>
public sealed record Consenting(string Name, RegisterDate BornOn, string Address, bool HasSigned, bool? IsIdentified);

/// <summary>The boxes of one 代諾者.</summary>
/// <param name="number">1 or 2.</param>
/// <param name="visible">When the paper has one.</param>
/// <param name="word">What the paper calls the one who acts for the child.</param>
internal sealed class RepresentativeFields(int number, Func<Draft, bool> visible, string word = "代諾者")
{
    private readonly string whose = $"{word}{number}の";

    internal FieldKey Name { get; } = new($"representative{number}.name");

    internal FieldKey BornOn { get; } = new($"representative{number}.birthDate");

    internal FieldKey Address { get; } = new($"representative{number}.address");

    internal FieldKey Signed { get; } = new($"representative{number}.signed");

    internal FieldKey Identified { get; } = new($"representative{number}.identified");

    internal IEnumerable<FormField> Fields() =>
    [
        new(Name, $"{whose}氏名", FieldKind.Name) { Required = true, Article = "戸籍法29条・68条", Visible = visible },
        new(BornOn, $"{whose}生年月日", FieldKind.Date) { Required = true, Article = "戸籍法29条", Visible = visible },
        new(Address, $"{whose}住所", FieldKind.Address) { Required = true, Article = "戸籍法29条・27条の2第2項", Visible = visible, Width = 40 },
        new(Signed, $"{whose}署名がある", FieldKind.Check) { Article = "民法797条1項", Visible = visible },
        new(Identified, $"{whose}本人確認ができた", FieldKind.Check) { Article = "戸籍法27条の2第1項・第2項", Visible = visible },
    ];

    /// <summary>Whether somebody acts for the child, and everybody who does was identified.</summary>
    internal static bool AreIdentified(IEnumerable<RepresentativeFields> representatives, Draft draft) =>
        representatives.Where(r => draft[r.Name].Length > 0).ToList() is { Count: > 0 } acting && acting.TrueForAll(r => draft[r.Identified] == "1");

    internal Consenting? Read(DraftReader reader) => !reader.IsVisible(Name) ? null : new(reader.Text(Name), reader.RecordedDate(BornOn, null), reader.Text(Address), reader.IsChecked(Signed),
        reader.Circumstances.Origin is Origin.Here ? reader.IsChecked(Identified) : null);
}
