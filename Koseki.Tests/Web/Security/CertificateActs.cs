using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Certificates;
using Koseki.Infrastructure.UseCases.City;
using Koseki.Infrastructure.UseCases.ImagedRegisters;
using Koseki.Tests.Infrastructure.Persistence;
using Koseki.Tests.Infrastructure.Persistence.ImagedRegisters;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Web.Security;

/// <summary>The acts of the counter's certificates, for <see cref="ActsWalkTests"/>.</summary>
internal static class CertificateActs
{
    private static readonly CertificateRequest Certificate = new(new RegisterId(2), CertificateKind.Whole, []);

    /// <summary>What has to be there for an act, and the act.</summary>
    internal static Dictionary<string, (Func<TestCity, Task<object>> Prepare, Func<TestCity, object, Actor, Task> Act)> All { get; } = new(StringComparer.Ordinal)
    {
        ["CertificateDesk.PrepareAsync"] = (Nothing, PrepareAsync),
        ["CertificateDesk.IssueAsync"] = (Nothing, (c, _, a) => c.Get<CertificateDesk>().IssueAsync(Certificate, new("越谷　太郎", "本人", "運転免許証", "確認", 1) { Particulars = "越谷市東越谷一丁目5番3号" }, a)),
        ["CertificateDesk.SpecimenAsync"] = (Nothing, (c, _, a) => c.Get<CertificateDesk>().SpecimenAsync(new RegisterId(2), 1, a)),
        ["CertificateDesk.PaperAsync"] = (async c => await ReceivedAsync(c), (c, _, a) => c.Get<CertificateDesk>().PaperAsync(new(2026, 1), a)),
        ["CertificateDesk.SearchAsync"] = (Nothing, (c, _, a) => c.Get<CertificateDesk>().SearchAsync(new(CertificateKind.NoRegister, "越谷市東越谷一丁目9番地", "越谷太郎"), a)),
        ["ChainDesk.OfAsync"] = (Nothing, (c, _, a) => c.Get<ChainDesk>().OfAsync(new(1), a)),
        ["ChainDesk.IssueAsync"] = (SealedAsync, (c, p, a) => c.Get<ChainDesk>().IssueAsync((ChainRequest)p, a)),
        ["StayDesk.ProposeAsync"] = (ImagedAsync, (c, p, a) => DoneAsync(c.Get<StayDesk>().ProposeAsync((ReadStay)p, "1頁。父母が合う", a))),
        ["StayDesk.ConfirmAsync"] = (ReadAsync, (c, p, a) => DoneAsync(c.Get<StayDesk>().ConfirmAsync((long)p, a))),
        ["PrintDesk.PrintersAsync"] = (Nothing, (c, _, a) => c.Get<PrintDesk>().PrintersAsync(a)),
        ["PrintDesk.OfTerminalAsync"] = (Nothing, (c, _, a) => c.Get<PrintDesk>().OfTerminalAsync(a)),
        ["PrintDesk.PrintAsync"] = (Nothing, (c, _, a) => LetInAsync(c.Get<PrintDesk>().PrintAsync(new("20261008-00-0000001", []) { Kind = CertificateKind.Whole }, "窓口1", a))),
        ["PrintDesk.ByBrowserAsync"] = (Nothing, (c, _, a) => LetInAsync(c.Get<PrintDesk>().ByBrowserAsync(new("20261008-00-0000001", []) { Kind = CertificateKind.RemovedCopy }, null, null, a))),
        ["PrintDesk.FollowAsync"] = (Nothing, (c, _, a) => LetInAsync(c.Get<PrintDesk>().FollowAsync("20261008-00-0000001", a))),
        ["PrintDesk.CancelAsync"] = (Nothing, (c, _, a) => LetInAsync(c.Get<PrintDesk>().CancelAsync("20261008-00-0000001", a))),
        ["PrintDesk.DecideAsync"] = (Nothing, (c, _, a) => LetInAsync(c.Get<PrintDesk>().DecideAsync("20261008-00-0000001", true, a))),
        ["PrintDesk.TakeOverAsync"] = (Nothing, (c, _, a) => LetInAsync(c.Get<PrintDesk>().TakeOverAsync("20261008-00-0000001", a))),
        ["IssuedPaperDesk.FindAsync"] = (Nothing, (c, _, a) => c.Get<IssuedPaperDesk>().FindAsync("20261008-00-0000001", a)),
        ["IssuedPaperDesk.ListAsync"] = (Nothing, (c, _, a) => c.Get<IssuedPaperDesk>().ListAsync(new(2026, 10, 8), a)),
        ["IssuedPaperDesk.SheetAsync"] = (Nothing, (c, _, a) => c.Get<IssuedPaperDesk>().SheetAsync(new(2026, 10, 8), a)),
        ["IssuedPaperDesk.SpoilAsync"] = (IssuedAsync, (c, p, a) => c.Get<IssuedPaperDesk>().SpoilAsync((string)p, new("用紙が詰まった", false, true), a)),
        ["IssuedPaperDesk.ReplaceAsync"] = (SpoiltAsync, (c, p, a) => c.Get<IssuedPaperDesk>().ReplaceAsync((string)p, a)),
    };

