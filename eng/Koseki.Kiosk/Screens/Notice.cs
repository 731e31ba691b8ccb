namespace Koseki.Kiosk.Screens;

/// <summary>One thing a resident can do, in the order in which it is tried.</summary>
/// <param name="Title">When it applies, or what it is about.</param>
/// <param name="Text">What to do.</param>
public sealed record Help(string Title, string Text);

/// <summary>What an ended visit says: what happened, what became of the money, what to do, and the code to name when asking.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Money">That nothing was taken, or what is given back.</param>
/// <param name="Lead">The sentence before the help.</param>
/// <param name="Helps">What to do, in order.</param>
/// <param name="Code">Named at the counter; empty when there is none.</param>
public sealed record Notice(string Title, string Money, string Lead, IReadOnlyList<Help> Helps, string Code = "")
{
    /// <summary>Whether the counter is the next place to go: then it is said which, when, and its telephone.</summary>
    public bool NamesOffices { get; init; } = true;

    /// <summary>Whether another card may do: then there is a way back.</summary>
    public bool OffersAnother { get; init; }
}
