using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>Which entry of a party a matter of the ended marriage stands on.</summary>
internal enum EndingSide
{
    /// <summary>The party stays in the register.</summary>
    Stays,

    /// <summary>The party leaves for a register that stands already.</summary>
    LeavesForFormer,

    /// <summary>The party leaves for a new register.</summary>
    LeavesForNew,

    /// <summary>The party comes to a register, new or not.</summary>
    Comes,
}

/// <summary>
/// What the end of a marriage changes: 配偶者区分 goes from both, the one who had changed 氏 goes back (戸籍法19条1項), the other stays, and the
/// children stay and get their 親権.
/// </summary>
/// <param name="ending">The paper.</param>
/// <param name="cause">Title of the matter, as the cause of coming to a register.</param>
/// <param name="c">The circumstances.</param>
internal abstract class EndingEffect(EndingOfMarriage ending, string cause, Circumstances c)
{
    private readonly EffectBuilder builder = new(c);

    /// <summary>The circumstances.</summary>
    protected Circumstances Circumstances => c;

    /// <summary>What the register says of it on an entry of a party; the register on the other side stands below its label.</summary>
    protected abstract StatusMatter Matter(EndingSide side, Party party, params (string, string?)[] more);

    /// <summary>What the register says of the 親権 of a child of both.</summary>
    protected abstract StatusMatter OfCustody(string day, string holder);

    /// <summary>The effect with the messages that follow from its changes.</summary>
    protected Effect Make(Func<IReadOnlyList<RegisterChange>, IEnumerable<OutgoingMessage>> messages)
    {
        foreach (var party in ending.Parties.Where(p => p.OurEntry?.Spouse is not null))
        {
            builder.Add(new RegisterChange.SetSpouse(party.Place!.Register!.Id, party.Place.Person, null));
        }

        foreach (var party in ending.Parties.Where(p => p.OurEntry is not null && (p != ending.Returning || ending.KeepsName)))
        {
            builder.Add(new RegisterChange.WriteStatusMatter(party.Place!.Register!.Id, party.Place.Person, Matter(EndingSide.Stays, party)));
        }

        // Who keeps the name does not go back: the paper handed in with this one leads to the new register (19条3項).
        if (ending is { KeepsName: false, Returning: { Place: { } leaving } returning, Return: { } back })
        {
            GoBack(returning, leaving, back);
        }

        foreach (var child in ending.Children)
        {
            WriteCustody(child);
        }

        var withoutNotices = builder.Build([]);
        return withoutNotices with { Messages = [.. withoutNotices.Messages, .. messages(withoutNotices.Changes)] };
    }

    private void GoBack(Party returning, PersonInRegister leaving, Return back)
    {
        var isNew = back.Way == ReturnWay.NewRegister;
        builder.Leave(leaving, () => isNew ? Matter(EndingSide.LeavesForNew, returning, ("新本籍", ending.Destination)) : Matter(EndingSide.LeavesForFormer, returning, ("入籍戸籍", ending.Destination)), Where(back, leaving));
        var register = !isNew ? back.FormerRegister?.Id
            : back is { NewMunicipality: null, NewDomicile: { } domicile } ? builder.Compile(domicile, back.FamilyNameAfter, ending.FamilyNameKana(c), leaving.Entry.GivenName) : null;
        if (register is { } entered)
        {
            // The marriage ends now, so it is not carried: the entry is passed without the mark (39条1項4号).
            builder.Enter(entered, leaving with { Entry = leaving.Entry with { Spouse = null } }, null, cause, ending.Day(c) ?? c.ReceiptDate);
            builder.Add(new RegisterChange.WriteStatusMatter(entered, leaving.Person, Matter(EndingSide.Comes, returning, ("従前戸籍", leaving.Designation))));
        }
    }

    private Destination Where(Return back, PersonInRegister leaving) => back switch
    {
        { FormerRegister: { } ours } => Destination.Ours(ours),
        { FormerElsewhere: { } elsewhere } => Destination.Other(elsewhere, back.FamilyNameAfter, null),
        { NewMunicipality: { } municipality, NewDomicile: { } domicile } =>
            Destination.NewOfOther(municipality, domicile, back.FamilyNameAfter + leaving.Entry.GivenName, back.FamilyNameAfter, ending.FamilyNameKana(c)),
        _ => Destination.NewOfOurs(back.NewDomicile ?? new(DraftReader.Missing)),
    };

    // A child who is not both's gets nothing: a paper accepted elsewhere may name one too many.
    private void WriteCustody(DivorcedChild child)
    {
        if (child is { Register: { } register, Entry: { } entry, Custody: { } custody } && CommonChildren.Of(ending, register, entry, c) is { } common
            && CommonChildren.Holder(custody, common.Father, common.Mother) is { } holder)
        {
            builder.Add(new RegisterChange.WriteStatusMatter(register.Id, entry.Person, OfCustody(ending.EndedOn(c).Text, holder)));
        }
    }
}
