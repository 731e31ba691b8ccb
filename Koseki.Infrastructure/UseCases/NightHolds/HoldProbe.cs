using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.Door;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>
/// Tries whether a register is issued: asks the door what a gateway asks it between a sealed paper and its release (the dry form of a
/// claim, on the newest generation) and what it asks at the menu for residents, and asks the counter, each on a connection of its
/// own after the hold was committed. Each is asked as if nothing else closed the 戸籍, and only the hold's own refusal counts: what is
/// refused because a paper list waits, or because a record is broken, is given again when that is over. Produces no bytes, no number
/// and no claim.
/// </summary>
public sealed class HoldProbe(ReadScopes scopes, ClaimDesk claims, DoorGuard guard, CaseGuard holds, CertificateDesk counter)
{
    private static readonly string AnyPaper = new('0', 64);

    /// <summary>What came of it; throws where nobody answers.</summary>
    public async Task<Trial> AskAsync(long deposit, RegisterId register, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        var isHolding = await IsHoldingAsync(scope, deposit, register, cancellation);
        var generation = await DoorStore.GenerationAsync(scope.Database, register, cancellation) ?? 0;
        var denied = await claims.WhyNotIfOpenAsync(new(Guid.NewGuid(), register.Value, generation, AnyPaper), cancellation);
        var menus = new List<TrialWord>();
        foreach (var resident in await NightStore.ResidentsAsync(scope.Database, register, cancellation))
        {
            if (await MenuAsync(scope, resident, register, cancellation) is { } word)
            {
                menus.Add(word);
            }
        }

        return new(isHolding, WordOf(denied, register), denied?.Code, menus, await counter.WhyNotIfOpenAsync(register, cancellation) switch
        {
            null => TrialWord.Given,
            CertificateRefusal.Held => TrialWord.Held,
            _ => TrialWord.Otherwise,
        });
    }

    private async Task<bool> IsHoldingAsync(ReadScope scope, long deposit, RegisterId register, CancellationToken cancellation)
    {
        try
        {
            return await holds.IsHeldByAsync(scope.Database, register, deposit, cancellation);
        }
        catch (CaseException e) when (e.Why is not null)
        {
            return false;
        }
    }

    // Whoever is refused for themselves, before anybody looks at the register, says nothing about it.
    private async Task<TrialWord?> MenuAsync(ReadScope scope, string resident, RegisterId register, CancellationToken cancellation)
    {
        try
        {
            await DoorSubject.FindIfOpenAsync(scope, guard, resident, cancellation);
            return TrialWord.Given;
        }
        catch (DoorRefusalException e)
        {
            return e.Why is DoorDenial.ResidentStopped or DoorDenial.NotInOneRegister or DoorDenial.NobodyLinked ? null : WordOf(e.Why, register);
        }
        catch (Exception e) when (e is LinkTamperedException or DoorTamperedException)
        {
            return TrialWord.Otherwise;
        }
    }

    private static TrialWord WordOf(DoorDenial? denied, RegisterId register) =>
        denied is null ? TrialWord.Given : denied is DoorDenial.Held held && held.Register == register ? TrialWord.Held : TrialWord.Otherwise;
}
