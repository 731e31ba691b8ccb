using Koseki.Infrastructure.StartUp;
using Koseki.Konbini.Gateway;

return await HostRun.RunAsync(() => GatewayApp.RunAsync(GatewayApp.Build(args)), Console.Error);
