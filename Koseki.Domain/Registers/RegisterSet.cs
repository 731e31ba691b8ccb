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
            next[change.Register] = change.Match(new RegisterChangeRules(next));
        }

        return new(next);
    }
}

/// <summary>A change that does not fit the register it was meant for. Nothing has been changed.</summary>
public sealed class RegisterChangeException(RegisterChange change, string problem)
    : InvalidOperationException($"戸籍 {change.Register} に {change.GetType().Name} を適用できません: {problem}")
{
    /// <summary>The change that did not fit.</summary>
    public RegisterChange Change { get; } = change;
}
