using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>
/// The single-use right to release a paper. It takes its place in the journal among the holds: after a hold none is
/// given, and a paper of an older generation is refused.
/// </summary>
public sealed class ClaimDesk(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal)
{
    private static readonly IReadOnlySet<StaffRole> NoRoles = new HashSet<StaffRole>();

    /// <summary>Gives the right once, or says why not.</summary>
    /// <param name="question">Which paper.</param>
    /// <param name="caller">Which gateway asks.</param>
    /// <param name="cancellation">Ends the question; nothing is given then.</param>
    public async Task<ClaimAnswer> ClaimAsync(ClaimQuestion question, string caller, CancellationToken cancellation)
    {
        try
        {
            var (number, _) = await journal.CommitAsync(new(caller, "コンビニ交付", NoRoles, "", ""), async open =>
            {
                if (await RefusalAsync(open.Database, question, cancellation) is { } code)
                {
                    throw new DoorRefusalException(code, "引渡しの権利を出せません。");
                }

                open.Database.Claims.Add(new()
                {
                    IssueId = Key(question),
                    Register = question.Register,
                    Generation = question.Generation,
                    Sha256 = Convert.FromHexString(question.Sha256),
                    At = open.Now,
                    Caller = caller,
                });
                return (new Deed("引渡し", $"戸籍 R{question.Register} の証明書(コンビニ交付)の引渡しを認めた"), true);
            }, cancellation);
            return new(true, null, number);
        }
        catch (DoorRefusalException refusal)
        {
            return new(false, refusal.Code, await HeadAsync(cancellation));
        }
    }

    /// <summary>Whether a claim would be given: writes nothing.</summary>
    public async Task<ClaimAnswer> ProbeAsync(ClaimQuestion question, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var code = await RefusalAsync(database, question, cancellation);
        return new(code is null, code, await HeadAsync(cancellation));
    }

    private static string Key(ClaimQuestion question) => question.IssueId.ToString("D");

    private static async Task<string?> RefusalAsync(KosekiDbContext database, ClaimQuestion question, CancellationToken cancellation)
    {
        var key = Key(question);
        if (question.Sha256 is not { Length: 64 } || !question.Sha256.All(char.IsAsciiHexDigit) || await database.Claims.AsNoTracking().AnyAsync(c => c.IssueId == key, cancellation))
        {
            return "K4003";
        }

        if (await database.Holds.AsNoTracking().AnyAsync(h => h.Register == question.Register && h.ToJournal == null, cancellation))
        {
            return "K3004";
        }

        var generation = await database.RegisterGenerations.AsNoTracking().Where(g => g.Register == question.Register)
            .MaxAsync(g => (int?)g.Generation, cancellation);
        return generation == question.Generation ? null : "K4007";
    }

    private async Task<long> HeadAsync(CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.Journal.AsNoTracking().MaxAsync(j => (long?)j.Number, cancellation) ?? 0;
    }
}
