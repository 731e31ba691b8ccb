using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Security;
using Koseki.Konbini.Gateway.Refusals;
using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Koseki.Konbini.Gateway.Core;

/// <summary>An answer that does not belong to its question, or is not signed by the core. It is dropped.</summary>
public sealed class DoorMismatchException(string message) : MismatchException(message);

/// <summary>
/// The gateway's way through the core's certificate door. Every question is signed and bound by a fresh nonce; an
/// answer is used only when it is signed by the core over the same id, nonce and deadline and its body's hash.
/// </summary>
public sealed class CoreDoor(HttpClient http, ECDsa signing, ECDsa core, TimeProvider clock, CoreHeads? heads = null)
{
    /// <summary>What may the resident have?</summary>
    public Task<EligibilityAnswer> EligibilityAsync(EligibilityQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        WithHeadAsync(known => AskAsync(DoorVerbs.Eligibility, DoorJson.Write(question with { KnownHead = known }), deadline, cancellation), (EligibilityAnswer a) => a.Head, cancellation);

    /// <summary>What must stand on the paper?</summary>
    public async Task<CertificateFacts> FactsAsync(FactsQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        DoorJson.Read<CertificateFacts>(await AskAsync(DoorVerbs.Facts, DoorJson.Write(question), deadline, cancellation));

    /// <summary>May the paper leave?</summary>
    public Task<ClaimAnswer> ClaimAsync(ClaimQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        WithHeadAsync(known => AskAsync(DoorVerbs.Claim, DoorJson.Write(question with { KnownHead = known }), deadline, cancellation), (ClaimAnswer a) => a.Head, cancellation);

    /// <summary>Who certifies on a day?</summary>
    public async Task<CertifierAnswer> CertifierAsync(CertifierQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        DoorJson.Read<CertifierAnswer>(await AskAsync(DoorVerbs.Certifier, DoorJson.Write(question), deadline, cancellation));

    /// <summary>Which of the cases that stand closed here have two people decided, and how?</summary>
    public async Task<StopsAnswer> StopsAsync(StopsQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        DoorJson.Read<StopsAnswer>(await AskAsync(DoorVerbs.Stops, DoorJson.Write(question), deadline, cancellation));

    /// <summary>Tells how this node fares.</summary>
    public async Task<ReportAnswer> ReportAsync(NodeReport report, DateTimeOffset deadline, CancellationToken cancellation) =>
        DoorJson.Read<ReportAnswer>(await AskAsync(DoorVerbs.Report, DoorJson.Write(report), deadline, cancellation));

    /// <summary>What did the staff order after this number? Waits at the core until there is something, for a while.</summary>
    public async Task<OrdersAnswer> OrdersAsync(OrdersQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        DoorJson.Read<OrdersAnswer>(await AskAsync(DoorVerbs.Orders, DoorJson.Write(question), deadline, cancellation));

    /// <summary>Tells what was counted; answered with the days that are not so at the core.</summary>
    public async Task<CountsAnswer> CountsAsync(CountsQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        DoorJson.Read<CountsAnswer>(await AskAsync(DoorVerbs.Counts, DoorJson.Write(question), deadline, cancellation));

    /// <summary>A paper of nobody, already found to be what its manifest says.</summary>
    public async Task<SpecimenAnswer> SpecimenAsync(SpecimenQuestion question, DateTimeOffset deadline, CancellationToken cancellation) =>
        DoorJson.Read<SpecimenAnswer>(await AskAsync(DoorVerbs.Specimen, DoorJson.Write(question), deadline, cancellation)) is var answer && answer.Manifest.Sha256 == DoorEnvelope.HashOf(answer.Pdf)
            ? answer : throw new DoorMismatchException("見本の内容が、添えられたハッシュと一致しません。");

    /// <summary>The paper and its manifest, already found to belong together and to the order.</summary>
    public async Task<(CertificateManifest Manifest, byte[] Pdf)> CertificateAsync(CertificateOrder order, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var body = await AskAsync(DoorVerbs.Certificates, DoorJson.Write(order), deadline, cancellation);
        var length = body.Length >= 4 ? BinaryPrimitives.ReadInt32BigEndian(body) : -1;
        if (length < 0 || length > body.Length - 4)
        {
            throw new DoorMismatchException("証明書の応答の形が違います。");
        }

        var manifest = DoorJson.Read<CertificateManifest>(body.AsSpan(4, length));
        var pdf = body[(4 + length)..];
        return manifest.IssueId == order.IssueId && manifest.Kind == order.Kind && manifest.ByteLength == pdf.Length && manifest.Sha256 == DoorEnvelope.HashOf(pdf)
            ? (manifest, pdf)
            : throw new DoorMismatchException("証明書の内容が申請と一致しません。");
    }

    // The answer counts only when the core's journal still goes on from the head that was told last.
    private async Task<T> WithHeadAsync<T>(Func<long, Task<byte[]>> ask, Func<T, HeadWord?> head, CancellationToken cancellation)
    {
        var known = heads is null ? null : await heads.KnownAsync(cancellation);
        var answer = DoorJson.Read<T>(await ask(known?.Number ?? 0));
        if (heads is not null)
        {
            await heads.TakeAsync(known, head(answer), cancellation);
        }

        return answer;
    }

    private async Task<byte[]> AskAsync(string verb, byte[] body, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var question = DoorEnvelope.Question(verb, body, deadline);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"door/v1/{verb}") { Content = new ByteArrayContent(body), Version = HttpVersion.Version11 };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(DoorEnvelope.IdHeader, question.Id.ToString("D"));
        request.Headers.Add(DoorEnvelope.NonceHeader, question.Nonce);
        request.Headers.Add(DoorEnvelope.DeadlineHeader, question.DeadlineText);
        request.Headers.Add(DoorEnvelope.SignatureHeader, question.Sign(signing));
        var left = deadline - clock.GetUtcNow();
        using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Check(verb, question, response, answer);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RefusedException(Refusal.DeadlinePassed, $"戸籍システムが期限までに答えません({verb})。");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RefusedException(Refusal.SourceUnavailable, $"戸籍システムの応答がありません({verb})。");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            throw new RefusedException(Refusal.SourceUnavailable, $"戸籍システムに届きません({verb}): {e.Message}");
        }
    }

    private byte[] Check(string verb, DoorEnvelope question, HttpResponseMessage response, byte[] body)
    {
        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Conflict))
        {
            throw new RefusedException(Refusal.SourceUnavailable, $"戸籍システムが {(int)response.StatusCode} を返しました({verb})。");
        }

        var answer = DoorEnvelope.Read(verb, DoorDirection.Answer, Header, body);
        if (answer is null || answer != question.Answer(body) || !answer.Verify(Header(DoorEnvelope.SignatureHeader), core))
        {
            throw new DoorMismatchException($"戸籍システムの応答が問い合わせと一致しません({verb})。");
        }

        if (question.Deadline < clock.GetUtcNow())
        {
            throw new RefusedException(Refusal.DeadlinePassed, $"戸籍システムの応答が期限に間に合いませんでした({verb})。");
        }

        return response.StatusCode == HttpStatusCode.OK ? body
            : DoorJson.Read<DoorRefusal>(body) is var refusal ? throw new RefusedException(DoorCodes.Read(refusal.Code), refusal.Reason) : body;
    }
}
