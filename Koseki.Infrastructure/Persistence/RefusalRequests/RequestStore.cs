using System.Globalization;
using Koseki.Domain.Calendar;
using Koseki.Domain.Characters;
using Koseki.Domain.RefusalRequests;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Chains;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Journal;
using Koseki.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Koseki.Infrastructure.Persistence.RefusalRequests;

/// <summary>Requests of whoever is asked for.</summary>
/// <param name="Requests">The requests, each with its steps.</param>
/// <param name="IsSound">Whether the journal names all of them, and no other of those people: none was changed, put in or taken away.</param>
internal sealed record FoundRequests(IReadOnlyList<RefusalRequest> Requests, bool IsSound)
{
    /// <summary>Nobody asked.</summary>
    internal static FoundRequests None { get; } = new([], true);

    /// <summary>What is said where they are not sound.</summary>
    internal const string Foreign = "不受理申出の記録が、署名した台帳と合いません(データベースが書き換えられています)。申出のある届を通さないよう、この届は処理しません。";
}

/// <summary>Reads 不受理申出 as they were recorded, and writes them and their steps.</summary>
public sealed class RequestStore(JournalNames journal, ICharacterTable characters, ILogger<RequestStore> logger)
{
    private const string Counter = "refusal-request";
    private const string StepsTable = nameof(KosekiDbContext.RefusalSteps);
    private const string Table = nameof(KosekiDbContext.RefusalRequests);
    private const int Most = 300;

    /// <summary>
    /// The requests of some people: by their numbers, by birthday and name of those who may have another or none, and of foreigners against one of them. Others of the
    /// same birthday are among them.
    /// </summary>
    internal async Task<FoundRequests> OfAsync(KosekiDbContext database, IReadOnlyCollection<RegisterEntry> entries, IReadOnlyCollection<KnownPerson> named, CancellationToken cancellation)
    {
        var numbers = entries.Select(e => e.Person).Concat(named.Select(n => n.Person).OfType<PersonId>()).Select(p => p.Value).ToHashSet();
        var births = entries.Select(e => BirthKeyOf(e.BirthDate.Day, e.BirthDate)).Concat(named.Select(n => BirthKeyOf(n.BornOn, n.Written))).OfType<string>().ToHashSet();
        var names = named.Select(n => NameFolding.Of(n.Name, characters)).Where(n => n.Length > 0).Distinct().ToList();
        if (numbers.Count == 0 && births.Count == 0 && names.Count == 0)
        {
            return FoundRequests.None;
        }

        var (persons, days) = (numbers.ToList(), births.ToList());
        return await FindAsync(
            database, database.RefusalRequests.AsNoTracking().Where(r => (r.Person != null && persons.Contains(r.Person.Value)) || days.Contains(r.BirthKey) || names.Contains(r.NameKey)
                || (r.Nationality != null && r.Other != null && persons.Contains(r.Other.Value))),
            key => RefusalRequestRow.IsAskedFor(key, numbers, births, names.Select(RefusalRequestRow.HashOf).ToHashSet()), cancellation);
    }

    /// <summary>A request as it was recorded. Throws <see cref="CaseException"/> when there is none, or another one.</summary>
    internal async Task<RefusalRequest> DemandAsync(JournalTransaction open, long number, CancellationToken cancellation)
    {
        var found = await FindAsync(open.Database, open.Database.RefusalRequests.AsNoTracking().Where(r => r.Number == number), Nobody, cancellation);
        return !found.IsSound ? throw Foreign() : found.Requests is [var only] ? only : throw new CaseException(new RequestRefusal.Unknown(number));
    }

    /// <summary>Throws <see cref="CaseException"/> unless they are as they were recorded.</summary>
    internal static void Demand(bool isSound)
    {
        if (!isSound)
        {
            throw Foreign();
        }
    }

