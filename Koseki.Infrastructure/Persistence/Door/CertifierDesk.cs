using Koseki.Domain.Certificates.Door;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>Who certifies on a day, with the seal: for the papers that the gateway makes itself.</summary>
public sealed class CertifierDesk(IDbContextFactory<KosekiDbContext> contexts)
{
    /// <summary>The certifier; throws <see cref="DoorRefusalException"/> when nobody certifies on that day.</summary>
    public async Task<CertifierAnswer> AnswerAsync(CertifierQuestion question, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var certifier = await Certifiers.InForceAsync(database, question.Day, cancellation) ?? throw new DoorRefusalException("K5006", "この日の認証者と公印が登録されていません。");
        return new(question.Day, certifier.Title, certifier.Name, certifier.Seal.Outline, certifier.Seal.Extent, certifier.Seal.Side);
    }
}
