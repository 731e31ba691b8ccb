using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Certificates;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Certificates;

/// <summary>What was issued at the counter afterwards: 処分 of a spoilt copy, another copy instead, and the sheet of a day.</summary>
public sealed class IssuedPaperDesk(ReadScopes scopes, JournalWriter journal, CertificateDesk certificates, IssueBook book, PrintBook prints, AccessLog access, TimeProvider clock)
{
    /// <summary>A copy with what became of it; null when there is none. The look is logged.</summary>
    public async Task<IssuedPaper?> FindAsync(string number, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeCertificates);
        await using var scope = await scopes.OpenAsync(cancellation);
        var (paper, _) = await book.FindAsync(scope, number.Trim(), cancellation);
        paper = paper is null ? null : paper with { Print = await prints.FindAsync(scope, paper.Number, cancellation) };
        await access.WriteAsync(actor, LookKind.Seen, paper?.Wanted?.Register, $"発行番号 {number.Trim()} の交付履歴を表示", cancellation);
        return paper;
    }

    /// <summary>What the actor's office issued or marked as spoilt on a day, newest first. The look is logged.</summary>
    public async Task<IReadOnlyList<IssuedPaper>> ListAsync(DateOnly day, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeCertificates);
        await using var scope = await scopes.OpenAsync(cancellation);
        await access.WriteAsync(actor, LookKind.Seen, null, $"{RegisterDate.Of(day).Text}の交付履歴({actor.Office})を表示", cancellation);
        return await book.OfDayAsync(scope, actor.Office, day, cancellation);
    }

    /// <summary>日計表 of the actor's office. The look is logged.</summary>
    public async Task<DaySheet> SheetAsync(DateOnly day, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeCertificates);
        await using var scope = await scopes.OpenAsync(cancellation);
        await access.WriteAsync(actor, LookKind.Seen, null, $"{RegisterDate.Of(day).Text}の日計表({actor.Office})を表示", cancellation);
        return DaySheet.Of(day, actor.Office, await book.EntriesAsync(scope, actor.Office, day, cancellation));
    }

    /// <summary>
    /// 処分: marks a copy as spoilt, on whatever day it was issued, and says whether the fee was given back: by somebody else than who issued
    /// it, with the paper in hand.
    /// </summary>
    public Task SpoilAsync(string number, Spoiling spoiling, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        return journal.CommitAsync(actor, async open =>
        {
            var (paper, _) = await book.FindAsync(open.Scope, number, cancellation);
            Rulings.Refuse(IssuedPaperRules.WhyNotSpoil(paper, number, spoiling.Reason) ?? IssuedPaperRules.WhyNotRefund(paper!, spoiling, actor.Account));
            Rulings.Refuse(PrintRules.WhyNotSpoil(await prints.FindAsync(open.Scope, number, cancellation), open.Now));
            var refund = spoiling.IsRefunded ? paper!.PaidFor : 0;
            IssueBook.Spoil(open, number, spoiling, refund);
            return (new Deed(DeedKind.CertificateSpoilt, string.Create(CultureInfo.InvariantCulture, $"証明書 {number} を処分にした{(spoiling.IsInHand ? "(用紙を回収)" : "(用紙は回収していない)")}{(refund > 0 ? $"(返金 {refund}円)" : "")}"), Reason: spoiling.Reason.Trim()), true);
        }, cancellation);
    }

    /// <summary>
    /// Another copy instead of a spoilt one, with a number of its own and without a fee: on the day of issue (later of one that never came out of its printer), of what the spoilt one showed. A
    /// register that is held or went on refuses, and one that went on since <paramref name="seen"/>, too: that is asked for anew.
    /// </summary>
    public async Task<IssuedCertificate> ReplaceAsync(string number, Actor actor, int? seen = null, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.IssueCertificates);
        try
        {
            var (_, issued) = await journal.CommitAsync(actor, open => ReplaceAsync(open, number, seen, cancellation), cancellation);
            return issued;
        }
        catch (UnknownCharacterException e)
        {
            throw new CaseException(new CertificateRefusal.Unprintable(e.Message));
        }
    }

    /// <summary>Today in Japan.</summary>
    public DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());

    private async Task<(Deed Deed, IssuedCertificate Issued)> ReplaceAsync(JournalTransaction open, string number, int? seen, CancellationToken cancellation)
    {
        var (paper, exemption) = await book.FindAsync(open.Scope, number, cancellation);
        var settings = await open.CityAsync(cancellation);
        paper = paper is null ? null : paper with { Print = await prints.FindAsync(open.Scope, number, cancellation) };
        Rulings.Refuse(IssuedPaperRules.WhyNotReplace(paper, number, settings.Day));
        var wanted = paper!.Wanted!;
        var made = await certificates.ContentAsync(open.Scope, wanted, settings.Day, cancellation, paper.Requester);
        Rulings.Refuse(made.Generation is { } generation ? IssueDecision.WhyNot(seen, generation) : null);
        Rulings.Refuse(IssuedPaperRules.WhyNotReplace(paper, made.Generation));
        var (copy, issued) = await certificates.CopyAsync(open, settings, wanted, made, CertificateDesk.PhrasesOf(paper.Capacity, exemption), CertificateDesk.PriceOf(settings, wanted), 0);
        await IssueBook.AddReplacementAsync(open, number, copy, cancellation);
        return (new Deed(DeedKind.CertificateIssued, $"{CertificateDesk.DeedOf(wanted)}を、処分にした {number} に代えて {copy.Number} として発行した"), issued);
    }
}
