using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;

namespace Koseki.Domain.Notifications.Transfer;

/// <summary>
/// 転籍 (戸籍法108条, 109条): the whole register gets another 本籍. Within the city (0804) its 本籍 is put right; between
/// municipalities (0803) one register is removed and one is compiled, of which one may be ours.
/// </summary>
public sealed class TransferKind : NotificationKind<TransferNotification>
{
    private const string Outside = "0803";
    private const string Within = "0804";

    private readonly Form form = TransferForm.Make();
    private readonly RecordTemplates templates = RecordTemplates.Load("Transfer");
    private readonly IReadOnlyList<Requirement<TransferNotification>> requirements = TransferRequirements.All();

    /// <inheritdoc/>
    public override string Code => Outside;

    /// <inheritdoc/>
    public override string Name => "転籍";

    /// <inheritdoc/>
    public override IReadOnlyList<string> SubjectCodes { get; } = [Outside, Within];

    /// <inheritdoc/>
    public override string Articles => "戸籍法108条・109条";

    /// <inheritdoc/>
    public override Form Form => form;

    /// <inheritdoc/>
    public override (int Persons, int Registers) NumbersNeeded => (9, 1);

    /// <inheritdoc/>
    public override FieldKey? EventDateField => null;

    /// <inheritdoc/>
    public override IReadOnlyList<Requirement<TransferNotification>> Requirements => requirements;

    /// <inheritdoc/>
    public override NotificationSubject SubjectOf(Draft draft) =>
        NotificationCatalogue.Subjects.First(s => s.Code == (TransferForm.Home.IsHere(draft) && draft[TransferForm.NewAt] == TransferForm.NewHere ? Within : Outside));

    /// <inheritdoc/>
    public override string MeaningOfReceiptDay(Draft draft) => draft[TransferForm.DiedOn].Length > 0 ? "" : "転籍の日";

    /// <inheritdoc/>
    public override string Subject(Draft draft, RegisterSet registers) =>
        TransferForm.Home.IsHere(draft) ? RegisterIn(draft, registers)?.HeadName ?? "" : draft[TransferForm.Home.Head];

    /// <inheritdoc/>
    public override IReadOnlyList<ReceiptPerson> PersonsAtReceipt(Draft draft, RegisterSet registers)
    {
        if (RegisterIn(draft, registers) is not { } register)
        {
            return [new("筆頭者", draft[TransferForm.Home.Head], "")];
        }

        var signers = Signers.Of(register, Reached.Of(registers).Kinship);
        return [.. new[] { ("筆頭者", signers.Head), ("配偶者", signers.Spouse) }.Where(s => s.Item2 is not null)
            .Select(s => new ReceiptPerson(s.Item1, $"{register.FamilyName}　{s.Item2!.GivenName}", s.Item2.BirthDate.Text))];
    }

    /// <inheritdoc/>
    protected override TransferNotification? Read(DraftReader reader)
    {
        var where = reader.Choice(TransferForm.Home.Where);
        var register = where == RegisterRole.Here ? reader.Register(TransferForm.Home.Register) : null;
        var elsewhere = where == RegisterRole.Elsewhere ? TransferForm.Home.ReadElsewhere(reader) : null;
        if (register is null && elsewhere is null)
        {
            return null;
        }

        var certified = elsewhere is not null && reader.IsVisible(TransferForm.Persons) ? ReadCertified(reader, elsewhere) : null;
        var isHere = reader.Circumstances.Origin is Origin.Here;
        return new()
        {
            Register = register,
            Elsewhere = elsewhere,
            Certified = certified,
            Standing = reader.IsVisible(TransferForm.Standing) ? reader.Choice(TransferForm.Standing, SharedChoices.Couples) : null,
            NewDomicile = new(reader.Text(TransferForm.NewDomicile)),
            NewMunicipality = ReadNewMunicipality(reader),
            Address = reader.Text(TransferForm.Address),
            OtherAddresses = HouseholdAddresses.Read(reader, TransferForm.OtherAddresses, register ?? certified),
            IsSignedByHead = reader.IsChecked(TransferForm.SignedByHead),
            IsSignedBySpouse = reader.IsChecked(TransferForm.SignedBySpouse),
            WhyAlone = reader.Optional(TransferForm.WhyAlone),
            IsSignedByAgent = reader.IsChecked(TransferForm.SignedByAgent),
            NotifierDiedOn = reader.OptionalDate(TransferForm.DiedOn),
            PlaceGround = isHere ? reader.Choice(TransferForm.PlaceGround) : null,
            Verified = reader.IsVisible(TransferForm.Verified) ? reader.Choice(TransferForm.Verified) : null,
        };
    }

