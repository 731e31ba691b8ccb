using System.Text.Json;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>Whose register a resident's question is about.</summary>
/// <param name="Register">The one current register in which the person stands.</param>
/// <param name="Person">The resident as a person of ours.</param>
internal sealed record DoorSubject(RegisterId Register, PersonId Person)
{
    /// <summary>
    /// The subject of a 宛名番号; throws <see cref="DoorRefusalException"/> when there is none, when it is not exactly
    /// one register, or when the register is held; <see cref="LinkTamperedException"/> when the link is not the recorded one,
    /// <see cref="DoorTamperedException"/> when the holds are not.
    /// </summary>
    internal static async Task<DoorSubject> FindAsync(KosekiDbContext database, DoorGuard guard, string resident, CancellationToken cancellation)
    {
        if (await guard.IsClosedAsync(cancellation))
        {
            throw new DoorRefusalException(ClaimDesk.Closed, "止まっていた間の紙の一覧を、まだだれも確かめていません。");
        }

        if (await guard.StandsAsync(database, resident, null, cancellation))
        {
            throw new DoorRefusalException("K3010", "この宛名番号は、二人の職員が確かめるまで止めています。");
        }

        var link = await guard.LinkAsync(database, resident, cancellation)
            ?? throw new DoorRefusalException("K3008", "宛名番号に結び付く人がいません。");
        var registers = await (from person in database.PersonIndex.AsNoTracking()
                               join register in database.RegisterIndex.AsNoTracking() on person.Register equals register.Register
                               where person.Person == link.Person && !person.IsRemoved && register.State == RegisterState.Current
                               select register.Register).Distinct().ToListAsync(cancellation);
        if (registers is not [var only])
        {
            throw new DoorRefusalException("K3008", $"在籍する戸籍が {registers.Count} 件です。");
        }

        if (await guard.StandsAsync(database, "", only, cancellation))
        {
            throw new DoorRefusalException("K5902", $"戸籍 R{only} の記録が検査に通らないので、交付を止めています。");
        }

        return await guard.IsHeldAsync(database, only, cancellation)
            ? throw new DoorRefusalException("K3004", $"戸籍 R{only} は届の処理中です。")
            : new(new(only), new(link.Person));
    }

    /// <summary>The register of the subject; throws <see cref="DoorTamperedException"/> when its record does not pass its check.</summary>
    internal async Task<StoredRegister> LoadAsync(KosekiDbContext database, CancellationToken cancellation)
    {
        try
        {
            return await RegisterStore.LoadAsync(database, Register, cancellation) ?? throw new DoorRefusalException("K3008", "戸籍がありません。");
        }
        catch (Exception e) when (e is RegisterDocumentException or InvalidDataException or JsonException or FormatException)
        {
            throw new DoorTamperedException(Register, e);
        }
    }
}
