using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.Linkage;

namespace Koseki.Domain.City;

/// <summary>One thing the city decides: a closed union. What two persons have said holds from a day on, until the next one of the same kind and subject.</summary>
public abstract record CitySetting
{
    private CitySetting()
    {
    }

    /// <summary>What it is.</summary>
    public abstract SettingKind Kind { get; }

    /// <summary>Which office, day or kind of message it is about; empty where there is only one of the kind.</summary>
    public virtual string Subject => "";

    /// <summary>What it says, in a line for lists and the audit.</summary>
    public abstract string Words { get; }

    /// <summary>Who certifies, with the seal (戸籍法施行規則73条).</summary>
    public sealed record OfCertifier(Certifier Certifier) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.Certifier;

        /// <inheritdoc/>
        public override string Words => $"認証者「{Certifier.Title} {Certifier.Name}」と公印";
    }

    /// <summary>手数料 of one copy in yen, 0 to <see cref="SettingRules.HighestFee"/>: the whole table of the city's ordinance (地方公共団体の手数料の標準に関する政令).</summary>
    public sealed record OfFees(IReadOnlyDictionary<CertificateKind, int> Yen) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.Fees;

        /// <inheritdoc/>
        public override string Words => $"手数料 {string.Join("、", Yen.OrderBy(y => y.Key).Select(y => string.Create(CultureInfo.InvariantCulture, $"{y.Key.Word()} {y.Value}円")))}";
    }

    /// <summary>Whether, in an office (code), whoever had a paper in hand in any step does not decide it.</summary>
    public sealed record OfTwoPersons(string Office, bool Holds) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.TwoPersons;

        /// <inheritdoc/>
        public override string Words => $"事務所 {Office} の{(Holds ? "二人制" : "一人決裁(翌開庁日に別の人が再点検)")}";

        /// <inheritdoc/>
        public override string Subject => Office;
    }

    /// <summary>A day that is closed (with its name) or open although the rules say otherwise; null: the rules hold again.</summary>
    public sealed record OfClosingDay(DateOnly Day, bool? IsClosed, string Name) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.ClosingDay;

        /// <inheritdoc/>
        public override string Words => $"{RegisterDate.Of(Day).Text}は{IsClosed switch { true => $"閉庁({Name})", false => "開庁", null => "暦のとおり" }}";

        /// <inheritdoc/>
        public override string Subject => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>How long messages of a kind may wait.</summary>
    public sealed record OfMessageBound(MessageKind Message, MessageBound Bound) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.MessageBound;

        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"{Message.Word()}の期限 送付まで{Bound.WaitDays}日、到達確認まで{Bound.ConfirmDays}日");

        /// <inheritdoc/>
        public override string Subject => Message.ToString();
    }

    /// <summary>Whether the city has a 町字 from a day on, as 本籍 write it (東越谷一丁目), with its 町字ID where it is known.</summary>
    public sealed record OfTown(string Town, bool Exists, string? Code = null) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.Town;

        /// <inheritdoc/>
        public override string Words => $"町名「{Town}」{(Code is null ? "" : $"(町字ID {Code})")}が{(Exists ? "ある" : "ない")}";

        /// <inheritdoc/>
        public override string Subject => Town;
    }

    /// <summary>A printer of an office with its trays; one without an address is used no longer.</summary>
    public sealed record OfPrinter(Printer Printer) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.Printer;

        /// <inheritdoc/>
        public override string Words => $"事務所 {Printer.Office} のプリンタ「{Printer.Name}」{(Printer.IsUsed ? $" {Printer.Address}({string.Join("、", Printer.Trays.OrderBy(t => t.Key).Select(t => $"{t.Key.Word()} {t.Value}"))})" : "は使わない")}";

        /// <inheritdoc/>
        public override string Subject => $"{Printer.Office} {Printer.Name}";
    }

    /// <summary>After how many minutes 決裁 asks for the password again, 1 to <see cref="SettingRules.LongestProof"/>.</summary>
    public sealed record OfProof(int Minutes) : CitySetting
    {
        /// <inheritdoc/>
        public override SettingKind Kind => SettingKind.Proof;

        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"決裁の前のパスワードの再入力 {Minutes}分ごと");
    }
}

/// <summary>One entry of a setting: entered by one person, in force only when another one has confirmed it.</summary>
/// <param name="Number">Running number, from 1.</param>
/// <param name="From">First day of it; a 閉庁日 is its own.</param>
/// <param name="Setting">What it says.</param>
/// <param name="EnteredBy">Account of who entered it.</param>
/// <param name="EnteredByName">Name of that person.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Decision">What the second person said; null while it waits.</param>
public sealed record SettingEntry(long Number, DateOnly From, CitySetting Setting, string EnteredBy, string EnteredByName, DateTimeOffset EnteredAt, SettingDecision? Decision)
{
    /// <summary>Whether a second person has confirmed it.</summary>
    public bool IsConfirmed => Decision is { Confirmed: true };

    /// <summary>As messages name it.</summary>
    public string Called => Setting is CitySetting.OfClosingDay ? Setting.Words : $"{RegisterDate.Of(From).Text}からの{Setting.Words}";
}

/// <summary>What the second person said of an entry.</summary>
/// <param name="Confirmed">確認, or 差戻し.</param>
/// <param name="Reason">Why it was sent back; empty when confirmed.</param>
/// <param name="By">Account.</param>
/// <param name="ByName">Name.</param>
/// <param name="At">When.</param>
public sealed record SettingDecision(bool Confirmed, string Reason, string By, string ByName, DateTimeOffset At);
