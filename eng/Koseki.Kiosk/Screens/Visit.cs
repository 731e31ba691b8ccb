using System.Security.Cryptography;
using Koseki.Kiosk.Center;

namespace Koseki.Kiosk.Screens;

/// <summary>One person at the kiosk: everything is forgotten at the end.</summary>
public sealed class Visit
{
    /// <summary>Where it stands.</summary>
    public Step Step { get; set; }

    /// <summary>Transaction id of the contract: new for every visit.</summary>
    public string Transaction { get; } = Order.NewTransaction();

    /// <summary>The card on the reader.</summary>
    public SampleCard? Card { get; set; }

    /// <summary>When the card was found valid.</summary>
    public DateTimeOffset VerifiedAt { get; set; }

    /// <summary>What the number screen says of the last try.</summary>
    public string PinProblem { get; set; } = "";

    /// <summary>M1's answer.</summary>
    public Menu? Menu { get; set; }

    /// <summary>Certificate chosen.</summary>
    public MenuItem? Item { get; set; }

    /// <summary>課税年度 chosen, or null where the certificate has none.</summary>
    public int? Year { get; set; }

    /// <summary>Members chosen, by token, in the order of the menu.</summary>
    public IReadOnlyList<string> Members { get; set; } = [];

    /// <summary>Items chosen, in the order of the menu; none unless it is touched.</summary>
    public IReadOnlyList<string> Options { get; set; } = [];

    /// <summary>Copies.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>Yen for the copies chosen.</summary>
    public int Fee => (Item?.Fee ?? 0) * Copies;

    /// <summary>Whether a smartphone is used.</summary>
    public bool ByPhone => Card is { IsPhone: true };

    /// <summary>Names the contents that the confirmation shows: only a yes to these counts.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>Shows the contents chosen so far for confirmation.</summary>
    public void Confirm() => (Step, Shown) = (Step.Confirm, Convert.ToHexString(RandomNumberGenerator.GetBytes(8)));

    /// <summary>The application, from M2 on.</summary>
    public Order? Order { get; set; }

    /// <summary>M2's answer.</summary>
    public ReadyPaper? Ready { get; set; }

    /// <summary>Yen put in.</summary>
    public int Inserted { get; set; }

    /// <summary>The paper.</summary>
    public byte[] Pdf { get; set; } = [];

    /// <summary>Its pages as pictures, or empty when they cannot be drawn here.</summary>
    public IReadOnlyList<byte[]> Pages { get; set; } = [];

    /// <summary>When it was printed.</summary>
    public DateTimeOffset PrintedAt { get; set; }

    /// <summary>What the screen says when the visit ended without paper.</summary>
    public Notice? Notice { get; set; }

    /// <summary>What is under way, done when nothing is.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Ends what is under way.</summary>
    public CancellationTokenSource Stop { get; } = new();
}