    /// <summary>Those that say some words: a number, a name, or a part of the 本籍; nothing for the latest. Newest first, at most 300.</summary>
    internal async Task<IReadOnlyList<RefusalRequest>> ListAsync(KosekiDbContext database, string words, bool onlyStanding, CancellationToken cancellation)
    {
        var number = long.TryParse(AsciiWidth.ToHalf(words).TrimStart('不').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : (long?)null;
        var name = NameFolding.Of(words, characters);
        var all = database.RefusalRequests.AsNoTracking();
        var asked = words.Length == 0 ? all : number is not null ? all.Where(r => r.Number == number) : all.Where(r => r.NameKey.Contains(name) || (r.Domicile != null && r.Domicile.Contains(words)));
        var standing = !onlyStanding ? asked
            : asked.Where(r => !database.RefusalSteps.Any(s => s.Request == r.Number
                && ((s.Kind == RequestStepKind.Withdrawn && !database.RefusalSteps.Any(u => u.Request == s.Request && u.Order > s.Order && u.Kind == RequestStepKind.WithdrawalDenied))
                    || (s.Kind == RequestStepKind.LapsedByDeath && !database.RefusalSteps.Any(u => u.Request == s.Request && u.Order > s.Order && u.Kind == RequestStepKind.DeathUndone))
                    || (s.Kind == RequestStepKind.LapsedByAcceptance && !database.RefusalSteps.Any(u => u.Request == s.Request && u.Order > s.Order && u.Kind == RequestStepKind.AcceptanceUndone)))));
        return (await FindAsync(database, standing.OrderByDescending(r => r.Number).Take(Most), Nobody, cancellation)).Requests;
    }

    /// <summary>The cases that wait for their decision and name somebody who asks, by the numbers of their registers: what a new request may stop, or comes too late for.</summary>
    internal static async Task<IReadOnlyList<(long Id, string Called, string KindCode)>> WaitingAsync(JournalTransaction open, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellation)
    {
        var numbers = registers.Select(r => r.Value).ToList();
        var cases = await open.Database.Holds.AsNoTracking().Where(h => h.CaseId != null && h.ToJournal == null && numbers.Contains(h.Register)).Select(h => h.CaseId!.Value).Distinct().ToListAsync(cancellation);
        var rows = await open.Database.Cases.AsNoTracking().Where(c => cases.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancellation);
        return [.. rows.Select(r => (r.Id, CaseRows.Called(r), r.KindCode))];
    }

    /// <summary>Writes a request for each act; their numbers.</summary>
    internal async Task<IReadOnlyList<RefusalRequest>> AddAsync(JournalTransaction open, RequestToEnter request)
    {
        var (who, other, filing) = (request.Who!, request.Against, request.Filing);
        var acts = request.Acts.Distinct().Order().ToList();
        var first = await open.NextAsync(Counter, acts.Count);
        var rows = acts.Select((act, i) => new RefusalRequestRow
        {
            Number = first + i, Act = act, Person = who.Person.Person?.Value, FamilyName = who.Person.FamilyName, GivenName = who.Person.GivenName, NameKey = NameFolding.Of(who.Person.Name, characters),
            BirthDate = who.BirthDate.Text, BirthKey = BirthKeyOf(who.Person.BornOn, who.BirthDate)!, Domicile = who.Person.Domicile, Nationality = who.Person.Nationality,
            Address = request.Address.Trim(), Contact = request.Contact.Trim(), Capacity = request.Capacity, Representative = request.Capacity == RequestCapacity.Representative ? request.Representative.Trim() : null,
            IsAgainstOne = other is not null, Other = other?.Person?.Value, OtherFamilyName = other?.FamilyName ?? "", OtherGivenName = other?.GivenName ?? "", OtherBornOn = other?.BornOn, OtherDomicile = other?.Domicile, OtherNationality = other?.Nationality,
            FiledAt = RefusalRequest.MinuteOf(filing.At), ReceivedBy = filing.IsElsewhere ? filing.ReceivedBy!.Trim() : null, Means = filing.Means!.Value, Identity = filing.Identity!.Value, Note = filing.Note.Trim(),
            Account = open.Actor.Account, Name = open.Actor.Name, Terminal = open.Actor.Terminal, At = open.Now,
        }).ToList();
        open.Database.RefusalRequests.AddRange(rows);
        return rows.ConvertAll(r => Of(r, []));
    }

    /// <summary>Writes a step behind those there are.</summary>
    internal static void Add(JournalTransaction open, RefusalRequest request, RequestStepKind kind, long? caseId = null, string reason = "", RequestFiling? filing = null, string? seen = null)
    {
        var added = open.Database.RefusalSteps.Local.Count(s => s.Request == request.Number);
        open.Database.RefusalSteps.Add(new()
        {
            Request = request.Number, Order = request.Steps.Count + added + 1, Kind = kind, CaseId = caseId, FiledAt = filing is null ? null : RefusalRequest.MinuteOf(filing.At),
            ReceivedBy = filing is { IsElsewhere: true } ? filing.ReceivedBy!.Trim() : null, Means = filing?.Means, Identity = filing?.Identity, Reason = reason.Trim(), Seen = seen,
            Account = open.Actor.Account, Name = open.Actor.Name, At = open.Now,
        });
    }

    /// <summary>Writes what a decided case does to requests.</summary>
    internal async Task ApplyAsync(JournalTransaction open, long caseId, IReadOnlyList<RequestConsequence> consequences, CancellationToken cancellation)
    {
        foreach (var consequence in consequences)
        {
            Add(open, await DemandAsync(open, consequence.Request, cancellation), consequence.Kind, caseId, consequence.Reason);
        }
    }

    private static bool Nobody(string key) => false;

    // Another node may write between the rows and the journal that names them.
    private async Task<FoundRequests> FindAsync(KosekiDbContext database, IQueryable<RefusalRequestRow> which, Func<string, bool> isAskedFor, CancellationToken cancellation)
    {
        var ((rows, steps), isSound) = await LookAgain.UntilItFitsAsync(async () =>
        {
            var found = await which.ToListAsync(cancellation);
            var numbers = found.ConvertAll(r => r.Number);
            var done = numbers.Count == 0 ? [] : await database.RefusalSteps.AsNoTracking().Where(s => numbers.Contains(s.Request)).OrderBy(s => s.Request).ThenBy(s => s.Order).ToListAsync(cancellation);
            return (Rows: found, Steps: done);
        }, _ => journal.FollowAsync(cancellation), read => Fits(read.Rows, read.Steps, isAskedFor));
        if (!isSound)
        {
            logger.LogCritical("{What} verify を実行し、正しい写しに戻してください。", FoundRequests.Foreign);
        }

        var by = steps.ToLookup(s => s.Request);
        return new([.. rows.OrderBy(r => r.Number).Select(r => Of(r, by[r.Number]))], isSound);
    }

    private bool Fits(List<RefusalRequestRow> rows, List<RefusalStepRow> steps, Func<string, bool> isAskedFor)
    {
        var stepsOf = steps.CountBy(s => s.Request).ToDictionary();
        var there = rows.Select(r => r.RowKey).ToHashSet(StringComparer.Ordinal);
        return rows.TrueForAll(journal.Names) && steps.TrueForAll(journal.Names)
            && rows.TrueForAll(r => journal.KeysOf(StepsTable, r.Number.ToString(CultureInfo.InvariantCulture)).Count == stepsOf.GetValueOrDefault(r.Number))
            && journal.KeysOf(Table, isAskedFor).All(there.Contains);
    }

    private static string? BirthKeyOf(DateOnly? day, RegisterDate? written) => day?.ToString("O", CultureInfo.InvariantCulture) ?? written?.Text;

    private static CaseException Foreign() => new(new Domain.Cases.RecordRefusal.Foreign(Table));

    private static RefusalRequest Of(RefusalRequestRow row, IEnumerable<RefusalStepRow> steps) => new()
    {
        Number = row.Number,
        Act = row.Act,
        Who = new KnownPerson(row.Person is { } person ? new PersonId(person) : null, row.FamilyName, row.GivenName, null, row.Domicile, row.Nationality).Born(RegisterDate.Parse(row.BirthDate)),
        BirthDate = RegisterDate.Parse(row.BirthDate),
        Address = row.Address,
        Capacity = row.Capacity,
        Representative = row.Representative,
        Against = row.IsAgainstOne ? new(row.Other is { } other ? new PersonId(other) : null, row.OtherFamilyName, row.OtherGivenName, row.OtherBornOn, row.OtherDomicile, row.OtherNationality) : null,
        FiledAt = row.FiledAt,
        ReceivedBy = row.ReceivedBy,
        Means = row.Means,
        Identity = row.Identity,
        RecordedAt = row.At,
        Steps = [.. steps.Select(s => new RequestStep(s.Kind, s.FiledAt, s.CaseId, s.Reason, s.Account, s.Name, s.At) { Seen = s.Seen })],
    };
}
