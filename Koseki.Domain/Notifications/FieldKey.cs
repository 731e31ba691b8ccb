namespace Koseki.Domain.Notifications;

/// <summary>The stable name of one box on a paper form, e.g. <c>child.givenName</c>. Drafts are stored under it.</summary>
public readonly record struct FieldKey(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
