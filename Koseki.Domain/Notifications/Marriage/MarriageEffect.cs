using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>What a marriage changes (戸籍法16条): who leaves which register, and where the couple stands afterwards.</summary>
/// <param name="marriage">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples of marriage.</param>
internal sealed class MarriageEffect(MarriageNotification marriage, Circumstances c, RecordTemplates templates)
{
    private const string Cause = MatterTitles.Marriage;

    private readonly EffectBuilder builder = new(c);

    internal static Effect Of(MarriageNotification marriage, Circumstances c, RecordTemplates templates) =>
        new MarriageEffect(marriage, c, templates).Make();

    private Effect Make()
    {
        if (marriage.NameKeeper is { Place: { } place } keeper)
        {
            if (place.IsHead)
            {
                EnterTheHeadsRegister(keeper, place);
            }
            else
            {
                CompileANewRegister(keeper, place);
            }
        }

        var effect = builder.Build([]);
        return effect with { Messages = [.. effect.Messages, .. MarriageNotices.Of(marriage, c, effect.Changes)], Links = Links() };
    }

    // 16条2項, 3項但書: the head stays, the other comes; a foreigner comes nowhere.
    private void EnterTheHeadsRegister(Spouse head, PersonInRegister place)
    {
        if (marriage.Partner(head) is { Place: { } coming } partner)
        {
            builder.Leave(coming, () => Matter("M-KONIN-OLD-IN", partner, ("入籍戸籍", place.Designation)),
                place.Register is { } home ? Destination.Ours(home) : Destination.Other(place.Elsewhere!, place.FamilyName, place.FamilyNameKana));
            if (place.Register is { } register)
            {
                Enter(register.Id, partner, coming);
            }
        }

        if (place.Register is { } ours)
        {
            // The mark stands already where a second marriage has to be recorded (重婚, until it is annulled).
            if (place.Entry.Spouse != head.Mark)
            {
                builder.Add(new RegisterChange.SetSpouse(ours.Id, place.Person, head.Mark));
            }

            builder.Add(new RegisterChange.WriteStatusMatter(ours.Id, place.Person, Matter("M-KONIN-HEAD", head)));
        }
    }

    // 16条1項, 3項: both leave where they stand; the one whose name they bear is the head.
    private void CompileANewRegister(Spouse keeper, PersonInRegister place)
    {
        // Without 新しい本籍 a rule asks for its correction; the preview shows the gap.
        var domicile = marriage.NewDomicile ?? new(DraftReader.Missing);
        Spouse[] couple = [keeper, marriage.Partner(keeper)];
        foreach (var spouse in couple)
        {
            if (spouse.Place is { } leaving)
            {
                builder.Leave(leaving, () => Matter("M-KONIN-OLD-NEW", spouse, ("新本籍", domicile.Text), ("称する氏", marriage.FamilyNameOf)),
                    marriage.NewMunicipality is { } municipality
                        ? Destination.NewOfOther(municipality, domicile, place.Name, place.FamilyName, place.FamilyNameKana) : Destination.NewOfOurs(domicile));
            }
        }

        if (marriage.NewMunicipality is not null)
        {
            return;
        }

        var register = builder.Compile(domicile, place.FamilyName, place.FamilyNameKana, place.Entry.GivenName);
        foreach (var spouse in couple)
        {
            if (spouse.Place is { } coming)
            {
                Enter(register, spouse, coming);
            }
        }
    }

    private void Enter(RegisterId register, Spouse spouse, PersonInRegister place)
    {
        builder.Enter(register, place, spouse.Mark, Cause, marriage.Day(c) ?? c.ReceiptDate);
        builder.Add(new RegisterChange.WriteStatusMatter(register, place.Person, Matter("M-KONIN-NEW", spouse, ("従前戸籍", place.Designation))));
    }

    // A person whom no register of ours will show has no number.
    private FamilyLinks Links() => marriage is { Husband.Place: { } husband, Wife.Place: { } wife } && new[] { husband, wife }.All(p => p.Register is not null || marriage.NewMunicipality is null)
        ? new() { Marriages = [new(husband.Person, wife.Person, marriage.MarriedOn(c), LinkOrigin.Recorded)] }
        : FamilyLinks.None;

    private StatusMatter Matter(string template, Spouse spouse, params (string, string?)[] more)
    {
        var partner = marriage.Partner(spouse);
        List<(string, string?)> values =
        [
            ("婚姻日", marriage.MarriedOn(c).Text),
            ("配偶者氏名", partner.Name),
            .. ByForeignForm(),
            .. more,
        ];
        if (partner.IsForeign)
        {
            values.AddRange([("配偶者の国籍", partner.Nationality), ("配偶者の生年月日", ForeignPerson.BirthDate(partner.BornOn))]);
        }

        return templates.StatusMatter(template, c, [.. values]);
    }

    private IEnumerable<(string, string?)> ByForeignForm() =>
        marriage.IsAbroad ? [("婚姻の方式", marriage.Method), ("証書提出日", Calendar.RegisterDate.Of(c.ReceiptDate).Text)] : [];
}
