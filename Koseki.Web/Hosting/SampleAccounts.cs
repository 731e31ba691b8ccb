using System.Text.Json;
using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.UseCases.Accounts;

namespace Koseki.Web.Hosting;

/// <summary>One account of the sample file.</summary>
/// <param name="Account">Account name.</param>
/// <param name="Name">氏名.</param>
/// <param name="Roles">Names of <see cref="StaffRole"/>.</param>
/// <param name="Office">Code of the office.</param>
/// <param name="Password">Its password.</param>
public sealed record SampleAccount(string Account, string Name, IReadOnlyList<string> Roles, string Office, string Password);

/// <summary>Makes the accounts of the sample file, in Development.</summary>
public static class SampleAccounts
{
    /// <summary>Makes what is missing, with the duties everywhere from today; an account that exists is left as it is.</summary>
    public static async Task EnsureAsync(AccountDesk desk, string file)
    {
        foreach (var account in JsonSerializer.Deserialize<List<SampleAccount>>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web) ?? [])
        {
            await desk.SetUpAsync(new(account.Account, account.Name, account.Office, [.. account.Roles.Select(Enum.Parse<StaffRole>)], false), account.Password);
        }
    }
}
