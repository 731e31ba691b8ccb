using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>
/// What a divorce changes: 配偶者区分 goes from both, the one who had changed 氏 goes back (戸籍法19条1項), the other stays, and the
/// children stay and get their 親権.
/// </summary>
/// <param name="divorce">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples of divorce.</param>
internal sealed class DivorceEffect(DivorceNotification divorce, Circumstances c, RecordTemplates templates)
{
    private readonly EffectBuilder builder = new(c);

    internal static Effect Of(DivorceNotification divorce, Circumstances c, RecordTemplates templates) => new DivorceEffect(divorce, c, templates).Make();

    /// <summary>What the register says of the divorce on the entry of a party who stays in it.</summary>
    internal static StatusMatter MatterOf(DivorceNotification divorce, Party party, Circumstances c, RecordTemplates templates) => new DivorceEffect(divorce, c, templates).Matter("M-RIKON-HEAD", party);

    private Effect Make()
    {
        foreach (var party in divorce.Parties.Where(p => p.OurEntry?.Spouse is not null))
        {
            builder.Add(new RegisterChange.SetSpouse(party.Place!.Register!.Id, party.Place.Person, null));
        }

        foreach (var party in divorce.Parties.Where(p => p.OurEntry is not null && (p != divorce.Returning || divorce.KeepsName)))
        {
            builder.Add(new RegisterChange.WriteStatusMatter(party.Place!.Register!.Id, party.Place.Person, Matter("M-RIKON-HEAD", party)));
        }

        // Who keeps the name does not go back: the paper handed in with this one leads to the new register (19条3項).
        if (divorce is { KeepsName: false, Returning: { Place: { } leaving } returning, Return: { } back })
        {
            GoBack(returning, leaving, back);
        }

        foreach (var child in divorce.Children)
        {
            WriteCustody(child);
        }

        var withoutNotices = builder.Build([]);
        return withoutNotices with { Messages = [.. withoutNotices.Messages, .. DivorceNotices.Of(divorce, c, withoutNotices.Changes)] };
    }

    private void GoBack(Party returning, PersonInRegister leaving, Return back)
    {
        var isNew = back.Way == ReturnWay.NewRegister;
        builder.Leave(leaving, () => isNew ? Matter("M-RIKON-OLD-NEW", returning, ("新本籍", divorce.Destination)) : Matter("M-RIKON-OLD-IN", returning, ("入籍戸籍", divorce.Destination)), Where(back, leaving));
        var register = !isNew ? back.FormerRegister?.Id
            : back is { NewMunicipality: null, NewDomicile: { } domicile } ? builder.Compile(domicile, back.FamilyNameAfter, divorce.FamilyNameKana(c), leaving.Entry.GivenName) : null;
        if (register is { } entered)
        {
            // The marriage ends now, so it is not carried: the entry is passed without the mark (39条1項4号).
            builder.Enter(entered, leaving with { Entry = leaving.Entry with { Spouse = null } }, null, "離婚", divorce.Day(c) ?? c.ReceiptDate);
            builder.Add(new RegisterChange.WriteStatusMatter(entered, leaving.Person, Matter("M-RIKON-NEW", returning, ("従前戸籍", leaving.Designation))));
        }
    }

    private Destination Where(Return back, PersonInRegister leaving) => back switch
    {
        { FormerRegister: { } ours } => Destination.Ours(ours),
        { FormerElsewhere: { } elsewhere } => Destination.Other(elsewhere, back.FamilyNameAfter, null),
        { NewMunicipality: { } municipality, NewDomicile: { } domicile } =>
            Destination.NewOfOther(municipality, domicile, back.FamilyNameAfter + leaving.Entry.GivenName, back.FamilyNameAfter, divorce.FamilyNameKana(c)),
        _ => Destination.NewOfOurs(back.NewDomicile ?? new(DraftReader.Missing)),
    };

    // A child who is not both's gets nothing: a paper accepted elsewhere may name one too many.
    private void WriteCustody(DivorcedChild child)
    {
        if (child is { Register: { } register, Entry: { } entry, Custody: { } custody } && CommonChildren.Of(divorce, register, entry, c) is { } common
            && CommonChildren.Holder(custody, common.Father, common.Mother) is { } holder)
        {
            var day = divorce.DivorcedOn(c).Text;
            builder.Add(new RegisterChange.WriteStatusMatter(register.Id, entry.Person, DivorceChoices.IsByCourt(divorce.Manner)
                ? templates.StatusMatter("M-SHINKEN-SAIBAN", c, ("親権者を定められた日", day), ("親権者", holder))
                : templates.StatusMatter("M-SHINKEN-KYOGI", c, ("親権者を定めた日", day), ("親権者", holder), ("届出人", "父母"))));
        }
    }

    private StatusMatter Matter(string template, Party party, params (string, string?)[] more)
    {
        List<(string, string?)> values = [(DivorceChoices.DayLabel(divorce.Manner), divorce.DivorcedOn(c).Text), ("配偶者氏名", divorce.Partner(party).Name), .. more];
        if (DivorceChoices.IsByCourt(divorce.Manner))
        {
            values.AddRange([("届出日", RegisterDate.Of(c.ReceiptDate).Text), ("届出人", divorce.Notifier is { } notifier && notifier != party ? notifier.Mark.Word() : null)]);
            return templates.StatusMatter("M-RIKON-SAIBAN", c, [.. values]);
        }

        if (divorce.Manner == DivorceManner.Abroad)
        {
            values.AddRange([("離婚の方式", divorce.Method), ("証書提出日", RegisterDate.Of(c.ReceiptDate).Text)]);
        }

        return templates.StatusMatter(template, c, [.. values]);
    }
}
