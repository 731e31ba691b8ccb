using Koseki.Domain.Cases;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;
using Koseki.Infrastructure.Persistence.Journal;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>
/// 交付停止: what the door gives nothing for until two people have decided. Proposing and confirming are acts of two different accounts of
/// 審査 or 決裁, each in the journal, as <see cref="DoorStopRules"/> says.
/// </summary>
public sealed class DoorStops(ReadScopes scopes, JournalWriter journal, JournalNames names)
{
    private static readonly Actor Door = new("door", "証明書の扉", new HashSet<StaffRole>(), "", "");

    /// <summary>The stops that stand, oldest first.</summary>
    public async Task<IReadOnlyList<DoorStop>> ListAsync(CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await DoorStopStore.ListAsync(scope.Database, cancellation);
    }

    /// <summary>How many stand.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation = default)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        return await DoorStopStore.CountAsync(scope.Database, cancellation);
    }

    /// <summary>The first step. Null when done; else why it cannot be.</summary>
    public Task<string?> ProposeAsync(long stop, bool takes, string reason, Actor actor) => StepAsync(stop, actor, found => DoorStopRules.Propose(found, takes, reason, actor));

    /// <summary>The second step, by somebody else: what was proposed is done. Null when done; else why it cannot be.</summary>
    public Task<string?> ConfirmAsync(long stop, Actor actor) => StepAsync(stop, actor, found => DoorStopRules.Confirm(found, actor));

    /// <summary>Closes a register whose record does not pass its check; once, however often it is met.</summary>
    public Task CloseRegisterAsync(RegisterId register, string why, CancellationToken cancellation) => WriteAsync(async open =>
    {
        if (await DoorStopStore.HasRegisterAsync(open.Database, names, register.Value, cancellation))
        {
            return null;
        }

        await DoorStopStore.AddAsync(open, [new(0, DoorStopKind.Register, why, open.Now) { Register = register.Value }]);
        return $"戸籍 {register} の交付を止めた";
    }, cancellation);

    /// <summary>Closes a 宛名番号 whose link is not the one that was recorded; once, however often it is met. It opens when two people have had the right copy put back.</summary>
    public Task CloseResidentAsync(string resident, string why, CancellationToken cancellation) => WriteAsync(async open =>
    {
        if (await DoorStopStore.HasResidentAsync(open.Database, names, resident, cancellation))
        {
            return null;
        }

        await DoorStopStore.AddAsync(open, [new(0, DoorStopKind.Link, why, open.Now) { Resident = resident }]);
        return $"宛名番号 {resident} の交付を止めた";
    }, cancellation);

    /// <summary>What the gateway has closed: new cases are put before the staff, decided ones answered.</summary>
    public async Task<StopsAnswer> ReportAsync(StopsQuestion question, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        if (await UnknownAsync(scope, question, cancellation) is { Count: > 0 })
        {
            await TakeInAsync(question, cancellation);
        }

        if (await DoorStopStore.StandingOfAsync(scope.Database, KeysOf(question.Ended), cancellation) is { Count: > 0 })
        {
            await EndAsync(question.Ended, cancellation);
        }

        return new([.. (await DoorStopStore.NamedOfAsync(scope.Database, names, KeysOf(question), cancellation)).Where(s => DoorStopRules.IsDecided(s) && s.Settled!.Account != Door.Account)
            .Select(s => new StopDecision(Guid.Parse(s.Reference!), s.Settled!.Takes, $"{s.Proposal!.Account}、{s.Settled.Account}"))]);
    }

    private Task TakeInAsync(StopsQuestion question, CancellationToken cancellation) => WriteAsync(async open =>
    {
        // Looked again inside: another node may have put them there.
        var added = (await UnknownAsync(open.Scope, question, cancellation)).ConvertAll(r => new DoorStop(0, DoorStopKind.Gateway, r.Text, open.Now)
        {
            Resident = r.Residents.ElementAtOrDefault(0), OtherResident = r.Residents.ElementAtOrDefault(1), Reference = KeyOf(r.Case),
        });
        await DoorStopStore.AddAsync(open, added);
        return added.Count == 0 ? null : $"コンビニ交付が止めた {added.Count} 件を受けた";
    }, cancellation);

    // What a later batch cleared up needs no people any more; the record says so.
    private Task EndAsync(IReadOnlyList<Guid> ended, CancellationToken cancellation) => WriteAsync(async open =>
    {
        var over = await DoorStopStore.StandingOfAsync(open.Database, KeysOf(ended), cancellation);
        foreach (var stop in over)
        {
            DoorStopStore.Add(open, stop.Id, DoorStopRules.ClearedUp(stop, Door));
        }

        return over.Count == 0 ? null : $"コンビニ交付の確認待ち {over.Count} 件が後の連携で解けた";
    }, cancellation);

    private static string KeyOf(Guid reference) => reference.ToString("D");

    private static IEnumerable<string> KeysOf(IEnumerable<Guid> cases) => cases.Select(KeyOf);

    private static IEnumerable<string> KeysOf(StopsQuestion question) => KeysOf(question.Open.Select(r => r.Case));

    private static async Task<List<StopReport>> UnknownAsync(ReadScope scope, StopsQuestion question, CancellationToken cancellation)
    {
        var known = (await DoorStopStore.OfAsync(scope.Database, KeysOf(question), cancellation)).Select(s => s.Reference).ToHashSet();
        return [.. question.Open.Where(r => !known.Contains(KeyOf(r.Case)))];
    }

    private Task<string?> StepAsync(long stop, Actor actor, Func<DoorStop?, Ruling<DoorStopStep>> decide) =>
        Rights.WhyNot(Permission.SettleStops, actor)?.Words is { } wanting ? Task.FromResult<string?>(wanting) : journal.TryCommitAsync(actor, async open =>
        {
            // By what the journal names: with a proposal put into the database, or with another person in the row, one person would do it alone.
            var (found, isNamed, last) = await DoorStopStore.FindAsync(open.Database, names, stop, CancellationToken.None) is { } there ? there : ((DoorStop?)null, true, 0);
            Rulings.Refuse(isNamed ? null : new DoorStopRefusal.RecordForeign());
            var step = decide(found).Demand();
            DoorStopStore.Add(open, stop, step with { Order = last + 1 });
            if (step is { Confirms: true, Takes: true } && found is { Kind: DoorStopKind.Link, Resident: { } resident, ProposedPerson: { } person })
            {
                // As the row had it, now that two people say so.
                await DoorStore.LinkAsync(open, resident, new(person), $"{found.Proposal!.Account} {actor.Account}", CancellationToken.None);
            }

            return new Deed(DeedKind.DoorStop, $"交付停止{stop}を{(step.Takes ? "採る" : "そのままにする")}ことを{(step.Confirms ? "確認した" : "申し出た")}");
        }, CancellationToken.None);

    // Null from the work: there is nothing to write, and the journal gets no row.
    private async Task WriteAsync(Func<JournalTransaction, Task<string?>> work, CancellationToken cancellation)
    {
        try
        {
            await journal.CommitAsync(Door, async open => (new Deed(DeedKind.DoorStop, await work(open) ?? throw new NothingToWriteException()), true), cancellation);
        }
        catch (NothingToWriteException)
        {
            // As it was.
        }
    }

    private sealed class NothingToWriteException : Exception;
}
