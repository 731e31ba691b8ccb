using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Characters;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;

namespace Koseki.Web.Components.City;

/// <summary>What stands in the boxes of a setting to come.</summary>
public sealed class SettingInput
{
    private const double DefaultSide = 24;

    /// <summary>適用開始日, or the closing day itself.</summary>
    public string From { get; set; } = "";

    /// <summary>職名.</summary>
    public string Title { get; set; } = "";

    /// <summary>氏名.</summary>
    public string Name { get; set; } = "";

    /// <summary>公印の一辺 in millimetres.</summary>
    public string Side { get; set; } = DefaultSide.ToString(CultureInfo.InvariantCulture);

    /// <summary>公印; null while none is chosen.</summary>
    public CertificateSeal? Seal { get; set; }

    /// <summary>Yen by kind of certificate.</summary>
    public Dictionary<CertificateKind, string> Fees { get; } = Enum.GetValues<CertificateKind>().ToDictionary(k => k, _ => "");

    /// <summary>Office of the two-person rule.</summary>
    public string Office { get; set; } = "01";

    /// <summary>Whether it has the rule.</summary>
    public bool Holds { get; set; } = true;

    /// <summary>closed, open or rules.</summary>
    public string DayIs { get; set; } = "closed";

    /// <summary>Why a day is closed.</summary>
    public string DayName { get; set; } = "";

    /// <summary>Kind of message.</summary>
    public MessageKind Message { get; set; }

    /// <summary>Days until it is sent.</summary>
    public string Wait { get; set; } = "";

    /// <summary>Days until its confirmation.</summary>
    public string Confirm { get; set; } = "";

    /// <summary>Minutes between password and 決裁.</summary>
    public string Minutes { get; set; } = "";

    /// <summary>町名.</summary>
    public string Town { get; set; } = "";

    /// <summary>Whether the town is there from the day on.</summary>
    public bool TownExists { get; set; } = true;

    /// <summary>町字ID; empty when it is not known.</summary>
    public string TownCode { get; set; } = "";

    /// <summary>Name of a printer.</summary>
    public string PrinterName { get; set; } = "";

    /// <summary>Its address.</summary>
    public string PrinterAddress { get; set; } = "";

    /// <summary>Whether it is used from the day on.</summary>
    public bool PrinterIsUsed { get; set; } = true;

    /// <summary>The tray of each paper; empty where it has none.</summary>
    public Dictionary<PaperStock, string> Trays { get; } = Enum.GetValues<PaperStock>().ToDictionary(s => s, _ => "");

    /// <summary>The first day; null while it cannot be read.</summary>
    public DateOnly? FromRead => EraDateEntry.Read(From, EraDateEntryOptions.Default).Date?.Day;

    /// <summary>The first day as it was read, or why it was not; empty while nothing stands there.</summary>
    public string FromReading => From.Length == 0 ? "" : FromRead is { } day ? RegisterDate.Of(day).Text : EraDateEntry.Read(From, EraDateEntryOptions.Default).Problem ?? "";

