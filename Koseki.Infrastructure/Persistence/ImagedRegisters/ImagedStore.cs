using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers.Documents;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Contents;
using Koseki.Infrastructure.Persistence.Documents;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Registers;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.ImagedRegisters;

/// <summary>An imaged register as it stands and where that generation came from.</summary>
public sealed record StoredImaged(ImagedRegister Register, GenerationInfo Info);

/// <summary>Reads imaged registers: only a generation that its signed journal row names, only pages that are what it says, each look written down first.</summary>
public sealed class ImagedStore(IDbContextFactory<KosekiDbContext> contexts, JournalGuard guard, AccessLog access, ContentReader contents)
{
    /// <summary>The register as it stands, or null; the look is logged. Throws <see cref="RegisterDocumentException"/> when it is not as it was recorded.</summary>
    public async Task<StoredImaged?> OpenAsync(ImagedRegisterId id, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        if (await LoadAsync(id, cancellation) is not { } stored)
        {
            return null;
        }

        await access.WriteAsync(actor, LookKind.Seen, null, $"{DocumentKind.Imaged.Word()} {id} を表示", cancellation);
        return stored;
    }

    /// <summary>One page of the register as it stands, or null; the look is logged. Throws also <see cref="ContentException"/>.</summary>
    public async Task<(ImagedPage Page, Stream Content)?> PageAsync(ImagedRegisterId id, int page, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        if (await LoadAsync(id, cancellation) is not { } stored || page < 1 || page > stored.Register.Pages.Count)
        {
            return null;
        }

        var wanted = stored.Register.Pages[page - 1];
        var content = await contents.OpenAsync(wanted.Content, cancellation);
        await access.WriteAsync(actor, LookKind.Seen, null, $"{DocumentKind.Imaged.Word()} {id} の{page}頁を表示", cancellation);
        return (wanted, content);
    }

    private async Task<StoredImaged?> LoadAsync(ImagedRegisterId id, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var row = await database.Generations.AsNoTracking().Of(DocumentKey.Of(id)).OrderByDescending(g => g.Generation).FirstOrDefaultAsync(cancellation);
        if (row is null && !await guard.MissesAsync(database, DocumentKey.Of(id), cancellation))
        {
            return null;
        }

        await guard.EnsureAsync(database, DocumentKey.Of(id), row?.Generation ?? 0, cancellation);
        return new(((KeptDocument.OfImaged)Generations.Read(row!)).Imaged, new(row!.Generation, row.RecordedAt, row.Receipt, row.Operator, row.Approver, row.CaseId));
    }
}
