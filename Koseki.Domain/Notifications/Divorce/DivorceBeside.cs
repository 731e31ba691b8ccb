using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The divorce that was handed in before a paper in the same bundle, as that paper has to know it.</summary>
/// <param name="Divorce">The paper of the divorce.</param>
/// <param name="On">The day of the divorce.</param>
/// <param name="Matter">What a register says of it on the entry of the one who keeps the name; null when nobody does.</param>
internal sealed record DivorceBeside(DivorceNotification Divorce, Calendar.RegisterDate On, StatusMatter? Matter)
{
    private static readonly RecordTemplates Templates = RecordTemplates.Load("Divorce");

    // The numbers of newcomers belong to the divorce's own case: here nobody is entered with them.
    private static readonly PersonId[] Nobody = [default, default];

    /// <summary>The divorce among the papers before; null when there is none, or when it cannot be read yet.</summary>
    internal static DivorceBeside? Of(Circumstances c)
    {
        if (c.Companions.LastOrDefault(p => p is { Registers: not null, Kind: DivorceKind }) is not { Registers: { } before } paper)
        {
            return null;
        }

        var own = c with { Registers = before, Receipt = paper.Receipt, NewPersons = Nobody, Companions = [] };
        return new DivorceReading(new(paper.Kind.Form, paper.Draft, own)).Read() is { } divorce
            ? new(divorce, divorce.DivorcedOn(own), divorce is { KeepsName: true, Returning: { } keeping } ? DivorceEffect.MatterOf(divorce, keeping, own, Templates) : null) : null;
    }
}
