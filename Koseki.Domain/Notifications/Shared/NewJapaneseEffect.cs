using Koseki.Domain.Calendar;
using Koseki.Domain.People;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>
/// What 帰化 and 国籍取得 change: a register is made (戸籍法22条, 16条) or one that stands is entered (16条2項, 18条). A Japanese spouse who
/// heads it gets the matter about the spouse; one who moves leaves the former register, where the children stay.
/// </summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples.</param>
internal sealed class NewJapaneseEffect(NewJapaneseNotification n, Circumstances c, RecordTemplates templates)
{
    private readonly EffectBuilder builder = new(c);

    internal Effect? Make()
    {
        if (n.Entered is { State: not RegisterState.Current } || n.Spouse?.Register is { State: not RegisterState.Current })
        {
            return null;
        }

        if (n.MakesRegister)
        {
            MakeRegister(n.NewDomicile!);
        }
        else if (n.Entered is { } entered)
        {
            Enter(entered.Id, n.Person);
            if (n.Spouse is { } head)
            {
                builder.Add(new RegisterChange.WriteStatusMatter(entered.Id, head.Person, templates.StatusMatter(Code("HAI", ""), c, (n.Terms.SpouseDayLabel, n.BecameOn.Text), ("配偶者氏名", n.Person.Name))));
            }
        }

        var effect = builder.Build([]);
        return effect with
        {
            Messages = [.. effect.Messages, .. NewJapaneseNotices.Of(n, c, effect.Changes)],
            Links = n.IsRecordedHere ? Links() : FamilyLinks.None,
            Newcomers = n.IsRecordedHere ? n.All.ToDictionary(p => p.Person, p => new FirstAddress(p.Address, p.SettledOn)) : new Dictionary<PersonId, FirstAddress>(),
        };
    }

    private void MakeRegister(Places.RegisteredDomicile domicile)
    {
        var head = n.NewHead;
        var spouse = n.Spouse;
        if (spouse is not null)
        {
            builder.Leave(spouse, () => templates.StatusMatter(Code("HAI", "-OLD"), c, ("除籍日", Day), ("除籍事由", Because), ("新本籍", domicile.Text)),
                n.NewMunicipality is { } municipality
                    ? Destination.NewOfOther(municipality, domicile, head.FamilyName + head.GivenName, head.FamilyName, n.NewKana(c)) : Destination.NewOfOurs(domicile));
        }

        if (n.NewMunicipality is not null)
        {
            return;
        }

        var made = builder.Compile(domicile, head.FamilyName, n.NewKana(c), head.GivenName);
        if (n.Home == NewJapaneseHome.SpousesName)
        {
            EnterSpouse(made, spouse!);
        }

        foreach (var person in n.All)
        {
            Enter(made, person);
        }

        if (n.Home == NewJapaneseHome.OwnName)
        {
            EnterSpouse(made, spouse!);
        }
    }

    private void EnterSpouse(RegisterId made, PersonInRegister spouse)
    {
        var matter = templates.StatusMatter(Code("HAI", "-NEW"), c, ("入籍日", Day), ("入籍事由", Because), ("従前戸籍", spouse.Designation));
        builder.Enter(made, spouse, n.Person.Mark == SpouseMark.Husband ? SpouseMark.Wife : SpouseMark.Husband, matter.Title, n.Day(c));
        builder.Add(new RegisterChange.WriteStatusMatter(made, spouse.Person, matter));
    }

    // 出生, what else is on the paper, 婚姻, and 帰化 (国籍取得) as the latest.
    private void Enter(RegisterId register, Newcomer person)
    {
        StatusMatter?[] matters =
        [
            templates.StatusMatter(Code("", "-SHUSSHO"), c, ("出生日", person.BornOn.Text), ("出生地", person.BirthPlace)),
            .. person.OthersWritten(c),
            Marriage(person),
            templates.StatusMatter(Code("", ""), c, (n.Terms.DayLabel, n.BecameOn.Text), ("届出日", n.NotifiedOn(c).Text), ("届出人", n.Notifier.OnRecord), (n.Terms.NationalityLabel, person.Nationality), ("従前の氏名", person.FormerName)),
        ];
        foreach (var change in person.Enter(register, n.MarriedOn is null ? null : person.Mark, n.Terms.Title, c, matters))
        {
            builder.Add(change);
        }
    }

    private StatusMatter? Marriage(Newcomer person)
    {
        if (n.MarriedOn is not { } day)
        {
            return null;
        }

        var partner = n.Other is { } other ? (person == other ? n.Person : other).FormerName : n.Spouse?.Name ?? n.ForeignSpouse?.Name;
        return templates.StatusMatter(Code("", "-KONIN"), c, ("婚姻日", day.Text), ("配偶者氏名", partner), ("配偶者の国籍", n.ForeignSpouse?.Nationality),
            ("配偶者の生年月日", n.ForeignSpouse is var (_, _, born) ? born.Text : null), ("婚姻の方式", n.MarriageForm));
    }

    private FamilyLinks Links() => new()
    {
        Marriages = n.MarriedOn is { } day && (n.Other?.Person ?? n.Spouse?.Person) is { } partner ? [new(n.Person.Person, partner, day, LinkOrigin.Recorded)] : [],
        Parents = n.Home == NewJapaneseHome.Parents ? [.. n.ParentEntries().Select(p => new ParentLink(n.Person.Person, p.Person, ParentGround.Birth, LinkOrigin.Recorded))] : [],
        Adoptions = n.Home == NewJapaneseHome.Adopters ? [.. n.ParentEntries().Select(p => new AdoptionLink(n.Person.Person, p.Person, null, LinkOrigin.Recorded))] : [],
    };

    private string Day => RegisterDate.Of(c.RegisterDay).Text;

    private string Code(string whose, string suffix) => $"M-{(whose.Length > 0 ? whose + "-" : "")}{n.Terms.Templates}{suffix}";

    private string Because => $"{n.Person.Mark.Word()}の{n.Terms.Title}";
}
