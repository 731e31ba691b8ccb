using System.Security.Cryptography;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Security;

namespace Koseki.Konbini.Gateway.Monitoring;

/// <summary>What this node runs: a hash over the ids that the compiler gives each of our modules by its content.</summary>
public static class BuildFingerprint
{
    /// <summary>Sixteen hexadecimal digits; the same for the same program, on whatever machine.</summary>
    public static string Ours { get; } = Make();

    private static string Make()
    {
        var ids = new[] { typeof(BuildFingerprint), typeof(DoorEnvelope), typeof(NodeReport) }.SelectMany(t => t.Module.ModuleVersionId.ToByteArray()).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(ids))[..16];
    }
}
