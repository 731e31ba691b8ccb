using Bunit;
using Koseki.Infrastructure.CharacterData;
using Koseki.Web.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Koseki.Tests.Web.Components.Forms;

public sealed class CharacterSearchDialogTests : ComponentTests
{
    private static readonly Lazy<CharacterTable> Table = new(CharacterTable.Load);

    private IRenderedComponent<MudDialogProvider> dialogs = default!;

    private Task<IDialogReference> OpenAsync()
    {
        Services.AddSingleton(Table.Value).AddSingleton<CharacterParts>();
        dialogs = Render<MudDialogProvider>();
        return dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<CharacterSearchDialog>("文字検索"));
    }

    // Not awaited: the click ends when the dialog is gone.
    private void Choose(string mjName) => Click(dialogs, $"[data-testid='char-{mjName}']");

    private void Ask(string box, string text) => Type(dialogs, $"[data-testid='char-{box}']", text);

    private string Find()
    {
        Submit(dialogs, "form");
        return dialogs.Find("[data-testid='char-count']").TextContent;
    }

    [Fact]
    public async Task Find_PartsAndStrokes_OffersTheGlyphAndGivesIt()
    {
        var opened = await OpenAsync();
        Ask("parts", "辶自");
        Find();
        Assert.NotEmpty(dialogs.FindAll("[data-testid='char-MJ026058']"));
        Ask("strokes", "１７");
        Find();
        Assert.Empty(dialogs.FindAll("[data-testid='char-MJ026058']"));

        Choose("MJ026190");
        Assert.StartsWith("邉", Assert.IsType<string>((await opened.Result)!.Data), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_Parts_PutsFewStrokesFirst()
    {
        await OpenAsync();
        Ask("parts", "辶");
        Assert.Contains("のうち初めの120字", Find(), StringComparison.Ordinal);
        Assert.StartsWith("辶", dialogs.Find(".glyphs button").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parts", "辶A", "当てはまる文字はありません")]
    [InlineData("strokes", "たくさん", "「たくさん」は画数として読めません")]
    [InlineData("parts", " ", "どれかを入れて検索してください")]
    public async Task Find_WhatFindsNothing_SaysWhy(string box, string typed, string words)
    {
        await OpenAsync();
        Ask(box, typed);
        Assert.Contains(words, Find(), StringComparison.Ordinal);
        Assert.Empty(dialogs.FindAll(".glyphs button"));
    }
}
