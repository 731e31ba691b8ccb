using System.Globalization;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Cases;

/// <summary>What the clerk says when giving the receipt number.</summary>
/// <param name="Date">受理日.</param>
/// <param name="Time">Time of day (HH:mm), or null.</param>
/// <param name="Means">One of <see cref="AllMeans"/>.</param>
/// <param name="Origin">Where it was accepted.</param>
public sealed record ReceiptDetails(DateOnly Date, string? Time, string Means, Origin Origin)
{
    /// <summary>当直: left out of hours.</summary>
    public const string OnDuty = "当直";

    /// <summary>How a paper comes here (戸籍法施行規則21条).</summary>
    public static IReadOnlyList<string> AllMeans { get; } = ["窓口", "郵送", OnDuty, "届書等情報の通知", "使者", "その他"];

    /// <summary>Whether somebody brings the paper who can be identified (戸籍法27条の2第1項).</summary>
    public static bool ComesInPerson(string means) => means is "窓口" or "当直";

    /// <summary>
    /// The cases that may be of the same event and were shown to the clerk; one that was not shown stops the receipt. Null where
    /// nobody looks (a load).
    /// </summary>
    public IReadOnlyList<long>? SeenDoubles { get; init; }

    /// <summary>The deposits out of hours of which it is the paper: what they hold ends with the case.</summary>
    public IReadOnlyList<long> Deposits { get; init; } = [];

    /// <summary>Why the paper of a deposit is not received as of the minute in which it was handed over; empty where it is.</summary>
    public string OtherMinute { get; init; } = "";

    /// <summary>The day by which the book is kept: on which the paper or its notice came here, whenever another office accepted it (規則21条).</summary>
    public DateOnly On => Origin switch { Origin.Elsewhere e => e.ReceivedOn, Origin.Consul c => c.ReceivedOn, _ => Date };

    /// <summary>受理者 where another office accepted it; null when it was accepted here.</summary>
    public string? AcceptedBy => Origin switch { Origin.Elsewhere e => e.AcceptedBy, Origin.Consul c => c.AcceptedBy, _ => null };

    internal ReceiptFault? Fault(DateOnly today) =>
        Date > today ? ReceiptFault.InFuture
        : On > today || On < Date ? ReceiptFault.ReachedOutOfOrder
        : AcceptedBy is { } by && string.IsNullOrWhiteSpace(by) ? ReceiptFault.AcceptorWanting
        : !AllMeans.Contains(Means) ? ReceiptFault.MeansUnknown
        : Time is { } time && !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? ReceiptFault.TimeUnreadable
        : null;
}

/// <summary>What of a receipt cannot be.</summary>
public enum ReceiptFault
{
    /// <summary>受理日 is to come.</summary>
    InFuture,

    /// <summary>It reached us in the future or before it was accepted.</summary>
    ReachedOutOfOrder,

    /// <summary>Nobody is named who accepted it elsewhere.</summary>
    AcceptorWanting,

    /// <summary>The means is none of those there are.</summary>
    MeansUnknown,

    /// <summary>The time is no time of day.</summary>
    TimeUnreadable,
}

/// <summary>The Japanese words of what of a receipt cannot be.</summary>
public static class ReceiptFaultWords
{
    /// <summary>What is the matter, and what to do.</summary>
    public static string Word(this ReceiptFault fault) => fault switch
    {
        ReceiptFault.InFuture => "受付日が今日より後です。",
        ReceiptFault.ReachedOutOfOrder => "通知・送付を受けた日が、今日より後か、受理日より前です。",
        ReceiptFault.AcceptorWanting => "受理者を入れてください(例: 東京都足立区長)。",
        ReceiptFault.MeansUnknown => $"方法を選んでください({string.Join("、", ReceiptDetails.AllMeans)})。",
        ReceiptFault.TimeUnreadable => "時刻を「09:15」のように入れてください。分からないときは空にします。",
    };
}
