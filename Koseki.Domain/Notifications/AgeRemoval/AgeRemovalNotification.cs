using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Notifications.AgeRemoval;

/// <summary>高齢者消除 as the permission says it, and the enquiry before it.</summary>
public sealed record AgeRemovalNotification
{
    /// <summary>The person in the register of ours.</summary>
    public required PersonInRegister Person { get; init; }

    /// <summary>生年月日 on the permission.</summary>
    public required RegisterDate BornOn { get; init; }

    /// <summary>許可日.</summary>
    public required RegisterDate PermittedOn { get; init; }

    /// <summary>許可番号.</summary>
    public required string PermissionNumber { get; init; }

    /// <summary>The papers of the enquiry, or null.</summary>
    public required string? Enquiry { get; init; }

    /// <summary>Whether a relative asked for it.</summary>
    public required bool IsAskedByRelative { get; init; }

    /// <summary>Whether the person has attained an age on the day, by the earliest day that the birth date can be.</summary>
    public bool MayBe(int age, Circumstances c) => LegalAge.Attains(Person.Entry.BirthDate.Earliest, age) <= c.RecordDate;

    /// <summary>The same by the latest day: for certain.</summary>
    public bool IsCertainly(int age, Circumstances c) => LegalAge.Attains(Person.Entry.BirthDate.Latest, age) <= c.RecordDate;

    /// <summary>Whether the 附票 shows an address; null where no 附票 is kept that would tell.</summary>
    public bool? HasAddress(Circumstances c) =>
        c.Supplementaries?.Of(Person.Register!.Id)?.EntryOf(Person.Person) is { } entry ? entry.Current is { Kind: AddressKind.Address } : null;
}
