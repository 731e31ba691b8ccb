using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>
/// A supplementary register as lines that a clerk can read and write: what the copy shows, and behind ＠ what it does not show.
/// Reading and writing are each other's inverse.
/// </summary>
public static class SupplementaryNotation
{
    /// <summary>How the first line of a supplementary register begins.</summary>
    public const string FirstWord = "＠附票 ";

    /// <summary>The ＠ words that stand on an address row only where it is not an address in force.</summary>
    public static string[] Unusual { get; } = [RowKind.Trim('　', ' '), RowState.Trim('　', ' ')];

    internal const string Id = FirstWord;
    internal const string State = "附票　";
    internal const string Domicile = "本籍　";
    internal const string Head = "筆頭者　";
    internal const string CompiledOn = "編製日　";
    internal const string RevisedOn = "改製日　";
    internal const string ClosedOn = "消除日　";
    internal const string Person = "附票に記録されている者　";
    internal const string PersonNumber = "　＠人 ";
    internal const string Entered = "　＠記載 ";
    internal const string FamilyKana = "　【氏の振り仮名】";
    internal const string GivenKana = "　【名の振り仮名】";
    internal const string BirthDate = "　【生年月日】";
    internal const string SexLabel = "　【性別】";
    internal const string Code = "　＠住民票コード ";
    internal const string Address = "　【住所】";
    internal const string Settled = "　【住定日】";
    internal const string Row = "　　＠事由 ";
    internal const string RowKind = "　　＠区分 ";
    internal const string RowPlace = "　　＠所在コード ";
    internal const string RowState = "　　＠状態 ";
    internal const string Overseas = "　＠国外転出 ";
    internal const string Voter = "　＠在外名簿 ";
    internal const string Awaits = "　＠待ち 本籍転属通知";
    internal const string Removed = "　消除　【消除日】";
    internal const string Cause = "　　＠消除事由 ";
    internal const string Destination = "　　＠行先 ";

    /// <summary>The lines of a supplementary register.</summary>
    public static IEnumerable<string> Lines(SupplementaryRegister register)
    {
        yield return Id + register.Id;
        yield return State + register.State.Word();
        yield return Domicile + register.Domicile;
        yield return $"{Head}{register.HeadFamilyName}　{register.HeadGivenName}";
        yield return CompiledOn + register.CompiledOn.Text;
        if (register.RevisedOn is { } revised)
        {
            yield return RevisedOn + revised.Text;
        }

        if (register.ClosedOn is { } closed)
        {
            yield return ClosedOn + closed.Text;
        }

        foreach (var line in register.Persons.SelectMany(PersonLines))
        {
            yield return line;
        }
    }

    /// <summary>Reads lines; throws <see cref="FormatException"/> saying which line does not fit.</summary>
    public static SupplementaryRegister Parse(string text) => new SupplementaryNotationParser(text).Parse();

    private static IEnumerable<string> PersonLines(SupplementaryEntry person) =>
    [
        $"{Person}{person.FamilyName}　{person.GivenName}",
        PersonNumber + person.Person,
        $"{Entered}{person.Entered.On?.Text ?? "-"} {person.Entered.Cause}",
        .. Optional(FamilyKana, person.FamilyNameKana),
        .. Optional(GivenKana, person.GivenNameKana),
        BirthDate + person.BirthDate.Text,
        SexLabel + person.Sex.Word(),
        .. Optional(Code, person.ResidentCode),
        .. person.Addresses.SelectMany(RowLines),
        .. Optional(Overseas, person.OverseasFrom?.Text),
        .. person.OverseasVoter.Select(v => $"{Voter}{v.Roll.Word()} {v.Act.Word()} {v.On.Text} {v.Municipality}"),
        .. person.AwaitsTransfer ? [Awaits] : Array.Empty<string>(),
        .. person.Removed is { } removed ? [Removed + removed.On.Text, Cause + removed.Cause, .. Optional(Destination, removed.Destination)] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> RowLines(AddressRow row) =>
    [
        Address + row.Text,
        .. Optional(Settled, row.SettledOn?.Text),
        $"{Row}{RegisterDate.Of(row.RecordedOn).Text} {row.Reason}",
        .. row.Kind == AddressKind.Address ? [] : Optional(RowKind, row.Kind.Word()),
        .. Optional(RowPlace, row.Code?.ToString()),
        .. row.State == AddressRowState.Valid ? [] : Optional(RowState, row.State.Word()),
    ];

    private static string[] Optional(string label, string? value) => value is null ? [] : [label + value];
}

/// <summary>Reads the notation line by line.</summary>
internal sealed class SupplementaryNotationParser(string text)
{
    private readonly string[] lines = [.. text.Split('\n').Select(l => l.TrimEnd('\r', ' ')).Where(l => l.Trim('　', ' ').Length > 0)];
    private int position;

