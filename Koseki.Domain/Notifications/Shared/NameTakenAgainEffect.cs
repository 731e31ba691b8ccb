using Koseki.Domain.Calendar;
using Koseki.Domain.Linkage;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>A paper by which somebody who went back takes the 氏 again that was borne until then (77条の2, 73条の2), as far as the register is concerned.</summary>
/// <param name="Place">The person where the person stands.</param>
/// <param name="FamilyName">The 氏 that is taken again.</param>
/// <param name="FamilyNameKana">Its 振り仮名, or null.</param>
/// <param name="NewDomicile">新しい本籍, or null.</param>
/// <param name="NewMunicipality">The municipality of the new 本籍 when it is not this one, or null.</param>
/// <param name="Address">住所.</param>
/// <param name="StaysInRegister">Whether the register stays and its 氏 changes.</param>
/// <param name="ToWrite">What else the new register says, before the change of 氏, or null.</param>
internal sealed record NameTakenAgain(
    PersonInRegister Place, string FamilyName, string? FamilyNameKana, RegisteredDomicile? NewDomicile, string? NewMunicipality, string Address, bool StaysInRegister, StatusMatter? ToWrite);

/// <summary>The words of one kind of such a paper.</summary>
/// <param name="Article">77条の2 or 73条の2, as messages call the paper.</param>
/// <param name="Register">Code of the record example on the register; that of a new register ends in -NEW.</param>
/// <param name="Person">Code of the record example on the person; those of the register left and of the new one end in -OLD and -NEW.</param>
internal sealed record NameTakenAgainWords(string Article, string Register, string Person)
{
    internal string Cause => $"戸籍法{Article}の届出";
}

/// <summary>What such a paper changes: the 氏 of the register as it stands, or a new register with it (戸籍法19条3項).</summary>
/// <param name="kept">The paper.</param>
/// <param name="words">The words of its kind.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples of its kind.</param>
internal sealed class NameTakenAgainEffect(NameTakenAgain kept, NameTakenAgainWords words, Circumstances c, RecordTemplates templates)
{
    private static readonly RecordTemplates Common = RecordTemplates.Load("Shared");

    private readonly EffectBuilder builder = new(c);

    private string Day => RegisterDate.Of(c.ReceiptDate).Text;

    private string Cause => words.Cause;

    internal Effect Make()
    {
        if (!kept.StaysInRegister)
        {
            GoToNewRegister();
        }
        else if (kept.Place.Register is { } register)
        {
            ChangeIn(register);
        }

        var withoutMessages = builder.Build([]);
        return withoutMessages with { Messages = [.. withoutMessages.Messages, .. Messages(withoutMessages.Changes)] };
    }

    private void ChangeIn(FamilyRegister register)
    {
        // A reading that nobody gave stays as it was recorded: a rule asks for it.
        var kana = kept.FamilyNameKana ?? register.FamilyNameKana;
        List<MatterLine> former = [new("氏", register.FamilyName)];
        if (register.FamilyNameKana is { } old && old != kana)
        {
            former.Add(new("氏の振り仮名", old));
        }

        if (register.FamilyName != kept.FamilyName)
        {
            builder.Add(new RegisterChange.ChangeFamilyName(register.Id, kept.FamilyName, kana, templates.RegisterMatter(words.Register, c, former.ToValueList(), ("氏変更日", Day), ("氏変更の事由", Cause))));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(register.Id, kept.Place.Person, templates.StatusMatter(words.Person, c, ("氏変更日", Day), ("氏変更の事由", Cause))));
    }

    private void GoToNewRegister()
    {
        var domicile = kept.NewDomicile ?? new(DraftReader.Missing);
        builder.Leave(kept.Place, () => templates.StatusMatter(words.Person + "-OLD", c, ("氏変更日", Day), ("氏変更の事由", Cause), ("新本籍", domicile.Text), ("称する氏", kept.FamilyName)),
            kept.NewMunicipality is { } municipality
                ? Destination.NewOfOther(municipality, domicile, kept.FamilyName + kept.Place.Entry.GivenName, kept.FamilyName, kept.FamilyNameKana) : Destination.NewOfOurs(domicile));
        if (kept.NewMunicipality is not null || kept.NewDomicile is null)
        {
            return;
        }

        var register = builder.Compile(domicile, kept.FamilyName, kept.FamilyNameKana, kept.Place.Entry.GivenName, templates.RegisterMatter(words.Register + "-NEW", c, ("氏変更日", Day), ("氏変更の事由", Cause)));
        builder.Add(new RegisterChange.WriteRegisterMatter(register, Common.RegisterMatter("K-HENSEI", c, ("編製日", RegisterDate.Of(c.RegisterDay).Text))));
        builder.Enter(register, kept.Place, null, MatterTitles.ChangeOfFamilyName, c.ReceiptDate);
        // A divorce is not carried (39条); only the one that comes with the paper is written in both (19条3項前段).
        if (kept.ToWrite is { } beside)
        {
            builder.Add(new RegisterChange.WriteStatusMatter(register, kept.Place.Person, beside));
        }

        builder.Add(new RegisterChange.WriteStatusMatter(register, kept.Place.Person, templates.StatusMatter(words.Person + "-NEW", c, ("氏変更日", Day), ("氏変更の事由", Cause), ("従前戸籍", kept.Place.Designation))));
    }

    private IEnumerable<OutgoingMessage> Messages(IReadOnlyList<RegisterChange> changes)
    {
        var place = kept.Place;
        var person = CommonNotices.Of(place, "本人") with { Person = CommonNotices.NumberOf(place, changes) };
        var now = kept.FamilyName + place.Entry.GivenName;
        var after = kept.StaysInRegister ? place.Domicile : kept.NewDomicile?.Text ?? DraftReader.Missing;
        ValueList<ChangedItem> items = [.. new ChangedItem[] { new("氏", place.FamilyName, kept.FamilyName), new("本籍", place.Domicile, after), new("筆頭者", place.HeadName, now) }.Where(i => i.Former != i.Current)];
        var elsewhere = !kept.StaysInRegister && kept.NewMunicipality is { } municipality ? new[] { CommonNotices.Elsewhere(c, municipality, after, now) } : [];
        return
        [
            .. CommonNotices.ResidentRecord(c, words.Article, RegisterDate.Of(c.ReceiptDate), person, kept.Address, items),
            .. CommonNotices.NotificationImage(c, words.Article, [person], [CommonNotices.Of(c, place), .. CommonNotices.Made(changes), .. elsewhere]),
        ];
    }
}
