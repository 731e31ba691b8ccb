using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Koseki.Konbini.Gateway.Families.ResidentRecords;

/// <summary>Tokens of the members of a household: bound to the applicant, the household and the member, the same at every node; they name nobody.</summary>
public sealed class MemberTokens(byte[] key)
{
    /// <summary>The token of a member for an applicant.</summary>
    public string Of(string applicant, string household, string member) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{applicant}\n{household}\n{member}")));
}
