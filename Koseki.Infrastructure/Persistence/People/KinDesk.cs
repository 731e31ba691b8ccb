using Koseki.Domain.Cases;
using Koseki.Domain.People;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.People;

/// <summary>An inferred link with what has been proposed about it.</summary>
/// <param name="Kind">What they may be to each other.</param>
/// <param name="One">The child, the adopted, or one of the two.</param>
/// <param name="Other">The parent, the adopter, or the other.</param>
/// <param name="Proposal">The proposal that nobody has confirmed yet, or null.</param>
public sealed record OpenLink(KinLinkKind Kind, PersonId One, PersonId Other, KinLinkRow? Proposal);

/// <summary>
/// 人の結び付きの確認: what registers let only be inferred is confirmed, or denied, by two different people of 審査 or 決裁, each step
/// in the journal. A further word of two people takes the place of the former.
/// </summary>
public sealed class KinDesk(IDbContextFactory<KosekiDbContext> contexts, JournalWriter journal)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 200;

    /// <summary>The links among them that are only inferred, with the proposals that wait.</summary>
    public async Task<IReadOnlyList<OpenLink>> OpenAsync(FamilyLinks links, CancellationToken cancellation = default)
    {
        var open = Inferred(links).ToList();
        var persons = open.Select(o => o.One.Value).Distinct().ToList();
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var waiting = await Waiting(database).Where(p => persons.Contains(p.One)).OrderBy(p => p.Number).ToListAsync(cancellation);
        return [.. open.Select(o => new OpenLink(o.Kind, o.One, o.Other, waiting.LastOrDefault(p => p.Kind == o.Kind && p.One == o.One.Value && p.Other == o.Other.Value)))];
    }

    /// <summary>The first step. Null when done; else why it cannot be.</summary>
    public Task<string?> ProposeAsync(KinLinkKind kind, PersonId one, PersonId other, bool holds, string reason, Actor actor) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor)?.Words is { } wanting ? Task.FromResult<string?>(wanting)
        : reason.Trim().Length is 0 or > LongestReason ? Task.FromResult<string?>($"確かめた書面などの理由を{LongestReason}字までで入力してください。")
        : WriteAsync(actor, async open => new()
        {
            Number = await open.NextAsync(StatedLinks.Counter), Kind = kind, One = one.Value, Other = other.Value, Holds = holds, Reason = reason.Trim(),
            Account = actor.Account, Name = actor.Name, At = open.Now,
        });

    /// <summary>The second step, by somebody else. Null when done; else why it cannot be.</summary>
    public Task<string?> ConfirmAsync(long proposal, Actor actor) =>
        Rights.WhyNot(Permission.ConfirmKinship, actor)?.Words is { } wanting ? Task.FromResult<string?>(wanting)
        : WriteAsync(actor, async open =>
        {
            // A later proposal about the same two replaces the earlier one, confirmed or not.
            var row = await Waiting(open.Database).FirstOrDefaultAsync(p => p.Number == proposal);
            var later = row is not null && await open.Database.KinLinks.AnyAsync(l => l.Kind == row.Kind && l.One == row.One && l.Other == row.Other && l.Number > row.Number);
            return row is null || later ? throw new CaseException(new KinRefusal.Settled())
                : string.Equals(row.Account, actor.Account, StringComparison.OrdinalIgnoreCase) ? throw new CaseException(new KinRefusal.OwnProposal())
                : new()
                {
                    Number = await open.NextAsync(StatedLinks.Counter), Kind = row.Kind, One = row.One, Other = row.Other, Holds = row.Holds, Confirms = row.Number, Reason = row.Reason,
                    Account = actor.Account, Name = actor.Name, At = open.Now,
                };
        });

    private static IQueryable<KinLinkRow> Waiting(KosekiDbContext database) =>
        database.KinLinks.AsNoTracking().Where(p => p.CaseId == null && p.Confirms == null && !database.KinLinks.Any(c => c.Confirms == p.Number));

    private static IEnumerable<(KinLinkKind Kind, PersonId One, PersonId Other)> Inferred(FamilyLinks links) =>
    [
        .. links.Parents.Where(l => !l.Origin.IsSure()).Select(l => (KinLinkKind.Parent, l.Child, l.Parent)),
        .. links.Adoptions.Where(l => !l.Origin.IsSure()).Select(l => (KinLinkKind.Adoption, l.Adopted, l.Adopter)),
        .. links.Marriages.Where(l => !l.Origin.IsSure() && l.Other is not null).Select(l => (KinLinkKind.Marriage, l.One, l.Other!.Value)),
    ];

    private Task<string?> WriteAsync(Actor actor, Func<JournalTransaction, Task<KinLinkRow>> decide) => journal.TryCommitAsync(actor, async open =>
    {
        var row = await decide(open);
        open.Database.KinLinks.Add(row);
        return new Deed(DeedKind.KinLink, $"{new PersonId(row.One)} と {new PersonId(row.Other)} の{Word(row.Kind)}を{(row.Holds ? "認める" : "別人とする")}ことを{(row.Confirms is null ? "申し出た" : "確認した")}", Reason: row.Reason);
    }, CancellationToken.None);

    /// <summary>実親子, 養親子 or 夫婦.</summary>
    public static string Word(KinLinkKind kind) => kind switch
    {
        KinLinkKind.Parent => "実親子",
        KinLinkKind.Adoption => "養親子",
        KinLinkKind.Marriage => "夫婦",
    };
}
