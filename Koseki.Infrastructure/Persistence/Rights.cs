using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Stops an act that the actor has no right to, where it is done.</summary>
internal static class Rights
{
    /// <summary>Throws <see cref="CaseException"/> with the duty that is wanting.</summary>
    internal static void Demand(StaffRight right, Actor actor)
    {
        if (StaffRights.WhyNot(right, actor) is { } why)
        {
            throw new CaseException(why);
        }
    }
}
