using Koseki.Web;

await WebApp.RunAsync(WebApp.Build(args));
