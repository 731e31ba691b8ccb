using System.Globalization;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>題名 and 認証文 by kind and date (戸籍法施行規則73条, 付録23号書式), from an effective-dated table.</summary>
public sealed record CertificateWording(CertificateKind Kind, string Title, string Certification, Force Force)
{
    private static readonly IReadOnlyList<CertificateWording> Table = Read();

    /// <summary>The wording in force on the day of issue.</summary>
    public static CertificateWording InForce(CertificateKind kind, DateOnly issuedOn) =>
        Table.First(w => w.Kind == kind && w.Force.Covers(issuedOn));

    private static List<CertificateWording> Read()
    {
        using var stream = typeof(CertificateWording).Assembly.GetManifestResourceStream("Certificates/wording.txt")
            ?? throw new InvalidOperationException("Certificates/wording.txt がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd().Split('|'))
                .Select(p => new CertificateWording(Enum.Parse<CertificateKind>(p[0]), p[1], p[2], new Force(Day(p[3]), Day(p[4])))),
        ];
    }

    private static DateOnly? Day(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
