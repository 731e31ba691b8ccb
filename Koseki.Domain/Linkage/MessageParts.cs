using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Linkage;

/// <summary>A person as a message names one.</summary>
/// <param name="Person">The number, or null for somebody who is in no register of ours.</param>
/// <param name="Role">事件本人, 夫, 妻, 子, 届出人 …</param>
/// <param name="Name">氏名 without a space.</param>
/// <param name="BirthDate">生年月日, or null while unknown.</param>
/// <param name="Sex">男女の別, or null while unknown.</param>
public sealed record MessagePerson(PersonId? Person, string Role, string Name, RegisterDate? BirthDate, Sex? Sex);

/// <summary>A register as a message names one: 戸籍の表示 and who keeps it.</summary>
/// <param name="Register">The number of a register of ours; null for another municipality's.</param>
/// <param name="Municipality">全国地方公共団体コード of who keeps it; null for a register of ours, and while unknown.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者の氏名.</param>
public sealed record NamedRegister(RegisterId? Register, string? Municipality, string Domicile, string Head);

/// <summary>One item that becomes another.</summary>
/// <param name="Item">氏, 本籍, 筆頭者 …</param>
/// <param name="Former">What it was, or null where there was none.</param>
/// <param name="Current">What it is, or null where there is none any more.</param>
public sealed record ChangedItem(string Item, string? Former, string? Current);

/// <summary>A generation of a register as stored.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Sha256">SHA-256 of its bytes as stored, 64 hexadecimal digits in lower case.</param>
public sealed record GenerationMark(int Number, string Sha256);

/// <summary>A person whose 本籍 moves to another municipality, with what its 附票 has to begin with (住民基本台帳法17条, 19条3項).</summary>
/// <param name="Person">The number.</param>
/// <param name="FormerName">氏名 before.</param>
/// <param name="Name">氏名 after.</param>
/// <param name="NameKana">氏名の振り仮名 after, or null while not recorded.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="Sex">男女の別.</param>
public sealed record TransferredPerson(PersonId Person, string FormerName, string Name, string? NameKana, RegisterDate BirthDate, Sex Sex)
{
    /// <summary>住民票コード, or null while it is not known.</summary>
    public string? ResidentCode { get; init; }

    /// <summary>The current row of the 附票; null while it is not kept here.</summary>
    public string? Address { get; init; }

    /// <summary>住所を定めた年月日 of that row.</summary>
    public RegisterDate? SettledOn { get; init; }

    /// <summary>在外選挙人名簿・在外投票人名簿: roll, act and municipality.</summary>
    public ValueList<string> OverseasVoter { get; init; } = [];
}

/// <summary>What 附票本人確認情報 do with a person.</summary>
public enum IdentityAct
{
    /// <summary>記載.</summary>
    Recorded,

    /// <summary>修正.</summary>
    Corrected,

    /// <summary>消除.</summary>
    Erased,
}

/// <summary>異動事由. 転属 goes on elsewhere (card and code live on), 死亡 and 国籍喪失 end.</summary>
public enum IdentityReason
{
    /// <summary>出生.</summary>
    Born,

    /// <summary>帰化・国籍取得.</summary>
    BecameJapanese,

    /// <summary>就籍・棄児.</summary>
    GotRegister,

    /// <summary>入籍等.</summary>
    Entered,

    /// <summary>転属.</summary>
    Transferred,

    /// <summary>死亡.</summary>
    Died,

    /// <summary>失踪宣告.</summary>
    Disappeared,

    /// <summary>高齢者消除.</summary>
    RemovedForAge,

    /// <summary>回復: somebody who was taken out stands there again.</summary>
    Restored,

    /// <summary>国籍喪失.</summary>
    LostNationality,

    /// <summary>氏名.</summary>
    Name,

    /// <summary>振り仮名.</summary>
    Reading,

    /// <summary>生年月日・性別.</summary>
    BirthOrSex,

    /// <summary>住民票コード.</summary>
    Code,

    /// <summary>住所.</summary>
    Address,

    /// <summary>その他の消除.</summary>
    Other,
}

