using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Sessions;

namespace Koseki.Web.Hosting;

/// <summary>
/// <c>Koseki.Web enrol 01-06</c>: gives out a code for a terminal at the server itself, for the first terminal of an
/// installation; every further one is enrolled from the screen of an operator.
/// </summary>
public static class EnrolCommand
{
    /// <summary>The first word of the command line.</summary>
    public const string Verb = "enrol";

    /// <summary>Prepares the database, gives out the code and prints it.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        if (arguments is not [var terminal, .. var rest])
        {
            await output.WriteLineAsync("端末の番号を書いてください。例: Koseki.Web enrol 01-06");
            return 2;
        }

        await using var app = WebApp.Build(rest);
        await WebApp.PrepareAsync(app.Services);
        try
        {
            var code = await app.Services.GetRequiredService<EnrolledTerminals>().IssueCodeAsync(terminal, EnrolledTerminals.CodeFor, EnrolledTerminals.Setup);
            await output.WriteLineAsync($"端末 {terminal} の登録コード: {code}\nその端末のブラウザで /enrol を開き、{EnrolledTerminals.CodeFor.TotalMinutes}分以内に入れてください。1回だけ使えます。");
            return 0;
        }
        catch (CaseException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
