using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>
/// Looks for what is to be certified as not there: every register, current, removed, superseded or an image, whose head has a name that
/// folds to the one asked for. It answers for whoever would be found by any spelling, never only for the one that was typed.
/// </summary>
public sealed class AbsenceSearch(ICharacterTable characters)
{
    /// <summary>The registers found, those at the 本籍 asked for first.</summary>
    internal async Task<IReadOnlyList<FoundRegister>> FindAsync(ReadScope scope, AbsenceRequest request, CancellationToken cancellation)
    {
        var (head, place) = (SearchKey.OfName(request.Head, characters), SearchKey.OfDomicile(request.Domicile, characters));
        if (head.Length == 0)
        {
            return [];
        }

        var registers = await scope.Database.RegisterIndex.AsNoTracking().Where(r => r.HeadKey == head).OrderBy(r => r.Register)
            .Select(r => new { r.Register, r.Domicile, r.DomicileKey, r.Head, r.State }).ToListAsync(cancellation);
        var images = await scope.Database.ImagedIndex.AsNoTracking().Where(r => r.HeadKey == head).OrderBy(r => r.Number)
            .Select(r => new { r.Number, r.Domicile, r.DomicileKey, r.Head, r.State }).ToListAsync(cancellation);
        return
        [
            .. registers.Select(r => new FoundRegister(new RegisterId(r.Register).ToString(), r.Domicile, r.Head, r.State.Word(), IsAt(r.DomicileKey, place)))
                .Concat(images.Select(r => new FoundRegister(new ImagedRegisterId(r.Number).ToString(), r.Domicile, r.Head, r.State.Word(), IsAt(r.DomicileKey, place))))
                .OrderByDescending(f => f.IsThere),
        ];
    }

    // With or without prefecture and city, with or without the end of it: whichever is longer has the other in it.
    private static bool IsAt(string recorded, string asked) =>
        asked.Length > 0 && (recorded.Contains(asked, StringComparison.Ordinal) || asked.Contains(recorded, StringComparison.Ordinal));
}
