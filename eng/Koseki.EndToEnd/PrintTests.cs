using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace Koseki.EndToEnd;

/// <summary>Print of a register as the browser makes it: recorded first, from its first sheet on, and nothing without the record.</summary>
[Collection(TownCollection.Name)]
public sealed class PrintTests(Town town)
{
    [Fact]
    public async Task Print_ARegister_IsRecordedFirstAndHasNoEmptySheet()
    {
        var clerk = await StaffMember.SignInAsync(town, "madoguchi");
        var register = town.Long.Register;
        await clerk.GoAsync($"/registers/{register}");
        await clerk.Page.GetByTestId("register-sheet").WaitForAsync();
        Assert.DoesNotContain("画面の写し", Sheets(await clerk.Page.PdfAsync())[0], StringComparison.Ordinal);

        await clerk.Page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");
        await clerk.Page.GetByTestId("print-sheet").ClickAsync();
        await clerk.Page.WaitForFunctionAsync("() => window.printed");
        await using var store = town.Open();
        await using var database = await store.Get<IDbContextFactory<KosekiDbContext>>().CreateDbContextAsync();
        Assert.Contains(await database.AccessLog.Where(a => a.Action == "印刷").Select(a => a.Text).ToListAsync(), t => t.StartsWith($"戸籍 {register} 第", StringComparison.Ordinal));

        var sheets = Sheets(await clerk.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.All(sheets, s => Assert.True(s.Length > 100, $"{s.Length}: {s}"));
        Assert.Contains("画面の写し", sheets[0], StringComparison.Ordinal);
        await clerk.Page.Context.CloseAsync();
    }

    private static List<string> Sheets(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value)))];
    }
}
