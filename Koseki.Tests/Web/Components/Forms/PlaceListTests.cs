using Bunit;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.AddressDictionary;
using Koseki.Web.Components.Forms;

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
}
