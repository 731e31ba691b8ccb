using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>
/// 戸籍の附票 (住民基本台帳法16条–18条): where the persons of a register live and have lived since they came to stand in it. A
/// value, like the register: a change makes the next generation, nothing is overwritten.
/// </summary>
public sealed record SupplementaryRegister
{
    /// <summary>Which one.</summary>
    public required SupplementaryId Id { get; init; }

    /// <summary>現在, 除票 or 改製原.</summary>
    public SupplementaryState State { get; init; } = SupplementaryState.Current;

    /// <summary>本籍 (17条1号).</summary>
    public required string Domicile { get; init; }

    /// <summary>筆頭者の氏 (17条1号).</summary>
    public required string HeadFamilyName { get; init; }

    /// <summary>筆頭者の名 (17条1号).</summary>
    public required string HeadGivenName { get; init; }

    /// <summary>編製日: that of the register.</summary>
    public required RegisterDate CompiledOn { get; init; }

    /// <summary>改製日, or null.</summary>
    public RegisterDate? RevisedOn { get; init; }

    /// <summary>消除日 of the whole, or null while somebody stands in it.</summary>
    public RegisterDate? ClosedOn { get; init; }

    /// <summary>附票に記録されている者, those taken out included, in the order of the register.</summary>
    public ValueList<SupplementaryEntry> Persons { get; init; } = [];

    /// <summary>Those who stand in it.</summary>
    public IEnumerable<SupplementaryEntry> Standing => Persons.Where(p => p.Removed is null);

    /// <summary>The person's latest entry, or null.</summary>
    public SupplementaryEntry? EntryOf(PersonId person) => Persons.LastOrDefault(p => p.Person == person);
}

/// <summary>One person of a supplementary register. Items are those of 住民基本台帳法17条2号–7号 and 17条の2.</summary>
public sealed record SupplementaryEntry
{
    /// <summary>Who.</summary>
    public required PersonId Person { get; init; }

    /// <summary>氏.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名; empty while undecided.</summary>
    public required string GivenName { get; init; }

    /// <summary>氏の振り仮名, or null while not recorded.</summary>
    public string? FamilyNameKana { get; init; }

    /// <summary>名の振り仮名, or null while not recorded.</summary>
    public string? GivenNameKana { get; init; }

    /// <summary>出生の年月日.</summary>
    public required RegisterDate BirthDate { get; init; }

    /// <summary>男女の別.</summary>
    public required Sex Sex { get; init; }

    /// <summary>住民票コード, eleven digits, or null: absence is normal (a new-born, abroad).</summary>
    public string? ResidentCode { get; init; }

    /// <summary>When and why the person came to stand here.</summary>
    public required Entrance Entered { get; init; }

    /// <summary>消除, or null.</summary>
    public SupplementaryRemoval? Removed { get; init; }

    /// <summary>住所 and 住定日, oldest first.</summary>
    public ValueList<AddressRow> Addresses { get; init; } = [];

    /// <summary>転出予定年月日 of one who is abroad (17条3号・4号), or null.</summary>
    public RegisterDate? OverseasFrom { get; init; }

    /// <summary>在外選挙人名簿・在外投票人名簿の登録・移転 (17条の2) that stand.</summary>
    public ValueList<OverseasVoter> OverseasVoter { get; init; } = [];

    /// <summary>Whether the entry waits for 本籍転属通知 of the former 本籍: no copy of it is issued and nothing is notified.</summary>
    public bool AwaitsTransfer { get; init; }

    /// <summary>氏名 without a space.</summary>
    public string Name => FamilyName + GivenName;

    /// <summary>氏名の振り仮名, or null while one of the two is not recorded.</summary>
    public string? NameKana => FamilyNameKana is null || GivenNameKana is null ? null : FamilyNameKana + GivenNameKana;

    /// <summary>The row that says where the person lives now, or null.</summary>
    public AddressRow? Current => Addresses.LastOrDefault(a => a.State == AddressRowState.Valid);
}

/// <summary>消除 of a person.</summary>
/// <param name="On">消除日.</param>
/// <param name="Cause">婚姻, 死亡, 転籍 …</param>
/// <param name="Destination">Where to, or null.</param>
public sealed record SupplementaryRemoval(RegisterDate On, string Cause, string? Destination);

/// <summary>One row of 住所 and 住所を定めた年月日.</summary>
/// <param name="Kind">What the row says.</param>
/// <param name="Text">The address as printed, with 方書; the printed words of another kind.</param>
/// <param name="Code">Where it lies by number, or null where the text is no address of Japan or the dictionary does not know it.</param>
/// <param name="SettledOn">住所を定めた年月日; null where there is none.</param>
/// <param name="Reason">Why it was recorded: 出生, 転入, 転居, 附票編製 …</param>
/// <param name="RecordedOn">When it was recorded.</param>
/// <param name="State">Whether it stands.</param>
public sealed record AddressRow(
    AddressKind Kind, string Text, PlaceCode? Code, RegisterDate? SettledOn, string Reason, DateOnly RecordedOn, AddressRowState State = AddressRowState.Valid);

/// <summary>在外選挙人名簿 or 在外投票人名簿.</summary>
/// <param name="Roll">Which roll.</param>
/// <param name="Municipality">The municipality whose commission registered.</param>
/// <param name="Act">登録 or 移転.</param>
/// <param name="On">The day.</param>
public sealed record OverseasVoter(OverseasRoll Roll, string Municipality, OverseasAct Act, RegisterDate On);
