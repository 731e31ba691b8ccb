using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.RegisterChains;

/// <summary>What a stay is read from, and certified by. A closed union.</summary>
public abstract record StayPaper
{
    private StayPaper()
    {
    }

    /// <summary>Its number: R12 or 画12.</summary>
    public abstract string Number { get; }

    /// <summary>現在戸籍, 除籍 or 改製原戸籍.</summary>
    public abstract RegisterState State { get; }

    /// <summary>A register kept as a document.</summary>
    /// <param name="Register">It.</param>
    public sealed record OfRegister(FamilyRegister Register) : StayPaper
    {
        /// <inheritdoc/>
        public override string Number => Register.Id.ToString();

        /// <inheritdoc/>
        public override RegisterState State => Register.State;
    }

    /// <summary>画像戸籍.</summary>
    /// <param name="Register">It.</param>
    public sealed record OfImage(ImagedRegister Register) : StayPaper
    {
        /// <inheritdoc/>
        public override string Number => Register.Id.ToString();

        /// <inheritdoc/>
        public override RegisterState State => Register.State;
    }
}

/// <summary>在籍の一区間: one person in one register, from when to when, whence and where to. Whoever left and came back has two in one register.</summary>
public sealed record RegisterStay
{
    /// <summary>What it is read from.</summary>
    public required StayPaper Paper { get; init; }

    /// <summary>本籍.</summary>
    public required string Domicile { get; init; }

    /// <summary>筆頭者 (戸主) without a space.</summary>
    public required string Head { get; init; }

    /// <summary>Since when; null where it is not known.</summary>
    public RegisterDate? From { get; init; }

    /// <summary>How it began.</summary>
    public required StayBegin Begin { get; init; }

    /// <summary>入籍の原因 as recorded.</summary>
    public string BeginCause { get; init; } = "";

    /// <summary>従前戸籍 (本籍 alone where no 筆頭者 is named); null where none is named.</summary>
    public string? Former { get; init; }

    /// <summary>Until when; null while it lasts or is not known.</summary>
    public RegisterDate? To { get; init; }

    /// <summary>How it ended.</summary>
    public required StayEnd End { get; init; }

    /// <summary>除籍の原因 as recorded.</summary>
    public string EndCause { get; init; } = "";

    /// <summary>The register entered, or 新本籍; null where none is named.</summary>
    public string? Next { get; init; }

    /// <summary>By what the register is known to be this person's: never by a name.</summary>
    public required string Evidence { get; init; }

    /// <summary>戸籍の表示.</summary>
    public string Designation => $"{Domicile}　{Head}";

    /// <summary>Why it is in the chain, in words for whoever asks.</summary>
    public string Why => string.Create(CultureInfo.InvariantCulture, $"{From?.Text ?? "(日不詳)"} {Begin.Word(BeginCause)}{(Former is null ? "" : $"(従前 {Former})")}、{(To is null ? "" : $"{To.Text} ")}{End.Word(EndCause)}{(Next is null ? "" : $"(行き先 {Next})")}。{Evidence}");

    /// <summary>Whether a 戸籍の表示, or a 本籍 alone, names this register: as it is, or as it was called before.</summary>
    public bool IsNamedBy(string designation)
    {
        var domicile = RecordedFacts.DomicileOf(designation);
        return Paper is StayPaper.OfRegister { Register: var register }
            ? RecordedFacts.HeadOf(designation) is null ? RecordedFacts.HadDomicile(register, domicile) : RecordedFacts.IsNamed(register, designation)
            : domicile == Domicile && (RecordedFacts.HeadOf(designation) is not { } head || head == Head);
    }
}
