using Koseki.Domain.Certificates.Door;
using Koseki.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>Which 戸籍 certificates a resident may have, and who may stand on them.</summary>
public sealed class EligibilityDesk(IDbContextFactory<KosekiDbContext> contexts, DoorGuard guard, MemberTokens tokens, TimeProvider clock)
{
    /// <summary>The offer, or a refusal inside the answer.</summary>
    public async Task<EligibilityAnswer> AnswerAsync(EligibilityQuestion question, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        try
        {
            var subject = await DoorSubject.FindAsync(database, guard, question.ResidentNumber, cancellation);
            var register = (await subject.LoadAsync(database, cancellation)).Register;
            var members = register.Standing.Select(e => new DoorMember(
                tokens.Of(question.ResidentNumber, register.Id, e.Person), $"{register.FamilyName}　{e.GivenName}", e.Person == subject.Person)).ToList();
            return members.Any(m => m.Self)
                ? new(null, [DoorKinds.Whole, DoorKinds.Individual], members, now)
                : throw new DoorRefusalException("K3008", "本人がこの戸籍に在籍していません。");
        }
        catch (DoorRefusalException e)
        {
            return new(e.Code, [], [], now);
        }
    }
}
