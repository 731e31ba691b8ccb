namespace Koseki.Domain.Notifications;

/// <summary>
/// 様式: an edition of a paper form. The form knows the boxes of all its editions; which of them are on the paper is told by
/// the box 様式, so a paper of a former edition that comes in later is typed as it is, and what was typed stays when
/// another edition is chosen.
/// </summary>
/// <param name="Code">What the draft stores.</param>
/// <param name="Name">As it is chosen, e.g. 令和8年4月1日からの様式.</param>
/// <param name="From">First day of use, or null for the one before all others.</param>
public sealed record FormEdition(string Code, string Name, DateOnly? From)
{
    /// <summary>The box 様式.</summary>
    public static FieldKey Key { get; } = new("form.edition");

    /// <summary>The box.</summary>
    /// <param name="editions">The editions, the latest first.</param>
    /// <param name="article">The article that orders the form.</param>
    public static FormField Box(IReadOnlyList<FormEdition> editions, string article) => new(Key, "様式", FieldKind.Choice)
    {
        Required = true,
        Article = article,
        Support = "届書の様式。前の様式の届書も受け付けられます。",
        Choices = [.. editions.Select(e => new Choice(e.Code, e.Name))],
    };

    /// <summary>Whether the paper is of this edition.</summary>
    public bool IsOf(Draft draft) => draft[Key] == Code;
}
