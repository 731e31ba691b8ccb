namespace Koseki.Domain.Registers;

/// <summary>
/// Applies one change to the registers as they stand, or refuses it: each kind of change with its own rules. A change that
/// does not fit is a fault in the program (<see cref="RegisterChangeException"/>).
/// </summary>
/// <param name="registers">The registers before the change.</param>
internal sealed class RegisterChangeRules(IReadOnlyDictionary<RegisterId, FamilyRegister> registers) : IRegisterChanges<FamilyRegister>
{
    private static readonly RegisterState[] Living = [RegisterState.Current];

    // A removed register is corrected like a current one (戸籍法24条, 113条), and takes up what happens to somebody who died in it (認知: 64条, 63条).
    private static readonly RegisterState[] LivingOrRemoved = [RegisterState.Current, RegisterState.Removed];

    public FamilyRegister Compile(RegisterChange.Compile change) => registers.ContainsKey(change.Register)
        ? throw new RegisterChangeException(change, "編製しようとした戸籍番号は既に使われています。")
        : new()
        {
            Id = change.Register,
            Domicile = change.Domicile,
            FamilyName = change.FamilyName,
            FamilyNameKana = change.FamilyNameKana,
            HeadGivenName = change.HeadGivenName,
            Matters = [change.Opening],
        };

    public FamilyRegister Enter(RegisterChange.Enter change)
    {
        var before = Of(change, Living);
        return change.Entry.Matters.Count == 0 && before.Standing.All(e => e.Person != change.Entry.Person)
            ? before with { Entries = before.Entries.Add(change.Entry) }
            : throw new RegisterChangeException(change, "既に在籍している人、または身分事項を持つ人は入籍させられません。");
    }

    public FamilyRegister CarryOver(RegisterChange.CarryOver change) => OnEntry(change, change.Person, e => e with { Matters = e.Matters.AddRange(change.Matters) });

    public FamilyRegister Remove(RegisterChange.Remove change) => OnEntry(change, change.Person, e => e with { Removed = change.Removal });

    public FamilyRegister Unremove(RegisterChange.Unremove change)
    {
        var before = Of(change, Living);
        var entry = before.Entries.ElementAtOrDefault(change.Entry) is { IsRemoved: true } removed ? removed : throw new RegisterChangeException(change, "除籍されていない者の印は消せません。");
        return before.Standing.Any(e => e.Person == entry.Person)
            ? throw new RegisterChangeException(change, $"{entry.Person} はこの戸籍に既に在籍しています。")
            : before with { Entries = before.Entries.SetItem(change.Entry, entry with { Removed = null, Matters = entry.Matters.Add(change.Matter) }) };
    }

    public FamilyRegister WriteRegisterMatter(RegisterChange.WriteRegisterMatter change) => Written(Of(change, Living), change.Matter);

    public FamilyRegister WriteStatusMatter(RegisterChange.WriteStatusMatter change) =>
        OnEntry(change, change.Person, e => e with { Matters = e.Matters.Add(change.Matter) }, removedToo: true, LivingOrRemoved);

    public FamilyRegister AmendMatter(RegisterChange.AmendMatter change) => Corrections.Amend(Of(change, LivingOrRemoved), change);

    public FamilyRegister SetItem(RegisterChange.SetItem change) => Corrections.Set(Of(change, LivingOrRemoved), change);

    public FamilyRegister SetSpouse(RegisterChange.SetSpouse change) => OnEntry(change, change.Person, e => e with { Spouse = change.Mark }, removedToo: true);

    public FamilyRegister ChangeDomicile(RegisterChange.ChangeDomicile change)
    {
        var before = Of(change, Living);
        return change.Domicile.Is(before.Domicile) ? throw new RegisterChangeException(change, "本籍が変わりません。")
            : !Corrections.Keeps(change.Matter.Lines, "本籍", before.Domicile.Text) ? throw new RegisterChangeException(change, "従前の記録に残らない本籍があります。")
            : Written(before, change.Matter) with { Domicile = change.Domicile };
    }

