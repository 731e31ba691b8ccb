using System.Runtime.InteropServices;
using Koseki.Eng;
using Koseki.Infrastructure.Security;

OwnerOnly.FromNowOn();
using var stop = new CancellationTokenSource();
// SIGTERM and a closed terminal stop like Ctrl+C, so that no child outlives the tool.
var signals = new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, context =>
{
    context.Cancel = true;
    stop.Cancel();
})).ToList();
try
{
    return await Verbs.RunAsync(args, Console.Out, stop.Token);
}
finally
{
    signals.ForEach(s => s.Dispose());
}
