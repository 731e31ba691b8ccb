using System.Globalization;
using Koseki.Domain.Calendar;

namespace Koseki.Domain.Certificates.ResidentRecords;

/// <summary>One box of a sheet.</summary>
/// <param name="Label">As printed.</param>
/// <param name="Value">As printed (full width).</param>
public sealed record SheetBox(string Label, string Value);

/// <summary>One person of a sheet.</summary>
/// <param name="Number">The person's place on the certificate, from 1 over all sheets.</param>
/// <param name="Kana">氏名の振り仮名, above the name.</param>
/// <param name="OtherKana">振り仮名 above 旧氏.</param>
/// <param name="Rows">The boxes of the form, row by row; the first row is the name and 旧氏 or 通称.</param>
public sealed record SheetPerson(int Number, string Kana, string OtherKana, IReadOnlyList<IReadOnlyList<SheetBox>> Rows);

/// <summary>One sheet.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Persons">At most <see cref="ResidentSheets.PersonsOn"/>.</param>
public sealed record ResidentSheet(int Number, int Of, IReadOnlyList<SheetPerson> Persons)
{
    /// <summary>Whether it bears the certification.</summary>
    public bool IsLast => Number == Of;
}

/// <summary>What a 住民票の写し says.</summary>
/// <param name="Form">世帯連記式 or 個人票.</param>
/// <param name="Title">題名, on every sheet.</param>
/// <param name="Heading">住所 and 世帯主, on every sheet.</param>
/// <param name="Sheets">At least one.</param>
/// <param name="Certification">認証文, on the last sheet.</param>
public sealed record ResidentSheets(ResidentForm Form, string Title, IReadOnlyList<SheetBox> Heading, IReadOnlyList<ResidentSheet> Sheets, string Certification)
{
    private const int PersonsPerSheet = 4;

    /// <summary>Stands where an item was not asked for.</summary>
    public const string Omitted = "省略";

    /// <summary>Stands where nothing is recorded in a box that everybody has.</summary>
    public const string Blank = "【空欄】";

    /// <summary>Persons a sheet holds (標準の様式).</summary>
    public static int PersonsOn(ResidentForm form) => form == ResidentForm.Household ? PersonsPerSheet : 1;

    /// <summary>
    /// The content of a certificate of the chosen persons of one household, in their order. <paramref name="isWhole"/>:
    /// nobody of the household is left out.
    /// </summary>
    public static ResidentSheets Build(
        RecordedHousehold household, IReadOnlyList<RecordedResident> persons, IReadOnlySet<ResidentItem> items, bool isWhole, DateOnly issuedOn, ResidentForm form = ResidentForm.Household)
    {
        if (persons.Count == 0)
        {
            throw new ArgumentException("住民票の写しに載せる人がいません。", nameof(persons));
        }

        var wording = ResidentWording.InForce(issuedOn);
        var blocks = persons.Select((p, i) => Person(i + 1, p, items)).Chunk(PersonsOn(form)).ToList();
        return new(
            form, wording.Title,
            [new("住所", PaperText.Widen(household.Address)), new("世帯主", items.Contains(ResidentItem.Relationship) ? PaperText.Widen(household.HeadName) : Omitted)],
            [.. blocks.Select((b, i) => new ResidentSheet(i + 1, blocks.Count, b))],
            isWhole ? wording.Whole : wording.Part);
    }

    private static SheetPerson Person(int number, RecordedResident person, IReadOnlySet<ResidentItem> items) => new(
        number, PaperText.Widen(person.NameKana), PaperText.Widen(person.OtherNameKana),
        [
            [new("氏名", PaperText.Widen(person.Name)), new(person.Foreigner is null ? "旧氏" : "通称", PaperText.Widen(person.OtherName))],
            [new("生年月日", Born(person)), new("性別", person.Sex), new("続柄", Asked(items, ResidentItem.Relationship, person.Relationship))],
            [
                new(person.Foreigner is null ? "住民となった年月日" : "外国人住民となった年月日", Day(person.ResidentSince) ?? Blank),
                new("住所を定めた年月日", Day(person.AddressSince) ?? Blank), new("届出年月日", Day(person.NotifiedOn) ?? Blank),
            ],
            .. person.Foreigner is { } foreigner ? OfForeigner(foreigner, items) : OfRegister(person, items),
            [new("転入前住所", Recorded(person.FormerAddress))],
            [new("異動前住所", Recorded(person.AddressBeforeMove))],
        ]);

    private static IReadOnlyList<SheetBox>[] OfRegister(RecordedResident person, IReadOnlySet<ResidentItem> items) =>
    [
        [new("本籍", Asked(items, ResidentItem.Register, person.Domicile))],
        [new("筆頭者の氏名", Asked(items, ResidentItem.Register, person.HeadOfRegister))],
    ];

    private static IReadOnlyList<SheetBox>[] OfForeigner(RecordedForeigner foreigner, IReadOnlySet<ResidentItem> items) =>
    [
        [new("国籍・地域", Asked(items, ResidentItem.Nationality, foreigner.Nationality)), new("３０条４５規定区分", Asked(items, ResidentItem.Nationality, foreigner.Category))],
        [
            new("在留資格", Asked(items, ResidentItem.ResidenceStatus, foreigner.Status)), new("在留期間", Asked(items, ResidentItem.ResidenceStatus, foreigner.Period)),
            new("満了の日", Asked(items, ResidentItem.ResidenceStatus, Western(foreigner.Until))), new("番号", Asked(items, ResidentItem.ResidenceStatus, foreigner.CardNumber)),
        ],
    ];

    private static string Asked(IReadOnlySet<ResidentItem> items, ResidentItem item, string value) => items.Contains(item) ? Recorded(value) : Omitted;

    private static string Recorded(string value) => value.Length == 0 ? Blank : PaperText.Widen(value);

    private static string? Day(DateOnly? day) => day is { } known ? PaperText.Widen(RegisterDate.Of(known).Text) : null;

    // 外国人住民の生年月日は西暦.
    private static string Born(RecordedResident person) =>
        person.Foreigner is null ? PaperText.Widen(RegisterDate.Of(person.BirthDate).Text) : PaperText.Widen(Western(person.BirthDate));

    private static string Western(DateOnly? day) => day is { } known ? known.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : "";
}
