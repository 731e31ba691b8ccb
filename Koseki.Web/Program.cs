using Koseki.Infrastructure.StartUp;
using Koseki.Web;

return await HostRun.RunAsync(() => WebApp.RunAsync(WebApp.Build(args)), Console.Error);
