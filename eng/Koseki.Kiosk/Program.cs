using System.Net;
using Koseki.Kiosk;
using Koseki.Kiosk.Api;
using Koseki.Kiosk.Center;
using Koseki.Kiosk.Screens;

var builder = WebApplication.CreateBuilder(args);
var options = builder.Configuration.GetSection("Kiosk").Get<KioskOptions>() ?? new();
IReadOnlyList<SampleCard> cards;
HttpClient gateway;
try
{
    cards = SampleCard.Read(options.Cards);
    gateway = CenterConnection.Open(options);
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
    kestrel.Listen(IPAddress.Loopback, options.Port);
});
builder.Services.AddSingleton(options).AddSingleton(cards).AddSingleton(gateway).AddSingleton(TimeProvider.System)
    .AddSingleton<CenterClient>().AddSingleton<Issuing>().AddSingleton<Course>().AddSingleton<Pages>().AddSingleton<KeptPapers>().AddSingleton<IssueDesk>()
    .AddSingleton<Sessions>().AddHostedService(services => services.GetRequiredService<Sessions>());
var app = builder.Build();
app.MapScreens();
app.MapIssue();
await app.RunAsync();
return 0;
