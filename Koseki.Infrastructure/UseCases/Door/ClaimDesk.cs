using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>
/// The right to release one paper, as <see cref="ClaimDecision"/> says; the same paper may be asked for again, another one under its id
/// never. It takes its place in the journal among the holds: after a hold none is given, and a paper of an older generation is refused.
/// Claims that wait at the same time are decided one by one in one transaction, so that they share one journal row, which names each of
/// them, and one wait for the disk.
/// </summary>
public sealed class ClaimDesk(ReadScopes scopes, DoorGuard guard, JournalWriter journal)
{
    private static readonly IReadOnlySet<StaffRole> NoRoles = new HashSet<StaffRole>();
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
        var denied = new DoorDenial?[questions.Count];
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
                        denied[i] = ClaimDecision.WhyNotBeside(questions[i], same);
                        continue;
                    }

                    var facts = await FactsAsync(open.Scope, questions[i], CancellationToken.None);
                    denied[i] = ClaimDecision.WhyNot(questions[i], facts);
                    before[i] = denied[i] is null ? facts.Before?.JournalNumber : null;
                    if (denied[i] is null && before[i] is null)
                    {
                        given.Add(questions[i].IssueId, questions[i]);
                        DoorStore.Add(open, questions[i], caller);
                    }
                }

                return given.Count > 0
                    ? (new Deed(DeedKind.Claimed, $"戸籍 {string.Join("、", given.Values.Select(q => new RegisterId(q.Register)))} の証明書(コンビニ交付)の引渡しを認めた"), true)
                    : throw new NothingGivenException();
            }, CancellationToken.None);
        }
        catch (NothingGivenException)
        {
            // The journal has no row of it.
        }
        catch (JournalHaltedException e)
        {
            throw new DoorRefusalException(new DoorDenial.Halted(e.Message));
        }

        var head = denied.All(d => d is null) ? 0 : await HeadAsync(CancellationToken.None);
        return [.. denied.Select((d, i) => d is null ? new ClaimAnswer(true, null, before[i] ?? number!.Value) : new ClaimAnswer(false, d.Code, head))];
    }

    /// <summary>Whether a claim would be given: writes nothing.</summary>
    public async Task<ClaimAnswer> ProbeAsync(ClaimQuestion question, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        var denied = ClaimDecision.WhyNot(question, await FactsAsync(scope, question, cancellation));
        return new(denied is null, denied?.Code, await HeadAsync(cancellation));
    }

    /// <summary>Why a claim would not be given if 戸籍 were given out at all; null when it would: writes nothing.</summary>
    internal async Task<DoorDenial?> WhyNotIfOpenAsync(ClaimQuestion question, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return ClaimDecision.WhyNot(question, await FactsAsync(scope, question, cancellation) with { IsClosed = false });
    }

    private async Task<ClaimFacts> FactsAsync(ReadScope scope, ClaimQuestion question, CancellationToken cancellation) => new(
        await DoorStore.ClaimAsync(scope.Database, question.IssueId, cancellation),
        await guard.IsClosedAsync(cancellation),
        await IsHeldAsync(scope, question.Register, cancellation),
        await guard.StandsAsync(scope.Database, "", question.Register, cancellation),
        await guard.StandsAsync(scope.Database, question.ResidentNumber, null, cancellation),
        await IsLinkSoundAsync(scope, question.ResidentNumber, cancellation),
        await DoorStore.GenerationAsync(scope.Database, new(question.Register), cancellation));

    // A fact, not an end, both of them: other claims stand in the same transaction.
    private async Task<bool?> IsHeldAsync(ReadScope scope, long register, CancellationToken cancellation)
    {
        try
        {
            return await guard.IsHeldAsync(scope.Database, register, cancellation);
        }
        catch (DoorTamperedException)
        {
            return null;
        }
    }

    private async Task<bool> IsLinkSoundAsync(ReadScope scope, string resident, CancellationToken cancellation)
    {
        try
        {
            await guard.LinkAsync(scope.Database, resident, cancellation);
            return true;
        }
        catch (LinkTamperedException)
        {
            return false;
        }
    }

    private async Task<long> HeadAsync(CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await DoorStore.HeadAsync(scope.Database, cancellation);
    }

    private sealed class NothingGivenException : Exception;
}
