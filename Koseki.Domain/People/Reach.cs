using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>
/// 調べる範囲: which registers an examination has to see beyond those the paper names. It goes up from the persons of the named
/// registers (those who stand there, and the couple): first every register of theirs, then those of their parents, adopters
/// and spouses, then those of the parents of these. Registers are found by the persons' numbers and by 従前戸籍, 入籍戸籍 and
/// the registers of acknowledgement and adoption that the records name. Three rounds, whatever the family is.
/// </summary>
/// <remarks>
/// 三親等内 the common ancestor is a parent of one of the two and at most a grandparent of the other, and 直系姻族 hang on the
/// parents of a spouse: both lie within three rounds. Ancestors beyond them are known by their numbers, not by their registers.
/// </remarks>
public sealed class Reach
{
    /// <summary>How often it is looked for more registers: always so often.</summary>
    public const int Rounds = 3;

    /// <summary>The most registers besides the named ones; what is beyond is said, not silently left.</summary>
    public const int MostRegisters = 150;

    private readonly Dictionary<RegisterId, FamilyRegister> seen = [];
    private readonly HashSet<PersonId> asked = [];
    private readonly HashSet<string> sought = new(StringComparer.Ordinal);
    private readonly int named;
    private FamilyLinks stated = FamilyLinks.None;
    private HashSet<KinPair> denied = [];
    private HashSet<KinPair> undone = [];
    private FamilyLinks links = FamilyLinks.None;
    private bool isCut;

    private Reach(RegisterSet registers)
    {
        foreach (var register in registers.All)
        {
            seen[register.Id] = register;
        }

        named = seen.Count;
        Ask(registers.All.SelectMany(r => r.Standing.Concat(Couple.Of(r))).Select(e => e.Person));
    }

    /// <summary>How many rounds are done.</summary>
    public int Round { get; private set; }

    /// <summary>Whether every round is done.</summary>
    public bool IsDone => Round == Rounds;

    /// <summary>The persons whose registers this round looks for.</summary>
    public IReadOnlyList<PersonId> Persons { get; private set; } = [];

    /// <summary>The registers this round looks for by 本籍 and 筆頭者.</summary>
    public IReadOnlyList<string> Designations { get; private set; } = [];

    /// <summary>Begins with the registers that a paper names.</summary>
    public static Reach From(RegisterSet registers) => new(registers);

    /// <summary>Whether a register is seen already: the named ones are never replaced.</summary>
    public bool HasSeen(RegisterId id) => seen.ContainsKey(id);

    /// <summary>How many more registers may come.</summary>
    public int Room => Math.Max(0, MostRegisters - (seen.Count - named));

    /// <summary>Takes in what a round found, and says what the next one looks for.</summary>
    /// <param name="found">Registers of the persons asked for, and of the designations.</param>
    /// <param name="known">What notifications recorded, and two people confirmed, of these persons.</param>
    /// <param name="refused">What two people denied of these persons.</param>
    /// <param name="judged">What a judgment has undone of them, whatever was said since.</param>
    public void Take(IEnumerable<FamilyRegister> found, FamilyLinks known, IEnumerable<KinPair> refused, IEnumerable<KinPair> judged)
    {
        // What a register put aside by 再製 says, the one in its place says without what was corrected.
        foreach (var register in found.Where(r => !seen.ContainsKey(r.Id) && r.State != RegisterState.Replaced))
        {
            if (Room == 0)
            {
                isCut = true;
                break;
            }

            seen[register.Id] = register;
        }

        Round++;
        stated = new() { Parents = [.. stated.Parents, .. known.Parents], Adoptions = [.. stated.Adoptions, .. known.Adoptions], Marriages = [.. stated.Marriages, .. known.Marriages] };
        denied = [.. denied, .. refused];
        undone = [.. undone, .. judged];
        var registers = new RegisterSet(seen.Values);
        links = RecordedLinks.Of(registers).Without(undone, registers).With(stated, denied);
        Ask(Next());
    }

    /// <summary>Says that a round found more than it may take.</summary>
    public void Cut() => isCut = true;

    /// <summary>What has been reached.</summary>
    public Reached Done()
    {
        var registers = new RegisterSet(seen.Values);
        var ours = seen.Values.Select(r => r.Designation).ToHashSet(StringComparer.Ordinal);
        return new(registers, new(Round == 0 ? RecordedLinks.Of(registers) : links))
        {
            Unseen = [.. registers.All.SelectMany(r => r.Entries).Where(e => asked.Contains(e.Person))
                .SelectMany(e => RecordedFacts.RegistersNamed(e).Where(d => !ours.Contains(d)).Select(d => new UnseenRegister(e.Person, d))).Distinct()],
            IsCut = isCut,
        };
    }

    // Spouses only of the persons themselves: in-laws of in-laws are no kin.
    private HashSet<PersonId> Next()
    {
        var now = Persons.ToHashSet();
        var next = links.Parents.Where(p => now.Contains(p.Child)).Select(p => p.Parent)
            .Concat(links.Adoptions.Where(a => now.Contains(a.Adopted)).Select(a => a.Adopter)).ToHashSet();
        if (Round == 1)
        {
            next.UnionWith(links.Marriages.Where(m => m.Other is not null && (now.Contains(m.One) || now.Contains(m.Other.Value))).SelectMany(m => new[] { m.One, m.Other!.Value }));
        }

        return next;
    }

    private void Ask(IEnumerable<PersonId> persons)
    {
        Persons = [.. persons.Where(asked.Add)];
        Designations = [.. seen.Values.SelectMany(r => r.Entries).Where(e => asked.Contains(e.Person)).SelectMany(RecordedFacts.RegistersNamed).Where(sought.Add)];
    }
}
