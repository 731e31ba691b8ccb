using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.OfficialReading;

/// <summary>The reading that a person was told, and the entry it is of.</summary>
/// <param name="Number">Which line of the paper, from 1.</param>
/// <param name="Entry">The entry in the register.</param>
/// <param name="Kana">The reading, as the notice said it.</param>
public sealed record NotifiedGivenName(int Number, RegisterEntry Entry, string Kana);

/// <summary>What the city itself records of the readings in one register, because nobody has notified others within the year (職権; 令和5年法律48号附則9条).</summary>
public sealed record OfficialReadingNotification
{
    /// <summary>許可日.</summary>
    public required RegisterDate PermittedOn { get; init; }

    /// <summary>許可番号.</summary>
    public required string PermissionNumber { get; init; }

    /// <summary>The day the notice was sent.</summary>
    public required RegisterDate NoticeSentOn { get; init; }

    /// <summary>Whether it was looked whether a notification is on its way.</summary>
    public required bool IsNothingPending { get; init; }

    /// <summary>The register.</summary>
    public required FamilyRegister Register { get; init; }

    /// <summary>氏の振り仮名 of the notice; null where it is not to be recorded.</summary>
    public required string? FamilyNameKana { get; init; }

    /// <summary>名の振り仮名 of the notice, by person.</summary>
    public required IReadOnlyList<NotifiedGivenName> GivenNames { get; init; }

    /// <summary>Who was told a reading and has left the register since, not by death: it is recorded where each stands now.</summary>
    public required IReadOnlyList<(RegisterEntry Entry, string Kana)> Gone { get; init; }

    /// <summary>Who stands in the register without a reading and is not on the paper.</summary>
    public IEnumerable<RegisterEntry> LeftOut => Register.Standing.Where(e => e.GivenNameKana is null && e.GivenName.Length > 0 && GivenNames.All(g => g.Entry.Person != e.Person));
}
