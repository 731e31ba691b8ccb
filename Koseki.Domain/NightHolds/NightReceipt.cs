using Koseki.Domain.Registers;

namespace Koseki.Domain.NightHolds;

/// <summary>What is to be deposited.</summary>
/// <param name="Paper">What it is said to be; null when that was not said.</param>
/// <param name="ReceivedAt">When it was handed over.</param>
/// <param name="Words">What was typed from it.</param>
/// <param name="Registers">The registers chosen; none for a deposit by text.</param>
public sealed record NightOrder(NightPaper? Paper, DateTimeOffset ReceivedAt, NightWords Words, IReadOnlyList<RegisterId> Registers);

/// <summary>A certificate that was given out before the hold.</summary>
/// <param name="Register">Of which register.</param>
/// <param name="At">When.</param>
/// <param name="Place">Where: the shop, or the counter.</param>
/// <param name="Copies">How many; for a kiosk the one right to release, whatever came out of the printer.</param>
public sealed record GivenBefore(RegisterId Register, DateTimeOffset At, string Place, int Copies);

/// <summary>What whoever was asked for a certificate said, the worst last.</summary>
public enum TrialWord
{
    /// <summary>Refused for the hold.</summary>
    Held,

    /// <summary>Refused for another reason: nothing is given, but whether the hold works is not seen.</summary>
    Otherwise,

    /// <summary>It would have been given.</summary>
    Given,
}

/// <summary>What came of trying to get a certificate of a register that a deposit holds.</summary>
/// <param name="IsHolding">Whether the record has a hold of this very deposit on the register.</param>
/// <param name="Door">What the door said to a gateway about the release of a sealed paper.</param>
/// <param name="DoorCode">Its code; null when it would have given it.</param>
/// <param name="Menus">What the door said to residents of the register who asked for its menu; none where no resident is linked.</param>
/// <param name="Counter">What the counter said.</param>
public sealed record Trial(bool IsHolding, TrialWord Door, string? DoorCode, IReadOnlyList<TrialWord> Menus, TrialWord Counter)
{
    /// <summary>Whether the hold was seen to act: this deposit's own, and every answer was its refusal. Another refusal proves nothing: it may be gone tomorrow.</summary>
    public bool IsProved => IsHolding && Door == TrialWord.Held && Counter == TrialWord.Held && Menus.All(m => m == TrialWord.Held);

    /// <summary>Whether somebody would have given it.</summary>
    public bool IsGiven => Door == TrialWord.Given || Counter == TrialWord.Given || Menus.Contains(TrialWord.Given);

    /// <summary>For the record and the screen: コンビニ 保留で断られた(K3004)、窓口 保留で断られた.</summary>
    public string Said => $"コンビニ {Word(Menus.Append(Door).Max())}{(DoorCode is null ? "" : $"({DoorCode})")}、窓口 {Word(Counter)}{(IsHolding ? "" : "、この預かりの保留がない")}";

    private static string Word(TrialWord word) => word switch
    {
        TrialWord.Held => "保留で断られた",
        TrialWord.Otherwise => "別の理由で断られた",
        TrialWord.Given => "出る",
    };
}

/// <summary>A register as the terminal may name it.</summary>
/// <param name="Register">The register.</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者.</param>
public sealed record NightRegister(RegisterId Register, string Domicile, string Head);

/// <summary>The acknowledgement: from <see cref="JournalNumber"/> on no certificate is given of what is held.</summary>
/// <param name="Number">夜 41.</param>
/// <param name="At">When.</param>
/// <param name="JournalNumber">Its place in the journal among the claims.</param>
/// <param name="Held">What is held; empty for a deposit by text, which holds nothing yet.</param>
/// <param name="Before">What was given out of them before, oldest first.</param>
public sealed record NightReceipt(long Number, DateTimeOffset At, long JournalNumber, IReadOnlyList<NightRegister> Held, IReadOnlyList<GivenBefore> Before);
