using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Koseki.Konbini.Gateway;

OwnerOnly.FromNowOn();
return await HostRun.RunAsync(() => GatewayApp.RunAsync(GatewayApp.Build(args)), Console.Error);