    public FamilyRegister ChangeFamilyName(RegisterChange.ChangeFamilyName change)
    {
        var before = Of(change, Living);
        var (name, kana) = (before.FamilyName != change.FamilyName, before.FamilyNameKana != change.FamilyNameKana);
        return !name && !kana ? throw new RegisterChangeException(change, "氏も振り仮名も変わりません。")
            : change.FamilyNameKana is null && before.FamilyNameKana is not null ? throw new RegisterChangeException(change, "氏の振り仮名がなくなります。")
            : (name && !Corrections.Keeps(change.Matter.Lines, "氏", before.FamilyName))
                || (kana && before.FamilyNameKana is { } old && !Corrections.Keeps(change.Matter.Lines, "氏の振り仮名", old))
                ? throw new RegisterChangeException(change, "従前の記録に残らない氏か振り仮名があります。")
            : Written(before, change.Matter) with { FamilyName = change.FamilyName, FamilyNameKana = change.FamilyNameKana };
    }

    public FamilyRegister Close(RegisterChange.Close change)
    {
        var before = Of(change, Living);
        var problem = change.Cause switch
        {
            CloseCause.Emptied => before.Standing.Any() ? "在籍者が残っている戸籍は消除できません。" : null,
            CloseCause.Moved => before.MovedTo is null ? "転籍の記録のない戸籍は、転籍による消除ができません。" : !before.Standing.Any() ? "在籍者のいない戸籍は転籍できません。" : null,
        };
        return problem is null ? before with { State = RegisterState.Removed } : throw new RegisterChangeException(change, problem);
    }

    public FamilyRegister Reopen(RegisterChange.Reopen change)
    {
        var before = Of(change, [RegisterState.Removed]);
        return before.Matters.ElementAtOrDefault(change.Place) is { IsErased: true, Title: MatterTitles.Closing or MatterTitles.Transfer }
            ? before with { State = RegisterState.Current }
            : throw new RegisterChangeException(change, "消除の記録(戸籍消除・転籍)が消されていない戸籍は回復できません。");
    }

    public FamilyRegister Supersede(RegisterChange.Supersede change)
    {
        var before = Of(change, change.State == RegisterState.Replaced ? LivingOrRemoved : Living);
        return change.State.IsPutAside() ? Written(before, change.Matter) with { State = change.State }
            : throw new RegisterChangeException(change, "改製原戸籍か再製原戸籍にするものです。");
    }

    public FamilyRegister Reissue(RegisterChange.Reissue change) =>
        registers.ContainsKey(change.Register) ? throw new RegisterChangeException(change, "再製しようとした戸籍番号は既に使われています。")
        : registers.GetValueOrDefault(change.From) is { State: RegisterState.Replaced } former ? Reissues.Of(former, change)
        : throw new RegisterChangeException(change, "再製の元の戸籍がないか、まだ元とされていません。");

    private static FamilyRegister Written(FamilyRegister register, RegisterMatter matter) => register with { Matters = register.Matters.Add(matter) };

    private FamilyRegister Of(RegisterChange change, RegisterState[] states)
    {
        var before = registers.GetValueOrDefault(change.Register) ?? throw new RegisterChangeException(change, "戸籍がありません。");
        return states.Contains(before.State) ? before : throw new RegisterChangeException(change, $"{before.State.Word()}には記録できません。");
    }

    private FamilyRegister OnEntry(RegisterChange change, PersonId person, Func<RegisterEntry, RegisterEntry> edit, bool removedToo = false, RegisterState[]? states = null)
    {
        var before = Of(change, states ?? Living);
        for (var i = before.Entries.Count - 1; i >= 0; i--)
        {
            // Who was taken along when a register moved stands elsewhere, without a mark here.
            if (before.Entries[i].Person == person && (removedToo || !before.Entries[i].IsRemoved) && (before.State == RegisterState.Current || before.Entries[i].IsRemoved))
            {
                return before with { Entries = before.Entries.SetItem(i, edit(before.Entries[i])) };
            }
        }

        throw new RegisterChangeException(change, $"{person} はこの戸籍に在籍していません。");
    }
}
