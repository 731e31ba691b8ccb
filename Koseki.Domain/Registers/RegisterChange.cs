using Koseki.Domain.Calendar;
using Koseki.Domain.Places;

namespace Koseki.Domain.Registers;

/// <summary>
/// What can happen to a register: a small closed set shared by all kinds of notification. A notification's effect is
/// a list of these, and nothing else changes a register. <see cref="RegisterSet.Apply"/> alone applies them, each with its own
/// rules; whoever looks at changes does so through <see cref="IRegisterChanges{T}"/>, so that none can be overlooked.
/// </summary>
/// <param name="Register">The register it happens to.</param>
public abstract record RegisterChange(RegisterId Register)
{
    /// <summary>Answers by what change it is.</summary>
    public T Match<T>(IRegisterChanges<T> changes) => Visit(changes);

    private protected abstract T Visit<T>(IRegisterChanges<T> changes);

    /// <summary>編製: a new register comes into being and opens with its matter, 戸籍編製 or 転籍 (戸籍法16条–22条, 108条).</summary>
    public sealed record Compile(RegisterId Register, RegisteredDomicile Domicile, string FamilyName, string? FamilyNameKana,
        string HeadGivenName, RegisterMatter Opening) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Compile(this);
    }

    /// <summary>入籍: a person comes to stand at the end of the register (戸籍法14条, 15条, 18条). The entry brings no matters.</summary>
    public sealed record Enter(RegisterId Register, RegisterEntry Entry) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Enter(this);
    }

    /// <summary>移記: matters of the person's former register, ours or (null) elsewhere, are taken over (戸籍法施行規則37条, 39条).</summary>
    public sealed record CarryOver(RegisterId Register, PersonId Person, RegisterId? From, ValueList<StatusMatter> Matters)
        : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.CarryOver(this);
    }

    /// <summary>除籍(人): the person's entry gets the removal mark (戸籍法23条).</summary>
    public sealed record Remove(RegisterId Register, PersonId Person, Removal Removal) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Remove(this);
    }

    /// <summary>除籍の印を消す: the removal was void or a mistake (戸籍法24条, 113条–116条). The matter says so; the one that removed the person is amended by a change of its own.</summary>
    /// <param name="Register">The register; a removed one is reopened before (<see cref="Reopen"/>).</param>
    /// <param name="Entry">Place of the entry in the register, from 0.</param>
    /// <param name="Matter">What the entry says of it.</param>
    public sealed record Unremove(RegisterId Register, int Entry, StatusMatter Matter) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Unremove(this);
    }

    /// <summary>戸籍事項を記録する (戸籍法施行規則34条).</summary>
    public sealed record WriteRegisterMatter(RegisterId Register, RegisterMatter Matter) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.WriteRegisterMatter(this);
    }

    /// <summary>身分事項を記録する (戸籍法施行規則35条).</summary>
    public sealed record WriteStatusMatter(RegisterId Register, PersonId Person, StatusMatter Matter) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.WriteStatusMatter(this);
    }

    /// <summary>
    /// 段落ち: one recorded matter gets other lines (none when the whole matter is erased), and what is written below it keeps
    /// every line that went (戸籍法24条, 113条–116条; 戸籍法施行規則44条). A removed register is amended like a current one.
    /// </summary>
    public sealed record AmendMatter(RegisterId Register, MatterPlace Place, ValueList<MatterLine> Lines, Amendment Amendment)
        : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.AmendMatter(this);
    }

    /// <summary>
    /// One item of a person's column says something else: by a correction, or as a consequence of what happened to somebody
    /// else (続柄 after a parent's marriage, 父母 after a change of their name). What stood there stays readable in the entry.
    /// </summary>
    /// <param name="Register">The register, current or removed.</param>
    /// <param name="Entry">Place of the entry in the register, from 0: an entry, not a person, is changed.</param>
    /// <param name="Item">What of the column.</param>
    /// <param name="Value">What stands there now; null for nothing, where the item may be empty.</param>
    /// <param name="Matter">訂正 or 更正, with the old value below 【従前の記録】; null where nothing goes (the first 振り仮名).</param>
    public sealed record SetItem(RegisterId Register, int Entry, EntryItem Item, string? Value, StatusMatter? Matter)
        : RegisterChange(Register)
    {
        /// <summary>A second item that changes with it and that the same matter keeps (名 with its reading), or null.</summary>
        public (EntryItem Item, string? Value)? Also { get; init; }

        /// <summary>男女の別 from now on where it changes with 続柄 (戸籍法20条の4); null where it stays. The old one is told by the 続柄 that is kept.</summary>
        public Sex? Sex { get; init; }

        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.SetItem(this);
    }

    /// <summary>配偶者区分 is set or taken away (戸籍法13条1項6号).</summary>
    public sealed record SetSpouse(RegisterId Register, PersonId Person, SpouseMark? Mark) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.SetSpouse(this);
    }

    /// <summary>本籍が改まる within this city: by 転籍 (戸籍法108条), or as boundaries and numbers change (戸籍法施行規則45条・46条).</summary>
    /// <param name="Register">The register.</param>
    /// <param name="Domicile">The new 本籍.</param>
    /// <param name="Matter">Keeps the former one below 【従前の記録】【本籍】.</param>
    public sealed record ChangeDomicile(RegisterId Register, RegisteredDomicile Domicile, RegisterMatter Matter) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.ChangeDomicile(this);
    }

    /// <summary>氏か、その振り仮名が改まる, of the whole register (戸籍法107条1項, 107条の3).</summary>
    /// <param name="Register">The register.</param>
    /// <param name="FamilyName">The 氏 from now on.</param>
    /// <param name="FamilyNameKana">Its 振り仮名 from now on, or null.</param>
    /// <param name="Matter">Keeps what goes below 【従前の記録】.</param>
    public sealed record ChangeFamilyName(RegisterId Register, string FamilyName, string? FamilyNameKana, RegisterMatter Matter) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.ChangeFamilyName(this);
    }

    /// <summary>消除: the register goes to the book of removed registers (戸籍法12条).</summary>
    public sealed record Close(RegisterId Register, RegisterDate On, CloseCause Cause) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Close(this);
    }

    /// <summary>戸籍の回復: a removed register stands in the book of registers again, because its removal was void or a mistake.</summary>
    /// <param name="Register">The register. Before the end of the decision somebody has to stand in it.</param>
    /// <param name="Place">The 戸籍事項 that removed it; erased before by an <see cref="AmendMatter"/>.</param>
    public sealed record Reopen(RegisterId Register, int Place) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Reopen(this);
    }

    /// <summary>改製・再製の元になる: the register is kept aside as it stands, another takes its place (戸籍法11条, 11条の2, 128条).</summary>
    /// <param name="Register">The register; for 再製 a removed one too.</param>
    /// <param name="Matter">Says so on it.</param>
    /// <param name="State">改製原戸籍 or 再製原戸籍.</param>
    public sealed record Supersede(RegisterId Register, RegisterMatter Matter, RegisterState State) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Supersede(this);
    }

    /// <summary>
    /// 再製: a register takes the place of a superseded one and says what it said, without the traces of the corrections that
    /// the notifier asks to leave out (戸籍法11条, 11条の2).
    /// </summary>
    /// <param name="Register">The new register.</param>
    /// <param name="From">The superseded one.</param>
    /// <param name="Matter">戸籍再製.</param>
    /// <param name="Without">Corrected matters whose 段落ち, and matters that are erased or only say a correction, which as a whole are left out; with the last of them the place of somebody who was removed and has no other.</param>
    public sealed record Reissue(RegisterId Register, RegisterId From, RegisterMatter Matter, ValueList<MatterPlace> Without) : RegisterChange(Register)
    {
        private protected override T Visit<T>(IRegisterChanges<T> changes) => changes.Reissue(this);
    }
}
