using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Birth;

/// <summary>
/// What a birth changes: the child stands at the end of the parents' or the mother's register with the matter of its birth
/// (戸籍法18条); a mother who stands as a child first gets a register of her own (17条). A child of foreigners is recorded nowhere.
/// </summary>
internal static class BirthEffect
{
    internal static Effect Of(BirthNotification birth, Circumstances c, RecordTemplates templates)
    {
        var builder = new EffectBuilder(c);
        if (Entered(birth, c, builder, templates) is { } register)
        {
            foreach (var change in Child(register, birth, c, templates))
            {
                builder.Add(change);
            }

            return builder.Build(BirthNotices.Of(birth, c, register)) with
            {
                Links = BirthKin.Links(birth, c.NewPersons[0]),
                Newcomers = new Dictionary<PersonId, FirstAddress> { [c.NewPersons[0]] = new(birth.Address, birth.BornOn) },
            };
        }

        return builder.Build(BirthNotices.Of(birth, c, null));
    }

    /// <summary>The register of ours that the child enters, made for the mother where she stands as a child; null when it is not ours.</summary>
    private static RegisterId? Entered(BirthNotification birth, Circumstances c, EffectBuilder builder, RecordTemplates templates) =>
        birth.MovingMother is { } mother ? MothersRegister.Make(mother, birth.NewDomicile!, c, builder, templates) : birth.Register?.Id;

    private static IEnumerable<RegisterChange> Child(RegisterId register, BirthNotification birth, Circumstances c, RecordTemplates templates)
    {
        var child = c.NewPersons[0];
        yield return new RegisterChange.Enter(register, new RegisterEntry
        {
            Person = child,
            GivenName = birth.GivenName ?? "",
            // 戸籍法13条1項2号 is in force from that day; an earlier paper carries よみかた for the resident record only.
            GivenNameKana = c.ReceiptDate >= LawDates.ReadingsRecorded ? birth.GivenNameKana : null,
            BirthDate = birth.BornOn,
            Father = birth.Father,
            Mother = birth.Mother,
            Relationship = birth.Relationship,
            Sex = birth.Sex,
            Entered = new(RegisterDate.Of(c.RegisterDay), "出生"),
        });
        yield return new RegisterChange.WriteStatusMatter(register, child, Matter(birth, c, templates));
    }

    // Who tells of it differs (44条, 49条, 55条); what of it is recorded does not.
    private static StatusMatter Matter(BirthNotification birth, Circumstances c, RecordTemplates templates)
    {
        (string Label, string? Value)[] told = birth.ExOfficio is { } own ? [("許可日", own.PermittedOn.Text), ("入籍日", RegisterDate.Of(c.RegisterDay).Text)]
            : birth.Captain is { } captain ? [("報告日", RegisterDate.Of(c.ReceiptDate).Text), ("報告者", captain)]
            : [("届出日", birth.NotifiedOn(c).Text), ("届出人", birth.NotifierOnRecord), ("国籍留保の届出日", birth.ReservesNationality ? birth.NotifiedOn(c).Text : null)];
        return templates.StatusMatter(birth.ExOfficio is not null ? "M-SHUSSHO-SHOKKEN" : birth.Captain is not null ? "M-SHUSSHO-HOKOKU" : "M-SHUSSHO", c,
        [
            ("出生日", birth.BornOn.Text),
            ("出生地", birth.BirthPlace),
            ("父の国籍", birth.FatherNationality),
            ("父の生年月日", birth.FatherNationality is null || birth.FatherBirthDate is null ? null : ForeignPerson.BirthDate(birth.FatherBirthDate)),
            ("母の国籍", birth.MotherNationality),
            ("母の生年月日", birth.MotherNationality is null || birth.MotherBirthDate is null ? null : ForeignPerson.BirthDate(birth.MotherBirthDate)),
            .. told,
            ("特記事項", Presumption.IsTakenAway(birth, c) ? Presumption.Remark : null),
        ]);
    }
}
