using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Infrastructure.Persistence.Setup;

/// <summary>Which tables accounts have: the context asks the options of its host.</summary>
internal static class AccountSchema
{
    /// <summary>Passkeys are part of the model from the first migration, so that two-factor sign-in needs no new one.</summary>
    internal static IServiceCollection AddAccountSchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
}
