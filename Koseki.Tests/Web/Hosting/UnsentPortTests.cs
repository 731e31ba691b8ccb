using System.Net;
using System.Net.Http.Json;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Web.Api;
using Koseki.Tests.Web.Security;
using Koseki.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Koseki.Tests.Web.Hosting;

/// <summary>Fault I3: what a screen whose line is gone had not told is saved by another way, and nothing of somebody else is written over.</summary>
public sealed class UnsentPortTests : IAsyncLifetime
{
    private static readonly Actor Mado = TestCity.Person("mado", "窓口　花", StaffRole.Counter);
    private CoreHost host = default!;
    private StaffBrowser browser = default!;
    private CaseRecord paper = default!;

    private CaseWorkflow Workflow => host.Services.GetRequiredService<CaseWorkflow>();

    public async Task InitializeAsync()
    {
        host = await CoreHost.StartAsync();
        await host.AddAccountAsync("mado", StaffRole.Counter);
        browser = await StaffBrowser.BegunAsync(host, "mado", await StaffBrowser.TerminalAsync(host));
        var opened = await Workflow.OpenAsync(BirthPaper.Kind, Mado);
        await Workflow.SaveDraftAsync(opened.Id, BirthPaper.Of(), opened.Version, Mado);
        paper = (await Workflow.GetAsync(opened.Id))!;
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Post_WhatWasNotHeard_IsSavedAndWhatSomebodyElseSavedStays()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(new("child.givenName", ["美空"], "美海"), new("birth.address", [""], "越谷市"))).StatusCode);
        // Told once more, as after an answer that was lost on the way.
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(new UnsentBox("child.givenName", ["美空"], "美海"))).StatusCode);

        using var answer = await PostAsync(new("child.givenName", ["古いもの"], "空美"), new("father.name", ["越谷太郎"], new('字', 101)), new("nowhere", [""], "x"), new("mother.name", ["越谷花子"], "越谷はな"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var refusal = (await answer.Content.ReadFromJsonAsync<UnsentRefusal>())!;
        Assert.Equal(["child.givenName", "father.name", "nowhere"], refusal.Left);
        Assert.Contains("には、ほかの入力が先に保存されています。", refusal.Said, StringComparison.Ordinal);
        Assert.Contains("100字まで", refusal.Said, StringComparison.Ordinal);
        var draft = (await Workflow.GetAsync(paper.Id))!.Draft;
        Assert.Equal(("美海", "越谷市", "越谷太郎", "越谷はな"), (draft[new("child.givenName")], draft[new("birth.address")], draft[new("father.name")], draft[new("mother.name")]));
    }

    /// <summary>
    /// Fault I3: the server stopped after it had heard from a box and before its screen heard that it was stored. Whichever of
    /// the screen's own tellings stands there gives way to the last; what leaving the box made of one is the screen's own, too.
    /// </summary>
    [Theory]
    [InlineData("美", HttpStatusCode.NoContent)]
    [InlineData("葛西", HttpStatusCode.NoContent)]
    [InlineData("美波", HttpStatusCode.Conflict)]
    public async Task Post_WhileOneOfItsOwnTellingsStandsThere_IsSaved(string stands, HttpStatusCode expected)
    {
        await Workflow.SaveDraftAsync(paper.Id, paper.Draft.With(new("child.givenName"), stands), paper.Version, Mado);

        using var answer = await PostAsync(new UnsentBox("child.givenName", ["美空", "美", "葛\U000E0101\u3000西"], "美海"));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.NoContent ? "美海" : stands, (await Workflow.GetAsync(paper.Id))!.Draft[new("child.givenName")]);
    }

    [Fact]
    public async Task Post_ManyAtOnce_LoseNothingOfEachOther()
    {
        string[] keys = ["child.givenName", "birth.address", "father.name", "mother.name", "child.address"];

        var answers = await Task.WhenAll(keys.Select(k => PostAsync(new UnsentBox(k, [paper.Draft[new(k)]], $"{k}の文"))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        var draft = (await Workflow.GetAsync(paper.Id))!.Draft;
        Assert.All(keys, k => Assert.Equal($"{k}の文", draft[new(k)]));
    }

    [Fact]
    public async Task Post_APaperThatWentOnOrIsNone_SavesNothingAndSaysWhy()
    {
        await Workflow.ReceiveAsync(paper.Id, BirthPaper.Today, Mado);
        await Workflow.TakeAsync(paper.Id, null, TestCity.Examiner);
        var before = (await Workflow.GetAsync(paper.Id))!;

        using var taken = await PostAsync(new UnsentBox("child.givenName", ["美空"], "美海"));
        using var none = await browser.SendAsync(Request(UnsentPort.AddressOf(999), JsonContent.Create(new UnsentBoxes([new("child.givenName", [""], "美海")]))));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (taken.StatusCode, none.StatusCode));
        Assert.Equal(["child.givenName"], (await taken.Content.ReadFromJsonAsync<UnsentRefusal>())!.Left);
        Assert.Equal("案件 999 がありません。", (await none.Content.ReadFromJsonAsync<UnsentRefusal>())!.Said);
        Assert.Equal((before.Version, "美空"), ((await Workflow.GetAsync(paper.Id))!.Version, before.Draft[new("child.givenName")]));
    }

    [Theory]
    [InlineData("{\"boxes\":null}", HttpStatusCode.NoContent)]
    [InlineData("{\"boxes\":[null,{\"key\":null}]}", HttpStatusCode.NoContent)]
    [InlineData("{\"boxes\":[{\"key\":\"child.kind\",\"was\":null,\"text\":null}]}", HttpStatusCode.Conflict)]
    [InlineData("boxes", HttpStatusCode.BadRequest)]
    public async Task Post_WhatNoScreenSends_ChangesNothing(string body, HttpStatusCode expected)
    {
        using var answer = await browser.SendAsync(Request(UnsentPort.AddressOf(paper.Id), new StringContent(body, System.Text.Encoding.UTF8, "application/json")));
        using var form = await browser.SendAsync(Request(UnsentPort.AddressOf(paper.Id), new FormUrlEncodedContent([new("boxes", "x")])));
        using var foreign = Request(UnsentPort.AddressOf(paper.Id), JsonContent.Create(new UnsentBoxes([new("child.givenName", ["美空"], "美海")])));
        foreign.Headers.Add("Origin", "https://evil.example");
        using var refused = await browser.SendAsync(foreign);

        Assert.Equal((expected, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (answer.StatusCode, form.StatusCode, refused.StatusCode));
        Assert.Equal(paper.Version, (await Workflow.GetAsync(paper.Id))!.Version);
    }

    private Task<HttpResponseMessage> PostAsync(params UnsentBox[] boxes) => browser.SendAsync(Request(UnsentPort.AddressOf(paper.Id), JsonContent.Create(new UnsentBoxes(boxes))));

    private static HttpRequestMessage Request(string address, HttpContent content) => new(HttpMethod.Post, address.TrimStart('/')) { Content = content };
}
