using Koseki.Domain.Certificates;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>
/// Fault Q6: the longest that the domain lets through is stored, and what is longer is refused in words. The check of column
/// lengths runs beside every save.
/// </summary>
public sealed class LongTextTests
{
    // Four UTF-16 units each: beyond the first plane, with a selector.
    private const string Character = "\U0002000B\U000E0101";

    public static TheoryData<string> Kinds => [.. NotificationCatalogue.Kinds.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SaveDraft_EveryBoxAtItsLongest_IsStored(string code)
    {
        await using var city = await TestCity.CreateAsync();
        var kind = NotificationCatalogue.Find(code)!;
        var opened = await city.Workflow.OpenAsync(code, TestCity.Counter);
        var version = opened.Version;
        // Each choice of a box opens other boxes: the draft with the first and the one with the last of all choices.
        foreach (var end in new[] { 0, ^1 })
        {
            var draft = kind.Form.Fields.Aggregate(Draft.Empty, (d, f) => d.With(f.Key, f.Choices.Count > 0 ? f.Choices[end].Value : Of(FieldLimits.Of(f.Kind))));
            version = await city.Workflow.SaveDraftAsync(opened.Id, draft, version, TestCity.Counter);
        }

        Assert.Equal(3, (await city.Workflow.GetAsync(opened.Id))!.Version);
    }

    [Fact]
    public async Task Receive_LongestNamesPlacesAndReason_StandInTheBook()
    {
        await using var city = await TestCity.CreateAsync();
        var draft = BirthPaper.Of(Of(FieldLimits.Line)).With(new("notifier.capacity"), "同居者").With(new("notifier.name"), Of(FieldLimits.Line)).With(new("mother.name"), Of(FieldLimits.Line));
        var typed = await BirthPaper.TypedAsync(city, draft);

        await city.Workflow.ReceiveAsync(typed.Id, BirthPaper.Today with { Origin = new Origin.Elsewhere(Of(FieldLimits.Line), new(2026, 10, 8)) }, TestCity.Counter);
        await city.Workflow.RejectAsync(typed.Id, Of(FieldLimits.Sentence), "民法740条", TestCity.Approver);

        var line = Assert.Single(await city.BookAsync(2026));
        Assert.Equal(("越谷" + Of(FieldLimits.Line), Of(FieldLimits.Line), Of(FieldLimits.Sentence)), (line.Subject, line.AcceptedBy, line.Reason));
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Load_RegisterWithTheLongestNames_IsStoredAndFound()
    {
        await using var city = await TestCity.CreateAsync();
        var one = TestCity.Register("小川博");
        var longest = one with
        {
            Id = new(900), FamilyName = Of(FieldLimits.Line), HeadGivenName = Of(FieldLimits.Line), Domicile = new("埼玉県越谷市" + Of(FieldLimits.Place - 6)),
            Entries = [.. one.Entries.Select((e, i) => e with { Person = new(900 + i), GivenName = Of(FieldLimits.Line) })],
        };

        await city.Get<BulkLoad>().LoadAsync([longest], TestCity.Counter, default);

        Assert.NotEmpty((await city.Get<RegisterSearch>().FindAsync(new(null, Of(FieldLimits.Line), null, null, null, null, true), TestCity.Counter)).Hits);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => city.Get<BulkLoad>().LoadAsync([longest with { Id = new(901), FamilyName = Of(FieldLimits.Line + 1) }], TestCity.Counter, default));
        Assert.Contains("「氏」は100字までです(今は101字)", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Texts_BeyondTheirLimits_AreRefusedInWords()
    {
        await using var city = await TestCity.CreateAsync();
        var received = await BirthPaper.ReceivedAsync(city);

        async Task RefusedAsync(Func<Task> act, string words) => Assert.StartsWith(words, (await Assert.ThrowsAsync<CaseException>(act)).Message, StringComparison.Ordinal);
        await RefusedAsync(() => city.Workflow.SaveDraftAsync(received.Id, BirthPaper.Of(Of(101)), received.Version, TestCity.Counter), "「子の名」は100字までです(今は101字)。");
        await RefusedAsync(() => city.Workflow.RejectAsync(received.Id, Of(1001), "民法740条", TestCity.Approver), "「理由」は1,000字までです(今は1,001字)。");
        await RefusedAsync(() => city.Get<CertificateDesk>().IssueAsync(new(new(2), CertificateKind.Whole, []), new(Of(101), "本人", "運転免許証", "", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter), "「請求者の氏名」は100字までです");
        Assert.Equal(received.Version, await city.Workflow.VersionAsync(received.Id));
    }

    private static string Of(int characters) => string.Concat(Enumerable.Repeat(Character, characters));
}
