namespace Koseki.Domain.Certificates;

/// <summary>未対応: a certificate that the law knows and this system does not make, with what it waits for. Shown where people look for it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Article">What it rests on.</param>
/// <param name="WaitsFor">Why it is not made here, and where it is made meanwhile.</param>
public sealed record UnsupportedCertificate(string Name, string Article, string WaitsFor)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<UnsupportedCertificate> All { get; } =
    [
        new("身分証明書", "市の条例", "後見の登記と破産の通知の名簿とつながっていません。名簿のある窓口で作成してください。"),
        new("広域交付(他の市区町村の戸籍)", "戸籍法120条の2", "法務省の戸籍情報連携システムとつながっていません。専用の端末で交付してください。"),
        new("戸籍・除籍電子証明書提供用識別符号", "戸籍法120条の3", "法務省の戸籍情報連携システムとつながっていません。専用の端末で発行してください。"),
        new("不受理証明書", "戸籍法48条1項", "不受理の証明書はまだ作れません。決裁の記録から作成してください。"),
        new("本人通知(事前登録した人への通知)", "市の要綱", "登録の名簿とつながっていません。発行の後、名簿を見て通知してください。"),
        new("戸籍の附票の写し", "住民基本台帳法20条", "附票の証明書はまだ作れません。"),
    ];
}
