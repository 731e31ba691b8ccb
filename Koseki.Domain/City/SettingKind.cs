namespace Koseki.Domain.City;

/// <summary>What the city decides by itself, from a day on.</summary>
public enum SettingKind
{
    /// <summary>認証者と公印.</summary>
    Certifier,

    /// <summary>手数料 of every kind of certificate.</summary>
    Fees,

    /// <summary>二人制 of an office.</summary>
    TwoPersons,

    /// <summary>閉庁日: an exception to the rules.</summary>
    ClosingDay,

    /// <summary>送付物の期限 of a kind of message.</summary>
    MessageBound,

    /// <summary>パスワードの再入力 before 決裁.</summary>
    Proof,

    /// <summary>町名: a 町字 of the city that came or went, which the dictionary of places does not know of yet.</summary>
    Town,

    /// <summary>プリンタ of an office, with its trays.</summary>
    Printer,
}

/// <summary>Words of settings.</summary>
public static class SettingKinds
{
    /// <summary>As screens and records write it.</summary>
    public static string Word(this SettingKind kind) => kind switch
    {
        SettingKind.Certifier => "認証者と公印",
        SettingKind.Fees => "手数料",
        SettingKind.TwoPersons => "二人制",
        SettingKind.ClosingDay => "閉庁日",
        SettingKind.MessageBound => "送付物の期限",
        SettingKind.Proof => "パスワードの再入力",
        SettingKind.Town => "町名",
        SettingKind.Printer => "プリンタとトレー",
    };
}
