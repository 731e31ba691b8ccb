namespace Koseki.Tests.Gateway;

/// <summary>Rows of the feeds of residents and households for the two families of the core side.</summary>
internal static class HouseholdRowsOf
{
    public const string Address = "埼玉県越谷市越ヶ谷四丁目2番1号";
    public const string OtherAddress = "埼玉県越谷市大沢三丁目5番8号";

    /// <summary>越谷太郎, whose kiosk serial is 01, with wife and daughter; 小川結衣 (02) lives alone.</summary>
    public static string[][] Households() =>
    [
        Household("900001", Address, "越谷　太郎", 3), Person("0001", "900001", 1, Self("0001"), "世帯主"), Person("0011", "900001", 2, ("越谷　花子", "1999-05-05"), "妻", "女"), Person("0012", "900001", 3, ("越谷　美空", "2026-10-01"), "子", "女"),
        Household("900002", OtherAddress, Self("0002").Name, 1), Person("0002", "900002", 1, Self("0002"), "世帯主", "女", address: OtherAddress),
    ];

    /// <summary>The same people in the feed of residents.</summary>
    public static string[][] Residents(string status = "ACTIVE") => [GatewayHost.Resident("0001"), Resident("0011", "越谷　花子", "1999-05-05", status), Resident("0012", "越谷　美空", "2026-10-01"), GatewayHost.Resident("0002")];

    /// <summary>A row of the feed of residents.</summary>
    public static string[] Resident(string number, string name, string born, string status = "ACTIVE") =>
        [number, status, born, name, "埼玉県越谷市東越谷一丁目5番地", "越谷　太郎"];

    /// <summary>A row of a household.</summary>
    public static string[] Household(string number, string address, string head, int count) => ["H", number, address, head, $"{count}"];

    /// <summary>A row of a person.</summary>
    public static string[] Person(
        string number, string household, int position, (string Name, string Born) who, string relationship, string sex = "男", string state = "ACTIVE", string address = Address) =>
    [
        "P", number, household, $"{position}", state, who.Name, "", "", "", who.Born, sex, relationship, "2015-04-01", "", "2015-04-03", "東京都足立区千住一丁目4番1号", "", address, "JP",
        "埼玉県越谷市東越谷一丁目5番地", "越谷　太郎", "", "", "", "", "", "",
    ];

    /// <summary>A row of a foreigner.</summary>
    public static string[] Foreigner(string number, string household, int position, string name, string born, string relationship) =>
    [
        "P", number, household, $"{position}", "ACTIVE", name, "", "越谷　花", "", born, "女", relationship, "2015-04-01", "", "2015-04-03", "", "", Address, "FOREIGN",
        "", "", "ベトナム", "中長期在留者", "永住者", "", "", "AB12345678CD",
    ];

    /// <summary>Name and birth of a resident of the core side.</summary>
    public static (string Name, string Born) Self(string number) => GatewayHost.Resident(number) is var row ? (row[3], row[2]) : default;
}
