namespace Koseki.Konbini.Gateway.Center;

/// <summary>The kiosk side: KNB 1.0 over mutual TLS, an adapter over the issuing desks.</summary>
public static class KnbEndpoints
{
    /// <summary>Maps <c>/knb/v1</c> for the centre and <c>/node/v1</c> for the other nodes of this gateway.</summary>
    public static void MapKnb(this WebApplication app)
    {
        var callers = app.Services.GetRequiredService<Callers>();
        var center = app.MapGroup("/knb/v1").AddEndpointFilter(callers.OnlyCenter);
        center.MapPost("/menu", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "MenuRequest", "MenuResponse", desk.MenuAsync));
        center.MapPost("/create", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "CreateRequest", "CreateResponse", desk.CreateAsync));
        center.MapPost("/pdf", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "PdfRequest", "ErrorResponse", desk.PdfAsync));
        center.MapPost("/result", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "ResultRequest", "AckResponse", desk.ResultAsync));
        center.MapPost("/cancel", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "CancelRequest", "AckResponse", desk.CancelAsync));
        center.MapPost("/status", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "StatusRequest", "AckResponse", desk.StatusAsync));
        center.MapGet("/health", (KnbDesk desk, CancellationToken cancellation) => desk.HealthAsync(cancellation));

        // What another node passes on is answered here or not at all: it is never passed a second time.
        var nodes = app.MapGroup("/node/v1").AddEndpointFilter(callers.OnlyNodes);
        nodes.MapPost("/create", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "CreateRequest", "CreateResponse", desk.CreateHereAsync));
        nodes.MapPost("/pdf", (HttpContext http, KnbDesk desk) => desk.AnswerAsync(http, "PdfRequest", "ErrorResponse", desk.PdfHereAsync));
    }
}
