using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Cases;

namespace Koseki.Infrastructure.Persistence;

/// <summary>Stops an act that the actor has no right to, where it is done.</summary>
internal static class Demands
{
    /// <summary>Throws <see cref="CaseException"/> with what stands against it.</summary>
    internal static void Demand(this Actor actor, Permission permission)
    {
        Rulings.Refuse(Rights.WhyNot(permission, actor));
    }
}
