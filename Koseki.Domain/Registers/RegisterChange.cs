using Koseki.Domain.Calendar;
using Koseki.Domain.Places;

namespace Koseki.Domain.Registers;

/// <summary>
/// What can happen to a register: a small closed set shared by all kinds of notification. A notification's effect is
/// a list of these, and nothing else changes a register.
/// </summary>
/// <param name="Register">The register it happens to.</param>
public abstract record RegisterChange(RegisterId Register)
{
    private protected abstract void Sealed();

    /// <summary>編製: a new register comes into being (戸籍法16条–22条). Its 戸籍事項 is a change of its own.</summary>
    public sealed record Compile(RegisterId Register, RegisteredDomicile Domicile, string FamilyName, string? FamilyNameKana,
        string HeadGivenName) : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>入籍: a person comes to stand at the end of the register (戸籍法14条, 15条, 18条). The entry brings no matters.</summary>
    public sealed record Enter(RegisterId Register, RegisterEntry Entry) : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>移記: matters of the person's former register, ours or (null) elsewhere, are taken over (戸籍法施行規則39条).</summary>
    public sealed record CarryOver(RegisterId Register, PersonId Person, RegisterId? From, ValueList<StatusMatter> Matters)
        : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>除籍(人): the person's entry gets the removal mark (戸籍法23条).</summary>
    public sealed record Remove(RegisterId Register, PersonId Person, Removal Removal) : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>戸籍事項を記録する (戸籍法施行規則34条).</summary>
    public sealed record WriteRegisterMatter(RegisterId Register, RegisterMatter Matter) : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>身分事項を記録する (戸籍法施行規則35条).</summary>
    public sealed record WriteStatusMatter(RegisterId Register, PersonId Person, StatusMatter Matter) : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>配偶者区分 is set or taken away (戸籍法13条1項6号).</summary>
    public sealed record SetSpouse(RegisterId Register, PersonId Person, SpouseMark? Mark) : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>消除: nobody is left, the register goes to the book of removed registers (戸籍法12条).</summary>
    public sealed record Close(RegisterId Register, RegisterDate On) : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>
    /// 段落ち: one recorded matter gets other lines (none when the whole matter is erased), and what is written below it keeps
    /// every line that went (戸籍法24条, 113条–116条; 戸籍法施行規則44条).
    /// </summary>
    public sealed record AmendMatter(RegisterId Register, MatterPlace Place, ValueList<MatterLine> Lines, Amendment Amendment)
        : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }

    /// <summary>
    /// 訂正 of a person's column. The column has no matter above it, so the matter that keeps the old value is one of its own.
    /// </summary>
    /// <param name="Register">The register.</param>
    /// <param name="Entry">Place of the entry in the register, from 0: an entry, not a person, is corrected.</param>
    /// <param name="Item">What of the column.</param>
    /// <param name="Value">What stands there now.</param>
    /// <param name="Matter">訂正, with the old value below 【従前の記録】.</param>
    public sealed record CorrectEntry(RegisterId Register, int Entry, EntryItem Item, string Value, StatusMatter Matter)
        : RegisterChange(Register)
    {
        private protected override void Sealed() { }
    }
}
