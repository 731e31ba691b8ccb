using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// The boxes by which a paper names a person whose register changes: name, birth, register, parents and, for a register
/// elsewhere, the matters that a carry-over has to take from its certificate. What our register says is offered, not typed.
/// </summary>
/// <param name="key">Prefix of the field keys, e.g. <c>husband</c>.</param>
/// <param name="whose">Prefix of the labels, e.g. 夫の.</param>
/// <param name="sex">男女の別 that the role implies.</param>
/// <param name="shared">The register when the paper names it once for several persons (a couple); null for one of the person's own.</param>
public sealed class PersonRole(string key, string whose, Sex sex, RegisterRole? shared = null)
{
    /// <summary>The register.</summary>
    public RegisterRole Register { get; } = shared ?? new(key, whose) { Picked = (_, entry) => (new($"{key}.givenName"), entry.GivenName) };

    /// <summary>Of those removed from a register, whom a paper may name all the same (a death, a 失踪宣告 to be revoked); nobody unless said.</summary>
    public Func<RegisterEntry, bool> AlsoRemoved { get; init; } = static _ => false;

    /// <summary>氏.</summary>
    public FieldKey FamilyName { get; } = new($"{key}.familyName");

    /// <summary>氏の振り仮名, for a register elsewhere.</summary>
    public FieldKey FamilyNameKana { get; } = new($"{key}.familyNameKana");

    /// <summary>名: finds the person in a register of ours.</summary>
    public FieldKey GivenName { get; } = new($"{key}.givenName");

    /// <summary>名の振り仮名, for a register elsewhere.</summary>
    public FieldKey GivenNameKana { get; } = new($"{key}.givenNameKana");

    /// <summary>生年月日.</summary>
    public FieldKey BornOn { get; } = new($"{key}.birthDate");

    /// <summary>父の氏名.</summary>
    public FieldKey Father { get; } = new($"{key}.father");

    /// <summary>母の氏名.</summary>
    public FieldKey Mother { get; } = new($"{key}.mother");

    /// <summary>父母との続柄.</summary>
    public FieldKey Relationship { get; } = new($"{key}.relationship");

    /// <summary>養父の氏名.</summary>
    public FieldKey AdoptiveFather { get; } = new($"{key}.adoptiveFather");

    /// <summary>養母の氏名.</summary>
    public FieldKey AdoptiveMother { get; } = new($"{key}.adoptiveMother");

    /// <summary>養父母との続柄.</summary>
    public FieldKey AdoptiveRelationship { get; } = new($"{key}.adoptiveRelationship");

    /// <summary>出生地 on the certificate of the register elsewhere.</summary>
    public FieldKey BirthPlace { get; } = new($"{key}.birthPlace");

    /// <summary>出生の届出日 on that certificate.</summary>
    public FieldKey BirthNotifiedOn { get; } = new($"{key}.birthNotifiedOn");

    /// <summary>出生の届出人 on that certificate.</summary>
    public FieldKey BirthNotifier { get; } = new($"{key}.birthNotifier");

    /// <summary>The day the birth was sent on or notified, or empty.</summary>
    public FieldKey BirthReceivedOn { get; } = new($"{key}.birthReceivedOn");

    /// <summary>出生の受理者, or empty.</summary>
    public FieldKey BirthAcceptedBy { get; } = new($"{key}.birthAcceptedBy");

    /// <summary>Further matters to carry, in the register notation.</summary>
    public FieldKey OtherMatters { get; } = new($"{key}.otherMatters");