    /// <summary>The side of the seal; 0 while it cannot be read.</summary>
    public double SideRead => double.TryParse(AsciiWidth.ToHalf(Side).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : 0;

    /// <summary>Puts in what holds today, where a change of it is likely small.</summary>
    public void Begin(SettingKind kind, CitySettings now)
    {
        switch (kind)
        {
            case SettingKind.Fees:
                foreach (var certificate in Fees.Keys)
                {
                    Fees[certificate] = now.FeeOf(certificate)?.ToString(CultureInfo.InvariantCulture) ?? "";
                }

                break;
            case SettingKind.TwoPersons:
                Holds = now.NeedsTwoPersons(Office);
                break;
            case SettingKind.MessageBound:
                var bound = now.BoundOf(Message);
                (Wait, Confirm) = (bound.WaitDays.ToString(CultureInfo.InvariantCulture), bound.ConfirmDays.ToString(CultureInfo.InvariantCulture));
                break;
            case SettingKind.Proof:
                Minutes = now.ProofFor.TotalMinutes.ToString(CultureInfo.InvariantCulture);
                break;
            case SettingKind.Printer:
                BeginPrinter(now);
                break;
            case SettingKind.Certifier or SettingKind.ClosingDay or SettingKind.Town:
                break;
        }
    }

    /// <summary>Turns to the thing of a row: its office, kind of message or day.</summary>
    public void Take(SettingKind kind, string subject)
    {
        switch (kind)
        {
            case SettingKind.TwoPersons:
                Office = subject;
                break;
            case SettingKind.MessageBound:
                Message = Enum.Parse<MessageKind>(subject);
                break;
            case SettingKind.ClosingDay:
                (From, DayIs) = (RegisterDate.Of(DateOnly.ParseExact(subject, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Text, "rules");
                break;
            case SettingKind.Town:
                (Town, TownExists) = (subject, false);
                break;
            case SettingKind.Printer:
                (Office, PrinterName) = (subject[..subject.IndexOf(' ', StringComparison.Ordinal)], subject[(subject.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                break;
            case SettingKind.Certifier or SettingKind.Fees or SettingKind.Proof:
                break;
        }
    }

    private void BeginPrinter(CitySettings now)
    {
        var known = now.PrintersOf(Office).FirstOrDefault(p => p.Name == PrinterName);
        (PrinterAddress, PrinterIsUsed) = (known?.Address ?? PrinterAddress, true);
        foreach (var stock in Trays.Keys)
        {
            Trays[stock] = known?.Trays.GetValueOrDefault(stock) ?? (known is null ? Trays[stock] : "");
        }
    }

    /// <summary>The setting; null while a part of it is missing.</summary>
    public CitySetting? Setting(SettingKind kind) => kind switch
    {
        SettingKind.Certifier => Seal is null ? null : new CitySetting.OfCertifier(new(Title, Name, Seal)),
        SettingKind.Fees => new CitySetting.OfFees(Fees.ToDictionary(f => f.Key, f => Number(f.Value))),
        SettingKind.TwoPersons => new CitySetting.OfTwoPersons(Office, Holds),
        SettingKind.ClosingDay => FromRead is { } day ? new CitySetting.OfClosingDay(day, DayIs switch { "closed" => true, "open" => false, _ => null }, DayIs == "closed" ? DayName : "") : null,
        SettingKind.MessageBound => new CitySetting.OfMessageBound(Message, new(Number(Wait), Number(Confirm))),
        SettingKind.Town => new CitySetting.OfTown(Town, TownExists, AsciiWidth.ToHalf(TownCode).Trim() is { Length: > 0 } code ? code : null),
        SettingKind.Proof => new CitySetting.OfProof(Number(Minutes)),
        SettingKind.Printer => new CitySetting.OfPrinter(new(Office, PrinterName.Trim(), PrinterIsUsed ? AsciiWidth.ToHalf(PrinterAddress).Trim() : "",
            Trays.Where(t => PrinterIsUsed && t.Value.Trim().Length > 0).ToDictionary(t => t.Key, t => AsciiWidth.ToHalf(t.Value).Trim()))),
    };

    /// <summary>What is missing or cannot be, with its box.</summary>
    public IReadOnlyList<(string Box, string Problem)> Problems(SettingKind kind, DateOnly today, IReadOnlyCollection<SettingEntry> known) =>
        Setting(kind) is { } setting ? SettingRules.Problems(FromRead, setting, today, known)
        : [.. SettingRules.FromProblems(FromRead, kind, "", today, known), .. kind == SettingKind.Certifier ? CertifierRules.Problems(Title, Name, Seal) : []];

    // What is no number is out of every range.
    private static int Number(string typed) => int.TryParse(AsciiWidth.ToHalf(typed).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
}
