using Bunit;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Web.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Koseki.Tests.Web.Components.Forms;

public sealed class PlaceListTests : ComponentTests
{
    private static IEnumerable<string?> Texts(IRenderedComponent<PlaceList> list) => list.FindAll("[role=option]").Select(o => o.GetAttribute("data-text"));

    [Fact]
    public async Task Offer_WhatIsTyped_DrawsOptionsUntilItIsEmpty()
    {
        var list = Render<PlaceList>(p => p.Add(l => l.For, "f-a"));
        Assert.True(list.Find("[data-testid='places-f-a']").HasAttribute("hidden"));

        await list.InvokeAsync(() => list.Instance.Offer("3430813"));
        Assert.False(list.Find("[data-testid='places-f-a']").HasAttribute("hidden"));
        Assert.Equal(["埼玉県越谷市越ヶ谷"], Texts(list));
        Assert.Equal("f-a-place-0", list.Find("[role=option]").Id);
        Assert.Contains(PlaceDictionary.Attribution, list.Markup, StringComparison.Ordinal);

        await list.InvokeAsync(() => list.Instance.Offer(""));
        Assert.True(list.Find("[data-testid='places-f-a']").HasAttribute("hidden"));
        Assert.Empty(Texts(list));
    }

    [Theory]
    [InlineData(FieldKind.Address, "埼玉県越谷市越ヶ谷")]
    [InlineData(FieldKind.Domicile, "埼玉県越谷市越ヶ谷")]
    [InlineData(FieldKind.Municipality, "埼玉県越谷市")]
    [InlineData(FieldKind.Text, null)]
    [InlineData(FieldKind.Name, null)]
    public async Task Draw_BoxOfAPlace_OffersPlacesOfItsKind(FieldKind kind, string? offered)
    {
        var box = Render<FieldBox>(p => p.Add(b => b.Field, new FormField(new("a.b"), "欄", kind)));

        Assert.Equal(offered is null ? null : "combobox", box.Find("#f-a-b").GetAttribute("role"));
        Assert.Equal(offered is null ? null : "f-a-b-places", box.Find("#f-a-b").GetAttribute("aria-controls"));
        if (offered is null)
        {
            Assert.Empty(box.FindComponents<PlaceList>());
            return;
        }

        var list = box.FindComponent<PlaceList>();
        await list.InvokeAsync(() => list.Instance.Offer("3430813"));
        Assert.Equal([offered], Texts(list));
    }

    /// <summary>
    /// Fault I3: on a slow line a box went while the script of its places was still on the way; the script was used even so,
    /// which failed, and the failure took the whole page away with what was typed on it.
    /// </summary>
    [Fact]
    public async Task Load_TheBoxWentWhileItsScriptWasOnTheWay_NothingIsDoneWithTheScript()
    {
        var line = new SlowLine();
        Services.AddSingleton<IJSRuntime>(line);
        var form = new Form("試験の届", [new("", "欄", [new FormField(new("a"), "欄", FieldKind.Text), new FormField(new("b"), "住所", FieldKind.Address) { Visible = d => d[new("a")].Length == 0 }])]);
        var drawn = Render<FormView>(p => p.Add(f => f.Form, form).Add(f => f.Draft, Draft.Empty));
        Assert.NotEmpty(drawn.FindComponents<PlaceList>());

        drawn.Render(p => p.Add(f => f.Draft, Draft.Empty.With(new("a"), "x")));
        Assert.Empty(drawn.FindComponents<PlaceList>());
        line.Script.SetResult(line);
        drawn.WaitForAssertion(() => Assert.True(line.IsLetGo));

        Assert.Equal(["import"], line.Calls);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    // A browser whose answer takes its time, and its script.
    private sealed class SlowLine : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource<object> Script { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Calls { get; } = [];

        public bool IsLetGo { get; private set; }

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Calls.Add(identifier);
            return identifier == "import" ? (TValue)await Script.Task : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            IsLetGo = true;
            return default;
        }
    }
}
