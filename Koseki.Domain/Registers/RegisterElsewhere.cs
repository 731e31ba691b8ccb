using Koseki.Domain.Places;

namespace Koseki.Domain.Registers;

/// <summary>
/// 他市区町村の戸籍: what the paper, or the certificate fetched for it, says of a register that another municipality keeps.
/// It is never written, only named (【従前戸籍】, 【入籍戸籍】) and notified.
/// </summary>
/// <param name="Domicile">本籍.</param>
/// <param name="HeadName">筆頭者の氏名 without a space.</param>
/// <param name="Municipality">The municipality that keeps it, e.g. 埼玉県春日部市.</param>
public sealed record RegisterElsewhere(RegisteredDomicile Domicile, string HeadName, string Municipality)
{
    /// <summary>戸籍の表示: 本籍 and 筆頭者.</summary>
    public string Designation => $"{Domicile.Text}　{HeadName}";

    /// <summary>Who is notified: 埼玉県春日部市長.</summary>
    public string MayorTitle => Municipality + "長";
}
