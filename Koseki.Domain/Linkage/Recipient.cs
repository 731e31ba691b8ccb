using Koseki.Domain.Places;

namespace Koseki.Domain.Linkage;

/// <summary>What kind of office or person a message goes to.</summary>
public enum RecipientKind
{
    /// <summary>他の市区町村長.</summary>
    Municipality,

    /// <summary>この市の住民記録.</summary>
    ResidentSection,

    /// <summary>都道府県知事 (住民基本台帳法30条の41).</summary>
    Governor,

    /// <summary>保健所長 (人口動態調査令4条).</summary>
    HealthCenter,

    /// <summary>法務大臣, by the linked system of 戸籍法118条.</summary>
    Minister,

    /// <summary>簡易裁判所.</summary>
    SummaryCourt,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>The Japanese words of recipient kinds.</summary>
public static class RecipientWords
{
    /// <summary>市区町村, 住民記録, 都道府県, 保健所, 法務大臣, 簡易裁判所 or 本人.</summary>
    public static string Word(this RecipientKind kind) => kind switch
    {
        RecipientKind.Municipality => "市区町村",
        RecipientKind.ResidentSection => "住民記録",
        RecipientKind.Governor => "都道府県",
        RecipientKind.HealthCenter => "保健所",
        RecipientKind.Minister => "法務大臣",
        RecipientKind.SummaryCourt => "簡易裁判所",
        RecipientKind.Person => "本人",
    };
}

/// <summary>Who a message goes to.</summary>
/// <param name="Kind">What kind of office or person.</param>
/// <param name="Code">
/// 全国地方公共団体コード (six digits, with check digit) of the municipality, or of the one whose section it is; null for those
/// that have none (the Minister, a court, a person) and for a municipality that nobody could tell: such a message is never sent
/// by itself.
/// </param>
/// <param name="Name">埼玉県春日部市長, 越谷市(住民記録), 越谷簡易裁判所, 春日部花子 …</param>
public sealed record Recipient(RecipientKind Kind, string? Code, string Name)
{
    /// <summary>The Minister of Justice.</summary>
    public static Recipient Minister { get; } = new(RecipientKind.Minister, null, "法務大臣");

    /// <summary>Whether it is a municipality that nobody could tell: a person has to find out.</summary>
    public bool IsUnknown => Kind == RecipientKind.Municipality && Code is null;

    /// <summary>The mayor of a municipality.</summary>
    public static Recipient Mayor(Municipality municipality) => new(RecipientKind.Municipality, municipality.Code, municipality.MayorTitle);

    /// <summary>The mayor of a municipality that is not known, in words.</summary>
    public static Recipient UnknownMayor(string words) => new(RecipientKind.Municipality, null, words);

    /// <summary>The section of a municipality that keeps its resident records.</summary>
    public static Recipient Residents(Municipality here) => new(RecipientKind.ResidentSection, here.Code, $"{here.Name}(住民記録)");

    /// <summary>The governor of the prefecture a municipality lies in.</summary>
    public static Recipient Governor(Municipality here) => new(RecipientKind.Governor, here.PrefectureCode, $"{here.Prefecture}知事");

    /// <summary>保健所長 of a municipality that has a 保健所 of its own.</summary>
    public static Recipient HealthCenter(Municipality here) => new(RecipientKind.HealthCenter, here.Code, $"{here.Name}保健所長");

    /// <summary>A court.</summary>
    public static Recipient Court(string name) => new(RecipientKind.SummaryCourt, null, name);

    /// <summary>A person.</summary>
    public static Recipient Person(string name) => new(RecipientKind.Person, null, name);
}
