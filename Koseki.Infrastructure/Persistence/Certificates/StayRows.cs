using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.RegisterChains;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Infrastructure.Persistence.Certificates;

/// <summary>The rows by which the office says whose an imaged register is.</summary>
internal static class StayRows
{
    /// <summary>The counter of the rows.</summary>
    internal const string Counter = "read-stay";

    private const string Table = nameof(KosekiDbContext.ReadStays);

    /// <summary>Every row of a person, the oldest first; throws <see cref="CaseException"/> when they are not those that the journal names.</summary>
    internal static async Task<IReadOnlyList<ReadStayRow>> OfAsync(KosekiDbContext database, JournalNames names, PersonId person, CancellationToken cancellation)
    {
        var rows = await database.ReadStays.AsNoTracking().Where(s => s.Person == person.Value).OrderBy(s => s.Number).ToListAsync(cancellation);
        await names.FollowAsync(cancellation);
        var there = rows.Select(r => r.RowKey).ToHashSet(StringComparer.Ordinal);
        return rows.TrueForAll(names.Names) && names.KeysOf(Table, ReadStayRow.GroupOf(person.Value)).All(there.Contains) ? rows
            : throw new CaseException(new CertificateRefusal.RecordForeign($"人 {person} の画像戸籍での在籍の記録が、台帳と一致しません(データベースが書き換えられた疑いがあります)。verify を実行してください。"));
    }

    /// <summary>What holds: of each register the latest confirmed word, where it says that the person stands in it.</summary>
    internal static IReadOnlyList<(ReadStay Stay, string Evidence)> Holding(IReadOnlyList<ReadStayRow> rows) =>
    [
        .. from confirmation in rows.Where(r => r.Confirms is not null)
           let proposal = rows.First(r => r.Number == confirmation.Confirms)
           group (Confirmation: confirmation, Proposal: proposal) by confirmation.Imaged into ofOne
           let last = ofOne.Last()
           where last.Confirmation.Holds
           select (StayOf(last.Confirmation), $"画像を{last.Proposal.Name}が読み、{last.Confirmation.Name}が確かめた({last.Proposal.Reason})。"),
    ];

    /// <summary>The proposals that wait for their second person: the latest of each register, while nobody confirmed it.</summary>
    internal static IReadOnlyList<StayProposal> Waiting(IReadOnlyList<ReadStayRow> rows) =>
        [.. rows.GroupBy(r => r.Imaged).Select(g => g.Last()).Where(r => r.Confirms is null).Select(r => new StayProposal(r.Number, StayOf(r), r.Reason, r.Account, r.Name))];

    /// <summary>The person of a proposal, or null.</summary>
    internal static async Task<PersonId?> PersonOfAsync(KosekiDbContext database, long number, CancellationToken cancellation) =>
        await database.ReadStays.AsNoTracking().Where(s => s.Number == number).Select(s => (long?)s.Person).FirstOrDefaultAsync(cancellation) is { } person ? new(person) : null;

    /// <summary>Writes a step in the transaction that takes it.</summary>
    internal static async Task AddAsync(JournalTransaction open, StayStep step) => open.Database.ReadStays.Add(new()
    {
        Number = await open.NextAsync(Counter), Imaged = step.Stay.Image.Value, Person = step.Stay.Person.Value, Holds = step.Stay.Holds, Position = step.Stay.Position, Begin = step.Stay.Begin, BeginCause = step.Stay.BeginCause.Trim(),
        Since = step.Stay.From.Trim(), Former = step.Stay.Former.Trim(), End = step.Stay.End, EndCause = step.Stay.EndCause.Trim(), Until = step.Stay.To.Trim(), Next = step.Stay.Next.Trim(), Reason = step.Reason, Confirms = step.Confirms,
        Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now,
    });

    private static ReadStay StayOf(ReadStayRow row) => new(new ImagedRegisterId(row.Imaged), new(row.Person))
    {
        Holds = row.Holds, Position = row.Position, Begin = row.Begin, BeginCause = row.BeginCause, From = row.Since, Former = row.Former, End = row.End, EndCause = row.EndCause, To = row.Until, Next = row.Next,
    };
}
