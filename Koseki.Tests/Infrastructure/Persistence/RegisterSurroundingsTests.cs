using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;

namespace Koseki.Tests.Infrastructure.Persistence;

public sealed class RegisterSurroundingsTests
{
    private static readonly RegisterId R1 = new(1);

    [Fact]
    public async Task Standing_HeldRegister_NamesGenerationReceiptAndOffice()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var around = city.Get<RegisterSurroundings>();
        Assert.Empty((await around.StandingAsync(R1)).Holds);

        var received = await BirthPaper.ReceivedAsync(city);

        var standing = await around.StandingAsync(R1);
        var hold = Assert.Single(standing.Holds);
        Assert.Equal((1, received.Id, received.Receipt.ToString(), "出生", "本庁"), (standing.Generation, hold.CaseId, hold.Receipt, hold.Kind, hold.Office));
    }

    [Fact]
    public async Task Elsewhere_PersonInTwoRegisters_IsFoundInTheOther()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var first = (await city.Store.GetAsync(R1))!;
        var other = new RegisterId(900);
        await city.Get<JournalWriter>().CommitAsync(TestCity.Approver, open =>
        {
            city.Get<GenerationWriter>().Load(open, new KeptDocument.OfRegister(first with { Id = other }), null, new(open.Author, null, open.Now), isLast: true);
            return Task.FromResult((new Deed(DeedKind.Trial, "同じ人のいる戸籍"), true));
        }, default);
        var around = city.Get<RegisterSurroundings>();

        Assert.All(await around.ElsewhereAsync(first), p => Assert.Equal(other, p.Register));
        Assert.Equal([R1, other], (await around.RegistersOfAsync(first.Entries[0].Person, TestCity.Counter)).Select(r => r.Id).Order());
    }

    [Fact]
    public async Task Issues_IssuedCertificate_IsListedWithItsNumber()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var issued = await city.Get<CertificateDesk>().IssueAsync(new(R1, CertificateKind.Whole, []), new("越谷太郎", "本人", "運転免許証", "相続", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, TestCity.Counter);

        Assert.Equal(issued[0].IssueNumber, Assert.Single(await city.Get<RegisterSurroundings>().IssuesAsync(R1)).IssueNumber);
    }
}