    internal SupplementaryRegister Parse()
    {
        var id = Read(SupplementaryNotation.Id, SupplementaryId.Parse);
        var state = Read(SupplementaryNotation.State, w => SupplementaryWords.Parse<SupplementaryState>(w, SupplementaryWords.Word));
        var domicile = Expect(SupplementaryNotation.Domicile);
        var (family, given) = Names(SupplementaryNotation.Head);
        var register = new SupplementaryRegister
        {
            Id = id, State = state, Domicile = domicile, HeadFamilyName = family, HeadGivenName = given,
            CompiledOn = Read(SupplementaryNotation.CompiledOn, RegisterDate.Parse),
            RevisedOn = TryDate(SupplementaryNotation.RevisedOn),
            ClosedOn = TryDate(SupplementaryNotation.ClosedOn),
        };
        var persons = new List<SupplementaryEntry>();
        while (position < lines.Length)
        {
            persons.Add(Entry());
        }

        return register with { Persons = persons.ToValueList() };
    }

    private SupplementaryEntry Entry()
    {
        var (family, given) = Names(SupplementaryNotation.Person);
        var person = Read(SupplementaryNotation.PersonNumber, PersonId.Parse);
        var entered = Read(SupplementaryNotation.Entered, t => Words(t, 2));
        return new()
        {
            Person = person, FamilyName = family, GivenName = given, Entered = new(entered[0] == "-" ? null : RegisterDate.Parse(entered[0]), entered[1]),
            FamilyNameKana = TryTake(SupplementaryNotation.FamilyKana),
            GivenNameKana = TryTake(SupplementaryNotation.GivenKana),
            BirthDate = Read(SupplementaryNotation.BirthDate, RegisterDate.Parse),
            Sex = Read(SupplementaryNotation.SexLabel, RegisterWords.ParseSex),
            ResidentCode = TryTake(SupplementaryNotation.Code),
            Addresses = Many(SupplementaryNotation.Address, Row),
            OverseasFrom = TryDate(SupplementaryNotation.Overseas),
            OverseasVoter = Many(SupplementaryNotation.Voter, Voter),
            AwaitsTransfer = TryTake(SupplementaryNotation.Awaits) is not null,
            Removed = TryDate(SupplementaryNotation.Removed) is { } on ? new(on, Expect(SupplementaryNotation.Cause), TryTake(SupplementaryNotation.Destination)) : null,
        };
    }

    private AddressRow Row(string address)
    {
        var settled = TryDate(SupplementaryNotation.Settled);
        var recorded = Read(SupplementaryNotation.Row, t => Words(t, 2));
        var kind = TryTake(SupplementaryNotation.RowKind) is { } word ? SupplementaryWords.Parse<AddressKind>(word, SupplementaryWords.Word) : AddressKind.Address;
        return new(kind, address, TryTake(SupplementaryNotation.RowPlace) is { } code ? PlaceCode.Parse(code) : null, settled, recorded[1],
            RegisterDate.Parse(recorded[0]).Day ?? throw Problem("記録した日が暦にありません。"),
            TryTake(SupplementaryNotation.RowState) is { } state ? SupplementaryWords.Parse<AddressRowState>(state, SupplementaryWords.Word) : AddressRowState.Valid);
    }

    private OverseasVoter Voter(string said) => Words(said, 4) is var words
        ? new(SupplementaryWords.Parse<OverseasRoll>(words[0], SupplementaryWords.Word), words[3], SupplementaryWords.Parse<OverseasAct>(words[1], SupplementaryWords.Word), RegisterDate.Parse(words[2]))
        : throw Problem("在外名簿が読めません。");

    private ValueList<T> Many<T>(string label, Func<string, T> read)
    {
        var found = new List<T>();
        while (TryTake(label) is { } value)
        {
            found.Add(read(value));
        }

        return found.ToValueList();
    }

    private (string Family, string Given) Names(string label) => Read(label, t => t.IndexOf('　', StringComparison.Ordinal) is > 0 and var gap
        ? (t[..gap], t[(gap + 1)..]) : throw new FormatException("氏と名の間に全角空白を置きます(名未定なら全角空白で終わります)。"));

    private string[] Words(string said, int count) => said.Split(' ', count) is { Length: var length } words && length == count ? words : throw Problem($"空白で区切った{count}つの言葉が要ります。");

    private RegisterDate? TryDate(string label) => TryTake(label) is { } date ? RegisterDate.Parse(date) : null;

    private string? TryTake(string label) =>
        position < lines.Length && lines[position].StartsWith(label, StringComparison.Ordinal) ? lines[position++][label.Length..] : null;

    private string Expect(string label) => TryTake(label) ?? throw Problem($"「{label.Trim('　')}」の行が要ります。");

    private T Read<T>(string label, Func<string, T> read)
    {
        var said = Expect(label);
        try
        {
            return read(said);
        }
        catch (FormatException e)
        {
            position--;
            throw Problem(e.Message);
        }
    }

    private FormatException Problem(string what) => new($"附票の{position + 1}行目「{(position < lines.Length ? lines[position] : "(終わり)")}」: {what}");
}
