using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Linkage;

namespace Koseki.Domain.City;

/// <summary>
/// What the city has decided, as it holds on one day: read by whoever examines, decides, issues or sends. Unchangeable.
/// A copy made by <see cref="Noting"/> notes what was read of it, so that a plan stands on that and on nothing else.
/// </summary>
public sealed class CitySettings
{
    private static readonly TimeSpan FirstProof = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(SettingKind Kind, string Subject), CitySetting> inForce;
    private readonly ClosingDays closingDays;
    private readonly IReadOnlyList<(DateOnly From, CitySetting.OfTown Town)> towns;
    private readonly SortedDictionary<string, string>? read;

    private CitySettings(DateOnly day, Dictionary<(SettingKind Kind, string Subject), CitySetting> inForce, ClosingDays closingDays, IReadOnlyList<(DateOnly From, CitySetting.OfTown Town)> towns, SortedDictionary<string, string>? read)
    {
        (Day, this.inForce, this.towns, this.read) = (day, inForce, towns, read);
        this.closingDays = read is null ? closingDays : closingDays.Watched((day, name) => read[$"閉庁日 {day:yyyy-MM-dd}"] = name ?? "");
    }

    /// <summary>
    /// What holds before a city has decided anything: two persons everywhere, the periods of <see cref="MessageBound.Initial"/>, the
    /// nation's closing days. Nobody certifies and no certificate has a fee.
    /// </summary>
    public static CitySettings Initial { get; } = At([], DateOnly.MinValue);

    /// <summary>The day on which it holds.</summary>
    public DateOnly Day { get; }

    /// <summary>認証者 with the seal; null when nobody certifies on the day.</summary>
    public Certifier? Certifier => Note("認証者", (Find(SettingKind.Certifier) as CitySetting.OfCertifier)?.Certifier, c => c is null ? "" : SettingDocument.Write(new CitySetting.OfCertifier(c)));

    /// <summary>閉庁日, those to come included.</summary>
    public ClosingDays ClosingDays => closingDays;

    /// <summary>After how long 決裁 asks for the password again.</summary>
    public TimeSpan ProofFor
    {
        get
        {
            var time = Find(SettingKind.Proof) is CitySetting.OfProof p ? TimeSpan.FromMinutes(p.Minutes) : FirstProof;
            return Note("再入力", time, t => $"{t}");
        }
    }

    /// <summary>What was read of it, as a fingerprint: 64 hexadecimal digits (SHA-256).</summary>
    public string ReadFingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', (read ?? []).Select(r => $"{r.Key}={r.Value}")))));

    /// <summary>What holds on a day, of the entries there are.</summary>
    public static CitySettings At(IReadOnlyCollection<SettingEntry> entries, DateOnly day)
    {
        var confirmed = entries.Where(e => e.IsConfirmed).OrderBy(e => e.From).ThenBy(e => e.Number).ToList();
        var inForce = new Dictionary<(SettingKind, string), CitySetting>();
        foreach (var entry in confirmed.Where(e => e.From <= day || e.Setting is CitySetting.OfClosingDay))
        {
            inForce[(entry.Setting.Kind, entry.Setting.Subject)] = entry.Setting;
        }

        var exceptions = inForce.Values.OfType<CitySetting.OfClosingDay>().Where(d => d.IsClosed is not null).Select(d => new ClosingDayException(d.Day, d.IsClosed == true ? d.Name : null));
        return new(day, inForce, new(exceptions), [.. confirmed.Where(e => e.Setting is CitySetting.OfTown).Select(e => (e.From, (CitySetting.OfTown)e.Setting)).Reverse()], null);
    }

    /// <summary>The same, noting what is read of it.</summary>
    public CitySettings Noting() => new(Day, inForce, closingDays, towns, new(StringComparer.Ordinal));

    /// <summary>手数料 of one copy in yen; null when the city has not set it.</summary>
    public int? FeeOf(CertificateKind kind)
    {
        var fee = Find(SettingKind.Fees) is CitySetting.OfFees f && f.Yen.TryGetValue(kind, out var yen) ? yen : (int?)null;
        return Note($"手数料 {kind}", fee, f => string.Create(CultureInfo.InvariantCulture, $"{f}"));
    }

    /// <summary>Whether, in an office, whoever had a paper in hand in any step does not decide it; an office of which nothing was said has the rule.</summary>
    public bool NeedsTwoPersons(string office)
    {
        var holds = Find(SettingKind.TwoPersons, office) is not CitySetting.OfTwoPersons { Holds: false };
        return Note($"二人制 {office}", holds, h => $"{h}");
    }

    /// <summary>The printers of an office that are used, by name.</summary>
    public IReadOnlyList<Printer> PrintersOf(string office)
    {
        IReadOnlyList<Printer> printers = [.. inForce.Values.OfType<CitySetting.OfPrinter>().Select(p => p.Printer).Where(p => p.Office == office && p.IsUsed).OrderBy(p => p.Name, StringComparer.Ordinal)];
        return Note($"プリンタ {office}", printers, all => string.Join('\n', all.Select(p => SettingDocument.Write(new CitySetting.OfPrinter(p)))));
    }

    /// <summary>How long messages of a kind may wait.</summary>
    public MessageBound BoundOf(MessageKind kind)
    {
        var bound = (Find(SettingKind.MessageBound, kind.ToString()) as CitySetting.OfMessageBound)?.Bound ?? MessageBound.Initial(kind);
        return Note($"期限 {kind}", bound, b => string.Create(CultureInfo.InvariantCulture, $"{b.WaitDays} {b.ConfirmDays}"));
    }

    /// <summary>
    /// What the city has said of the town that a text behind the municipality's name begins with, as it holds on a day; null when it
    /// has said nothing. The longest name counts.
    /// </summary>
    public CitySetting.OfTown? TownOn(string rest, DateOnly on) => towns.Where(t => t.From <= on && Begins(rest, t.Town.Town))
        .OrderByDescending(t => t.Town.Town.Length).ThenByDescending(t => t.From).Select(t => t.Town).FirstOrDefault();

    // 新町 is not the town of 新町西1番地.
    private static bool Begins(string rest, string town) =>
        rest.StartsWith(town, StringComparison.Ordinal) && (rest.Length == town.Length || char.IsDigit(rest[town.Length]) || rest[town.Length] is '番' or '無' or '字');

    private CitySetting? Find(SettingKind kind, string subject = "") => inForce.GetValueOrDefault((kind, subject));

    private T Note<T>(string what, T value, Func<T, string> said)
    {
        if (read is not null)
        {
            read[what] = said(value);
        }

        return value;
    }
}
