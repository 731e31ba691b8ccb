using Koseki.Domain.Calendar;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RegisterChains;

/// <summary>
/// 画像戸籍での在籍: what somebody read on the pages of an imaged register of one person. The index of the migration has names alone, and no name
/// makes a register anybody's: this is said by one of 審査 or 決裁 and confirmed by another. Days as typed.
/// </summary>
/// <param name="Image">The imaged register.</param>
/// <param name="Person">The person, by number.</param>
public sealed record ReadStay(ImagedRegisterId Image, PersonId Person)
{
    /// <summary>Whether the person stands in it; false: that is somebody else (別人).</summary>
    public bool Holds { get; init; } = true;

    /// <summary>How it began.</summary>
    public StayBegin Begin { get; init; } = StayBegin.Unknown;

    /// <summary>入籍の原因.</summary>
    public string BeginCause { get; init; } = "";

    /// <summary>Since when; empty where the pages do not say.</summary>
    public string From { get; init; } = "";

    /// <summary>前の戸籍, 本籍 and 筆頭者; empty where none is named.</summary>
    public string Former { get; init; } = "";

    /// <summary>How it ended.</summary>
    public StayEnd End { get; init; } = StayEnd.Unknown;

    /// <summary>除籍の原因.</summary>
    public string EndCause { get; init; } = "";

    /// <summary>Until when; empty where the pages do not say.</summary>
    public string To { get; init; } = "";

    /// <summary>次の戸籍, 本籍 and 筆頭者; empty where none is named.</summary>
    public string Next { get; init; } = "";

    /// <summary>Who it is in the index of the migration, from 0 (the head); null where only the pages have the person.</summary>
    public int? Position { get; init; }

    /// <summary>The stay, of the register that it was read on.</summary>
    /// <param name="register">The imaged register.</param>
    /// <param name="evidence">By what it was read, and who confirmed it.</param>
    public RegisterStay In(ImagedRegister register, string evidence) => new()
    {
        Paper = new StayPaper.OfImage(register),
        Domicile = register.Domicile,
        Head = register.FamilyName + register.HeadGivenName,
        From = Day(From),
        Begin = Begin,
        BeginCause = BeginCause,
        Former = Text(Former),
        To = Day(To) ?? (End == StayEnd.Renewed ? register.RemovedOn : null),
        End = End,
        EndCause = EndCause,
        Next = Text(Next),
        Evidence = evidence,
    };

    // Words that are no day (何年ころか) would put the stay nowhere.
    internal static RegisterDate? Day(string text) => RegisterDate.TryParse(text.Trim(), out var day) && day.Kind != DateKind.Free ? day : null;

    private static string? Text(string text) => text.Trim() is { Length: > 0 } said ? said : null;
}

/// <summary>申し出: a stay that one person of the office read; it holds once another one confirms it.</summary>
/// <param name="Number">Its running number.</param>
/// <param name="Stay">What was read.</param>
/// <param name="Reason">By what the person was recognised: which page, which facts agree.</param>
/// <param name="Account">Account of who says so.</param>
/// <param name="Name">Name of that person.</param>
public sealed record StayProposal(long Number, ReadStay Stay, string Reason, string Account, string Name);

/// <summary>A step of the office about a stay, as it is written.</summary>
/// <param name="Stay">What was read.</param>
/// <param name="Reason">By what.</param>
/// <param name="Confirms">The proposal that it confirms; null for a proposal.</param>
public sealed record StayStep(ReadStay Stay, string Reason, long? Confirms);
