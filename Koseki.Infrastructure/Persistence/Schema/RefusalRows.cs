using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Koseki.Domain.RefusalRequests;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>不受理申出: who asks that which act be not accepted. Written once; its key says by what it is asked for, so that one that was deleted is still known.</summary>
public sealed class RefusalRequestRow : IJournaled
{
    /// <summary>不 1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>The act.</summary>
    public required RefusableAct Act { get; init; }

    /// <summary>The person, or null for somebody in no register of ours.</summary>
    public long? Person { get; init; }

    /// <summary>氏; may be empty.</summary>
    public required string FamilyName { get; init; }

    /// <summary>名.</summary>
    public required string GivenName { get; init; }

    /// <summary>氏名 folded, for searching.</summary>
    public required string NameKey { get; init; }

    /// <summary>生年月日 as it is written.</summary>
    public required string BirthDate { get; init; }

    /// <summary>The day of it (1999-08-20), or as it is written where it is no day.</summary>
    public required string BirthKey { get; init; }

    /// <summary>本籍, or null for a foreigner.</summary>
    public string? Domicile { get; init; }

    /// <summary>国籍 of a foreigner, or null.</summary>
    public string? Nationality { get; init; }

    /// <summary>住所.</summary>
    public required string Address { get; init; }

    /// <summary>連絡先; may be empty.</summary>
    public required string Contact { get; init; }

    /// <summary>Who makes it.</summary>
    public required RequestCapacity Capacity { get; init; }

    /// <summary>氏名 of the representative, or null.</summary>
    public string? Representative { get; init; }

    /// <summary>Whether it names a 相手方.</summary>
    public required bool IsAgainstOne { get; init; }

    /// <summary>相手方 of ours, or null.</summary>
    public long? Other { get; init; }

    /// <summary>氏 of the 相手方; may be empty.</summary>
    public required string OtherFamilyName { get; init; }

    /// <summary>名 of the 相手方; may be empty.</summary>
    public required string OtherGivenName { get; init; }

    /// <summary>生年月日 of the 相手方, or null.</summary>
    public DateOnly? OtherBornOn { get; init; }

    /// <summary>本籍 of the 相手方, or null.</summary>
    public string? OtherDomicile { get; init; }

    /// <summary>国籍 of the 相手方, or null.</summary>
    public string? OtherNationality { get; init; }

    /// <summary>The minute in which the first office received it.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>The office that received it, or null for this city.</summary>
    public string? ReceivedBy { get; init; }

    /// <summary>How it came.</summary>
    public required RequestMeans Means { get; init; }

    /// <summary>By what the person was identified.</summary>
    public required RequestIdentity Identity { get; init; }

    /// <summary>What was shown, or why nobody could come; may be empty.</summary>
    public required string Note { get; init; }

    /// <summary>Account of who took it in.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the terminal.</summary>
    public required string Terminal { get; init; }

    /// <summary>When it was taken in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "RefusalRequests";

    /// <inheritdoc/>
    public string RowKey => string.Create(CultureInfo.InvariantCulture, $"{PartOf(Person)}|{BirthKey}|{PartOf(Nationality is null ? null : Other)}|{HashOf(NameKey)}|{Number}");

    /// <summary>
    /// Whether a key is of a request that is asked for by number, or by the birthday or the name of whoever may have another number or none; of a foreigner also by the number of the 相手方,
    /// whose 本籍 keeps it: whichever of them is known later, one that was taken away is missed.
    /// </summary>
    internal static bool IsAskedFor(string rowKey, IReadOnlySet<long> persons, IReadOnlySet<string> births, IReadOnlySet<string> names)
    {
        var parts = rowKey.Split('|');
        bool IsOf(string part) => part.Length > 0 && long.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && persons.Contains(number);
        return parts.Length == 5 && (IsOf(parts[0]) || births.Contains(parts[1]) || IsOf(parts[2]) || names.Contains(parts[3]));
    }

    /// <summary>The folded 氏名 in a key: it is met by it, and not read out of it.</summary>
    internal static string HashOf(string nameKey) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(nameKey)).AsSpan(0, 8));

    private static string PartOf(long? person) => person is { } number ? string.Create(CultureInfo.InvariantCulture, $"P{number}") : "";

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("act", Act.ToString());
        json.Write("familyName", FamilyName);
        json.Write("givenName", GivenName);
        json.Write("nameKey", NameKey);
        json.Write("birthDate", BirthDate);
        json.Write("birthKey", BirthKey);
        json.Write("domicile", Domicile);
        json.Write("nationality", Nationality);
        json.Write("address", Address);
        json.Write("contact", Contact);
        json.Write("capacity", Capacity.ToString());
        json.Write("representative", Representative);
        json.Write("against", IsAgainstOne ? "one" : "all");
        json.Write("other", Other);
        json.Write("otherFamilyName", OtherFamilyName);
        json.Write("otherGivenName", OtherGivenName);
        json.Write("otherBornOn", OtherBornOn?.ToString("O", CultureInfo.InvariantCulture));
        json.Write("otherDomicile", OtherDomicile);
        json.Write("otherNationality", OtherNationality);
        json.Write("filedAt", FiledAt);
        json.Write("receivedBy", ReceivedBy);
        json.Write("means", Means.ToString());
        json.Write("identity", Identity.ToString());
        json.Write("note", Note);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("terminal", Terminal);
        json.Write("at", At);
    }
}

/// <summary>One step of a request: withdrawn, lapsed, handed over … Written once; its key says what it does.</summary>
public sealed class RefusalStepRow : IJournaled
{
    /// <summary>The request.</summary>
    public required long Request { get; init; }

    /// <summary>1, 2, 3 … within the request.</summary>
    public required int Order { get; init; }

    /// <inheritdoc/>
    public long JournalNumber { get; set; }

    /// <summary>What.</summary>
    public required RequestStepKind Kind { get; init; }

    /// <summary>The case it is about, or null.</summary>
    public long? CaseId { get; init; }

    /// <summary>The minute of a withdrawal, or null.</summary>
    public DateTimeOffset? FiledAt { get; init; }

    /// <summary>The office that received a withdrawal, or null for this city.</summary>
    public string? ReceivedBy { get; init; }

    /// <summary>How a withdrawal came, or null.</summary>
    public RequestMeans? Means { get; init; }

    /// <summary>By what the person was identified, or null.</summary>
    public RequestIdentity? Identity { get; init; }

    /// <summary>Why, or what was shown; may be empty.</summary>
    public required string Reason { get; init; }

    /// <summary>What the case said of the persons, where it is said whether they are the same; null for anything else.</summary>
    public string? Seen { get; init; }

    /// <summary>Account of who did it.</summary>
    public required string Account { get; init; }

    /// <summary>Name of that person.</summary>
    public required string Name { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc/>
    public string TableName => "RefusalSteps";

    /// <inheritdoc/>
    public string RowKey => string.Create(CultureInfo.InvariantCulture, $"{Request}|{Order}|{Kind}|{CaseId}");

    /// <inheritdoc/>
    public void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("journal", JournalNumber);
        json.Write("filedAt", FiledAt is { } at ? Canonical.Time(at) : null);
        json.Write("receivedBy", ReceivedBy);
        json.Write("means", Means?.ToString());
        json.Write("identity", Identity?.ToString());
        json.Write("reason", Reason);
        json.Write("seen", Seen);
        json.Write("account", Account);
        json.Write("name", Name);
        json.Write("at", At);
    }
}
