using Koseki.Infrastructure.Persistence.Accounts;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Accounts;

namespace Koseki.Web.Hosting;

/// <summary>
/// <c>Koseki.Web operator unyo2 運用　五郎</c>: makes somebody with 運用 at the server itself, until there are two; every further
/// account is made on the screen by one of them and confirmed by another.
/// </summary>
public static class OperatorCommand
{
    /// <summary>The first word of the command line.</summary>
    public const string Verb = "operator";

    /// <summary>Prepares the database, makes the account and prints its first password.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        if (arguments is not [var account, var name, .. var rest])
        {
            await output.WriteLineAsync("アカウントと氏名を書いてください。例: Koseki.Web operator unyo '運用　五郎'");
            return 2;
        }

        await using var app = WebApp.Build(rest);
        await WebApp.PrepareAsync(app.Services);
        try
        {
            var password = await app.Services.GetRequiredService<AccountDesk>().SetUpOperatorAsync(account, name);
            await output.WriteLineAsync($"アカウント {account}({name})を運用の職務で作りました。はじめのパスワード: {password}\n1回だけ表示します。はじめのサインインで、本人のパスワードに変えます。");
            return 0;
        }
        catch (CaseException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
