using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence;

/// <summary>
/// 認証者と公印: entered by one person, confirmed by another, each a row of the journal that nobody changes. Who may do
/// what is decided by <see cref="CertifierRules"/>.
/// </summary>
public sealed class Certifiers(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal, CertificateRenderer renderer, TimeProvider clock)
{
    /// <summary>Every entry, the newest first.</summary>
    public async Task<IReadOnlyList<CertifierEntry>> ListAsync(CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await ListAsync(database, cancellation);
    }

    /// <summary>Enters one; it waits for a second person. Gives its number; throws <see cref="CaseException"/> in words.</summary>
    public async Task<long> EnterAsync(DateOnly from, Certifier certifier, Actor actor, CancellationToken cancellation = default)
    {
        var (title, name, seal) = (certifier.Title.Trim(), certifier.Name.Trim(), certifier.Seal);
        var (_, number) = await journal.CommitAsync(actor, async open =>
        {
            Refuse(CertifierRules.WhyNot(actor));
            var known = await ListAsync(open.Database, cancellation);
            Refuse(CertifierRules.Problems(from, title, name, seal, Today, known).Select(p => p.Problem).FirstOrDefault() ?? WhyNotPrintable($"{title}{name}", seal));
            var row = new CertifierRow
            {
                Number = await open.NextAsync("certifier"),
                From = from,
                Title = title,
                Name = name,
                Outline = seal.Outline,
                Extent = seal.Extent,
                Side = seal.Side,
                At = open.Now,
                By = actor.Account,
                ByName = actor.Name,
            };
            open.Database.Certifiers.Add(row);
            return (new Deed(DeedKind.Certifier, $"{Called(from, title, name)} を入れた(確認待ち)"), row.Number);
        }, cancellation);
        return number;
    }

    /// <summary>確認: from its first day on the entry is what papers bear.</summary>
    public Task ConfirmAsync(long number, Actor actor, CancellationToken cancellation = default) => DecideAsync(number, true, "", actor, cancellation);

    /// <summary>差戻し: the entry never comes into force.</summary>
    public Task SendBackAsync(long number, string reason, Actor actor, CancellationToken cancellation = default) =>
        DecideAsync(number, false, CasePaper.Reason(reason).Demand(), actor, cancellation);

    /// <summary>Who certifies on a day, or null.</summary>
    internal static async Task<Certifier?> InForceAsync(KosekiDbContext database, DateOnly day, CancellationToken cancellation)
    {
        var row = await database.Certifiers.AsNoTracking().Where(c => c.From <= day && database.CertifierDecisions.Any(d => d.Number == c.Number && d.Confirmed))
            .OrderByDescending(c => c.From).ThenByDescending(c => c.Number).FirstOrDefaultAsync(cancellation);
        return row is null ? null : CertifierOf(row);
    }

    private async Task DecideAsync(long number, bool confirmed, string reason, Actor actor, CancellationToken cancellation) =>
        await journal.CommitAsync(actor, async open =>
        {
            var known = await ListAsync(open.Database, cancellation);
            var entry = known.FirstOrDefault(e => e.Number == number) ?? throw new CaseException(new CertifierRefusal.Unknown(number));
            Refuse(confirmed ? CertifierRules.WhyNotConfirm(entry, actor, Today, known) : CertifierRules.WhyNotDecide(entry, actor));
            open.Database.CertifierDecisions.Add(new() { Number = number, Confirmed = confirmed, Reason = reason, At = open.Now, By = actor.Account, ByName = actor.Name });
            var what = Called(entry.From, entry.Certifier.Title, entry.Certifier.Name);
            return (new Deed(DeedKind.Certifier, confirmed ? $"{what} を確認した" : $"{what} を差し戻した", Reason: confirmed ? null : reason), true);
        }, cancellation);

    private static async Task<IReadOnlyList<CertifierEntry>> ListAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        var decisions = await database.CertifierDecisions.AsNoTracking().ToDictionaryAsync(d => d.Number, cancellation);
        var rows = await database.Certifiers.AsNoTracking().OrderByDescending(c => c.Number).ToListAsync(cancellation);
        return [.. rows.Select(r => new CertifierEntry(r.Number, r.From, CertifierOf(r), r.By, r.ByName, r.At, DecisionOf(decisions.GetValueOrDefault(r.Number))))];
    }

    private static Certifier CertifierOf(CertifierRow row) => new(row.Title, row.Name, new(row.Outline, row.Extent, row.Side));

    private static CertifierDecision? DecisionOf(CertifierDecisionRow? row) => row is null ? null : new(row.Confirmed, row.Reason, row.By, row.ByName, row.At);

    private static string Called(DateOnly from, string title, string name) => $"{RegisterDate.Of(from).Text}からの認証者「{title} {name}」と公印";

    // What cannot be printed must not wait for the first certificate to say so.
    private string? WhyNotPrintable(string text, CertificateSeal seal)
    {
        try
        {
            renderer.Require(text);
            OutlineReader.Read(seal, 0, 0, seal.Side);
            return null;
        }
        catch (Exception e) when (e is UnknownCharacterException or FormatException)
        {
            return e.Message;
        }
    }

    private static void Refuse(string? why)
    {
        if (why is not null)
        {
            throw new CaseException(new CertifierRefusal.NotAllowed(why));
        }
    }

    private DateOnly Today => JapanTime.DayOf(clock.GetUtcNow());
}
