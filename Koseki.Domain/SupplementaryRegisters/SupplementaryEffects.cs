using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Domain.SupplementaryRegisters;

/// <summary>
/// What a decision upon registers does to their supplementary registers (住民基本台帳法18条: 職権). It follows the registers before
/// and after, whatever the kind of notification: who comes stands at the end with the one row of the present, who leaves is taken
/// out with all rows kept, what the register now says of a person is written here as well, and 除籍 closes.
/// </summary>
/// <param name="registers">The registers before and after.</param>
/// <param name="given">The supplementary registers as they stand.</param>
/// <param name="newcomers">住所 of persons who appear for the first time, as the paper says it.</param>
/// <param name="c">The circumstances.</param>
public sealed class SupplementaryEffects(
    IReadOnlyList<RegisterStep> registers, SupplementarySet given, IReadOnlyDictionary<PersonId, FirstAddress> newcomers, Circumstances c)
{
    private RegisterDate Day => RegisterDate.Of(c.RegisterDay);

    /// <summary>The steps, by register.</summary>
    public SupplementaryPlan Plan()
    {
        var steps = registers.Select(r => (Register: r, Before: given.Of(r.Id))).ToList();
        return new(
            [.. steps.Where(s => s.Before is not null || IsBegun(s.Register)).Select(s => new SupplementaryStep(s.Before, After(s.Register, s.Before))).Where(s => s.Before != s.After)],
            [.. steps.Where(s => s.Before is null && s.Register.Before is not null).Select(s => s.Register.Id)])
        {
            Following = [.. steps.Where(s => PutAside(s.Register) is not null).Select(s => SupplementaryId.Of(s.Register.Id))],
        };
    }

    // Where the 附票 of a register that was put aside is not kept here, that of the one in its place is not either.
    private bool IsBegun(RegisterStep register) => register.Before is null && (PutAside(register) is not { } former || given.Of(former.Id) is not null);

    // 改製・再製: the register in whose place a new one comes. A decision puts one aside at most.
    private RegisterStep? PutAside(RegisterStep made) => made.Before is not null ? null
        : registers.FirstOrDefault(s => s.Before is { } before && !before.State.IsPutAside() && s.After.State.IsPutAside());

    private SupplementaryRegister After(RegisterStep register, SupplementaryRegister? before)
    {
        var after = register.After;
        if (after.State.IsPutAside() && before is { State: not SupplementaryState.Superseded })
        {
            return before with { State = SupplementaryState.Superseded, RevisedOn = RegisterDate.Of(c.RecordDate) };
        }

        // 再製 makes the register anew, not its 附票: that goes on, without whom the register does not have any more.
        if (PutAside(register) is { After.State: RegisterState.Replaced } aside)
        {
            var on = given.Of(aside.Id)!;
            return on with { Id = SupplementaryId.Of(after.Id), Persons = [.. on.Persons.Where(p => after.EntryOf(p.Person) is not null)] };
        }

        // 1号 follows the register; so do the items of those who stand in it.
        var supplementary = (before ?? Compiled(after)) with { Domicile = after.Domicile.Text, HeadFamilyName = after.FamilyName, HeadGivenName = after.HeadGivenName };
        var persons = new List<SupplementaryEntry>(supplementary.Persons);
        foreach (var (entry, at) in after.Entries.Select((e, i) => (e, i)).Where(p => !(p.e.IsRemoved && PutAside(register) is not null)))
        {
            if (register.Before?.Entries.ElementAtOrDefault(at) is not { } former)
            {
                persons.Add(Following(Entering(after, entry), after, entry));
            }
            else if (!former.IsRemoved && persons.FindLastIndex(p => p.Person == entry.Person && p.Removed is null) is >= 0 and var place)
            {
                persons[place] = Following(persons[place], after, entry);
            }
            else if (former.IsRemoved && !entry.IsRemoved && persons.FindLastIndex(p => p.Person == entry.Person && p.Removed is not null) is >= 0 and var restored)
            {
                // 回復: whoever was taken out stands there again, with the rows there were.
                persons[restored] = Following(persons[restored] with { Removed = null }, after, entry);
            }
        }

        supplementary = supplementary with { Persons = persons.ToValueList() };
        if (after.State == RegisterState.Current && supplementary.State == SupplementaryState.Removed)
        {
            supplementary = supplementary with { State = SupplementaryState.Current, ClosedOn = null };
        }

        return after.State == RegisterState.Removed && supplementary.State == SupplementaryState.Current ? Closed(supplementary, after) : supplementary;
    }

    // 管外転籍 puts no mark on the persons of the register; the 附票 takes all of them out.
    private SupplementaryRegister Closed(SupplementaryRegister supplementary, FamilyRegister register)
    {
        var left = new SupplementaryRemoval(Day, MatterTitles.Transfer, register.MovedTo);
        return supplementary with
        {
            State = SupplementaryState.Removed, ClosedOn = Day, Persons = supplementary.Persons.Select(p => p.Removed is null ? p with { Removed = left } : p).ToValueList(),
        };
    }

    /// <summary>The first volume of a register's 附票, without anybody yet.</summary>
    public static SupplementaryRegister Compiled(FamilyRegister register) => new()
    {
        Id = SupplementaryId.Of(register.Id),
        Domicile = register.Domicile.Text,
        HeadFamilyName = register.FamilyName,
        HeadGivenName = register.HeadGivenName,
        CompiledOn = RegisterDate.Parse(register.Matters.Select(m => m[MatterLabels.CompiledOn] ?? m[MatterLabels.TransferredOn] ?? m[MatterLabels.RenewedOn]).OfType<string>().FirstOrDefault() ?? "年月日不詳"),
    };

    /// <summary>Somebody as the register says it, without rows.</summary>
    public static SupplementaryEntry Own(FamilyRegister register, RegisterEntry entry) => new()
    {
        Person = entry.Person, FamilyName = register.FamilyName, GivenName = entry.GivenName, FamilyNameKana = register.FamilyNameKana, GivenNameKana = entry.GivenNameKana,
        BirthDate = entry.BirthDate, Sex = entry.Sex, Entered = entry.Entered,
    };

    private SupplementaryEntry Entering(FamilyRegister register, RegisterEntry entry)
    {
        var own = Own(register, entry);
        if (newcomers.TryGetValue(entry.Person, out var first))
        {
            return own with { Addresses = [First(entry, first)] };
        }

        // Who is recorded anew at the end of the same register (戸籍法14条3項) brings the row of before.
        if (registers.Where(s => s.Before?.EntryOf(entry.Person) is { IsRemoved: false }).OrderBy(s => s.Id == register.Id).FirstOrDefault() is not { } from)
        {
            // 本籍転属通知 of the former 本籍 brings the row; the paper's 住所 is no row.
            return own with { AwaitsTransfer = true };
        }

        // Of a register whose supplementary register is not kept here the row is not known either.
        return given.Of(from.Id)?.EntryOf(entry.Person) is not { } left ? own with { AwaitsTransfer = true }
            : own with
            {
                ResidentCode = left.ResidentCode, OverseasFrom = left.OverseasFrom, OverseasVoter = left.OverseasVoter, AwaitsTransfer = left.AwaitsTransfer,
                Addresses = left.Current is { } row ? [row with { Reason = "附票編製", RecordedOn = c.RecordDate }] : [],
            };
    }

    // 住所 and 住定日 are the paper's; one who was born abroad and never lived here has neither, and of one nobody knows they are 不明.
    private AddressRow First(RegisterEntry entry, FirstAddress first) =>
        first.Text is not { } address ? new(AddressKind.Unknown, AddressKind.Unknown.Word(), null, null, entry.Entered.Cause, c.RecordDate)
        : c.CodeOf(address) is { } code ? new(AddressKind.Address, address, code, first.SettledOn, entry.Entered.Cause, c.RecordDate)
        : new(AddressKind.None, AddressKind.None.Word(), null, null, entry.Entered.Cause, c.RecordDate);

    // What stands of somebody who is taken out stays as it was.
    private SupplementaryEntry Following(SupplementaryEntry own, FamilyRegister register, RegisterEntry entry) => entry.Removed is { } removal
        ? own with { Removed = new(Day, removal.Cause, removal.Destination) }
        : own with
        {
            FamilyName = register.FamilyName, GivenName = entry.GivenName, FamilyNameKana = register.FamilyNameKana, GivenNameKana = entry.GivenNameKana,
            BirthDate = entry.BirthDate, Sex = entry.Sex,
        };
}
