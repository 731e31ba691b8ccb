namespace Koseki.Domain.Registers;

/// <summary>戸籍の種別: the book a register stands in.</summary>
public enum RegisterState
{
    /// <summary>現在戸籍: at least one person stands in it unremoved.</summary>
    Current,

    /// <summary>除籍(簿): everyone has been removed, or the register moved to another municipality (戸籍法12条).</summary>
    Removed,

    /// <summary>改製原戸籍: replaced by a register of a newer form (戸籍法128条).</summary>
    Superseded,

    /// <summary>再製原戸籍: another register was made in its place that says the same, or the same without what was corrected (戸籍法11条, 11条の2). Kept, and certified to nobody.</summary>
    Replaced,
}

/// <summary>Why a register is removed (戸籍法12条).</summary>
public enum CloseCause
{
    /// <summary>全員が除かれた.</summary>
    Emptied,

    /// <summary>他の市区町村に転籍した: those who stand in it get no mark and stand in the register there.</summary>
    Moved,
}

/// <summary>男女の別. Not a line of the register: it follows from 続柄 and is needed for 附票, 住民票 and statistics.</summary>
public enum Sex
{
    /// <summary>男.</summary>
    Male,

    /// <summary>女.</summary>
    Female,
}

/// <summary>配偶者区分: 夫 or 妻, shown while the marriage lasts (戸籍法13条1項6号).</summary>
public enum SpouseMark
{
    /// <summary>夫.</summary>
    Husband,

    /// <summary>妻.</summary>
    Wife,
}

/// <summary>The Japanese words of the register's closed value sets, in one place.</summary>
public static class RegisterWords
{
    /// <summary>男 or 女.</summary>
    public static string Word(this Sex sex) => sex == Sex.Male ? "男" : "女";

    /// <summary>夫 or 妻.</summary>
    public static string Word(this SpouseMark mark) => mark == SpouseMark.Husband ? "夫" : "妻";

    /// <summary>Whether another register has taken its place: it is kept as it stands, and nothing is recorded in it any more.</summary>
    public static bool IsPutAside(this RegisterState state) => state is RegisterState.Superseded or RegisterState.Replaced;

    /// <summary>現在戸籍, 除籍, 改製原戸籍 or 再製原戸籍.</summary>
    public static string Word(this RegisterState state) => state switch
    {
        RegisterState.Current => "現在戸籍",
        RegisterState.Removed => "除籍",
        RegisterState.Superseded => "改製原戸籍",
        RegisterState.Replaced => "再製原戸籍",
    };

    /// <summary>Reads 男 or 女; throws <see cref="FormatException"/> otherwise.</summary>
    public static Sex ParseSex(string word) => word switch
    {
        "男" => Sex.Male,
        "女" => Sex.Female,
        _ => throw new FormatException($"性別「{word}」は「男」か「女」で書きます。"),
    };

    /// <summary>Reads 夫 or 妻; throws <see cref="FormatException"/> otherwise.</summary>
    public static SpouseMark ParseSpouse(string word) => word switch
    {
        "夫" => SpouseMark.Husband,
        "妻" => SpouseMark.Wife,
        _ => throw new FormatException($"配偶者区分「{word}」は「夫」か「妻」で書きます。"),
    };

    /// <summary>Reads 現在戸籍, 除籍, 改製原戸籍 or 再製原戸籍; throws <see cref="FormatException"/> otherwise.</summary>
    public static RegisterState ParseState(string word) => word switch
    {
        "現在戸籍" => RegisterState.Current,
        "除籍" => RegisterState.Removed,
        "改製原戸籍" => RegisterState.Superseded,
        "再製原戸籍" => RegisterState.Replaced,
        _ => throw new FormatException($"戸籍の種別「{word}」は「現在戸籍」「除籍」「改製原戸籍」「再製原戸籍」のどれかで書きます。"),
    };
}
