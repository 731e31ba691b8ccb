using System.Globalization;
using System.Security.Cryptography;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Domain.Documents;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.City;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Registers;

namespace Koseki.Infrastructure.UseCases.Certificates;

/// <summary>A certificate before it is issued: its pages as pictures, or why there is none.</summary>
/// <param name="Refusal">Why, and what to do; null when it can be issued.</param>
/// <param name="Pages">Pages as SVG.</param>
/// <param name="Fee">Yen per copy.</param>
/// <param name="Generation">The generation of the register that the pages show.</param>
public sealed record CertificatePreparation(string? Refusal, IReadOnlyList<string> Pages, int Fee, int Generation = 0)
{
    /// <summary>The refusal itself, where it is one of an act.</summary>
    public ActRefusal? Why { get; init; }
}

/// <summary>One issued copy.</summary>
/// <param name="IssueNumber">Its number.</param>
/// <param name="Pdf">The paper.</param>
public sealed record IssuedCertificate(string IssueNumber, byte[] Pdf)
{
    /// <summary>What it is called on the screen.</summary>
    public string Called { get; init; } = "";

    /// <summary>Its kind.</summary>
    public CertificateKind Kind { get; init; }

    /// <summary>Its pages as pictures (SVG), drawn when they are asked for: what a screen gets. The paper itself stays on the server.</summary>
    public Lazy<IReadOnlyList<string>> Pages { get; init; } = new(() => []);
}

/// <summary>What stands on a certificate, and the generation of the register that it shows.</summary>
/// <param name="Content">What it says; null for one of images.</param>
/// <param name="Generation">The generation; null for what is made of no register.</param>
internal sealed record MadeContent(CertificateContent? Content, int? Generation)
{
    /// <summary>The pages, of one of images.</summary>
    internal ImagedContent? Images { get; init; }
}

