using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The boxes that the paper has once for the husband and once for the wife. The register is one for both.</summary>
/// <param name="key">husband or wife.</param>
/// <param name="mark">夫 or 妻.</param>
/// <param name="couple">The register of the couple.</param>
internal sealed class PartyFields(string key, SpouseMark mark, RegisterRole couple)
{
    private readonly string whose = mark.Word() + "の";

    internal SpouseMark Mark { get; } = mark;

    internal PersonRole Person { get; } = new(key, mark.Word() + "の", mark == SpouseMark.Husband ? Sex.Male : Sex.Female, couple);

    internal FieldKey Citizenship { get; } = new($"{key}.citizenship");

    internal FieldKey Nationality { get; } = new($"{key}.nationality");

    internal FieldKey Address { get; } = new($"{key}.address");

    internal FieldKey Signed { get; } = new($"{key}.signed");

    internal FieldKey Identity { get; } = new($"{key}.identified");

    internal FieldKey Intent { get; } = new($"{key}.trueIntent");

    internal bool IsForeign(Draft draft) => draft[couple.Where] == DivorceForm.Foreigners || DivorceChoices.Citizenships.Is(draft, Citizenship, Divorce.Citizenship.Foreign);

    internal IEnumerable<FormField> CitizenshipFields() =>
    [
        new(Citizenship, $"{whose}国籍の別", FieldKind.Choice)
        {
            Required = true, Article = "戸籍法施行規則36条2項", Choices = DivorceChoices.Citizenships.All, Visible = d => d[couple.Where] != DivorceForm.Foreigners,
            // Of a register in which nobody is married it tells nothing: then the paper does.
            Known = (d, r) => RegisterOf(d, r) is { } register && register.Standing.Any(e => e.Spouse is not null) ? DivorceChoices.Citizenships.Code(EntryOf(register) is null ? Divorce.Citizenship.Foreign : Divorce.Citizenship.Japanese) : null,
        },
        new(Nationality, $"{whose}国籍", FieldKind.Text) { Required = true, Article = "戸籍法施行規則36条2項", Visible = IsForeign, Support = "例: アメリカ合衆国" },
    ];

    // The names of the two come from the register by the mark: nobody has to type them to be found.
    internal IEnumerable<FormField> NameFields() => Person.NameFields("戸籍法29条4号").Select(f => f with
    {
        Visible = d => f.Visible(d) && (f.Kind != FieldKind.Kana || !IsForeign(d)),
        Known = (d, r) => IsForeign(d) ? null : f.Key == Person.GivenName ? RegisterOf(d, r) is { } register ? EntryOf(register)?.GivenName : null : f.Known?.Invoke(d, r),
    });

    internal IEnumerable<FormField> ParentFields() => Person.ParentFields("戸籍法施行規則57条", d => !IsForeign(d));

    internal FormField AddressField => new(Address, $"{whose}住所", FieldKind.Address) { Required = true, Article = "住民基本台帳法9条2項", Width = 40, Support = "住民登録をしているところ" };

    internal FormField SignatureField => new(Signed, $"{whose}署名がある", FieldKind.Check) { Article = "戸籍法29条、民法764条・739条2項" };

    internal FormField IdentityField => new(Identity, $"{whose}本人確認ができた", FieldKind.Check)
    {
        Article = "戸籍法27条の2第1項・第2項",
        Visible = DivorceForm.IsAgreement,
        Support = "来庁していない、または確認できない届出人には、受理したことを通知します。",
    };

    internal FormField IntentField => new(Intent, $"{whose}真意の確認の欄に印がある", FieldKind.Check)
    {
        Article = "民法765条・819条",
        Visible = d => DivorceForm.IsAgreement(d) && DivorceForm.Since2026.IsOf(d),
    };

    private static FamilyRegister? RegisterIn(RegisterRole role, Draft draft, RegisterSet registers) =>
        role.IsHere(draft) && draft.RegisterIn(role.Register) is { } id ? registers.Find(id) : null;

    private FamilyRegister? RegisterOf(Draft draft, RegisterSet registers) => RegisterIn(couple, draft, registers);

    private RegisterEntry? EntryOf(FamilyRegister register) => register.Standing.FirstOrDefault(e => e.Spouse == Mark);
}
