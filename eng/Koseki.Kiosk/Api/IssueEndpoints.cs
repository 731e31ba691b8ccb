namespace Koseki.Kiosk.Api;

/// <summary>The machine interface: <c>POST /api/issue</c> and the paper it made.</summary>
public static class IssueEndpoints
{
    /// <summary>Maps <c>/api/issue</c>.</summary>
    public static void MapIssue(this WebApplication app)
    {
        app.MapPost("/api/issue", async (IssueRequest request, IssueDesk desk, CancellationToken cancellation) =>
            request.Until is "menu" or "create" or "pdf" or "result"
                ? Results.Json(await desk.RunAsync(request, cancellation))
                : Results.BadRequest("until は menu、create、pdf、result のいずれかです。"));
        app.MapGet("/api/issue/{id}/pdf", (string id, KeptPapers papers) =>
            papers.Find(id) is { } pdf ? Results.Bytes(pdf, "application/pdf") : Results.NotFound());
    }
}
