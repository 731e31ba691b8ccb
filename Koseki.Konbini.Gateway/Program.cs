using Koseki.Konbini.Gateway;

await GatewayApp.RunAsync(GatewayApp.Build(args));