/// <summary>The items of 附票本人確認情報 (17条2号, 2号の2, 3号, 5号–7号).</summary>
/// <param name="Person">The number.</param>
/// <param name="Name">氏名.</param>
/// <param name="NameKana">氏名の振り仮名, or null while not recorded.</param>
/// <param name="BirthDate">出生の年月日.</param>
/// <param name="Sex">男女の別.</param>
/// <param name="ResidentCode">住民票コード, or null.</param>
/// <param name="Address">住所, or null while none is recorded.</param>
public sealed record IdentityRecord(PersonId Person, string Name, string? NameKana, RegisterDate BirthDate, Sex Sex, string? ResidentCode, string? Address);

/// <summary>The Japanese words of 附票本人確認情報.</summary>
public static class IdentityWords
{
    /// <summary>記載, 修正 or 消除.</summary>
    public static string Word(this IdentityAct act) => act switch
    {
        IdentityAct.Recorded => "記載",
        IdentityAct.Corrected => "修正",
        IdentityAct.Erased => "消除",
    };

    /// <summary>出生, 入籍等, 転属 …</summary>
    public static string Word(this IdentityReason reason) => reason switch
    {
        IdentityReason.Born => "出生",
        IdentityReason.BecameJapanese => "帰化・国籍取得",
        IdentityReason.GotRegister => "就籍・棄児",
        IdentityReason.Entered => "入籍等",
        IdentityReason.Transferred => "転属",
        IdentityReason.Died => "死亡",
        IdentityReason.Disappeared => "失踪宣告",
        IdentityReason.RemovedForAge => "高齢者消除",
        IdentityReason.Restored => "回復",
        IdentityReason.LostNationality => "国籍喪失",
        IdentityReason.Name => "氏名",
        IdentityReason.Reading => "振り仮名",
        IdentityReason.BirthOrSex => "生年月日・性別",
        IdentityReason.Code => "住民票コード",
        IdentityReason.Address => "住所",
        IdentityReason.Other => "その他",
    };
}

/// <summary>
/// 人口動態調査票 as far as the register and the paper's own columns say it (人口動態調査令施行細則1条). What only feeds the
/// statistics (世帯の仕事, 死因, 体重 …) stays with the paper.
/// </summary>
public abstract record VitalSlip
{
    private protected abstract void Sealed();

    /// <summary>出生票.</summary>
    /// <param name="Child">子.</param>
    /// <param name="Relationship">父母との続柄, e.g. 長女.</param>
    /// <param name="IsLegitimate">嫡出子.</param>
    /// <param name="BornAt">生まれた時刻, or null.</param>
    /// <param name="BirthPlace">生まれたところ.</param>
    /// <param name="Address">子の住所.</param>
    /// <param name="Parents">父 and 母, as far as they are on the paper.</param>
    /// <param name="Nationalities">国籍 of parents who are not Japanese, as 父 … / 母 ….</param>
    public sealed record Birth(
        MessagePerson Child, string Relationship, bool IsLegitimate, string? BornAt, string BirthPlace, string Address,
        ValueList<MessagePerson> Parents, ValueList<string> Nationalities) : VitalSlip
    {
        private protected override void Sealed() { }
    }

    /// <summary>死亡票.</summary>
    /// <param name="Deceased">死亡した人.</param>
    /// <param name="DiedOn">死亡したとき, the day.</param>
    /// <param name="DiedAt">死亡したとき, the time, or null.</param>
    /// <param name="DeathPlace">死亡したところ.</param>
    /// <param name="Address">住所.</param>
    /// <param name="MaritalStatus">配偶関係, or null when the box is empty.</param>
    public sealed record Death(
        MessagePerson Deceased, RegisterDate DiedOn, string? DiedAt, string DeathPlace, string Address, string? MaritalStatus) : VitalSlip
    {
        private protected override void Sealed() { }
    }

    /// <summary>死産票.</summary>
    /// <param name="On">死産のあったとき, the day.</param>
    /// <param name="At">The time, or null.</param>
    /// <param name="Place">死産のあったところ.</param>
    /// <param name="Sex">男女の別, or null where nobody can tell.</param>
    /// <param name="IsLegitimate">嫡出子.</param>
    /// <param name="Address">母の住所.</param>
    /// <param name="Parents">父 and 母, as far as they are on the paper.</param>
    /// <param name="Pregnancy">妊娠週数, e.g. 満22週3日.</param>
    /// <param name="Manner">自然死産 or 人工死産.</param>
    /// <param name="Moment">分娩前, 分娩中 or 不明; null where it is not asked.</param>
    public sealed record Stillbirth(
        RegisterDate On, string? At, string Place, Sex? Sex, bool IsLegitimate, string Address, ValueList<MessagePerson> Parents, string Pregnancy, string Manner, string? Moment) : VitalSlip
    {
        private protected override void Sealed() { }
    }

