using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>Tells the gateway the signed head of the journal: the third place in which it is kept.</summary>
public sealed class HeadDesk(ReadScopes scopes)
{
    /// <summary>The head now, and what stands where the gateway's last known head was; null while the journal is empty and the gateway knows none.</summary>
    public async Task<HeadWord?> TellAsync(long known, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await DoorStore.HeadAsync(scope.Database, known, cancellation);
    }
}
