namespace Koseki.Domain.Certificates.Incomes;

/// <summary>区分 of a 所得証明書, in the order of the form.</summary>
public enum IncomeSection
{
    /// <summary>収入金額.</summary>
    Revenue,

    /// <summary>所得金額 (地方税法313条).</summary>
    Income,

    /// <summary>扶養親族等の人数.</summary>
    Dependants,

    /// <summary>所得控除額 (地方税法314条の2).</summary>
    Deduction,

    /// <summary>課税標準額 (地方税法314条の3).</summary>
    TaxBase,

    /// <summary>税額.</summary>
    Tax,
}

/// <summary>What an item counts.</summary>
public enum IncomeUnit
{
    /// <summary>円, whole.</summary>
    Yen,

    /// <summary>人.</summary>
    Persons,
}

/// <summary>What an item is to the sum of its section.</summary>
public enum IncomeRole
{
    /// <summary>It is part of the sum.</summary>
    Part,

    /// <summary>It is the sum.</summary>
    Total,

    /// <summary>It stands beside the sum.</summary>
    Alone,
}

/// <summary>One item of a 所得証明書 in the tax years in which it exists.</summary>
/// <param name="Code">As feeds write it: a letter and two digits.</param>
/// <param name="Label">As printed.</param>
/// <param name="Section">Where it stands.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Role">What it is to the sum of its section.</param>
/// <param name="IsPrinted">Whether it stands on the paper; if not, it is only checked.</param>
/// <param name="From">First tax year, or null for "always".</param>
/// <param name="To">Last tax year, or null for "still".</param>
public sealed record IncomeItem(string Code, string Label, IncomeSection Section, IncomeUnit Unit, IncomeRole Role, bool IsPrinted, int? From, int? To)
{
    /// <summary>Whether a year has it.</summary>
    public bool IsOf(int taxYear) => (From is null || From <= taxYear) && (To is null || taxYear <= To);
}