    // Whoever hears what is wrong with the paper has been let in.
    private static async Task LetInAsync(Task act)
    {
        try
        {
            await act;
        }
        catch (CaseException e) when (e.Why is PrintRefusal)
        {
        }
    }

    private static Task<object> Nothing(TestCity city) => Task.FromResult(new object());

    private static async Task<object> SealedAsync(TestCity city)
    {
        await TestCity.SealAsync(city.Get<CityDesk>());
        var view = (await city.Get<ChainDesk>().OfAsync(new(1), TestCity.Counter))!;
        return new ChainRequest(new(1), view.Stored.Mark, new(new("越谷　太郎", "本人", "運転免許証", "確認", 1) { Particulars = "平成10年4月2日" }, [.. view.Papers.Select(p => new RequestLine(p.Wanted, 1))]));
    }

    private static async Task<object> ImagedAsync(TestCity city)
    {
        await ImagedDelivery.ImportAsync(city.Get<ImagedImport>());
        return new ReadStay(new(3), new(1)) { Begin = StayBegin.Birth, End = StayEnd.Renewed };
    }

    private static async Task<object> ReadAsync(TestCity city)
    {
        await DoneAsync(city.Get<StayDesk>().ProposeAsync((ReadStay)await ImagedAsync(city), "1頁。父母が合う", TestCity.Person("shinsa2", "審査　四郎", StaffRole.Examiner)));
        return 1L;
    }

    private static async Task DoneAsync(Task<string?> step)
    {
        if (await step is { } why)
        {
            throw new CaseException(new CaseRefusal.NotReceivable(why.Contains("職務の人です", StringComparison.Ordinal) ? "職務が要ります" : why));
        }
    }

    // Says a refusal instead of throwing it.
    private static async Task PrepareAsync(TestCity city, object prepared, Actor actor)
    {
        if ((await city.Get<CertificateDesk>().PrepareAsync(Certificate, actor)).Refusal is { } why)
        {
            throw Enum.GetValues<SessionRefusal>().Where(r => r.Word() == why && r != SessionRefusal.Unknown).Select(r => new SessionRefusedException(r)).FirstOrDefault() ?? (Exception)new CaseException(new CaseRefusal.NotReceivable(why));
        }
    }

    private static async Task<object> IssuedAsync(TestCity city) =>
        (await city.Get<CertificateDesk>().IssueAsync(Certificate, new("越谷　太郎", "本人", "運転免許証", "確認", 1) { Particulars = "平成10年4月2日" }, TestCity.Counter))[0].IssueNumber;

    private static async Task<object> SpoiltAsync(TestCity city)
    {
        var number = (string)await IssuedAsync(city);
        await city.Get<IssuedPaperDesk>().SpoilAsync(number, new("用紙が詰まった", false, true), TestCity.Counter);
        return number;
    }
}
