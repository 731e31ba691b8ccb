using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Koseki.Kiosk;
using Koseki.Kiosk.Center;
using Koseki.Kiosk.Screens;

var builder = WebApplication.CreateBuilder(args);
var options = builder.Configuration.GetSection("Kiosk").Get<KioskOptions>() ?? new();
builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, options.Port));
builder.WebHost.UseStaticWebAssets();
var cards = JsonSerializer.Deserialize<List<SampleCard>>(File.ReadAllText(options.Cards), JsonSerializerOptions.Web)
    ?? throw new InvalidOperationException($"{options.Cards} が空です。");
builder.Services.AddSingleton<Visits>().AddSingleton(new Course(new CenterClient(Http(options), options), cards, options));
var app = builder.Build();
app.UseStaticFiles();
app.MapGet("/", (HttpContext http, Visits visits) => Results.Content(Html.Page(visits.Of(http), cards), "text/html; charset=utf-8"));
app.MapPost("/go/{action}", async (HttpContext http, string action, Visits visits, Course course) =>
{
    var value = http.Request.HasFormContentType && (await http.Request.ReadFormAsync()).TryGetValue("value", out var typed) ? typed.ToString() : http.Request.Query["value"].ToString();
    var visit = action == "again" ? visits.Begin(http) : visits.Of(http);
    await course.GoAsync(visit, action, value, http.RequestAborted);
    return Results.Redirect("/");
});
app.MapGet("/page/{number:int}", (HttpContext http, int number, Visits visits) =>
    visits.Of(http) is { Step: Step.Printed } visit && number >= 0 && number < visit.Pages.Count ? Results.Bytes(visit.Pages[number], "image/png") : Results.NotFound());
app.MapGet("/pdf", (HttpContext http, Visits visits) =>
    visits.Of(http) is { Step: Step.Printed } visit ? Results.Bytes(visit.Pdf, "application/pdf") : Results.NotFound());
app.Run();

static HttpClient Http(KioskOptions options)
{
    var root = X509CertificateLoader.LoadCertificateFromFile(options.Root);
    var own = X509CertificateLoader.LoadPkcs12FromFile(options.ClientCertificate, null);
    var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
    handler.SslOptions.ClientCertificates = [own];
    handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        return certificate is X509Certificate2 c && chain.Build(c);
    };
    return new(handler) { BaseAddress = new Uri(options.Gateway), Timeout = TimeSpan.FromSeconds(options.DeadlineSeconds + 5) };
}
