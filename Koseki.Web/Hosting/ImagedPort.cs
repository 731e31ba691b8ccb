using Koseki.Domain.Cases;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.ImagedRegisters;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Web.Security;

namespace Koseki.Web.Hosting;

/// <summary>Gives out the pages of imaged registers as <see cref="ScanPort"/> gives out scans: to those who may see registers, each look written down first.</summary>
public static class ImagedPort
{
    /// <summary>Where a page is.</summary>
    public static string AddressOf(ImagedRegisterId id, int page) => FormattableString.Invariant($"/imaged/{id.Value}/pages/{page}");

    /// <summary><c>GET /imaged/{image}/pages/{order}</c>.</summary>
    public static void MapImaged(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/imaged/{image:long}/pages/{order:int}", AnswerAsync).RequireAuthorization(Policies.Registers);

    private static async Task<IResult> AnswerAsync(HttpContext http, long image, int order, ImagedStore store, CancellationToken cancellation)
    {
        ScanPort.Close(http.Response);
        try
        {
            if (await store.PageAsync(new(image), order, SessionHandler.ActorOf(http), cancellation) is not { } page)
            {
                return ScanPort.Refusal(StatusCodes.Status404NotFound, $"画像戸籍 {new ImagedRegisterId(image)} に{order}頁はありません。画面を読み直してください。");
            }

            http.Response.Headers.ContentDisposition = "inline";
            return Results.Stream(page.Content, page.Page.Format.MediaType());
        }
        catch (SessionRefusedException e)
        {
            return ScanPort.Refusal(StatusCodes.Status423Locked, e.Message);
        }
        catch (Exception e) when (e is CaseException or ContentException or RegisterDocumentException)
        {
            return ScanPort.Refusal(StatusCodes.Status409Conflict, $"画像戸籍 {new ImagedRegisterId(image)} の{order}頁を表示しません: {e.Message}");
        }
    }
}
