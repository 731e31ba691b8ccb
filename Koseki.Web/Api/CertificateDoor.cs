using System.Buffers.Binary;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.UseCases.Door;
using Koseki.Infrastructure.UseCases.Kiosks;

namespace Koseki.Web.Api;

/// <summary>Turns the body of a door question into the body of its answer.</summary>
public sealed class CertificateDoor(EligibilityDesk eligibility, KioskCertificateDesk certificates, FactsDesk facts, ClaimDesk claims, HeadDesk heads, CertifierDesk certifiers, DoorStops stops, KioskDesk kiosks, KioskStatistics statistics, SpecimenDesk specimens, ILogger<CertificateDoor> log)
{
    /// <summary>Who asks, as claims record it: only the gateway's certificate passes the door.</summary>
    private const string Caller = "gateway";

    /// <summary>The answer; throws <see cref="DoorRefusalException"/> when there is none, <see cref="System.Text.Json.JsonException"/> when the question cannot be read.</summary>
    public async Task<byte[]> AnswerAsync(string verb, byte[] question, CancellationToken cancellation)
    {
        try
        {
            return await WorkAsync(verb, question, cancellation);
        }
        catch (DoorTamperedException e)
        {
            log.LogCritical(e, "戸籍 {Register} の記録が検査に通りません。この戸籍の交付を止めます。verify を実行してください。", e.Register);
            await CloseAsync(() => stops.CloseRegisterAsync(e.Register, $"戸籍 {e.Register} の記録が検査に通りません: {e.InnerException?.Message}", CancellationToken.None), $"戸籍 {e.Register}");
            throw new DoorRefusalException(new DoorDenial.RecordForeign(e.Message));
        }
        catch (LinkTamperedException e)
        {
            log.LogCritical("{Problem}この宛名番号の交付を止めます。verify を実行してください。", e.Message);
            await CloseAsync(() => stops.CloseResidentAsync(e.Resident, e.Message, CancellationToken.None), $"宛名番号 {e.Resident}");
            throw new DoorRefusalException(new DoorDenial.RecordForeign(e.Message));
        }
        catch (JournalHaltedException e)
        {
            throw new DoorRefusalException(new DoorDenial.Halted(e.Message));
        }
    }

    // It stays closed when the bytes are put back, too: until two people have looked into it.
    private async Task CloseAsync(Func<Task> close, string what)
    {
        try
        {
            await close();
        }
        catch (Exception e)
        {
            // The refusal stands without it: whoever asks next meets the same record.
            log.LogCritical(e, "{What} の交付停止を記録できません。", what);
        }
    }

    private async Task<byte[]> WorkAsync(string verb, byte[] question, CancellationToken cancellation) => verb switch
    {
        DoorVerbs.Eligibility => await EligibilityAsync(DoorJson.Read<EligibilityQuestion>(question), cancellation),
        DoorVerbs.Certificates => await PaperAsync(DoorJson.Read<CertificateOrder>(question), cancellation),
        DoorVerbs.Facts => DoorJson.Write(await facts.AnswerAsync(DoorJson.Read<FactsQuestion>(question), cancellation)),
        DoorVerbs.Claim => await ClaimAsync(DoorJson.Read<ClaimQuestion>(question), cancellation),
        DoorVerbs.Probe => DoorJson.Write(await claims.ProbeAsync(DoorJson.Read<ClaimQuestion>(question), cancellation)),
        DoorVerbs.Stops => DoorJson.Write(await stops.ReportAsync(DoorJson.Read<StopsQuestion>(question), cancellation)),
        DoorVerbs.Certifier => DoorJson.Write(await certifiers.AnswerAsync(DoorJson.Read<CertifierQuestion>(question), cancellation)),
        DoorVerbs.Report => DoorJson.Write(await kiosks.ReportAsync(DoorJson.Read<NodeReport>(question), cancellation)),
        DoorVerbs.Orders => DoorJson.Write(await kiosks.OrdersAsync(DoorJson.Read<OrdersQuestion>(question), cancellation)),
        DoorVerbs.Counts => DoorJson.Write(await statistics.TakeAsync(DoorJson.Read<CountsQuestion>(question), cancellation)),
        DoorVerbs.Specimen => DoorJson.Write(specimens.Make(DoorJson.Read<SpecimenQuestion>(question))),
        _ => throw new DoorRefusalException(new DoorDenial.UnknownQuestion()),
    };

    private async Task<byte[]> EligibilityAsync(EligibilityQuestion question, CancellationToken cancellation) =>
        DoorJson.Write(await eligibility.AnswerAsync(question, cancellation) with { Head = await heads.TellAsync(question.KnownHead, cancellation) });

    // What the gateway knows of heads is no part of the claim: the same paper is asked for again with another head.
    private async Task<byte[]> ClaimAsync(ClaimQuestion question, CancellationToken cancellation) =>
        DoorJson.Write(await claims.ClaimAsync(question with { KnownHead = 0 }, Caller, cancellation) with { Head = await heads.TellAsync(question.KnownHead, cancellation) });

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
