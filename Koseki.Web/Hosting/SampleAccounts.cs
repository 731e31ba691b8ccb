using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Koseki.Web.Hosting;

/// <summary>One account of the sample file.</summary>
/// <param name="Account">Account name.</param>
/// <param name="Name">氏名.</param>
/// <param name="Roles">Names of <see cref="StaffRole"/>.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Password">Its password.</param>
public sealed record SampleAccount(string Account, string Name, IReadOnlyList<string> Roles, string Office, string Password);

/// <summary>Makes the roles, and in Development the accounts of the sample file.</summary>
public static class SampleAccounts
{
    /// <summary>Makes what is missing; an account that exists is left as it is.</summary>
    public static async Task EnsureAsync(IServiceProvider services, string? file)
    {
        var roles = services.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in Enum.GetNames<StaffRole>())
        {
            if (!await roles.RoleExistsAsync(role) && await roles.CreateAsync(new(role)) is { Succeeded: false } refused && !await roles.RoleExistsAsync(role))
            {
                Check(refused, role);
            }
        }

        if (file is null)
        {
            return;
        }

        var accounts = JsonSerializer.Deserialize<List<SampleAccount>>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web) ?? [];
        var users = services.GetRequiredService<UserManager<StaffAccount>>();
        foreach (var account in accounts)
        {
            if (await users.FindByNameAsync(account.Account) is null)
            {
                var user = new StaffAccount { UserName = account.Account, DisplayName = account.Name, Office = account.Office };
                Check(await users.CreateAsync(user, account.Password), account.Account);
                Check(await users.AddToRolesAsync(user, account.Roles), account.Account);
            }
        }
    }

    private static void Check(IdentityResult result, string what)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"「{what}」を作れません: {string.Join(" ", result.Errors.Select(e => e.Description))}");
        }
    }
}
