using System.Buffers.Binary;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Security;

namespace Koseki.Web.Api;

/// <summary>Turns the body of a door question into the body of its answer.</summary>
public sealed class CertificateDoor(EligibilityDesk eligibility, KioskCertificateDesk certificates, FactsDesk facts, ClaimDesk claims)
{
    /// <summary>Who asks, as claims record it: only the gateway's certificate passes the door.</summary>
    private const string Caller = "gateway";

    /// <summary>The answer; throws <see cref="DoorRefusalException"/> when there is none, <see cref="System.Text.Json.JsonException"/> when the question cannot be read.</summary>
    public async Task<byte[]> AnswerAsync(string verb, byte[] question, CancellationToken cancellation) => verb switch
    {
        DoorVerbs.Eligibility => DoorJson.Write(await eligibility.AnswerAsync(DoorJson.Read<EligibilityQuestion>(question), cancellation)),
        DoorVerbs.Certificates => await PaperAsync(DoorJson.Read<CertificateOrder>(question), cancellation),
        DoorVerbs.Facts => DoorJson.Write(await facts.AnswerAsync(DoorJson.Read<FactsQuestion>(question), cancellation)),
        DoorVerbs.Claim => DoorJson.Write(await claims.ClaimAsync(DoorJson.Read<ClaimQuestion>(question), Caller, cancellation)),
        DoorVerbs.Probe => DoorJson.Write(await claims.ProbeAsync(DoorJson.Read<ClaimQuestion>(question), cancellation)),
        _ => throw new DoorRefusalException("K1001", "この扉にない問いです。"),
    };

    // Length of the manifest (four bytes, big-endian), manifest, PDF: both under the one signature of the answer.
    private async Task<byte[]> PaperAsync(CertificateOrder order, CancellationToken cancellation)
    {
        var (manifest, pdf) = await certificates.MakeAsync(order, cancellation);
        var head = DoorJson.Write(manifest);
        var body = new byte[4 + head.Length + pdf.Length];
        BinaryPrimitives.WriteInt32BigEndian(body, head.Length);
        head.CopyTo(body, 4);
        pdf.CopyTo(body, 4 + head.Length);
        return body;
    }
}
