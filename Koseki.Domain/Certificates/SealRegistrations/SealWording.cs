using System.Globalization;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates.SealRegistrations;

/// <summary>題名 and 認証文 of an 印鑑登録証明書 by date, from an effective-dated table.</summary>
/// <param name="Title">題名.</param>
/// <param name="Certification">認証文.</param>
/// <param name="Force">When it is in force.</param>
public sealed record SealWording(string Title, string Certification, Force Force)
{
    private static readonly IReadOnlyList<SealWording> Table = Read();

    /// <summary>The wording in force on the day of issue.</summary>
    public static SealWording InForce(DateOnly issuedOn) => Table.First(w => w.Force.Covers(issuedOn));

    private static List<SealWording> Read()
    {
        const string Name = "Certificates/SealRegistrations/wording.txt";
        using var stream = typeof(SealWording).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd().Split('|'))
                .Select(p => new SealWording(p[0], p[1], new Force(Day(p[2]), Day(p[3])))),
        ];
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
