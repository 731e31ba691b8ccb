using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>Why somebody is the natural parent of a child.</summary>
public enum ParentGround
{
    /// <summary>By birth: the mother, and the father whom the law presumes (民法772条).</summary>
    Birth,

    /// <summary>By acknowledgement, which reaches back to the birth (民法779条, 784条).</summary>
    Acknowledgement,

    /// <summary>A paper lets it be seen, but the law knows no parent: the child is not acknowledged.</summary>
    Apparent,
}

/// <summary>
/// 実親子: who is whose natural father or mother, by number (民法772条, 779条). It begins with the birth. A parenthood that a
/// court has taken away (否認, 不存在) is no link: it never was.
/// </summary>
/// <param name="Child">The child.</param>
/// <param name="Parent">The father or the mother.</param>
/// <param name="Ground">Why.</param>
/// <param name="Origin">How it is known.</param>
public sealed record ParentLink(PersonId Child, PersonId Parent, ParentGround Ground, LinkOrigin Origin)
{
    /// <summary>認知日 of an acknowledgement, or null.</summary>
    public RegisterDate? AcknowledgedOn { get; init; }
}