    /// <summary>The name boxes (氏, 名, their readings, 生年月日) for a Japanese person.</summary>
    public IEnumerable<FormField> NameFields(string article) =>
    [
        new(FamilyName, $"{whose}氏", FieldKind.Name) { Required = true, NeededWhen = d => d[Register.Where].Length == 0 || Register.IsHere(d) || Register.IsElsewhere(d), Article = article, Support = "氏のない外国人は空のままにします。", Known = (d, r) => RegisterIn(d, r)?.FamilyName },
        new(FamilyNameKana, $"{whose}氏の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = Register.IsElsewhere },
        new(GivenName, $"{whose}名", FieldKind.Name) { Required = true, Article = article, Support = "戸籍のとおり。この名で戸籍から本人を探します。" },
        new(GivenNameKana, $"{whose}名の振り仮名", FieldKind.Kana) { Article = "戸籍法13条1項2号", Visible = Register.IsElsewhere },
        new(BornOn, $"{whose}生年月日", FieldKind.Date) { Required = true, Article = article, Support = "例: H10.4.2。外国人は西暦(1990-01-01)", Known = (d, r) => EntryIn(d, r)?.BirthDate.Text },
    ];

    /// <summary>The boxes of the parents and the adoptive parents.</summary>
    public IEnumerable<FormField> ParentFields(string article, Func<Draft, bool> visible) =>
    [
        new(Father, $"{whose}父の氏名", FieldKind.Name) { Article = article, Visible = visible, Known = (d, r) => EntryIn(d, r)?.Father },
        new(Mother, $"{whose}母の氏名", FieldKind.Name) { Article = article, Visible = visible, Known = (d, r) => EntryIn(d, r)?.Mother },
        new(Relationship, $"{whose}父母との続柄", FieldKind.Text) { Required = true, Article = article, Visible = visible, Width = 6, Support = "例: 長男、二女", Known = (d, r) => EntryIn(d, r)?.Relationship },
        new(AdoptiveFather, $"{whose}養父の氏名", FieldKind.Name) { Article = article, Visible = visible, Known = (d, r) => EntryIn(d, r)?.AdoptiveFather },
        new(AdoptiveMother, $"{whose}養母の氏名", FieldKind.Name) { Article = article, Visible = visible, Known = (d, r) => EntryIn(d, r)?.AdoptiveMother },
        new(AdoptiveRelationship, $"{whose}養父母との続柄", FieldKind.Choice) { Article = article, Visible = visible, Choices = [new("養子", "養子"), new("養女", "養女")], Known = (d, r) => EntryIn(d, r)?.AdoptiveRelationship },
    ];

    /// <summary>The boxes for what is carried over from a register elsewhere.</summary>
    /// <param name="needed">Whether the person comes to a register of ours, by what the draft holds so far.</param>
    public IReadOnlyList<FormField> CarriedFields(Func<Draft, bool> needed)
    {
        bool Visible(Draft d) => Register.IsElsewhere(d) && needed(d);
        bool BirthBoxes(Draft d) => Visible(d) && !d[OtherMatters].StartsWith(MatterTitles.Birth, StringComparison.Ordinal);
        const string Article = "戸籍法施行規則39条";
        FormField[] boxes =
        [
            new(BirthPlace, $"{whose}出生地(移記)", FieldKind.Text) { Required = true, Article = Article, Visible = BirthBoxes, Support = "従前戸籍の出生事項のとおり" },
            new(BirthNotifiedOn, $"{whose}出生の届出日(移記)", FieldKind.Date) { Required = true, Article = Article, Visible = BirthBoxes },
            new(BirthNotifier, $"{whose}出生の届出人(移記)", FieldKind.Text) { Required = true, Article = Article, Visible = BirthBoxes, Width = 10 },
            new(BirthReceivedOn, $"{whose}出生の送付を受けた日(移記)", FieldKind.Date) { Article = Article, Visible = BirthBoxes },
            new(BirthAcceptedBy, $"{whose}出生の受理者(移記)", FieldKind.Text) { Article = Article, Visible = BirthBoxes },
            new(OtherMatters, $"{whose}その他の移記事項", FieldKind.Note) { Article = Article, Visible = Visible, Width = 40, Support = "従前戸籍の証明書のとおり「国籍選択　【国籍選択の宣言日】平成30年4月1日」の形で、数字は半角で書きます。出生から書けば出生の欄は要りません。" },
        ];
        return [.. boxes.Select(b => b with { IsOfOffice = true })];
    }

    /// <summary>
    /// The person as our register, or the paper and its certificate, show the person before the event. Null when our
    /// register is unknown or nobody of that name stands in it: nothing can be planned then.
    /// </summary>
    /// <param name="reader">The reader of the draft. Its form has all boxes of the role.</param>
    /// <param name="newcomer">The number for a person who appears for the first time.</param>
    public PersonInRegister? Read(DraftReader reader, PersonId newcomer)
    {
        var name = reader.Text(GivenName);
        if (reader.Choice(Register.Where) == RegisterRole.Elsewhere)
        {
            return PersonInRegister.Of(Register.ReadElsewhere(reader), reader.Text(FamilyName), reader.Optional(FamilyNameKana), EntryElsewhere(reader, newcomer, name));
        }

        if (!reader.IsVisible(Register.Register) || reader.Register(Register.Register) is not { } register)
        {
            return null;
        }

        if ((NamedEntry.Of(register, name, e => e.GivenName, reader.Circumstances.Characters, e => NamedEntry.Says(reader.Optional(BornOn) ?? "", e.BirthDate)) ?? Gone(register, name)) is { } entry)
        {
            return PersonInRegister.Of(register, entry);
        }

        if (reader.IsReadable(GivenName))
        {
            reader.Unreadable(
                GivenName,
                register.Entries.LastOrDefault(e => e.GivenName == name)?.Removed is { } removed
                    ? $"「{name}」は、{removed.Cause}により{removed.On.Text}にこの戸籍から除かれています。" : $"「{name}」はこの戸籍に在籍していません。",
                "戸籍と名を確かめ、婚姻・縁組などで除籍されていれば現在の戸籍を選んでください。同じ届が既に記録されていないかも確かめてください。");
        }

        return null;
    }

    /// <summary>氏 on the paper; a foreigner may have none.</summary>
    public string ReadFamilyName(DraftReader reader, bool isForeign) => isForeign ? reader.Optional(FamilyName) ?? "" : reader.Text(FamilyName);

    /// <summary>生年月日 on the paper: held against our entry; as the certificate of a register elsewhere shows it; any day for a foreigner.</summary>
    /// <param name="reader">The reader of the draft.</param>
    /// <param name="place">Where the person stands (<see cref="Read"/>), or null for a foreigner.</param>
    public RegisterDate ReadBirthDate(DraftReader reader, PersonInRegister? place) =>
        place is null ? ForeignPerson.Born(reader.Date(BornOn)) : place.Elsewhere is not null ? place.Entry.BirthDate : reader.RecordedDate(BornOn, [place.Entry.BirthDate]);

    private RegisterEntry EntryElsewhere(DraftReader reader, PersonId newcomer, string name)
    {
        var column = ColumnElsewhere(reader, newcomer, name);
        return reader.IsVisible(OtherMatters) ? column with { Matters = Matters(reader, column.BirthDate) } : column;
    }

    private RegisterEntry ColumnElsewhere(DraftReader reader, PersonId newcomer, string name) => new()
    {
        Person = newcomer,
        GivenName = name,
        GivenNameKana = reader.Optional(GivenNameKana),
        BirthDate = reader.RecordedDate(BornOn, null),
        Father = reader.Optional(Father),
        Mother = reader.Optional(Mother),
        Relationship = reader.Text(Relationship),
        AdoptiveFather = reader.Optional(AdoptiveFather),
        AdoptiveMother = reader.Optional(AdoptiveMother),
        AdoptiveRelationship = reader.Optional(AdoptiveRelationship) is null ? null : reader.Choice(AdoptiveRelationship),
        Sex = sex,
        Entered = new(null, MatterTitles.Birth),
        Matters = [],
    };

    private ValueList<StatusMatter> Matters(DraftReader reader, RegisterDate born)
    {
        var others = OtherMattersOf(reader);
        if (!reader.IsVisible(BirthPlace))
        {
            return others;
        }

        var birth = new List<MatterLine>
        {
            new("出生日", born.Text),
            new("出生地", reader.Text(BirthPlace)),
            new("届出日", reader.RecordedDate(BirthNotifiedOn, null).Text),
            new("届出人", reader.Text(BirthNotifier)),
        };
        if (reader.OptionalRecordedDate(BirthReceivedOn, null) is { } received)
        {
            birth.Add(new(received.Earliest < LawDates.NoticesInsteadOfPapers ? "送付を受けた日" : "通知を受けた日", received.Text));
        }

        if (reader.Optional(BirthAcceptedBy) is { } accepted)
        {
            birth.Add(new("受理者", accepted));
        }

        return [new(MatterTitles.Birth, birth.ToValueList()), .. others];
    }

    private ValueList<StatusMatter> OtherMattersOf(DraftReader reader)
    {
        if (reader.Optional(OtherMatters) is not { } text)
        {
            return [];
        }

        try
        {
            return Registers.Notation.RegisterNotation.ParseStatusMatters(text);
        }
        catch (FormatException e)
        {
            reader.Unreadable(OtherMatters, e.Message, "従前戸籍の証明書のとおり、事項ごとに見出しを付けて書いてください。");
            return [];
        }
    }

    /// <summary>The register of ours as far as the draft tells, or null.</summary>
    public FamilyRegister? RegisterIn(Draft draft, RegisterSet registers) =>
        Register.IsHere(draft) && draft.RegisterIn(Register.Register) is { } id ? registers.Find(id) : null;

    /// <summary>The person's entry in a register of ours as far as the draft tells, or null.</summary>
    public RegisterEntry? EntryIn(Draft draft, RegisterSet registers) =>
        RegisterIn(draft, registers) is { } register ? NamedEntry.Typed(register, draft[GivenName], e => e.GivenName, draft[BornOn]) ?? Gone(register, draft[GivenName]) : null;

    private RegisterEntry? Gone(FamilyRegister register, string name) => register.Entries.LastOrDefault(e => e.IsRemoved && e.GivenName == name && AlsoRemoved(e));
}
