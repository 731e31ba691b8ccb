using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>認証者と公印: two persons, in force from a day on, on every paper.</summary>
public sealed class CertifiersTests
{
    private static readonly Actor Operator = TestCity.Person("unyo", "運用　五郎", StaffRole.Operator);
    private static readonly CertificateRequest Whole = new(new(1), CertificateKind.Whole, []);
    private static readonly CertificateApplicant Applicant = new("越谷太郎", "本人", "運転免許証", "相続", 1);
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
        var certifiers = city.Get<Certifiers>();
        Assert.Equal(CertifierRules.Nobody, (await city.Get<CertificateDesk>().PrepareAsync(Whole, TestCity.Counter)).Refusal);

        var number = await certifiers.EnterAsync(Today, Mayor, Operator);
        await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(Whole, Applicant, TestCity.Counter));
        Assert.Equal("入れた人は確認できません。別の人が確認します。", (await Assert.ThrowsAsync<CaseException>(() => certifiers.ConfirmAsync(number, Operator))).Message);
        Assert.Contains("運用か決裁", (await Assert.ThrowsAsync<CaseException>(() => certifiers.ConfirmAsync(number, TestCity.Counter))).Message, StringComparison.Ordinal);

        await certifiers.ConfirmAsync(number, TestCity.Approver);
        Assert.Contains("埼玉県越谷市長　見本　太郎", await LastPageAsync(city), StringComparison.Ordinal);
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Issue_OverMidnight_BearsWhoIsInForceOnTheDay()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var certifiers = city.Get<Certifiers>();
        var deputy = new Certifier("埼玉県越谷市長職務代理者越谷市副市長", "見本　次郎", SpecimenSeal.Make() with { Side = 21 });
        await certifiers.ConfirmAsync(await certifiers.EnterAsync(Today.AddDays(1), deputy, TestCity.Approver), Operator);

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
        var certifiers = city.Get<Certifiers>();
        var number = await certifiers.EnterAsync(Today, Mayor, Operator);
        await certifiers.SendBackAsync(number, "印影が欠けている", TestCity.Approver);

        await Assert.ThrowsAsync<CaseException>(() => certifiers.ConfirmAsync(number, TestCity.Approver));
        Assert.Contains("見本　花子", await LastPageAsync(city), StringComparison.Ordinal);
        Assert.Equal((false, "印影が欠けている"), (await certifiers.ListAsync()).Select(e => (e.Decision!.Confirmed, e.Decision.Reason)).First());
    }

    [Fact]
    public async Task Enter_WhatCannotBePrinted_IsRefusedAtOnce()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var certifiers = city.Get<Certifiers>();
        foreach (var (wrong, said) in new[]
        {
            (Mayor with { Name = "見本　\uE123" }, "U+E123"), (Mayor with { Seal = new("M0 0L10 0", 100) }, "閉じていません"), (Mayor with { Seal = Mayor.Seal with { Side = 30 } }, "mmまでです"), (Mayor with { Title = "" }, "職名"),
        })
        {
            Assert.Contains(said, (await Assert.ThrowsAsync<CaseException>(() => certifiers.EnterAsync(Today, wrong, Operator))).Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<CaseException>(() => certifiers.EnterAsync(Today, Mayor, TestCity.Counter));
        Assert.Single(await certifiers.ListAsync());
    }

    /// <summary>Fault S7, of the seal: whoever changes it behind the program's back is found.</summary>
    [Fact]
    public async Task Verify_SealOrConfirmationChanged_NamesTheRow()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await city.TamperAsync($"UPDATE \"Certifiers\" SET \"Name\" = '偽　太郎'");
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("Certifiers の 認証者1 が書き換えられています", StringComparison.Ordinal));
        await city.TamperAsync($"DELETE FROM \"CertifierDecisions\"");
        Assert.Contains(await city.ProblemsAsync(), p => p.Contains("CertifierDecisions の 認証者1の確認 がありません", StringComparison.Ordinal));
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
