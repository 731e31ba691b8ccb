using System.Text;
using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Accounts;
using Koseki.Web.Security;

namespace Koseki.Web.Hosting;

/// <summary>Gives out 権限一覧 as a file for a spreadsheet: UTF-8 with its mark, so that it is not taken for another encoding.</summary>
public static class DutyTablePort
{
    /// <summary>Where it is.</summary>
    public const string Address = "/accounts/table";

    /// <summary><c>GET /accounts/table</c>.</summary>
    public static void MapDutyTable(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, AnswerAsync).RequireAuthorization(Policies.Accounts);

    private static async Task<IResult> AnswerAsync(HttpContext http, AccountDesk desk, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var table = await desk.ExportAsync(SessionHandler.ActorOf(http), cancellation);
            return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table)], "text/csv; charset=utf-8", "duties.csv");
        }
        catch (SessionRefusedException e)
        {
            return Results.Text(e.Message, "text/plain", Encoding.UTF8, StatusCodes.Status423Locked);
        }
        catch (CaseException e)
        {
            return Results.Text(e.Message, "text/plain", Encoding.UTF8, StatusCodes.Status409Conflict);
        }
    }
}
