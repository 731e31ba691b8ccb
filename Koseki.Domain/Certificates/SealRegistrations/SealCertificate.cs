using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates.ResidentRecords;

namespace Koseki.Domain.Certificates.SealRegistrations;

/// <summary>Whose seal is registered, as 印鑑登録原票 and 住民票 have it now. Texts are as the source writes them; an empty one is not registered.</summary>
/// <param name="Name">氏名.</param>
/// <param name="BirthDate">生年月日.</param>
/// <param name="Address">住所.</param>
/// <param name="IsForeigner">Whether it is a 外国人住民: 生年月日 is then of the western calendar.</param>
/// <param name="Impression">登録印影.</param>
public sealed record SealHolder(string Name, DateOnly BirthDate, string Address, bool IsForeigner, SealImpression Impression)
{
    /// <summary>旧氏.</summary>
    public string FormerName { get; init; } = "";

    /// <summary>通称.</summary>
    public string CommonName { get; init; } = "";

    /// <summary>氏名のカタカナ表記.</summary>
    public string KatakanaName { get; init; } = "";
}

/// <summary>What an 印鑑登録証明書 says. It has no 性別, and nothing on it can be chosen.</summary>
/// <param name="Title">題名.</param>
/// <param name="Impression">登録印影.</param>
/// <param name="Boxes">氏名, other names where they are registered, 生年月日, 住所, in this order.</param>
/// <param name="Certification">認証文.</param>
public sealed record SealCertificate(string Title, SealImpression Impression, IReadOnlyList<SheetBox> Boxes, string Certification)
{
    /// <summary>The content of a certificate issued on a day.</summary>
    public static SealCertificate Build(SealHolder holder, DateOnly issuedOn)
    {
        var wording = SealWording.InForce(issuedOn);
        return new(wording.Title, holder.Impression, [.. BoxesOf(holder)], wording.Certification);
    }

    private static IEnumerable<SheetBox> BoxesOf(SealHolder holder)
    {
        yield return new("氏名", PaperText.Widen(holder.Name));
        foreach (var (label, name) in new[] { ("旧氏", holder.FormerName), ("通称", holder.CommonName), ("氏名のカタカナ表記", holder.KatakanaName) })
        {
            if (name.Length > 0)
            {
                yield return new(label, PaperText.Widen(name));
            }
        }

        yield return new("生年月日", PaperText.Widen(holder.IsForeigner ? holder.BirthDate.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : RegisterDate.Of(holder.BirthDate).Text));
        yield return new("住所", PaperText.Widen(holder.Address));
    }
}
