using Koseki.Konbini.Gateway.Issuance;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>The kiosk side: KNB 1.0 over mutual TLS. Each message is answered by <see cref="KnbDesk"/>, an adapter over the issuing desks.</summary>
public static class KnbEndpoints
{
    /// <summary>Maps <c>/knb/v1</c> for the centre and <c>/node/v1</c> for the other nodes of this gateway.</summary>
    public static void MapKnb(this WebApplication app)
    {
        var callers = app.Services.GetRequiredService<Callers>();

        var (place, clock) = (app.Services.GetRequiredService<NodePlace>(), app.Services.GetRequiredService<TimeProvider>());
        var center = app.MapGroup("/knb/v1").AddEndpointFilter(callers.OnlyCenter).AddEndpointFilter((call, next) =>
        {
            place.Hear(clock.GetUtcNow());
            return next(call);
        });
        center.MapPost("/menu", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "MenuRequest", "MenuResponse", static (desk, message, header, work) => desk.MenuAsync(message, header, work)));
        center.MapPost("/create", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "CreateRequest", "CreateResponse", static (desk, message, header, work) => desk.CreateAsync(message, header, work)));
        center.MapPost("/pdf", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "PdfRequest", "ErrorResponse", static (desk, message, header, work) => desk.PdfAsync(message, header, work)));
        center.MapPost("/result", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "ResultRequest", "AckResponse", static (desk, message, header, _) => desk.ResultAsync(message, header)));
        center.MapPost("/cancel", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "CancelRequest", "AckResponse", static (desk, message, header, work) => desk.CancelAsync(message, header, work)));
        center.MapPost("/status", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "StatusRequest", "AckResponse", static (desk, message, header, work) => desk.StatusAsync(message, header, work)));
        center.MapPost("/reconcile", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "ReconcileRequest", "ErrorResponse", static (desk, message, header, work) => desk.ReconcileAsync(message, header, work), KnbSchema.MaximumOfADay));
        center.MapGet("/health", (HttpContext http, KnbPort port) => port.HealthAsync(http.RequestAborted));

        // What another node passes on is answered here or not at all: it is never passed a second time.
        var nodes = app.MapGroup("/node/v1").AddEndpointFilter(callers.OnlyNodes);
        nodes.MapPost("/create", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "CreateRequest", "CreateResponse", static (desk, message, header, work) => desk.CreateHereAsync(message, header, work)));
        nodes.MapPost("/pdf", (HttpContext http, KnbPort port) => port.AnswerAsync(http, "PdfRequest", "ErrorResponse", static (desk, message, header, work) => desk.PdfHereAsync(message, header, work)));
    }
}
