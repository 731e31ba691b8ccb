namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>附票の種別.</summary>
public enum SupplementaryState
{
    /// <summary>現在.</summary>
    Current,

    /// <summary>除票: nobody stands in it, or the register moved to another municipality.</summary>
    Removed,

    /// <summary>改製原: another volume took its place.</summary>
    Superseded,
}

/// <summary>What a row of addresses says.</summary>
public enum AddressKind
{
    /// <summary>住所.</summary>
    Address,

    /// <summary>国外転出者 (17条3号): somebody who gave notice of leaving the country.</summary>
    Overseas,

    /// <summary>旧国外: what was migrated from before 2024-05-27.</summary>
    FormerOverseas,

    /// <summary>職権消除: the resident record was taken out ex officio.</summary>
    Erased,

    /// <summary>住所なし: no resident record was ever made (born abroad).</summary>
    None,

    /// <summary>不明.</summary>
    Unknown,
}

/// <summary>Whether a row of addresses stands.</summary>
public enum AddressRowState
{
    /// <summary>有効.</summary>
    Valid,

    /// <summary>修正前: another row says it right.</summary>
    Corrected,

    /// <summary>取消: it should never have been recorded.</summary>
    Cancelled,
}

/// <summary>The roll somebody abroad is registered in (17条の2).</summary>
public enum OverseasRoll
{
    /// <summary>在外選挙人名簿.</summary>
    Voters,

    /// <summary>在外投票人名簿.</summary>
    Referendum,
}

/// <summary>How somebody came into a roll.</summary>
public enum OverseasAct
{
    /// <summary>登録.</summary>
    Registered,

    /// <summary>登録の移転, asked for when leaving.</summary>
    Moved,
}

/// <summary>The Japanese words of the supplementary register's closed value sets.</summary>
public static class SupplementaryWords
{
    /// <summary>現在, 除票 or 改製原.</summary>
    public static string Word(this SupplementaryState state) => state switch
    {
        SupplementaryState.Current => "現在",
        SupplementaryState.Removed => "除票",
        SupplementaryState.Superseded => "改製原",
    };

    /// <summary>住所, 国外転出者, 旧国外, 職権消除, 住所なし or 不明.</summary>
    public static string Word(this AddressKind kind) => kind switch
    {
        AddressKind.Address => "住所",
        AddressKind.Overseas => "国外転出者",
        AddressKind.FormerOverseas => "旧国外",
        AddressKind.Erased => "職権消除",
        AddressKind.None => "住所なし",
        AddressKind.Unknown => "不明",
    };

    /// <summary>有効, 修正前 or 取消.</summary>
    public static string Word(this AddressRowState state) => state switch
    {
        AddressRowState.Valid => "有効",
        AddressRowState.Corrected => "修正前",
        AddressRowState.Cancelled => "取消",
    };

    /// <summary>在外選挙人名簿 or 在外投票人名簿.</summary>
    public static string Word(this OverseasRoll roll) => roll switch
    {
        OverseasRoll.Voters => "在外選挙人名簿",
        OverseasRoll.Referendum => "在外投票人名簿",
    };

    /// <summary>登録 or 移転.</summary>
    public static string Word(this OverseasAct act) => act switch
    {
        OverseasAct.Registered => "登録",
        OverseasAct.Moved => "移転",
    };

    /// <summary>The member with this word; throws <see cref="FormatException"/> where none has it.</summary>
    internal static T Parse<T>(string word, Func<T, string> wordOf)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => wordOf(v) == word).ToList() is [var found]
            ? found : throw new FormatException($"「{word}」は{string.Join("・", Enum.GetValues<T>().Select(wordOf))}のどれかで書きます。");
}
