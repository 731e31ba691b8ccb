using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Door;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.NightHolds;

/// <summary>What came of trying to get a certificate.</summary>
/// <param name="Refused">Whether everybody who was asked refused it.</param>
/// <param name="Said">What they said: the code of the door for the kiosks, and the word of the counter.</param>
public sealed record ProbeAnswer(bool Refused, string Said);

/// <summary>
/// Tries whether a register is issued: asks the door what a gateway asks it between a sealed paper and its release (the dry form of a
/// claim, on the newest generation) and what it asks at the menu for a resident, and asks the counter, each on a connection of its
/// own after the hold was committed. Produces no bytes, no number and no claim.
/// </summary>
public sealed class HoldProbe(IDbContextFactory<KosekiDbContext> contexts, ClaimDesk claims, DoorGuard guard, CertificateDesk counter)
{
    private static readonly string AnyPaper = new('0', 64);

    /// <summary>The answer; throws where nobody answers.</summary>
    public async Task<ProbeAnswer> AskAsync(RegisterId register, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var generation = await database.Generations.AsNoTracking().Of(DocumentKey.Of(register)).MaxAsync(g => (int?)g.Generation, cancellation) ?? 0;
        var persons = database.PersonIndex.AsNoTracking().Where(p => p.Register == register.Value && !p.IsRemoved).Select(p => p.Person);
        var resident = await database.ResidentLinks.AsNoTracking().Where(l => persons.Contains(l.Person)).OrderBy(l => l.ResidentNumber).Select(l => l.ResidentNumber).FirstOrDefaultAsync(cancellation);
        var claim = await claims.ProbeAsync(new(Guid.NewGuid(), register.Value, generation, AnyPaper), cancellation);
        var menu = resident is null ? "" : await MenuAsync(database, resident, cancellation);
        var desk = await counter.WhyNotAsync(register, cancellation);
        return new(!claim.Granted && menu is not null && desk is not null,
            $"コンビニ {(claim.Granted || menu is null ? "出る" : claim.Code)}、窓口 {(desk is null ? "出る" : "出ない")}");
    }

    // The refusal of the menu, or null when it offers something.
    private async Task<string?> MenuAsync(KosekiDbContext database, string resident, CancellationToken cancellation)
    {
        try
        {
            await DoorSubject.FindAsync(database, guard, resident, cancellation);
            return null;
        }
        catch (DoorRefusalException e)
        {
            return e.Code;
        }
        catch (Exception e) when (e is LinkTamperedException or DoorTamperedException)
        {
            return "K5902";
        }
    }
}
