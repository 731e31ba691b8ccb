using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Door;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>
/// What must and must not stand on an ordered paper, from the projections: another path than the paper's own, so that
/// a paper of the wrong family cannot prove itself.
/// </summary>
public sealed class FactsDesk(ReadScopes scopes, DoorGuard guard, MemberTokens tokens, TimeProvider clock)
{
    /// <summary>The facts; throws <see cref="DoorRefusalException"/> when the resident has no register to issue.</summary>
    public async Task<CertificateFacts> AnswerAsync(FactsQuestion question, CancellationToken cancellation)
    {
        var kind = Denials.Demand(DoorDecision.Kind(question.Kind));
        await using var scope = await scopes.OpenAsync(cancellation);
        var subject = await DoorSubject.FindAsync(scope, guard, question.ResidentNumber, cancellation);
        var register = await DoorStore.ProjectedAsync(scope.Database, subject.Register, cancellation);
        var chosen = question.MemberTokens.ToHashSet(StringComparer.Ordinal);
        bool Stands(PersonId person) => !kind.IsIndividual() || chosen.Contains(tokens.Of(question.ResidentNumber, subject.Register, person));
        var today = JapanTime.DayOf(clock.GetUtcNow());
        return new(question.IssueId, subject.Register.Value, register.Generation, CertificateWording.InForce(kind, today).Title, register.Domicile, register.Head,
            [.. register.Persons.Where(p => Stands(p.Person)).Select(p => p.Facts)], [.. register.Persons.Where(p => !Stands(p.Person)).Select(p => p.Facts)]);
    }
}
