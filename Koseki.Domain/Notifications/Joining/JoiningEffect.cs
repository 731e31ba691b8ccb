using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Joining;

/// <summary>
/// What 入籍 changes: the person leaves one register and comes to the end of another, or to a new one: of the parent who was neither
/// head nor spouse (戸籍法17条), of the couple where the person is married (20条), or of the one who takes the former 氏 (19条2項).
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples.</param>
internal sealed class JoiningEffect(JoiningNotification n, Circumstances c, RecordTemplates templates)
{
    private readonly EffectBuilder builder = new(c);

    private string Day => n.NotifiedOn(c).Text;

    internal Effect? Make()
    {
        if (n.Register is { State: not RegisterState.Current } || n.ToRegister is { State: not RegisterState.Current } || n.Way is null || n.Parent?.Entry.IsRemoved == true || (n is { IsNew: false, Register: { } register } && register.Id == n.ToRegister?.Id))
        {
            return null;
        }

        var to = Destination();
        builder.Leave(n.Person, () => templates.StatusMatter("M-NYUSEKI-OLD", c, ("届出日", Day), ("除籍事由", n.Cause), ("届出人", n.Notifier.OnRecord), (n.IsNew ? "新本籍" : "入籍戸籍", to.Text)), to);
        if (n.Spouse is { } spouse)
        {
            builder.Leave(spouse, () => templates.StatusMatter("M-NYUSEKI-OLD", c, ("届出日", Day), ("除籍事由", SpousesCause), ("新本籍", to.Text)), to);
        }

        if (n.ParentMoves)
        {
            builder.Leave(n.Parent!, () => templates.StatusMatter("M-KO-NYUSEKI-OLD", c, ("除籍日", RecordDay), ("除籍事由", ParentsCause), ("新本籍", to.Text)), to);
        }

        if (n.ComesToUs)
        {
            Enter(n.IsNew ? builder.Compile(n.NewDomicile!, n.FamilyName, n.FamilyNameKana(c), Head.Entry.GivenName) : n.ToRegister!.Id);
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. JoiningNotices.Of(n, c, effect.Changes)] };
    }

    /// <summary>Who heads a register that is made.</summary>
    private PersonInRegister Head => n.ParentMoves ? n.Parent! : n.Person;

    private string SpousesCause => $"{(n.Person.Entry.Sex == Sex.Male ? "夫" : "妻")}の{n.Cause}";

    private static string ParentsCause => "子の入籍届出";

    private string RecordDay => RegisterDate.Of(c.RegisterDay).Text;

    // In the order of 戸籍法14条: the parent before the child, the head before the spouse.
    private void Enter(RegisterId register)
    {
        if (n.ParentMoves)
        {
            var matter = templates.StatusMatter("M-KO-NYUSEKI-NEW", c, ("入籍日", RecordDay), ("入籍事由", ParentsCause), ("従前戸籍", n.Parent!.Designation));
            Enter(register, n.Parent, matter);
        }

        Enter(register, n.Person, templates.StatusMatter("M-NYUSEKI-NEW", c, ("届出日", Day), ("入籍事由", n.Cause), ("届出人", n.Notifier.OnRecord), ("従前戸籍", n.Person.Designation)));
        if (n.Spouse is { } spouse)
        {
            Enter(register, spouse, templates.StatusMatter("M-NYUSEKI-NEW", c, ("届出日", Day), ("入籍事由", SpousesCause), ("従前戸籍", spouse.Designation)));
        }
    }

    private void Enter(RegisterId register, PersonInRegister person, StatusMatter matter)
    {
        builder.Enter(register, person, person == n.Parent ? null : person.Entry.Spouse, matter.Title, n.Day(c));
        builder.Add(new RegisterChange.WriteStatusMatter(register, person.Person, matter));
    }

    private Destination Destination() => n switch
    {
        { IsNew: false, ToRegister: { } ours } => Shared.Destination.Ours(ours),
        { IsNew: false } => Shared.Destination.Other(n.Parent?.Elsewhere ?? n.FormerElsewhere!, n.FamilyName, n.FamilyNameKana(c)),
        { NewMunicipality: { } municipality, NewDomicile: { } domicile } => Shared.Destination.NewOfOther(municipality, domicile, n.FamilyName + Head.Entry.GivenName, n.FamilyName, n.FamilyNameKana(c)),
        _ => Shared.Destination.NewOfOurs(n.NewDomicile ?? new(DraftReader.Missing)),
    };
}