/// <summary>窓口の証明書: a held register, a wrong kind, a wrong capacity or an unknown character refuses; every copy is numbered and kept with its request.</summary>
public sealed class CertificateDesk(
    ReadScopes scopes, JournalWriter journal, CertificateRenderer renderer, AccessLog access, JournalGuard guard, CaseGuard holds, OutageGuard outages, CityReader city, FiledPapers papers, AbsenceSearch absence, ImagedPapers images, RegisterStore registers, TimeProvider clock)
{
    private const string PreviewNumber = "00000000-00-0000000";
    private const string Official = "公用";

    // A specimen bears neither number nor seal.
    private static readonly CertificateIssue NoIssue = new("", DateOnly.MinValue, "", "") { Seal = new("M0 0L1 0L1 1Z", 1) };

    /// <summary>The certificate as it would be issued; the look is logged.</summary>
    public async Task<CertificatePreparation> PrepareAsync(WantedCertificate wanted, Actor actor, CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        var fee = 0;
        try
        {
            actor.Demand(Permission.SeeCertificates);
            var settings = await city.AtAsync(Today, cancellation);
            fee = PriceOf(settings, wanted);
            var made = await ContentAsync(scope, wanted, Today, cancellation);
            var pages = made.Images is { } pictures ? renderer.Preview(pictures, IssueOf(settings, PreviewNumber)) : renderer.Preview(made.Content!, IssueOf(settings, PreviewNumber));
            await access.WriteAsync(actor, LookKind.CertificateSeen, wanted.Register, $"{wanted.Of} の{wanted.Kind.Word()}を表示", cancellation);
            return new(null, pages, fee, made.Generation ?? 0);
        }
        catch (Exception e) when (e is CaseException or UnknownCharacterException)
        {
            return new(e.Message, [], fee) { Why = (e as CaseException)?.Why };
        }
    }

    /// <summary>見本: any generation of a register as paper shows it, in pictures alone; the look is logged. Throws <see cref="CaseException"/>.</summary>
    public async Task<IReadOnlyList<string>> SpecimenAsync(RegisterId register, int generation, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        try
        {
            var (_, found) = (await registers.GenerationsAsync(register, actor, cancellation)).FirstOrDefault(g => g.Info.Number == generation);
            if (found is null)
            {
                throw new CaseException(new CertificateRefusal.UnknownRegister(register));
            }

            var pages = renderer.Preview(CertificateBuilder.Specimen(found), NoIssue);
            await access.WriteAsync(actor, LookKind.Seen, register, string.Create(CultureInfo.InvariantCulture, $"戸籍 {register} の第{generation}世代を見本として表示"), cancellation);
            return pages;
        }
        catch (UnknownCharacterException e)
        {
            throw new CaseException(new CertificateRefusal.Unprintable(e.Message));
        }
        catch (RegisterDocumentException e)
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(e.Message));
        }
    }

    /// <summary>The 届 of a number of the receipt book with its boxes, for choosing; the look is logged. Throws <see cref="CaseException"/>.</summary>
    public async Task<FiledPaper> PaperAsync(ReceiptNumber number, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeCertificates);
        await using var scope = await scopes.OpenAsync(cancellation);
        var paper = await PaperAsync(scope, number, cancellation);
        await access.WriteAsync(actor, LookKind.Seen, null, $"証明書のため届 {number} を表示", cancellation);
        return paper;
    }

    /// <summary>The registers whose head has the name asked for, to be looked at before it is said that there is none; the search is logged.</summary>
    public async Task<IReadOnlyList<FoundRegister>> SearchAsync(AbsenceRequest request, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeCertificates);
        await using var scope = await scopes.OpenAsync(cancellation);
        await access.WriteAsync(actor, LookKind.Searched, null, $"{request.Kind.Word()}のため {request.Domicile.Trim()} {request.Head.Trim()}", cancellation);
        return await absence.FindAsync(scope, request, cancellation);
    }

    /// <summary>
    /// Issues copies of one certificate of a register. <paramref name="seen"/> is the generation whose pages were looked at; another one
    /// is refused with <see cref="CertificateRefusal.Moved"/>.
    /// </summary>
    public Task<IReadOnlyList<IssuedCertificate>> IssueAsync(CertificateRequest request, CertificateApplicant applicant, Actor actor, int? seen = null, CancellationToken cancellation = default) =>
        IssueAsync(new CounterRequest(applicant, [new(request, applicant.Copies) { Seen = seen }]), actor, cancellation);

    /// <summary>
    /// Issues everything that a request asks for, or nothing: each copy with a number of its own, in one transaction with the request
    /// and the record of issue.
    /// </summary>
    public async Task<IReadOnlyList<IssuedCertificate>> IssueAsync(CounterRequest request, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        Rulings.Refuse(CounterRules.WhyNot(request, Today));
        try
        {
            var (_, issued) = await journal.CommitAsync(actor, open => WriteAsync(open, request, null, cancellation), cancellation);
            return issued;
        }
        catch (UnknownCharacterException e)
        {
            throw new CaseException(new CertificateRefusal.Unprintable(e.Message));
        }
    }

    /// <summary>Issues in an open transaction. Where <paramref name="left"/> is given, a paper that is refused for itself alone is put there and the others are issued.</summary>
    internal async Task<(Deed Deed, List<IssuedCertificate> Copies)> WriteAsync(JournalTransaction open, CounterRequest request, List<LeftOut>? left, CancellationToken cancellation)
    {
        var settings = await open.CityAsync(cancellation);
        // The day of the act is that of the record, whenever the request was begun.
        Rulings.Refuse(CounterRules.WhyNot(request, settings.Day));
        var (applicant, exemption) = (request.Applicant, CounterRules.ExemptionOf(request.Applicant, settings.Day));
        var made = new List<(RequestLine Line, MadeContent Made, int Price)>();
        foreach (var line in request.Lines)
        {
            if (await MakeAsync(open, line, settings.Day, applicant, left, cancellation) is not { } content)
            {
                continue;
            }

            Rulings.Refuse(content.Generation is { } generation ? IssueDecision.WhyNot(line.Seen, generation) : null);
            var price = PriceOf(settings, line.Wanted);
            Rulings.Refuse(CounterRules.WhyNotPaid(line, price));
            made.Add((line, content, price));
        }

        Rulings.Refuse(made.Count == 0 ? new CertificateRefusal.NothingLeft([.. left!.Select(l => $"{l.Wanted.Of}: {l.Why.Words}")]) : null);
        var yen = exemption is null ? made.Sum(m => m.Price * m.Line.Copies) : 0;
        var number = await IssueBook.AddAsync(open, request, made.Sum(m => m.Line.Copies), yen);
        var copies = new List<IssuedCertificate>();
        foreach (var (line, content, yenOfCopy) in made)
        {
            for (var i = 0; i < line.Copies; i++)
            {
                var (copy, issued) = await CopyAsync(open, settings, line.Wanted, content, PhrasesOf(applicant.Capacity, exemption), yenOfCopy, exemption is null ? yenOfCopy : 0);
                IssueBook.Add(open, number, copy, applicant, line.Capacity ?? applicant.Capacity);
                copies.Add(issued);
            }
        }

        var said = string.Join("、", made.Select(m => string.Create(CultureInfo.InvariantCulture, $"{DeedOf(m.Line.Wanted)}を {m.Line.Copies} 通")));
        var without = left is { Count: > 0 } ? $"({string.Join("、", left.Select(l => l.Wanted.Of))}は出せず、ほかだけを出した)" : "";
        return (new Deed(DeedKind.CertificateIssued, $"{said}発行した{without}"), copies);
    }

    // Null where it is left out for itself alone.
    private async Task<MadeContent?> MakeAsync(JournalTransaction open, RequestLine line, DateOnly day, CertificateApplicant applicant, List<LeftOut>? left, CancellationToken cancellation)
    {
        try
        {
            var made = await ContentAsync(open.Scope, line.Wanted, day, cancellation, applicant.Requester);
            Rulings.Refuse(left is not null && made.Content is { } content && renderer.WhyNot(content) is { } why ? new CertificateRefusal.Unprintable(why) : null);
            return made;
        }
        catch (CaseException e) when (left is not null && e.Why is CertificateRefusal alone && ChainRules.IsOfThePaperAlone(alone))
        {
            left.Add(new(line.Wanted, alone));
            return null;
        }
    }

    /// <summary>Numbers and renders one copy; whoever asks enters it in the book.</summary>
    internal async Task<(IssuedCopy Copy, IssuedCertificate Issued)> CopyAsync(
        JournalTransaction open, CitySettings settings, WantedCertificate wanted, MadeContent made, IReadOnlyList<string> phrases, int price, int fee)
    {
        var next = await open.NextAsync("issue");
        var number = string.Create(CultureInfo.InvariantCulture, $"{settings.Day:yyyyMMdd}-00-{next:0000000}");
        var (issue, images) = (IssueOf(settings, number), made.Images is { } taken ? taken with { Phrases = phrases } : null);
        var content = images is null ? made.Content! with { Phrases = phrases } : null;
        var paper = images is null ? renderer.Render(content!, issue, PdfEnvelope.Archive) : renderer.Render(images, issue, PdfEnvelope.Archive);
        return (new(number, wanted, made.Generation, price, fee, paper.PageCount, SHA256.HashData(paper.Bytes)), new(number, paper.Bytes)
        {
            Called = wanted.Kind.Word(), Kind = wanted.Kind, Pages = new(() => images is null ? renderer.Preview(content!, issue) : renderer.Preview(images, issue)),
        });
    }

    /// <summary>固定文言: 公用 on what an authority gets, and that of an exemption, so that the paper serves for nothing else.</summary>
    internal static IReadOnlyList<string> PhrasesOf(string capacity, FeeExemption? exemption) =>
        [.. (ApplicantCapacity.Of(capacity)?.Path == ApplicantPath.Official ? [Official] : Array.Empty<string>()).Concat(exemption is null ? [] : [exemption.Phrase]).Distinct()];

    /// <summary>Yen of one copy. Throws <see cref="CaseException"/> when the city has set none.</summary>
    internal static int PriceOf(CitySettings settings, WantedCertificate wanted) => CounterRules.PriceOf(IssueDecision.FeeOf(settings, wanted.Kind).Demand(), wanted);

    /// <summary>What it is of, without a name.</summary>
    internal static string DeedOf(WantedCertificate wanted) => wanted is WantedCertificate.OfAbsence ? wanted.Kind.Word() : $"{wanted.Of} の{wanted.Kind.Word()}";

    /// <summary>What the counter would answer to whoever asks for the whole register, if 戸籍 were given out at all; null when it would give it. Writes nothing.</summary>
    internal async Task<ActRefusal?> WhyNotIfOpenAsync(RegisterId register, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        try
        {
            await RegisterContentAsync(scope, new(register, CertificateKind.Whole, []), Today, cancellation);
            return null;
        }
        catch (CaseException e) when (e.Why is not null)
        {
            return e.Why;
        }
    }

    internal async Task<CertificateIssue> IssueAsync(string number, CancellationToken cancellation) => IssueOf(await city.AtAsync(Today, cancellation), number);

    private static CertificateIssue IssueOf(CitySettings settings, string number)
    {
        var official = IssueDecision.CertifierOf(settings).Demand();
        return new(number, settings.Day, official.Title, official.Name) { Seal = official.Seal };
    }

    /// <summary>Makes sure that a generation is the one that was recorded, as <see cref="JournalGuard"/> says.</summary>
    internal Task EnsureRecordedAsync(ReadScope scope, RegisterId register, int generation, CancellationToken cancellation) =>
        guard.EnsureAsync(scope.Database, DocumentKey.Of(register), generation, cancellation);

    /// <summary>The generation that a certificate would show today; reads no page of images. Throws <see cref="CaseException"/> where there is none.</summary>
    internal async Task<int?> EnsureGivenAsync(ReadScope scope, WantedCertificate wanted, DateOnly today, CancellationToken cancellation, string? requester = null)
    {
        if (wanted is not WantedCertificate.OfImage { Request: var image })
        {
            return (await ContentAsync(scope, wanted, today, cancellation, requester)).Generation;
        }

        Rulings.Refuse(IssueDecision.WhyNotNow(await outages.IsClosedAsync(cancellation)));
        return (await images.FindAsync(scope, image, cancellation)).Generation;
    }

    /// <summary>What stands on a certificate today, or why there is none. Throws <see cref="CaseException"/>.</summary>
    internal async Task<MadeContent> ContentAsync(ReadScope scope, WantedCertificate wanted, DateOnly today, CancellationToken cancellation, string? requester = null)
    {
        // A paper that was accepted stays accepted whatever was taken by hand meanwhile; what a register says, or that there is none, does not.
        Rulings.Refuse(wanted is WantedCertificate.OfPaper ? null : IssueDecision.WhyNotNow(await outages.IsClosedAsync(cancellation)));
        return wanted switch
        {
            WantedCertificate.OfRegister { Request: var request } => await RegisterContentAsync(scope, request, today, cancellation, requester),
            WantedCertificate.OfImage { Request: var request } => await ImagedContentAsync(scope, request, today, cancellation),
            WantedCertificate.OfPaper { Request: var request } => new(PaperCertificates.Of(await PaperAsync(scope, request.Receipt, cancellation), request, today).Demand(), null),
            WantedCertificate.OfAbsence { Request: var request } => new(AbsenceCertificates.Of(request, await absence.FindAsync(scope, request, cancellation), today).Demand(), null),
            _ => throw new InvalidOperationException(wanted.GetType().Name),
        };
    }

    // Closed for good: no 届 waits on it, and none holds it.
    private async Task<MadeContent> ImagedContentAsync(ReadScope scope, ImagedRequest request, DateOnly today, CancellationToken cancellation)
    {
        var found = await images.FindAsync(scope, request, cancellation);
        return new(null, found.Generation) { Images = await images.ContentAsync(found.Register, request, today, cancellation) };
    }

    private async Task<FiledPaper> PaperAsync(ReadScope scope, ReceiptNumber number, CancellationToken cancellation) =>
        await papers.FindAsync(scope, number, cancellation) ?? throw new CaseException(new CertificateRefusal.UnknownPaper(number));

    private async Task<MadeContent> RegisterContentAsync(ReadScope scope, CertificateRequest request, DateOnly today, CancellationToken cancellation, string? requester = null)
    {
        var stored = await StoredAsync(scope, request.Register, cancellation) ?? throw new CaseException(new CertificateRefusal.UnknownRegister(request.Register));
        var heldBy = await RegisterStore.ReceiptsAsync(scope.Database, await holds.HoldsAsync(scope.Database, [request.Register.Value], cancellation), cancellation);
        return new(IssueDecision.Of(new(stored.Register, heldBy, request.Kind, request.Persons, today) { Parts = request.Parts, Requester = requester }).Demand(), stored.Generation);
    }

    private async Task<StoredRegister?> StoredAsync(ReadScope scope, RegisterId register, CancellationToken cancellation)
    {
        try
        {
            var stored = await RegisterStore.LoadAsync(scope.Database, register, cancellation);
            if (stored is not null)
            {
                await guard.EnsureAsync(scope.Database, DocumentKey.Of(register), stored.Generation, cancellation);
            }

            return stored;
        }
        catch (RegisterDocumentException e)
        {
            throw new CaseException(new CertificateRefusal.RecordForeign(e.Message));
        }
    }

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());
}
