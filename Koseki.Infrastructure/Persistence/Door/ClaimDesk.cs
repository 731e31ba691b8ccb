using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Documents;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>
/// The right to release one paper; the same paper may be asked for again, another one under its id never. It takes its
/// place in the journal among the holds: after a hold none is given, and a paper of an older generation is refused. Claims that wait at the same time are decided one by one in one
/// transaction, so that they share one journal row, which names each of them, and one wait for the disk.
/// </summary>
public sealed class ClaimDesk(IDbContextFactory<KosekiDbContext> contexts, DoorGuard guard, JournalWriter journal)
{
    /// <summary>The code of kinds that are closed as a whole.</summary>
    internal const string Closed = "K5002";

    private static readonly IReadOnlySet<StaffRole> NoRoles = new HashSet<StaffRole>();
    private const int LongestPlace = 200;
    private readonly WaitingClaims waiting = new();

    /// <summary>Gives the right once, or says why not.</summary>
    /// <param name="question">Which paper.</param>
    /// <param name="caller">Which gateway asks.</param>
    /// <param name="cancellation">Ends the question; nothing is given then unless it was being given already.</param>
    public Task<ClaimAnswer> ClaimAsync(ClaimQuestion question, string caller, CancellationToken cancellation) =>
        waiting.AskAsync(question, caller, GiveAsync, cancellation);

    // One transaction: whoever gets the right gets it with the others, or nobody does.
    private async Task<IReadOnlyList<ClaimAnswer>> GiveAsync(string caller, IReadOnlyList<ClaimQuestion> questions)
    {
        var codes = new string?[questions.Count];
        var before = new long?[questions.Count];
        long? number = null;
        try
        {
            (number, _) = await journal.CommitAsync(new(caller, "コンビニ交付", NoRoles, "", ""), async open =>
            {
                // Those given here are not in the database yet.
                var given = new Dictionary<Guid, ClaimQuestion>();
                for (var i = 0; i < questions.Count; i++)
                {
                    if (given.TryGetValue(questions[i].IssueId, out var same))
                    {
                        codes[i] = same == questions[i] ? null : "K4003";
                        continue;
                    }

                    (codes[i], before[i]) = await DecideAsync(open.Database, questions[i], CancellationToken.None);
                    if (codes[i] is null && before[i] is null)
                    {
                        given.Add(questions[i].IssueId, questions[i]);
                        open.Database.Claims.Add(RowOf(questions[i], caller, open.Now));
                    }
                }

                var registers = given.Values.Select(q => $"R{q.Register}");
                return given.Count > 0
                    ? (new Deed(DeedKind.Claimed, $"戸籍 {string.Join("、", registers)} の証明書(コンビニ交付)の引渡しを認めた"), true)
                    : throw new DoorRefusalException("K4007", "引渡しの権利を出せません。");
            }, CancellationToken.None);
        }
        catch (DoorRefusalException)
        {
            // Nobody got it: the journal has no row of it.
        }
        catch (JournalHaltedException e)
        {
            throw new DoorRefusalException("K5901", e.Message);
        }

        var head = codes.All(c => c is null) ? 0 : await HeadAsync(CancellationToken.None);
        return [.. codes.Select((c, i) => c is null ? new ClaimAnswer(true, null, before[i] ?? number!.Value) : new ClaimAnswer(false, c, head))];
    }

    private static ClaimRow RowOf(ClaimQuestion question, string caller, DateTimeOffset now) => new()
    {
        IssueId = Key(question),
        Register = question.Register,
        Generation = question.Generation,
        Sha256 = Convert.FromHexString(question.Sha256),
        At = now,
        Caller = caller,
        Place = Shortened(question.Place),
    };

    private static string? Shortened(string? place) => place is { Length: > LongestPlace } ? place[..LongestPlace] : place;

    /// <summary>Whether a claim would be given: writes nothing.</summary>
    public async Task<ClaimAnswer> ProbeAsync(ClaimQuestion question, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var (code, _) = await DecideAsync(database, question, cancellation);
        return new(code is null, code, await HeadAsync(cancellation));
    }

    private static string Key(ClaimQuestion question) => question.IssueId.ToString("D");

    // Why not, or the journal number under which the same paper was given before. What stands against it now stands
    // against the second giving too.
    private async Task<(string? Code, long? Before)> DecideAsync(KosekiDbContext database, ClaimQuestion question, CancellationToken cancellation)
    {
        if (question.Sha256 is not { Length: 64 } || !question.Sha256.All(char.IsAsciiHexDigit))
        {
            return ("K4003", null);
        }

        var key = Key(question);
        var known = await database.Claims.AsNoTracking().FirstOrDefaultAsync(c => c.IssueId == key, cancellation);
        if (known is not null && (known.Register != question.Register || known.Generation != question.Generation || !known.Sha256.AsSpan().SequenceEqual(Convert.FromHexString(question.Sha256))))
        {
            return ("K4003", null);
        }

        if (await guard.IsClosedAsync(cancellation))
        {
            return (Closed, null);
        }

        if (await WhyHeldAsync(database, question.Register, cancellation) is { } held)
        {
            return (held, null);
        }

        if (await guard.StandsAsync(database, "", question.Register, cancellation))
        {
            return ("K5902", null);
        }

        if (await guard.StandsAsync(database, question.ResidentNumber, null, cancellation))
        {
            return ("K3010", null);
        }

        if (!await IsLinkSoundAsync(database, question.ResidentNumber, cancellation))
        {
            return ("K5902", null);
        }

        var generation = await database.Generations.AsNoTracking().Of(DocumentKey.Of(new RegisterId(question.Register)))
            .MaxAsync(g => (int?)g.Generation, cancellation);
        return generation == question.Generation ? (null, known?.JournalNumber) : ("K4007", null);
    }

    // Held, or nobody can say whether it is.
    private async Task<string?> WhyHeldAsync(KosekiDbContext database, long register, CancellationToken cancellation)
    {
        try
        {
            return await guard.IsHeldAsync(database, register, cancellation) ? "K3004" : null;
        }
        catch (DoorTamperedException)
        {
            return "K5902";
        }
    }

    // A refusal, not an end: other claims stand in the same transaction.
    private async Task<bool> IsLinkSoundAsync(KosekiDbContext database, string resident, CancellationToken cancellation)
    {
        try
        {
            await guard.LinkAsync(database, resident, cancellation);
            return true;
        }
        catch (LinkTamperedException)
        {
            return false;
        }
    }

    private async Task<long> HeadAsync(CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Journal.AsNoTracking().MaxAsync(j => (long?)j.Number, cancellation) ?? 0;
    }
}
