using System.Text.Json;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>Whose register a resident's question is about.</summary>
/// <param name="Register">The one current register in which the person stands.</param>
/// <param name="Person">The resident as a person of ours.</param>
internal sealed record DoorSubject(RegisterId Register, PersonId Person)
{
    /// <summary>
    /// The subject of a 宛名番号; throws <see cref="DoorRefusalException"/> when there is none, when it is not exactly
    /// one register, when the register is held, or when no 戸籍 is given out at all; <see cref="LinkTamperedException"/> when the link is not the recorded one,
    /// <see cref="DoorTamperedException"/> when the holds are not. Whoever is stopped is told nothing further.
    /// </summary>
    internal static async Task<DoorSubject> FindAsync(ReadScope scope, DoorGuard guard, string resident, CancellationToken cancellation)
    {
        Denials.Deny(DoorDecision.WhyNotNow(await guard.IsClosedAsync(cancellation)));
        return await FindIfOpenAsync(scope, guard, resident, cancellation);
    }

    /// <summary>The same as if 戸籍 were given out: what stands against this resident and register alone.</summary>
    internal static async Task<DoorSubject> FindIfOpenAsync(ReadScope scope, DoorGuard guard, string resident, CancellationToken cancellation)
    {
        Denials.Deny(DoorDecision.WhyNotResident(await guard.StandsAsync(scope.Database, resident, null, cancellation)));
        var person = await guard.LinkAsync(scope.Database, resident, cancellation);
        var register = Denials.Demand(DoorDecision.RegisterOf(person, person is { } known ? await DoorStore.StandingAsync(scope.Database, known, cancellation) : []));
        var isStopped = await guard.StandsAsync(scope.Database, "", register.Value, cancellation);
        Denials.Deny(DoorDecision.WhyNotRegister(register, isStopped, !isStopped && await guard.IsHeldAsync(scope.Database, register.Value, cancellation)));
        return new(register, person!.Value);
    }

    /// <summary>The register of the subject; throws <see cref="DoorTamperedException"/> when its record does not pass its check.</summary>
    internal async Task<StoredRegister> LoadAsync(ReadScope scope, CancellationToken cancellation)
    {
        try
        {
            return await RegisterStore.LoadAsync(scope.Database, Register, cancellation) ?? throw new DoorRefusalException(new DoorDenial.NoRegister());
        }
        catch (Exception e) when (e is RegisterDocumentException or InvalidDataException or JsonException or FormatException)
        {
            throw new DoorTamperedException(Register, e);
        }
    }
}
