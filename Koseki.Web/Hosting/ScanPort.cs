using Koseki.Domain.Cases;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Security;

namespace Koseki.Web.Hosting;

/// <summary>
/// Gives out the images of papers, to those who may see registers and while their screen is not locked. Each one given
/// out stands in the access log first. Refusals are plain text, to be shown as they are.
/// </summary>
public static class ScanPort
{
    // An image opened by its address alone can do nothing: no script, no form, no frame, nothing loaded.
    private const string Nothing = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>Where an image is.</summary>
    public static string AddressOf(long caseId, int order) => FormattableString.Invariant($"/cases/{caseId}/scans/{order}");

    /// <summary><c>GET /cases/{id}/scans/{order}</c>.</summary>
    public static void MapScans(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/cases/{id:long}/scans/{order:int}", AnswerAsync).RequireAuthorization(Policies.Registers);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, long id, int order, CaseScans scans, CaseWorkflow workflow, AccessLog access, CancellationToken cancellation)
    {
        Close(http.Response);
        try
        {
            var actor = SessionHandler.ActorOf(http);
            if (await workflow.GetAsync(id, cancellation) is not { } found || await scans.ReadAsync(id, order, cancellation) is not { } image)
            {
                return Refusal(StatusCodes.Status404NotFound, $"案件 {id} に画像{order}はありません。画面を読み直してください。");
            }

            await access.WriteAsync(actor, LookKind.Seen, null, $"届 {found.Receipt?.ToString() ?? $"案件 {id}"} {found.Subject} の{image.Scan.Called}を表示", cancellation);
            http.Response.Headers.ContentDisposition = "inline";
            return Results.Stream(image.Content, image.Scan.Format.MediaType());
        }
        catch (SessionRefusedException e)
        {
            return Refusal(StatusCodes.Status423Locked, e.Message);
        }
        catch (CaseException e)
        {
            return Refusal(StatusCodes.Status409Conflict, e.Message);
        }
    }

    /// <summary>Keeps what is given out of every cache, and from doing anything.</summary>
    internal static void Close(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Nothing;
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    internal static IResult Refusal(int status, string text) => Results.Text(text, "text/plain", System.Text.Encoding.UTF8, status);
}
