using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The boxes that the paper has once for the husband and once for the wife. The register is one for both.</summary>
/// <param name="key">husband or wife.</param>
/// <param name="mark">夫 or 妻.</param>
/// <param name="couple">The register of the couple.</param>
/// <param name="isOfTheDeadToo">Whether it may name one who died.</param>
internal sealed class PartyFields(string key, SpouseMark mark, RegisterRole couple, bool isOfTheDeadToo = false) : CoupleFields(key, mark.Word())
{
    internal SpouseMark Mark { get; } = mark;

    /// <summary>What the keys of its boxes begin with.</summary>
    internal string Prefix { get; } = $"{key}.";

    internal PersonRole Person { get; } = new(key, mark.Word() + "の", mark == SpouseMark.Husband ? Sex.Male : Sex.Female, couple)
    {
        AlsoRemoved = e => isOfTheDeadToo && e.Removed is { Cause: MatterTitles.Death or MatterTitles.Disappearance },
    };

    internal FieldKey Citizenship { get; } = new($"{key}.citizenship");

    internal FieldKey Identity { get; } = new($"{key}.identified");

    internal FieldKey Intent { get; } = new($"{key}.trueIntent");

    /// <inheritdoc/>
    internal override bool IsForeign(Draft draft) => draft[couple.Where] == DivorceForm.Foreigners || DivorceChoices.Citizenships.Is(draft, Citizenship, Divorce.Citizenship.Foreign);

    internal IEnumerable<FormField> CitizenshipFields() =>
    [
        new(Citizenship, $"{Whose}国籍の別", FieldKind.Choice)
        {
            Required = true, Article = "戸籍法施行規則36条2項", Choices = DivorceChoices.Citizenships.All, Visible = d => d[couple.Where] != DivorceForm.Foreigners,
            // Of a register in which nobody is married it tells nothing: then the paper does.
            Known = (d, r) => RegisterOf(d, r) is { } register && register.Standing.Any(e => e.Spouse is not null) ? DivorceChoices.Citizenships.Code(EntryOf(register) is null ? Divorce.Citizenship.Foreign : Divorce.Citizenship.Japanese) : null,
        },
        NationalityField,
    ];

    // The names of the two come from the register by the mark: nobody has to type them to be found.
    internal IEnumerable<FormField> NameFields() => Person.NameFields("戸籍法29条4号").Select(f => f with
    {
        Visible = d => f.Visible(d) && (f.Kind != FieldKind.Kana || !IsForeign(d)),
        Known = (d, r) => IsForeign(d) ? null : f.Key == Person.GivenName ? RegisterOf(d, r) is { } register ? EntryOf(register)?.GivenName : null : f.Known?.Invoke(d, r),
    });

    internal IEnumerable<FormField> ParentFields() => Person.ParentFields("戸籍法施行規則57条", d => !IsForeign(d));

    /// <inheritdoc/>
    protected override string SignatureArticle => "戸籍法29条、民法764条・739条2項";

    internal FormField IdentityField => new(Identity, $"{Whose}本人確認ができた", FieldKind.Check)
    {
        Article = "戸籍法27条の2第1項・第2項",
        Visible = DivorceForm.IsAgreement,
        Support = "来庁していない、または確認できない届出人には、受理したことを通知します。",
    };

    internal FormField IntentField => new(Intent, $"{Whose}真意の確認の欄に印がある", FieldKind.Check)
    {
        Article = "民法765条・819条",
        Visible = d => DivorceForm.IsAgreement(d) && DivorceForm.Since2026.IsOf(d),
    };

    /// <summary>氏名 as typed so far.</summary>
    internal string NameIn(Draft draft)
    {
        var (family, given) = (draft[Person.FamilyName], draft[Person.GivenName]);
        return IsForeign(draft) && family.Length > 0 && given.Length > 0 ? ForeignPerson.Name(family, given) : family + given;
    }

    /// <summary>The party as the paper says, but for signature, identity and will; null while nobody of the register is found.</summary>
    /// <param name="reader">Reads the paper.</param>
    /// <param name="where">本籍の所在 of the couple.</param>
    /// <param name="newcomers">Numbers for persons who appear for the first time.</param>
    internal Party? Read(DraftReader reader, string where, Queue<PersonId> newcomers)
    {
        var isForeign = where == DivorceForm.Foreigners || reader.Choice(Citizenship, DivorceChoices.Citizenships) == Divorce.Citizenship.Foreign;
        var place = isForeign ? null : Person.Read(reader, where == RegisterRole.Elsewhere ? newcomers.Dequeue() : default);
        return place is null && !isForeign ? null : new()
        {
            Mark = Mark,
            Place = place,
            FamilyName = Person.ReadFamilyName(reader, isForeign),
            GivenName = reader.Text(Person.GivenName),
            BornOn = Person.ReadBirthDate(reader, place),
            Father = reader.Optional(Person.Father),
            Mother = reader.Optional(Person.Mother),
            Relationship = isForeign ? null : reader.Text(Person.Relationship),
            AdoptiveFather = reader.Optional(Person.AdoptiveFather),
            AdoptiveMother = reader.Optional(Person.AdoptiveMother),
            Nationality = isForeign ? reader.Text(Nationality) : null,
            Address = reader.Text(Address),
            HasSigned = false,
            IsIdentified = null,
            HasConfirmedIntent = null,
        };
    }

    private static FamilyRegister? RegisterIn(RegisterRole role, Draft draft, RegisterSet registers) =>
        role.IsHere(draft) && draft.RegisterIn(role.Register) is { } id ? registers.Find(id) : null;

    private FamilyRegister? RegisterOf(Draft draft, RegisterSet registers) => RegisterIn(couple, draft, registers);

    private RegisterEntry? EntryOf(FamilyRegister register) => register.Standing.FirstOrDefault(e => e.Spouse == Mark);
}
