using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence.City;

/// <summary>市の設定: two persons, in force from a day on, on every paper.</summary>
public sealed class CityDeskTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
    private static readonly CertificateRequest Whole = new(new(1), CertificateKind.Whole, []);
    private static readonly CertificateApplicant Applicant = new("越谷太郎", "本人", "運転免許証", "相続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };
    private static readonly Certifier Mayor = new("埼玉県越谷市長", "見本　太郎", SpecimenSeal.Make());
    private static readonly DateOnly Today = new(2026, 10, 8);

    private static async Task<string> LastPageAsync(TestCity city)
    {
        var paper = Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole, Applicant, TestCity.Counter));
        using var document = PdfDocument.Open(paper.Pdf);
        return string.Concat(document.GetPages().Last().Letters.Select(l => l.Value));
    }

    [Fact]
    public async Task Issue_NobodyRegisteredOrOnlyEntered_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var desk = city.Get<CityDesk>();
        Assert.Contains("手数料が登録されていません", (await city.Get<CertificateDesk>().PrepareAsync(Whole, TestCity.Counter)).Refusal, StringComparison.Ordinal);
        await TestCity.SetAsync(desk, Today, SpecimenFees.Make());
        Assert.Equal(CertifierRules.Nobody, (await city.Get<CertificateDesk>().PrepareAsync(Whole, TestCity.Counter)).Refusal);

        var number = await desk.EnterAsync(Today, new CitySetting.OfCertifier(Mayor), Operator);
        await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(Whole, Applicant, TestCity.Counter));
        Assert.Equal("入れた人は確認できません。別の人が確認します。", (await Assert.ThrowsAsync<CaseException>(() => desk.ConfirmAsync(number, Operator))).Message);
        Assert.Contains("運用か決裁", (await Assert.ThrowsAsync<CaseException>(() => desk.ConfirmAsync(number, TestCity.Counter))).Message, StringComparison.Ordinal);

        await desk.ConfirmAsync(number, TestCity.Approver);
        Assert.Contains("埼玉県越谷市長　見本　太郎", await LastPageAsync(city), StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Issue_OverMidnight_BearsWhoIsInForceOnTheDay()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CityDesk>();
        var deputy = new Certifier("埼玉県越谷市長職務代理者越谷市副市長", "見本　次郎", SpecimenSeal.Make() with { Side = 21 });
        await desk.ConfirmAsync(await desk.EnterAsync(Today.AddDays(1), new CitySetting.OfCertifier(deputy), TestCity.Approver), Operator);

        Assert.Contains("埼玉県越谷市長　見本　花子", await LastPageAsync(city), StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromHours(13.9));
        Assert.Contains("埼玉県越谷市長　見本　花子", await LastPageAsync(city), StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Contains("職務代理者越谷市副市長　見本　次郎", await LastPageAsync(city), StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task SendBack_AnEntry_NeverComesIntoForceAndStaysToBeRead()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CityDesk>();
        var number = await desk.EnterAsync(Today, new CitySetting.OfCertifier(Mayor), Operator);
        await desk.SendBackAsync(number, "印影が欠けている", TestCity.Approver);

        await Assert.ThrowsAsync<CaseException>(() => desk.ConfirmAsync(number, TestCity.Approver));
        Assert.Contains("見本　花子", await LastPageAsync(city), StringComparison.Ordinal);
        Assert.Equal((false, "印影が欠けている"), (await desk.ListAsync()).Select(e => (e.Decision!.Confirmed, e.Decision.Reason)).First());
    }

    [Fact]
    public async Task Enter_WhatCannotBePrinted_IsRefusedAtOnce()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CityDesk>();
        foreach (var (wrong, said) in new[]
        {
            (Mayor with { Name = "見本　\uE123" }, "U+E123"), (Mayor with { Seal = new("M0 0L10 0", 100) }, "閉じていません"), (Mayor with { Seal = Mayor.Seal with { Side = 30 } }, "mmまでです"), (Mayor with { Title = "" }, "職名"),
        })
        {
            Assert.Contains(said, (await Assert.ThrowsAsync<CaseException>(() => desk.EnterAsync(Today, new CitySetting.OfCertifier(wrong), Operator))).Message, StringComparison.Ordinal);
        }

        Assert.Equal(["01", "02", "03", "04"], (await desk.OfficesAsync()).Select(o => o.Code));
        await Assert.ThrowsAsync<CaseException>(() => desk.EnterAsync(Today, new CitySetting.OfTwoPersons("09", false), Operator));
        await Assert.ThrowsAsync<CaseException>(() => desk.EnterAsync(Today, new CitySetting.OfCertifier(Mayor), TestCity.Counter));
        Assert.Equal(2, (await desk.ListAsync()).Count);
    }

    /// <summary>What is issued is what was looked at: a register that went on meanwhile is refused, and no number is taken.</summary>
    [Fact]
    public async Task Issue_RegisterWentOnAfterTheLook_IssuesNothing()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CertificateDesk>();
        var seen = (await desk.PrepareAsync(Whole, TestCity.Counter)).Generation;
        await BirthPaper.ApprovedAsync(city);

        Assert.IsType<CertificateRefusal.Moved>((await Assert.ThrowsAsync<CaseException>(() => desk.IssueAsync(Whole, Applicant, TestCity.Counter, seen))).Why);
        Assert.Equal("20261008-00-0000001", Assert.Single(await desk.IssueAsync(Whole, Applicant, TestCity.Counter, seen + 1)).IssueNumber);
    }
}
