using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.NightHolds;
using Koseki.Infrastructure.Persistence.Sessions;

namespace Koseki.Infrastructure.UseCases.NightHolds;

/// <summary>The trial of one register.</summary>
/// <param name="Register">The register.</param>
/// <param name="At">When it was tried.</param>
/// <param name="Answer">What came of it.</param>
public sealed record NightProof(RegisterId Register, DateTimeOffset At, Trial Answer);

/// <summary>
/// The terminal of the night: everything that the duty 当直 can do. Search (本籍 and 筆頭者, nothing else of a register), hold, try
/// whether it is held, call a hold a mistake, list.
/// </summary>
public sealed class NightDesk(ReadScopes scopes, JournalWriter journal, AccessLog access, HoldProbe probe, NightHands hands, SessionGuard guard, ICharacterTable characters, TimeProvider clock)
{
    private readonly NightSearch search = new(characters);

    /// <summary>Looks for registers and logs the search.</summary>
    public async Task<NightAnswer> FindAsync(NightWords words, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.HoldAtNight);
        words = Seen(words);
        Rulings.Refuse(NightRules.WhyNotFind(words));
        await access.WriteAsync(actor, LookKind.Searched, null, $"時間外: {string.Join(" ", new[] { words.Head, words.Domicile, words.Person, words.Birth }.Where(w => w.Length > 0))}", cancellation);
        await using var scope = await scopes.OpenAsync(cancellation);
        return await search.FindAsync(scope.Database, words, cancellation);
    }

    /// <summary>Deposits a paper and holds the chosen registers, with its audit entry, in one transaction.</summary>
    public Task<NightReceipt> HoldAsync(NightOrder order, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.HoldAtNight);
        return hands.DepositAsync(order with { Words = Seen(order.Words) }, isFromList: false, actor, cancellation);
    }

    /// <summary>Tries each register that a deposit holds, and records what came of it.</summary>
    public async Task<IReadOnlyList<NightProof>> ProveAsync(long deposit, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.HoldAtNight);
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        await DemandOwnAsync(scope, deposit, actor, cancellation);
        var proofs = new List<NightProof>();
        foreach (var register in await NightStore.HeldAsync(scope.Database, deposit, cancellation))
        {
            var answer = await probe.AskAsync(deposit, register, cancellation);
            proofs.Add(new(register, clock.GetUtcNow(), answer));
        }

        if (proofs.Count > 0)
        {
            await journal.CommitAsync(actor, async open =>
            {
                var there = await NightStore.DemandAsync(open, deposit, cancellation);
                foreach (var proof in proofs)
                {
                    NightStore.Add(open, there, proof.Answer.IsProved ? NightStepKind.Proved : NightStepKind.Unproved, proof.Register, reason: proof.Answer.Said);
                }

                var failed = proofs.Count(p => !p.Answer.IsProved);
                return (new Deed(DeedKind.NightDeposit, failed == 0 ? $"{there.Called} の戸籍の発行を試し、保留で断られた" : $"{there.Called} の戸籍 {failed} 件が止まっていることを確かめられない"), true);
            }, cancellation);
        }

        return proofs;
    }

    /// <summary>誤り: the register stays held until somebody else agrees in the morning.</summary>
    public async Task MarkWrongAsync(long deposit, RegisterId register, string reason, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.HoldAtNight);
        await using (var scope = await scopes.OpenAsync(cancellation))
        {
            await DemandOwnAsync(scope, deposit, actor, cancellation);
        }

        await hands.MarkWrongAsync(deposit, register, reason, actor, cancellation);
    }

    /// <summary>The deposits of the last day at this office, where their papers lie, newest first.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> TonightAsync(Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.HoldAtNight);
        var since = clock.GetUtcNow() - NightRules.NamedBefore;
        await using var scope = await scopes.OpenAsync(cancellation);
        await guard.DemandAsync(scope.Database, actor, cancellation);
        return await NightStore.SinceAsync(scope.Database, since, actor.Office, cancellation);
    }

    /// <summary>The same for paper, and the access log says that it was printed.</summary>
    public async Task<IReadOnlyList<ListedDeposit>> PrintAsync(Actor actor, CancellationToken cancellation = default)
    {
        var listed = await TonightAsync(actor, cancellation);
        await access.WriteAsync(actor, LookKind.Printed, null, $"時間外の預かり一覧 {listed.Count} 件を印刷", cancellation);
        return listed;
    }

    private static async Task DemandOwnAsync(ReadScope scope, long deposit, Actor actor, CancellationToken cancellation) =>
        Rulings.Refuse(await NightStore.IsOfAsync(scope.Database, deposit, actor.Office, cancellation) ? null : new NightRefusal.OtherOffice(NightDeposit.CalledOf(deposit)));

    private static NightWords Seen(NightWords words) => new(Seen(words.Head), Seen(words.Domicile), Seen(words.Person), Seen(words.Birth));

    // What cannot be seen asks for nobody, not for everybody.
    private static string Seen(string text) => TextMapping.Visible(text) is { Length: > 0 } seen ? seen.Trim() : "";
}
