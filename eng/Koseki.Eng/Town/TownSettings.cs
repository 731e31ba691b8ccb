namespace Koseki.Eng.Town;

/// <summary>What a town is made from: the same settings give the same registers, byte for byte.</summary>
/// <param name="Registers">How many registers are taken over, 10 to 200,000.</param>
/// <param name="Seed">Seed of everything random.</param>
/// <param name="Today">The last day of the town's history.</param>
public sealed record TownSettings(int Registers, int Seed, DateOnly Today)
{
    /// <summary>平成16年11月6日: the day on which 越谷市 renewed its registers (平成6年法務省令第51号附則2条1項).</summary>
    public static DateOnly Renewal { get; } = new(2004, 11, 6);

    /// <summary>
    /// 移行日: registers are taken over from the former system as they stand on this day, the first Monday after readings
    /// of names came into the registers; what happens later goes through the engine.
    /// </summary>
    public static DateOnly TakeOver { get; } = new(2025, 6, 2);

    /// <summary>Refuses settings no town can be made from.</summary>
    public TownSettings Checked() =>
        Registers is < 10 or > 200_000 ? throw new UsageException($"--registers は 10 から 200000 までです(指定: {Registers})。")
        : Today <= TakeOver ? throw new UsageException($"--today は {TakeOver:yyyy-MM-dd}(移行日)より後の日を指定してください。")
        : this;
}
