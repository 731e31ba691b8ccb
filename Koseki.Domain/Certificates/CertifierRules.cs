namespace Koseki.Domain.Certificates;

/// <summary>What a certifier and the seal have to be. One place for screen and store.</summary>
public static class CertifierRules
{
    /// <summary>Longest title and longest name.</summary>
    public const int Longest = 60;

    /// <summary>Said where nobody certifies on the day.</summary>
    public const string Nobody = "認証者と公印が登録されていないため、証明書を発行できません。「市の設定」で登録し、別の人が確認してください。";

    /// <summary>What is missing or cannot be, with its box (title, name, seal, side); empty when it can be entered.</summary>
    /// <param name="title">職名.</param>
    /// <param name="name">氏名.</param>
    /// <param name="seal">The seal; null while none is chosen.</param>
    public static IEnumerable<(string Box, string Problem)> Problems(string title, string name, CertificateSeal? seal)
    {
        if (title.Trim().Length is 0 or > Longest)
        {
            yield return ("title", $"職名を{Longest}字までで入れてください。");
        }

        if (name.Trim().Length is 0 or > Longest)
        {
            yield return ("name", $"氏名を{Longest}字までで入れてください。");
        }

        if (seal is null)
        {
            yield return ("seal", "公印の印影を選んでください。");
        }
        else if (seal.Side is not (>= CertificateSeal.SmallestSide and <= CertificateSeal.LargestSide))
        {
            yield return ("side", $"公印の一辺は{CertificateSeal.SmallestSide}mmから{CertificateSeal.LargestSide}mmまでです。");
        }
    }
}
