using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Koseki.Konbini.Gateway.Persistence;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>Tokens of the members of a household: bound to the applicant, the household and the member, the same at every node; they name nobody.</summary>
public sealed class MemberTokens(GatewayDbContext database, ReplicaGuard guard)
{
    /// <summary>What gives the token of a member of a household for an applicant.</summary>
    public async Task<Func<string, string>> ForAsync(string applicant, string household, CancellationToken work)
    {
        var key = await guard.SecretAsync(database, Secret.MemberTokens, work);
        return member => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{applicant}\n{household}\n{member}")));
    }
}
