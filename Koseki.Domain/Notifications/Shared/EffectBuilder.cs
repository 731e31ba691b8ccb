using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.People;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// Collects the changes of one notification in order and does what no kind may forget: a new register opens with its
/// 戸籍編製, a person who comes brings the matters of 戸籍法施行規則39条, and a register that loses its last person is closed
/// (戸籍法12条). Used within one effect and thrown away; the effect stays a pure function.
/// </summary>
/// <param name="circumstances">The circumstances of the examination.</param>
public sealed class EffectBuilder(Circumstances circumstances)
{
    private static readonly RecordTemplates Templates = RecordTemplates.Load("Shared");

    private readonly List<RegisterChange> changes = [];
    private readonly List<OutgoingMessage> transfers = [];
    private int compiled;

    private RegisterDate Day => RegisterDate.Of(circumstances.RegisterDay);

    /// <summary>Adds a change that is particular to the kind.</summary>
    public void Add(RegisterChange change) => changes.Add(change);

    /// <summary>編製: compiles a new register with its opening matter (戸籍編製 unless another is given) and answers its number (the next of those reserved).</summary>
    public RegisterId Compile(RegisteredDomicile domicile, string familyName, string? familyNameKana, string headGivenName, RegisterMatter? opening = null)
    {
        var id = circumstances.NewRegisters[compiled++];
        Add(new RegisterChange.Compile(id, domicile, familyName, familyNameKana, headGivenName, opening ?? Templates.RegisterMatter("K-HENSEI", circumstances, ("編製日", Day.Text))));
        return id;
    }

    /// <summary>
    /// 入籍: the person comes to the end of a register with the name column as it stands and the matters to carry (移記).
    /// In a new register call it in the order of 戸籍法14条: head, spouse, children by age.
    /// </summary>
    /// <param name="register">The register entered.</param>
    /// <param name="person">The person where the person stands now. Children keep their own order.</param>
    /// <param name="spouse">配偶者区分 in the new place, or null.</param>
    /// <param name="cause">入籍原因, e.g. 婚姻.</param>
    /// <param name="asOf">The day of the event, for what depends on age.</param>
    public void Enter(RegisterId register, PersonInRegister person, SpouseMark? spouse, string cause, DateOnly asOf)
    {
        var carried = CarryOverRules.StatusMatters(person.Entry, asOf, Legitimacy.Of(person.Entry, circumstances.Kin) == true);
        Add(new RegisterChange.Enter(register, person.Entry with { Matters = [], Spouse = spouse, Entered = new(Day, cause), Removed = null }));
        if (carried.Count > 0)
        {
            Add(new RegisterChange.CarryOver(register, person.Person, person.Register?.Id, carried));
        }
    }

    /// <summary>The person in a register of ours as the changes so far leave it: whoever goes through a register made for a moment leaves it again.</summary>
    public PersonInRegister At(RegisterId register, PersonId person)
    {
        var now = circumstances.Registers.Apply(changes).Find(register)!;
        return PersonInRegister.Of(now, now.EntryOf(person)!);
    }

    /// <summary>
    /// 除籍: writes the matter on the entry of the former register and removes the person; 本籍転属通知 follows a person into a
    /// register elsewhere. Nothing when the former register is elsewhere: its mayor does all that.
    /// </summary>
    /// <param name="person">The person where the person stands now.</param>
    /// <param name="matter">What the former register says of the event.</param>
    /// <param name="destination">Where to.</param>
    public void Leave(PersonInRegister person, Func<StatusMatter> matter, Destination destination)
    {
        if (person.Register is not { } register)
        {
            return;
        }

        var written = matter();
        Add(new RegisterChange.WriteStatusMatter(register.Id, person.Person, written));
        TakeOut(person, written.Title, destination);
    }

    /// <summary>除籍 of a person of ours where nothing is written besides: what took the person out says so already (a matter that is erased).</summary>
    /// <param name="person">The person where the person stands now.</param>
    /// <param name="cause">Why, for 附票 and the register entered.</param>
    /// <param name="destination">Where to.</param>
    public void TakeOut(PersonInRegister person, string cause, Destination destination)
    {
        Add(new RegisterChange.Remove(person.Register!.Id, person.Person, new(Day, cause, destination.Text)));
        if (destination.Elsewhere is { } elsewhere)
        {
            transfers.Add(CommonNotices.DomicileTransfer(circumstances, person, elsewhere, cause, Day));
        }
    }

    /// <summary>The effect: all changes, then the closing of every register that lost its last person, and the messages.</summary>
    public Effect Build(IEnumerable<OutgoingMessage> messages)
    {
        var after = circumstances.Registers.Apply(changes);
        foreach (var id in changes.Select(c => c.Register).Distinct().Order().ToList())
        {
            if (after.Find(id) is { State: RegisterState.Current } register && !register.Standing.Any())
            {
                Add(new RegisterChange.WriteRegisterMatter(id, Templates.RegisterMatter("K-SHOJO", circumstances, ("消除日", Day.Text))));
                Add(new RegisterChange.Close(id, Day, CloseCause.Emptied));
            }
        }

        return new([.. changes], [.. transfers, .. messages]);
    }
}