    /// <summary>婚姻票.</summary>
    /// <param name="MarriedOn">婚姻日.</param>
    /// <param name="FamilyNameOf">夫の氏 or 妻の氏; null when one of them is a foreigner.</param>
    /// <param name="Couple">夫 and 妻.</param>
    public sealed record Marriage(RegisterDate MarriedOn, string? FamilyNameOf, ValueList<SlipSpouse> Couple) : VitalSlip
    {
        private protected override void Sealed() { }
    }

    /// <summary>離婚票.</summary>
    /// <param name="DivorcedOn">離婚の日.</param>
    /// <param name="Manner">離婚の種別, e.g. 協議離婚.</param>
    /// <param name="Couple">夫 and 妻.</param>
    /// <param name="Children">未成年の子の数, by the column each stands in, e.g. 父母双方　1人.</param>
    public sealed record Divorce(RegisterDate DivorcedOn, string Manner, ValueList<SlipParty> Couple, ValueList<string> Children) : VitalSlip
    {
        private protected override void Sealed() { }
    }
}

/// <summary>夫 or 妻 on a 離婚票.</summary>
/// <param name="Person">The person.</param>
/// <param name="Address">住所.</param>
/// <param name="Nationality">国籍 of a foreigner, or null.</param>
public sealed record SlipParty(MessagePerson Person, string Address, string? Nationality);

/// <summary>夫 or 妻 on a 婚姻票.</summary>
/// <param name="Person">The person.</param>
/// <param name="Address">住所.</param>
/// <param name="Nationality">国籍 of a foreigner, or null.</param>
/// <param name="IsFirstMarriage">初婚.</param>
public sealed record SlipSpouse(MessagePerson Person, string Address, string? Nationality, bool IsFirstMarriage);

/// <summary>Why a 不受理申出 goes to the municipality of a 本籍, or back to who made it.</summary>
public enum RequestHandover
{
    /// <summary>受け付けた申出の送付.</summary>
    SentOn,

    /// <summary>受け付けた取下げの送付.</summary>
    Withdrawn,

    /// <summary>本籍の異動による引継ぎ.</summary>
    Moved,

    /// <summary>取下げを受け付けたことの、申出人への通知.</summary>
    WithdrawalTold,
}

/// <summary>The Japanese words of it.</summary>
public static class RequestHandoverWords
{
    /// <summary>申出の送付, 取下げの送付, 本籍の異動による引継ぎ or the notice of a withdrawal.</summary>
    public static string Word(this RequestHandover why) => why switch
    {
        RequestHandover.SentOn => "申出の送付",
        RequestHandover.Withdrawn => "取下げの送付",
        RequestHandover.Moved => "本籍の異動による引継ぎ",
        RequestHandover.WithdrawalTold => "取下げを受け付けたことの申出人への通知",
    };
}

/// <summary>不受理申出 as a message says it, in words.</summary>
/// <param name="Request">不 12: our number.</param>
/// <param name="Act">認知, 養子縁組 …</param>
/// <param name="Person">本人.</param>
/// <param name="Domicile">本籍, or 国籍 of a foreigner.</param>
/// <param name="Address">住所.</param>
/// <param name="Capacity">本人, or the representative with 氏名.</param>
/// <param name="Against">相手方, or 限定しない.</param>
/// <param name="FiledAt">受付の日時.</param>
/// <param name="ReceivedBy">The office that received it; empty for this city.</param>
/// <param name="Means">How it came there.</param>
/// <param name="Identity">By what the person was identified.</param>
/// <param name="WithdrawnAt">取下げの日時, or null.</param>
public sealed record RequestSheet(
    string Request, string Act, MessagePerson Person, string Domicile, string Address, string Capacity, string Against, string FiledAt, string ReceivedBy, string Means, string Identity, string? WithdrawnAt);
