using Koseki.Domain.Cases;
using Koseki.Domain.Documents;
using Koseki.Domain.Notifications;
using Koseki.Domain.NightHolds;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Access;
using Koseki.Infrastructure.Persistence.Documents;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Registers;

/// <summary>A hold as screens say it: which notification, since when, and whom to ask.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Receipt">受付番号.</param>
/// <param name="Kind">件名.</param>
/// <param name="Since">When it began.</param>
/// <param name="Office">The office that has the case.</param>
/// <param name="Phone">Its telephone; empty while the city has entered none.</param>
public sealed record HoldNotice(long? CaseId, string Receipt, string Kind, DateTimeOffset Since, string Office, string Phone);

/// <summary>What of a register can change while somebody reads it.</summary>
/// <param name="Generation">Number of the latest generation; 0 when there is no such register.</param>
/// <param name="Holds">The holds that stand, oldest first.</param>
public sealed record RegisterStanding(int Generation, IReadOnlyList<HoldNotice> Holds);

/// <summary>A register in which a person stands or stood.</summary>
public sealed record PersonPlace(PersonId Person, RegisterId Register, RegisterState State, string Domicile, string Head, bool IsRemoved);

/// <summary>One issued copy of a register's certificates.</summary>
public sealed record IssueNote(string IssueNumber, int Generation, string Kind, string Requester, string Capacity, string Channel, DateTimeOffset IssuedAt, string IssuedBy)
{
    /// <summary>Whether it was marked as spoilt: it stays in the history.</summary>
    public bool IsSpoilt { get; init; }
}

/// <summary>What stands around a register: holds, other registers of its persons, certificates issued.</summary>
public sealed class RegisterSurroundings(IDbContextFactory<KosekiDbContext> contexts, RegisterStore store, AccessLog access)
{
    private const int MostIssues = 20;

    /// <summary>Generation and holds as they stand now.</summary>
    public async Task<RegisterStanding> StandingAsync(RegisterId id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var generation = await database.Generations.AsNoTracking().Of(DocumentKey.Of(id)).MaxAsync(g => (int?)g.Generation, cancellation);
        var holds = await (from hold in database.Holds.AsNoTracking()
                           join one in database.Cases on hold.CaseId equals one.Id into ones
                           from held in ones.DefaultIfEmpty()
                           join office in database.Offices on held!.Office equals office.Code into offices
                           from office in offices.DefaultIfEmpty()
                           where hold.Register == id.Value && hold.ToJournal == null
                           orderby hold.FromJournal
                           select new { hold.CaseId, hold.Deposit, hold.FromAt, KindCode = (string?)held.KindCode, ReceiptYear = (int?)held.ReceiptYear, ReceiptNumber = (int?)held.ReceiptNumber, Name = (string?)office!.Name, Phone = (string?)office.Phone }).ToListAsync(cancellation);
        return new(generation ?? 0, [.. holds.Select(h => new HoldNotice(
            h.CaseId, h is { ReceiptYear: { } year, ReceiptNumber: { } number } ? new ReceiptNumber(year, number).ToString() : "",
            h.Deposit is { } deposit ? $"時間外の預かり {NightDeposit.CalledOf(deposit)} " : h.KindCode is { } kind ? NotificationCatalogue.NameOf(kind) : "", h.FromAt, h.Name ?? "", h.Phone ?? ""))]);
    }

    /// <summary>The other registers of ours that name persons of this one, by person.</summary>
    public async Task<IReadOnlyList<PersonPlace>> ElsewhereAsync(FamilyRegister register, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var persons = register.Entries.Select(e => e.Person.Value).Distinct().ToList();
        var rows = await (from person in database.PersonIndex.AsNoTracking()
                          join other in database.RegisterIndex on person.Register equals other.Register
                          where persons.Contains(person.Person) && person.Register != register.Id.Value
                          orderby person.Person, person.Register, person.Position
                          select new { person.Person, other.Register, other.State, other.Domicile, other.Head, person.IsRemoved }).ToListAsync(cancellation);
        return [.. rows.Select(r => new PersonPlace(new(r.Person), new(r.Register), r.State, r.Domicile, r.Head, r.IsRemoved))];
    }

    /// <summary>Every register of ours that names the person, as it stands; each look is logged.</summary>
    public async Task<IReadOnlyList<FamilyRegister>> RegistersOfAsync(PersonId person, Actor actor, CancellationToken cancellation = default)
    {
        actor.Demand(Permission.SeeRegisters);
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        var ids = await database.PersonIndex.AsNoTracking().Where(p => p.Person == person.Value).Select(p => p.Register).Distinct().ToListAsync(cancellation);
        var registers = new List<FamilyRegister>();
        foreach (var id in ids.Order().Select(i => new RegisterId(i)))
        {
            if (await store.LoadAsync(id, cancellation) is { } stored)
            {
                await access.WriteAsync(actor, LookKind.Seen, id, $"{person} の移り変わりとして戸籍 {id} を表示", cancellation);
                registers.Add(stored.Register);
            }
        }

        return registers;
    }

    /// <summary>The latest copies issued of a register, newest first.</summary>
    public async Task<IReadOnlyList<IssueNote>> IssuesAsync(RegisterId id, CancellationToken cancellation = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        return await database.CertificateIssues.AsNoTracking().Where(c => c.Register == id.Value)
            .OrderByDescending(c => c.JournalNumber).ThenByDescending(c => c.IssueNumber).Take(MostIssues)
            .Select(c => new IssueNote(c.IssueNumber, c.Generation ?? 0, c.Kind, c.Requester, c.Capacity, c.Channel, c.IssuedAt, c.IssuedBy) { IsSpoilt = database.SpoiltPapers.Any(s => s.IssueNumber == c.IssueNumber) }).ToListAsync(cancellation);
    }
}
