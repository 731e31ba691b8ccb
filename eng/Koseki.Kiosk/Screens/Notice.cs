namespace Koseki.Kiosk.Screens;

/// <summary>What an ended visit says: what happened, what to do, and the code shown with it.</summary>
public sealed record Notice(string Title, string Text, string Advice, string Code = "");
