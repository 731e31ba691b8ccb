using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications;

/// <summary>同時の届: another paper of the same bundle, handed in together with one and decided with it in one act.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Draft">What it says.</param>
/// <param name="Receipt">受付番号 as 令8-123, or null before receipt.</param>
/// <param name="Registers">Of one that takes effect before the paper beside which it stands, the registers it was examined on; null of one that comes after.</param>
public sealed record Companion(NotificationKind Kind, Draft Draft, string? Receipt, RegisterSet? Registers);

/// <summary>A paper that can be handed in together with another: what the screen offers beside it.</summary>
/// <param name="KindCode">件名コード of its kind.</param>
/// <param name="Label">The words of the button, e.g. 77条の2を同時に.</param>
/// <param name="Draft">What it begins with, as far as the other paper tells.</param>
public sealed record CompanionOffer(string KindCode, string Label, Draft Draft);
