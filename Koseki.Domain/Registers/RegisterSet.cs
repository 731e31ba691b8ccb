namespace Koseki.Domain.Registers;

/// <summary>
/// The registers a decision is made from and the ones it makes: a value. Applying changes gives another set; a change
/// that does not fit (an unknown register, a person who does not stand in it, a closed register) is a fault in the
/// program and throws <see cref="RegisterChangeException"/>, so that nothing half-applied can be stored.
/// </summary>
public sealed class RegisterSet
{
    private readonly Dictionary<RegisterId, FamilyRegister> registers;

    /// <summary>A set of the given registers.</summary>
    public RegisterSet(IEnumerable<FamilyRegister> registers) => this.registers = registers.ToDictionary(r => r.Id);

    private RegisterSet(Dictionary<RegisterId, FamilyRegister> registers) => this.registers = registers;

    /// <summary>A set without registers.</summary>
    public static RegisterSet Empty { get; } = new(Enumerable.Empty<FamilyRegister>());

    /// <summary>All registers, by number.</summary>
    public IEnumerable<FamilyRegister> All => registers.Values.OrderBy(r => r.Id);

    /// <summary>The register with this number, or null.</summary>
    public FamilyRegister? Find(RegisterId id) => registers.GetValueOrDefault(id);

    /// <summary>The set after all changes, in order.</summary>
    public RegisterSet Apply(IEnumerable<RegisterChange> changes)
    {
        var next = new Dictionary<RegisterId, FamilyRegister>(registers);
        foreach (var change in changes)
        {
            next[change.Register] = ApplyOne(next.GetValueOrDefault(change.Register), change);
        }

        return new(next);
    }

    private static FamilyRegister ApplyOne(FamilyRegister? before, RegisterChange change)
    {
        if (change is RegisterChange.Compile compile)
        {
            return before is null
                ? new FamilyRegister
                {
                    Id = compile.Register,
                    Domicile = compile.Domicile,
                    FamilyName = compile.FamilyName,
                    FamilyNameKana = compile.FamilyNameKana,
                    HeadGivenName = compile.HeadGivenName,
                }
                : throw new RegisterChangeException(change, "編製しようとした戸籍番号は既に使われています。");
        }

        if (before is null)
        {
            throw new RegisterChangeException(change, "戸籍がありません。");
        }

        // A removed register is corrected like a current one; nothing else is written there (戸籍法24条, 113条).
        if (before.State != RegisterState.Current
            && !(before.State == RegisterState.Removed && change is (RegisterChange.AmendMatter or RegisterChange.CorrectEntry)))
        {
            throw new RegisterChangeException(change, $"{before.State.Word()}には記録できません。");
        }

        return change switch
        {
            RegisterChange.Enter c when c.Entry.Matters.Count == 0 && !before.Standing.Any(e => e.Person == c.Entry.Person)
                => before with { Entries = before.Entries.Add(c.Entry) },
            RegisterChange.Enter => throw new RegisterChangeException(change, "既に在籍している人、または身分事項を持つ人は入籍させられません。"),
            RegisterChange.CarryOver c => OnEntry(before, change, c.Person, e => e with { Matters = e.Matters.AddRange(c.Matters) }),
            RegisterChange.Remove c => OnEntry(before, change, c.Person, e => e with { Removed = c.Removal }),
            RegisterChange.WriteStatusMatter c => OnEntry(before, change, c.Person, e => e with { Matters = e.Matters.Add(c.Matter) }, removedToo: true),
            RegisterChange.SetSpouse c => OnEntry(before, change, c.Person, e => e with { Spouse = c.Mark }, removedToo: true),
            RegisterChange.AmendMatter c => Corrections.Amend(before, c),
            RegisterChange.CorrectEntry c => Corrections.Correct(before, c),
            RegisterChange.WriteRegisterMatter c => before with { Matters = before.Matters.Add(c.Matter) },
            RegisterChange.Close when before.Standing.Any() => throw new RegisterChangeException(change, "在籍者が残っている戸籍は消除できません。"),
            RegisterChange.Close => before with { State = RegisterState.Removed },
            _ => throw new RegisterChangeException(change, "この種類の変更は適用できません。"),
        };
    }

    private static FamilyRegister OnEntry(
        FamilyRegister before, RegisterChange change, PersonId person, Func<RegisterEntry, RegisterEntry> edit, bool removedToo = false)
    {
        for (var i = before.Entries.Count - 1; i >= 0; i--)
        {
            if (before.Entries[i].Person == person && (removedToo || !before.Entries[i].IsRemoved))
            {
                return before with { Entries = before.Entries.SetItem(i, edit(before.Entries[i])) };
            }
        }

        throw new RegisterChangeException(change, $"{person} はこの戸籍に在籍していません。");
    }
}

/// <summary>A change that does not fit the register it was meant for. Nothing has been changed.</summary>
public sealed class RegisterChangeException(RegisterChange change, string problem)
    : InvalidOperationException($"戸籍 {change.Register} に {change.GetType().Name} を適用できません: {problem}")
{
    /// <summary>The change that did not fit.</summary>
    public RegisterChange Change { get; } = change;
}
