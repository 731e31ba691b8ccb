using System.Security.Cryptography;
using System.Text;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>窓口の証明書.</summary>
public sealed class CertificateDeskTests
{
    private static readonly CertificateRequest Whole = new(new(1), CertificateKind.Whole, []);
    private static readonly CertificateApplicant Applicant = new("越谷太郎", "本人", "運転免許証", "相続", 1) { Particulars = "越谷市東越谷一丁目5番3号" };

    [Fact]
    public async Task Issue_TwoCopies_NumbersEachAndKeepsOnlyHashes()
    {
        await using var city = await TestCity.CreateSealedAsync();

        var copies = await city.Get<CertificateDesk>().IssueAsync(Whole, Applicant with { Copies = 2 }, TestCity.Counter);

        Assert.Equal(["20261008-00-0000001", "20261008-00-0000002"], copies.Select(c => c.IssueNumber));
        Assert.All(copies, c => Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(c.Pdf, 0, 5), StringComparison.Ordinal));
        Assert.NotEqual(copies[0].Pdf, copies[1].Pdf);
        await using var database = city.Open();
        var rows = await database.CertificateIssues.OrderBy(c => c.IssueNumber).ToListAsync();
        Assert.Equal(copies.Select(c => SHA256.HashData(c.Pdf)), rows.Select(r => r.Sha256));
        Assert.All(rows, r => Assert.Equal((1L, 1, "戸籍全部事項証明書", 450, "窓口", "01", "01-03"), (r.Register!.Value, r.Generation!.Value, r.Kind, r.Fee!.Value, r.Channel, r.Office, r.Terminal)));
        Assert.Single(rows.Select(r => r.JournalNumber).Distinct());
        Assert.Empty(await city.ProblemsAsync());
    }

    [Fact]
    public async Task Prepare_RegisterHeld_RefusesWithTheReceiptUntilDecided()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CertificateDesk>();
        var received = await BirthPaper.ReceivedAsync(city);

        var refused = await desk.PrepareAsync(Whole, TestCity.Counter);
        await Assert.ThrowsAsync<CaseException>(() => desk.IssueAsync(Whole, Applicant, TestCity.Counter));

        Assert.Contains("届(令8-1)の処理中", refused.Refusal, StringComparison.Ordinal);
        Assert.Empty(refused.Pages);
        await using var database = city.Open();
        Assert.Empty(await database.CertificateIssues.ToListAsync());
        await city.Workflow.WithdrawAsync(received.Id, "取下げ", TestCity.Examiner);
        var prepared = await desk.PrepareAsync(Whole, TestCity.Counter);
        Assert.Null(prepared.Refusal);
        Assert.NotEmpty(prepared.Pages);
        Assert.Single(await desk.IssueAsync(Whole, Applicant, TestCity.Counter));
    }

    /// <summary>Fault R1: the latest generation taken away with its search columns. Nobody gets the register as it was before, and nothing is written on top of it.</summary>
    [Fact]
    public async Task Issue_LatestGenerationTakenAway_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await BirthPaper.ApprovedAsync(city);
        var (desk, before) = (city.Get<CertificateDesk>(), (await city.Store.GetAsync(new(2)))!);
        Assert.Single(await desk.IssueAsync(Whole, Applicant, TestCity.Counter));
        await city.TamperAsync($"DELETE FROM \"Generations\" WHERE \"Kind\" = 'Register' AND \"Number\" = 1 AND \"Generation\" = 2");
        await city.TamperAsync($"UPDATE \"RegisterIndex\" SET \"Generation\" = 1 WHERE \"Register\" = 1");
        await city.TamperAsync($"DELETE FROM \"PersonIndex\" WHERE \"Register\" = 1 AND \"Position\" = (SELECT MAX(\"Position\") FROM \"PersonIndex\" WHERE \"Register\" = 1)");

        var refused = await Assert.ThrowsAsync<CaseException>(() => desk.IssueAsync(Whole, Applicant, TestCity.Counter));

        Assert.Contains("第1世代の記録が台帳と一致しません", refused.Message, StringComparison.Ordinal);
        Assert.Single(await desk.IssueAsync(Whole with { Register = before.Id }, Applicant, TestCity.Counter));
    }

    [Fact]
    public async Task Issue_AfterABirth_ShowsTheNewGeneration()
    {
        await using var city = await TestCity.CreateSealedAsync();
        await BirthPaper.ApprovedAsync(city);

        await city.Get<CertificateDesk>().IssueAsync(Whole, Applicant, TestCity.Counter);

        await using var database = city.Open();
        Assert.Equal(2, (await database.CertificateIssues.SingleAsync()).Generation);
    }

    [Fact]
    public async Task Issue_UnknownCharacter_IsRefusedByItsName()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var model = TestCity.Register("小川結衣");
        await city.LoadUnprintableAsync(model with { Id = new(50), Entries = [model.Entries[0] with { Person = new(500), Father = "小川\U000F0000" }] });
        var request = Whole with { Register = new(50) };

        var refused = await city.Get<CertificateDesk>().PrepareAsync(request, TestCity.Counter);
        var thrown = await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(request, Applicant, TestCity.Counter));

        Assert.Contains("U+F0000", refused.Refusal, StringComparison.Ordinal);
        Assert.Equal(refused.Refusal, thrown.Message);
        await using var database = city.Open();
        Assert.Empty(await database.CertificateIssues.ToListAsync());
    }

    [Fact]
    public async Task Issue_WrongKindOrPersonOrRegister_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        CertificateRequest[] wrong =
        [
            Whole with { Kind = CertificateKind.RemovedWhole },
            Whole with { Kind = CertificateKind.Individual },
            Whole with { Kind = CertificateKind.Individual, Persons = [new(11)] },
            Whole with { Register = new(99) },
        ];

        foreach (var request in wrong)
        {
            await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(request, Applicant, TestCity.Counter));
        }

        Assert.Single(await city.Get<CertificateDesk>().IssueAsync(Whole with { Kind = CertificateKind.Individual, Persons = [new(2)] }, Applicant, TestCity.Counter));
    }

    /// <summary>Who opens a register to issue from it has the duty for it, and leaves a look.</summary>
    [Fact]
    public async Task ForIssuing_ARegister_LeavesALookAndIsRefusedWithoutTheDuty()
    {
        await using var city = await TestCity.CreateSealedAsync();

        Assert.Equal(1, (await city.Store.ForIssuingAsync(new(1), TestCity.Counter))!.Generation);
        Assert.Null(await city.Store.ForIssuingAsync(new(999), TestCity.Counter));
        await Assert.ThrowsAnyAsync<CaseException>(() => city.Store.ForIssuingAsync(new(1), TestCity.Person("unyou", "運用", StaffRole.Operator)));
        await using var database = city.Open();
        Assert.Equal([1L], await database.AccessLog.Where(a => a.Text.Contains("発行画面")).Select(a => a.Register!.Value).ToListAsync());
    }

    [Fact]
    public async Task Issue_ApplicantIncompleteOrNoRole_IsRefused()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var desk = city.Get<CertificateDesk>();
        CertificateApplicant[] incomplete = [Applicant with { Capacity = "友人" }, Applicant with { Identification = "名刺" }, Applicant with { Capacity = "公用請求" }, Applicant with { Particulars = "" }, Applicant with { Requester = " " }, Applicant with { Capacity = "" }, Applicant with { Identification = "" }, Applicant with { Copies = 0 }, Applicant with { Copies = 21 }];

        foreach (var applicant in incomplete)
        {
            await Assert.ThrowsAsync<CaseException>(() => desk.IssueAsync(Whole, applicant, TestCity.Counter));
        }

        await Assert.ThrowsAsync<CaseException>(() => desk.IssueAsync(Whole, Applicant, TestCity.Person("unyou", "運用", StaffRole.Operator)));
    }

    [Fact]
    public async Task Issue_NoFeeInForce_IsRefusedRatherThanFree()
    {
        await using var city = await TestCity.CreateAsync();
        await TestCity.SetAsync(city.Get<CityDesk>(), new(2026, 10, 8), new CitySetting.OfCertifier(new("埼玉県越谷市長", "見本　花子", SpecimenSeal.Make())));

        Assert.Contains("手数料が登録されていません", (await city.Get<CertificateDesk>().PrepareAsync(Whole, TestCity.Counter)).Refusal, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CaseException>(() => city.Get<CertificateDesk>().IssueAsync(Whole, Applicant, TestCity.Counter));
    }
}
