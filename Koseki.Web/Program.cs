using Koseki.Infrastructure.Security;
using Koseki.Infrastructure.StartUp;
using Koseki.Web;
using Koseki.Web.Hosting;

OwnerOnly.FromNowOn();
if (args is [EnrolCommand.Verb, ..])
{
    return await EnrolCommand.RunAsync(args[1..], Console.Out);
}

if (args is [OperatorCommand.Verb, ..])
{
    return await OperatorCommand.RunAsync(args[1..], Console.Out);
}

return await HostRun.RunAsync(() => WebApp.RunAsync(WebApp.Build(args)), Console.Error);
