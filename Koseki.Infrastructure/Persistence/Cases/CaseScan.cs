using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Cases;

/// <summary>One image of a paper as lists show it, without its bytes.</summary>
/// <param name="Order">1, 2, 3 … within the case.</param>
/// <param name="Label">What it shows.</param>
/// <param name="Format">What kind of file it is.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Name">Who added it.</param>
/// <param name="At">When.</param>
/// <param name="Cancelled">Why, by whom and when it was cancelled; null while it stands.</param>
public sealed record CaseScan(int Order, ScanLabel Label, ScanFormat Format, int Length, string Name, DateTimeOffset At, ScanCancel? Cancelled)
{
    /// <summary>画像1(届書).</summary>
    public string Called => $"画像{Order}({Label.Word()}{(Cancelled is null ? "" : "、取消")})";
}

/// <summary>取消 of an image.</summary>
public sealed record ScanCancel(string Reason, string Name, DateTimeOffset At);
