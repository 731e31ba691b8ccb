using System.Security.Cryptography;

namespace Koseki.Kiosk.Screens;

/// <summary>One screen (browser): its present visit, and which cards it has locked.</summary>
public sealed class Session
{
    /// <summary>Most wrong tries of a card.</summary>
    public const int MostTries = 3;

    private readonly Dictionary<SampleCard, int> wrong = [];

    /// <summary>Random id of the browser's cookie.</summary>
    public string Id { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Held while a button acts: two touches at once act one after the other.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>The present visit.</summary>
    public Visit Visit { get; set; } = new();

    /// <summary>When it was last touched.</summary>
    public DateTimeOffset Touched { get; set; }

    /// <summary>Tries left before the card is locked.</summary>
    public int TriesLeft(SampleCard card) => MostTries - wrong.GetValueOrDefault(card);

    /// <summary>Counts a wrong number.</summary>
    public void Wrong(SampleCard card) => wrong[card] = wrong.GetValueOrDefault(card) + 1;

    /// <summary>A right number begins the count anew.</summary>
    public void Right(SampleCard card) => wrong.Remove(card);
}
