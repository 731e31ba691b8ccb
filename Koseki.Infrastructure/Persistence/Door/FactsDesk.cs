using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>
/// What must and must not stand on an ordered paper, from the projections: another path than the paper's own, so that
/// a paper of the wrong family cannot prove itself.
/// </summary>
public sealed class FactsDesk(IDbContextFactory<KosekiDbContext> contexts, DoorGuard guard, MemberTokens tokens, TimeProvider clock)
{
    /// <summary>The facts; throws <see cref="DoorRefusalException"/> when the resident has no register to issue.</summary>
    public async Task<CertificateFacts> AnswerAsync(FactsQuestion question, CancellationToken cancellation)
    {
        var kind = DoorKinds.Parse(question.Kind) ?? throw new DoorRefusalException("K5002", $"種類 {question.Kind} は扱っていません。");
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var subject = await DoorSubject.FindAsync(database, guard, question.ResidentNumber, cancellation);
        var number = subject.Register.Value;
        var register = await database.RegisterIndex.AsNoTracking().FirstAsync(r => r.Register == number, cancellation);
        var persons = await database.PersonIndex.AsNoTracking().Where(p => p.Register == number).OrderBy(p => p.Position).ToListAsync(cancellation);
        var chosen = question.MemberTokens.ToHashSet(StringComparer.Ordinal);
        bool Stands(PersonIndexRow p) => !kind.IsIndividual() || chosen.Contains(tokens.Of(question.ResidentNumber, subject.Register, new(p.Person)));
        var today = JapanTime.DayOf(clock.GetUtcNow());
        return new(question.IssueId, number, register.Generation, CertificateWording.InForce(kind, today).Title,
            PaperText.Widen(register.Domicile), PaperText.Widen(register.Head),
            [.. persons.Where(Stands).Select(FactsOf)], [.. persons.Where(p => !Stands(p)).Select(FactsOf)]);
    }

    private static PersonFacts FactsOf(PersonIndexRow person) => new(PaperText.Widen(person.GivenName), PaperText.Widen(person.BirthDate));
}
