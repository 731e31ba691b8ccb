namespace Koseki.Domain.Places;

/// <summary>市区町村.</summary>
/// <param name="Code">全国地方公共団体コード: six digits, the last one a check digit.</param>
/// <param name="Prefecture">都道府県.</param>
/// <param name="Name">市区町村, with 郡 for towns and villages; さいたま市浦和区 for a ward of a designated city.</param>
public sealed record Municipality(string Code, string Prefecture, string Name)
{
    /// <summary>越谷市.</summary>
    public static Municipality Koshigaya { get; } = new("112224", "埼玉県", "越谷市");

    /// <summary>
    /// As 本籍 and 出生地 write it: 埼玉県越谷市. Designated cities drop the prefecture (family register practice):
    /// さいたま市浦和区.
    /// </summary>
    public string Display => IsDesignatedCity ? Name : Prefecture + Name;

    /// <summary>【受理者】: 東京都足立区長, さいたま市浦和区長.</summary>
    public string MayorTitle => Display + "長";

    /// <summary>全国地方公共団体コード of the prefecture: its two digits, three zeros, and the check digit.</summary>
    public string PrefectureCode => Enumerable.Range(0, 10).Select(d => $"{Code[..2]}000{d}").First(IsValidCode);

    /// <summary>Whether the check digit of a code fits its first five digits.</summary>
    public static bool IsValidCode(string code)
    {
        if (code.Length != 6 || !code.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 5; i++)
        {
            sum += (code[i] - '0') * (6 - i);
        }

        return (11 - sum % 11) % 10 == code[5] - '0';
    }

    private bool IsDesignatedCity => Name.Contains('市', StringComparison.Ordinal) && Name.EndsWith('区');
}
