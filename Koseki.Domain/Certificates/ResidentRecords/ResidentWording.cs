using System.Globalization;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates.ResidentRecords;

/// <summary>題名 and 認証文 of a 住民票の写し by date, from an effective-dated table.</summary>
/// <param name="Title">題名.</param>
/// <param name="Whole">認証文 when the whole household stands on it.</param>
/// <param name="Part">認証文 when somebody of it does not.</param>
/// <param name="Force">When it is in force.</param>
public sealed record ResidentWording(string Title, string Whole, string Part, Force Force)
{
    private static readonly IReadOnlyList<ResidentWording> Table = Read();

    /// <summary>The wording in force on the day of issue.</summary>
    public static ResidentWording InForce(DateOnly issuedOn) => Table.First(w => w.Force.Covers(issuedOn));

    private static List<ResidentWording> Read()
    {
        const string Name = "Certificates/ResidentRecords/wording.txt";
        using var stream = typeof(ResidentWording).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} がプログラムに含まれていません。");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd().Split('|'))
                .Select(p => new ResidentWording(p[0], p[1], p[2], new Force(Day(p[3]), Day(p[4])))),
        ];
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
