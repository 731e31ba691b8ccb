using Koseki.Domain.Notifications.MarriageAnnulment;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>The divorce, or the annulment of the marriage, that was handed in before a paper in the same bundle, as that paper has to know it.</summary>
/// <param name="Divorce">The paper.</param>
/// <param name="On">The day on which the marriage ends.</param>
/// <param name="Matter">What a register says of it on the entry of the one who keeps the name; null when nobody does.</param>
internal sealed record DivorceBeside(EndingOfMarriage Divorce, Calendar.RegisterDate On, StatusMatter? Matter)
{
    private static readonly RecordTemplates Templates = RecordTemplates.Load("Divorce");

    // The numbers of newcomers belong to the divorce's own case: here nobody is entered with them.
    private static readonly PersonId[] Nobody = [default, default];

    /// <summary>The paper among those before; null when there is none, or when it cannot be read yet.</summary>
    internal static DivorceBeside? Of(Circumstances c)
    {
        if (c.Companions.LastOrDefault(p => p is { Registers: not null, Kind: DivorceKind or MarriageAnnulmentKind }) is not { Registers: { } before } paper)
        {
            return null;
        }

        var own = c with { Registers = before, Receipt = paper.Receipt, NewPersons = Nobody, Companions = [] };
        return (paper.Kind is DivorceKind ? OfDivorce(paper, own) : MarriageAnnulmentKind.Beside(paper.Draft, paper.Kind.Form, own)) is var (ending, matter) ? new(ending, ending.EndedOn(own), matter) : null;
    }

    private static (EndingOfMarriage Ending, StatusMatter? Matter)? OfDivorce(Companion paper, Circumstances own) => new DivorceReading(new(paper.Kind.Form, paper.Draft, own)).Read() is not { } divorce ? null
        : (divorce, divorce is { KeepsName: true, Returning: { } keeping } ? DivorceEffect.MatterOf(divorce, keeping, own, Templates) : null);
}
