using Koseki.Domain.Certificates.Door;
using Koseki.Infrastructure.Persistence;
using Koseki.Infrastructure.Persistence.Door;

namespace Koseki.Infrastructure.UseCases.Door;

/// <summary>Which 戸籍 certificates a resident may have, and who may stand on them.</summary>
public sealed class EligibilityDesk(ReadScopes scopes, DoorGuard guard, MemberTokens tokens, TimeProvider clock)
{
    /// <summary>The offer, or a refusal inside the answer.</summary>
    public async Task<EligibilityAnswer> AnswerAsync(EligibilityQuestion question, CancellationToken cancellation)
    {
        await using var scope = await scopes.OpenAsync(cancellation);
        var now = clock.GetUtcNow();
        try
        {
            var subject = await DoorSubject.FindAsync(scope, guard, question.ResidentNumber, cancellation);
            var register = (await subject.LoadAsync(scope, cancellation)).Register;
            var members = register.Standing.Select(e => new DoorMember(
                tokens.Of(question.ResidentNumber, register.Id, e.Person), $"{register.FamilyName}　{e.GivenName}", e.Person == subject.Person)).ToList();
            Denials.Deny(DoorDecision.WhyNotOffered(members));
            return new(null, [DoorKinds.Whole, DoorKinds.Individual], members, now);
        }
        catch (DoorRefusalException e)
        {
            return new(e.Code, [], [], now);
        }
    }
}
