namespace Koseki.Domain.Certificates;

/// <summary>認証者: who certifies, with the seal that goes with the office (戸籍法施行規則73条).</summary>
/// <param name="Title">埼玉県越谷市長, 埼玉県越谷市長職務代理者副市長 …, as it stands on paper.</param>
/// <param name="Name">Name, as it stands on paper.</param>
/// <param name="Seal">職印.</param>
public sealed record Certifier(string Title, string Name, CertificateSeal Seal);
