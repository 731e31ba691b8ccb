using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>What came of trying to get a certificate.</summary>
/// <param name="Refused">Whether everybody who was asked refused it.</param>
/// <param name="Said">What they said: the code of the door for the kiosks, and the word of the counter.</param>
public sealed record ProbeAnswer(bool Refused, string Said);

/// <summary>
/// Tries whether a register is issued: asks the door what a gateway asks it between a sealed paper and its release (the dry form of a
/// claim, on the newest generation) and what it asks at the menu for a resident, and asks the counter, each on a connection of its
/// own after the hold was committed. Produces no bytes, no number and no claim.
/// </summary>
public sealed class HoldProbe(ReadScopes scopes, ClaimDesk claims, DoorGuard guard, CertificateDesk counter)
{
    private static readonly string AnyPaper = new('0', 64);

    /// <summary>The answer; throws where nobody answers.</summary>
    public async Task<ProbeAnswer> AskAsync(RegisterId register, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        var generation = await DoorStore.GenerationAsync(scope.Database, register, cancellation) ?? 0;
        var resident = await NightStore.ResidentAsync(scope.Database, register, cancellation);
        var claim = await claims.ProbeAsync(new(Guid.NewGuid(), register.Value, generation, AnyPaper), cancellation);
        var menu = resident is null ? "" : await MenuAsync(scope, resident, cancellation);
        var desk = await counter.WhyNotAsync(register, cancellation);
        return new(!claim.Granted && menu is not null && desk is not null,
            $"コンビニ {(claim.Granted || menu is null ? "出る" : claim.Code)}、窓口 {(desk is null ? "出る" : "出ない")}");
    }

    // The refusal of the menu, or null when it offers something.
    private async Task<string?> MenuAsync(ReadScope scope, string resident, CancellationToken cancellation)
    {
        try
        {
            await DoorSubject.FindAsync(scope, guard, resident, cancellation);
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