    /// <inheritdoc/>
    protected override Effect? Decide(TransferNotification notification, Circumstances circumstances) => TransferEffect.Of(notification, circumstances, templates);

    private static FamilyRegister? RegisterIn(Draft draft, RegisterSet registers) =>
        TransferForm.Home.IsHere(draft) && draft.RegisterIn(TransferForm.Home.Register) is { } id ? registers.Find(id) : null;

    private static string? ReadNewMunicipality(DraftReader reader)
    {
        var at = reader.Choice(TransferForm.NewAt);
        var municipality = at == TransferForm.NewElsewhere ? reader.Text(TransferForm.NewMunicipality) : null;
        if (at != DraftReader.Missing)
        {
            NewMunicipality.Check(reader, TransferForm.NewDomicile, at == TransferForm.NewElsewhere ? TransferForm.NewMunicipality : null, municipality);
        }

        return municipality;
    }

    // What the certificate of the other municipality says, with numbers for those whom 37条 takes along.
    private static FamilyRegister? ReadCertified(DraftReader reader, RegisterElsewhere elsewhere)
    {
        if (reader.Optional(TransferForm.Persons) is not { } text)
        {
            _ = reader.Text(TransferForm.Persons);
            return null;
        }

        try
        {
            var entries = RegisterNotation.ParsePrintedEntries(text);
            var matters = reader.Optional(TransferForm.FamilyNameMatters) is { } changes ? RegisterNotation.ParseStatusMatters(changes) : [];
            return Certified(reader, elsewhere, entries, matters);
        }
        catch (FormatException e)
        {
            reader.Unreadable(TransferForm.Persons, e.Message, "転籍前の戸籍の証明書のとおり、行を分けて写してください。");
            return null;
        }
    }

    private static FamilyRegister? Certified(DraftReader reader, RegisterElsewhere elsewhere, ValueList<RegisterEntry> entries, ValueList<StatusMatter> matters)
    {
        var head = entries[0].GivenName;
        if (!elsewhere.HeadName.EndsWith(head, StringComparison.Ordinal) || elsewhere.HeadName.Length == head.Length)
        {
            reader.Unreadable(TransferForm.Persons, $"先頭の者「{head}」は、筆頭者「{elsewhere.HeadName}」の名ではありません。", "筆頭者から順に写してください。筆頭者は除籍されていても先頭に置きます。");
            return null;
        }

        var numbers = reader.Circumstances.NewPersons;
        var going = entries.Where((e, i) => i == 0 || !e.IsRemoved).Count();
        if (going > numbers.Count)
        {
            reader.Unreadable(TransferForm.Persons, $"{going}人が移ります。{numbers.Count}人までに対応しています。", "この届は紙で処理してください。");
            return null;
        }

        foreach (var entry in entries.Where((e, i) => i == 0 || !e.IsRemoved))
        {
            reader.SayWhenImpossible(TransferForm.Persons, $"{entry.GivenName}の生年月日", entry.BirthDate);
        }

        var next = 0;
        return new()
        {
            Id = reader.Circumstances.NewRegisters[0],
            Domicile = elsewhere.Domicile,
            FamilyName = elsewhere.HeadName[..^head.Length],
            FamilyNameKana = reader.Optional(TransferForm.FamilyNameKana),
            HeadGivenName = head,
            Matters = matters.Select(m => new RegisterMatter(m.Title, m.Lines) { Amendments = m.Amendments }).ToValueList(),
            Entries = entries.Select((e, i) => i == 0 || !e.IsRemoved ? e with { Person = numbers[next++] } : e).ToValueList(),
        };
    }
}
