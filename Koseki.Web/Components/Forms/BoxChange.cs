using Koseki.Domain.Notifications;

namespace Koseki.Web.Components.Forms;

/// <summary>What now stands in one box.</summary>
/// <param name="Key">The box.</param>
/// <param name="Text">Its text; empty when it was emptied.</param>
public sealed record BoxChange(FieldKey Key, string Text);
