using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>
/// 一括のできる種別: a kind of 職権 of which one case may be over many registers (ADR 0047). Some boxes all its registers have in common; by a
/// table each register gets a paper of its own, which is examined like one that comes alone.
/// </summary>
public interface IBatchKind
{
    /// <summary>What the button says that begins one, e.g. 行政区画などの変更による更正.</summary>
    string BatchName { get; }

    /// <summary>What the table is called, e.g. 新旧対照表.</summary>
    string TableName { get; }

    /// <summary>How a line of the table is written.</summary>
    string TableHelp { get; }

    /// <summary>The boxes that all registers have in common, in the paper's order.</summary>
    IReadOnlyList<FieldKey> Common { get; }

    /// <summary>The one of them by which lists call the batch.</summary>
    FieldKey Called { get; }

    /// <summary>Reads a table: null and what is wrong, by line, when it cannot be used.</summary>
    (IBatchTable? Table, IReadOnlyList<string> Problems) ReadTable(string text, KnownMunicipalities known);

    /// <summary>The paper of one register, by what the table said of it when it was planned.</summary>
    /// <param name="common">What all have in common.</param>
    /// <param name="register">The register as it stands.</param>
    /// <param name="former">Before, as <see cref="IBatchTable.Of"/> said it.</param>
    /// <param name="made">Afterwards, as it said it.</param>
    Draft PaperOf(Draft common, FamilyRegister register, string former, string made);
}

/// <summary>The table of a batch, as read.</summary>
public interface IBatchTable
{
    /// <summary>How many lines it has.</summary>
    int Lines { get; }

    /// <summary>What it says of a current register: before and afterwards, as lists show it and the plan keeps it. Null when no line is about it.</summary>
    (string Former, string Made)? Of(RegisterId register, RegisteredDomicile domicile);

    /// <summary>Looks for what it leaves out.</summary>
    /// <param name="isOfThese">Whether every register that is shown should be in it.</param>
    IBatchGaps Gaps(bool isOfThese);
}

/// <summary>What a table leaves out though it seems to be about it: shown every current register, it says what is missing.</summary>
public interface IBatchGaps
{
    /// <summary>How many and which, or null when nothing is left out.</summary>
    Finding? Finding { get; }

    /// <summary>Looks at a register.</summary>
    void Take(RegisterId register, RegisteredDomicile domicile);
}
