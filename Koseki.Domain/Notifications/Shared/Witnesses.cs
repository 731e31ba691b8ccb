using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Someone who signed as a witness (民法739条2項).</summary>
/// <param name="Name">氏名, or null when nobody signed.</param>
/// <param name="BornOn">生年月日, or null.</param>
public sealed record Witness(string? Name, RegisterDate? BornOn);

/// <summary>The boxes of one witness.</summary>
/// <param name="number">1 or 2.</param>
/// <param name="visible">When the paper has witnesses.</param>
internal sealed class WitnessFields(int number, Func<Draft, bool> visible)
{
    internal FieldKey Name { get; } = new($"witness{number}.name");

    internal FieldKey BornOn { get; } = new($"witness{number}.birthDate");

    internal IEnumerable<FormField> Fields() =>
    [
        new(Name, $"証人{number}の氏名", FieldKind.Name) { Required = true, Article = "民法739条2項、戸籍法33条", Visible = visible, Support = "署名のあるとき" },
        new(BornOn, $"証人{number}の生年月日", FieldKind.Date) { Required = true, Article = "民法739条2項、戸籍法33条", Visible = visible },
        new(new($"witness{number}.address"), $"証人{number}の住所", FieldKind.Address) { Article = "戸籍法33条", Visible = visible, Width = 40 },
        new(new($"witness{number}.domicile"), $"証人{number}の本籍", FieldKind.Domicile) { Article = "戸籍法33条", Visible = visible, Width = 40 },
    ];

    internal Witness Read(DraftReader reader) => new(reader.Optional(Name), reader.OptionalRecordedDate(BornOn, null));
}

/// <summary>
/// What two witnesses must be, for every act that needs them (民法739条2項, 764条, 799条, 812条): the message when they are not,
/// or null.
/// </summary>
internal static class Witnesses
{
    internal static string? AreTwo(IReadOnlyList<Witness> witnesses) => witnesses.Any(w => w.Name is null) ? "証人が二人そろっていません。" : null;

    internal static string? AreAdult(IReadOnlyList<Witness> witnesses, Circumstances c) =>
        witnesses.Any(w => w.Name is not null && (w.BornOn?.Day is not { } born || !LegalAge.IsAdult(born, c.ReceiptDate)))
            ? "証人の生年月日がないか、成年に達していない証人があります。" : null;

    internal static string? AreOthers(IReadOnlyList<Witness> witnesses, IEnumerable<(string Name, RegisterDate BornOn)> parties)
    {
        var named = parties.ToList();
        return witnesses.Any(w => named.Any(p => p.Name == w.Name && w.BornOn is not null && p.BornOn.IsSameAs(w.BornOn))) || IsOnePersonTwice(witnesses)
            ? "当事者が証人になっているか、同じ人が二度証人になっています。" : null;
    }

    private static bool IsOnePersonTwice(IReadOnlyList<Witness> witnesses) =>
        witnesses is [{ Name: { } first, BornOn: { } born }, { Name: { } second, BornOn: { } other }] && first == second && born.Equals(other);
}
