using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.UseCases.Cases;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>A divorce of 越谷太郎 and 花子 (R1), and her paper of 77条の2 handed in with it.</summary>
internal static class BundlePapers
{
    /// <summary>件名コード of the divorce.</summary>
    public const string Divorce = "0402";

    /// <summary>The divorce; by default she keeps the name.</summary>
    public static Draft Of(string way = "keeps") => Draft.Of(new Dictionary<string, string>
    {
        ["form.edition"] = DivorceForm.Since2026.Code,
        ["divorce.manner"] = "agreement",
        ["couple.where"] = "この市の戸籍",
        ["couple.register"] = "R1",
        ["husband.citizenship"] = "japanese",
        ["wife.citizenship"] = "japanese",
        ["husband.familyName"] = "越谷",
        ["husband.givenName"] = "太郎",
        ["husband.birthDate"] = "H10.4.2",
        ["husband.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["husband.father"] = "越谷一郎",
        ["husband.mother"] = "越谷和子",
        ["husband.relationship"] = "長男",
        ["husband.signed"] = "1",
        ["husband.identified"] = "1",
        ["wife.familyName"] = "越谷",
        ["wife.givenName"] = "花子",
        ["wife.birthDate"] = "H11.8.20",
        ["wife.address"] = "埼玉県越谷市東越谷一丁目5番3号",
        ["wife.father"] = "春日部健二",
        ["wife.mother"] = "春日部良子",
        ["wife.relationship"] = "長女",
        ["wife.signed"] = "1",
        ["wife.identified"] = "1",
        ["return.who"] = "wife",
        ["return.way"] = way,
        ["return.familyName"] = "春日部",
        ["return.newDomicileAt"] = "here",
        ["return.newDomicile"] = "埼玉県越谷市東越谷一丁目6番地",
        ["witness1.name"] = "越谷一郎",
        ["witness1.birthDate"] = "S43.2.3",
        ["witness2.name"] = "春日部健二",
        ["witness2.birthDate"] = "S42.9.1",
        ["check.nonAcceptance"] = "none",
        ["check.intent"] = "clear",
        ["notification.place"] = "domicile",
    });

    /// <summary>Her paper, gone on from what is offered beside the divorce.</summary>
    public static Draft Kept(Draft offered, string at = "埼玉県越谷市東越谷一丁目7番地") => Draft.Of(offered.Values.Concat(new Dictionary<string, string>
    {
        ["kept.divorcedOn"] = "R8.10.8",
        ["kept.formerName"] = "春日部",
        ["kept.newDomicileAt"] = "here",
        ["kept.newDomicile"] = at,
        ["person.signed"] = "1",
    }).GroupBy(v => v.Key).Select(g => g.Last()));

    /// <summary>Both as drafts, filled in.</summary>
    public static async Task<(long Divorce, long Kept)> OpenAsync(TestCity city)
    {
        var divorce = await city.Workflow.OpenAsync(Divorce, TestCity.Counter);
        await city.Workflow.SaveDraftAsync(divorce.Id, Of(), divorce.Version, TestCity.Counter);
        var kept = await city.Get<CaseBundles>().OpenBesideAsync(divorce.Id, await OfferAsync(city, divorce.Id), TestCity.Counter);
        await city.Workflow.SaveDraftAsync(kept.Id, Kept(kept.Draft), kept.Version, TestCity.Counter);
        return (divorce.Id, kept.Id);
    }

    /// <summary>What the divorce calls for.</summary>
    public static async Task<CompanionOffer> OfferAsync(TestCity city, long divorce) =>
        NotificationCatalogue.Find(Divorce)!.Companions(Of(), (await city.Workflow.ExamineAsync(divorce, Of())).Registers).Single();

    /// <summary>Both as they stand now, for an act on them.</summary>
    public static async Task<CaseSet> AsReadAsync(TestCity city, long id) => CaseSet.Of(await city.Get<CaseBundles>().MembersAsync(id));

    /// <summary>Both received.</summary>
    public static async Task<(long Divorce, long Kept)> ReceiveAsync(TestCity city)
    {
        var opened = await OpenAsync(city);
        await city.Workflow.ReceiveAsync(await AsReadAsync(city, opened.Divorce), BirthPaper.Today, TestCity.Counter);
        return opened;
    }

    /// <summary>Both examined.</summary>
    public static async Task<(long Divorce, long Kept)> ExamineAsync(TestCity city)
    {
        var received = await ReceiveAsync(city);
        await city.Workflow.CompleteExaminationAsync(await AsReadAsync(city, received.Divorce), TestCity.Examiner);
        return received;
    }
}
