using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Marriage;

/// <summary>The rules about the two together: kinship, waiting period, children.</summary>
internal static class CoupleRequirements
{
    internal static IEnumerable<Requirement<MarriageNotification>> All()
    {
        yield return new("婚姻-20", "女は、前婚の解消の日から起算して100日を経過した後でなければ、再婚をすることができない。", "民法733条(令和6年3月31日まで)", Severity.Refusal,
            [MarriageForm.Wife.EndedOn],
            (m, c) => !m.HasMedicalCertificate && !IsAgain(m, c) && DaysSinceFormerMarriage(m.Wife, m, c) is >= 0 and < 100 ? "妻の前の婚姻の解消から100日を経過していません。" : null,
            "懐胎していないことの医師の証明書があるか、前の夫との再婚でないか確かめてください。")
        { Force = new(LawDates.WaitingOfHundredDays, LawDates.FatherhoodOfLaterMarriage.AddDays(-1)), JudgedBy = (m, c) => m.Day(c), AcceptedElsewhere = Severity.Inquiry, IsReported = m => m.IsAbroad };
        yield return new("婚姻-21", "直系血族、三親等内の傍系血族、直系姻族、養親子の間では、婚姻をすることができない。", "民法734条〜736条", Severity.Refusal,
            Both(f => f.Person.GivenName, f => f.Person.Register.Where),
            (m, c) => NearKin.Barred(m, c),
            "戸籍の記録を確かめ、理由を説明して返してください。")
        { AcceptedElsewhere = Severity.Inquiry, IsReported = m => m.IsAbroad };
        yield return new("婚姻-22", "近親者の間では婚姻をすることができないので、結び付きが推定だけのとき、父母の氏名が同じときは血族関係を確かめる。", "民法734条〜736条", Severity.Inquiry,
            Both(f => f.Person.GivenName, f => f.Person.Father, f => f.Person.Mother, f => f.Person.Register.Where),
            (m, c) => NearKin.Open(m, c),
            "父母の戸籍をたどり、同じ名の別人か確かめてください。");
        yield return new("婚姻-23", "氏を改める者の戸籍に在る子は、婚姻によって動かない。", "戸籍法16条・18条、民法791条", Severity.Caution,
            [MarriageForm.FamilyName],
            (m, _) => ChildrenLeft(m) is { Count: > 0 } children ? $"従前の戸籍に子が残ります: {string.Join("、", children)}" : null,
            "子も移すには、入籍届(家庭裁判所の許可)か養子縁組が要ることを説明してください。");
        yield return new("婚姻-24", "父が認知した子は、父母の婚姻によって嫡出子の身分を取得する。", "民法789条1項", Severity.Caution,
            Both(f => f.Person.GivenName, f => f.Person.Register.Where),
            (m, _) => m.Husband.Place is { } husband && RecordedFacts.AcknowledgedChild(husband.Entry) is { } child
                ? $"夫が認知した子「{child}」の記録があります。" : null,
            "妻の子であれば準正により嫡出子となります。「準正の記録を同時に」を加え、子の戸籍の続柄(と親権)を記録してください。父母の氏の更正は申出によります。");
        yield return new("婚姻-25", "離婚した父母が再び婚姻したときは、未成年の子は共同親権に服する。", "民法818条", Severity.Caution,
            Both(f => f.Person.GivenName, f => f.Person.Register.Where),
            (m, c) => IsAgain(m, c) && MinorsUnderAuthority(m, c) is { Count: > 0 } minors ? $"同じ相手との再婚で、親権の記録のある未成年の子があります: {string.Join("、", minors)}" : null,
            "共同親権に服する旨の記録を職権で別に行ってください。");
    }

    private static int? DaysSinceFormerMarriage(Spouse wife, MarriageNotification marriage, Circumstances c) =>
        (wife.FormerMarriageEndedOnRecord ?? wife.FormerMarriageEnded)?.Day is { } ended && marriage.Day(c) is { } day ? day.DayNumber - ended.DayNumber : null;

    // 再婚 with the same person: by number, and where one of them has none by the other's name as that of the last spouse.
    private static bool IsAgain(MarriageNotification marriage, Circumstances c) =>
        marriage is { Husband.Place: { Register: not null } husband, Wife.Place: { Register: not null } wife }
            ? c.Kin.Kinship.MarriagesOf(wife.Person).LastOrDefault()?.SpouseOf(wife.Person) == husband.Person
            : marriage.Spouses.Any(s => s.Place is { } place && ForeignPerson.IsSameName(RecordedFacts.LatestSpouse(place.Entry), marriage.Partner(s).Name));

    private static List<string> ChildrenLeft(MarriageNotification marriage) =>
        marriage.NameKeeper is { } keeper && marriage.Partner(keeper).Place is { Register: { } register, IsHead: true } leaving
            ? [.. register.Standing.Where(e => e.Person != leaving.Person && e.Spouse is null).Select(register.NameOf)]
            : [];

    private static List<string> MinorsUnderAuthority(MarriageNotification marriage, Circumstances c) =>
        [.. marriage.Spouses.Select(s => s.Place?.Register).OfType<FamilyRegister>()
            .SelectMany(r => r.Standing.Where(e => RecordedFacts.HasParentalAuthority(e) && !IsAdult(e, c)).Select(r.NameOf))];

    private static bool IsAdult(RegisterEntry entry, Circumstances c) => Calendar.LegalAge.IsAdult(entry.BirthDate.Latest, c.ReceiptDate);

    // The same boxes of the husband and of the wife.
    private static FieldKey[] Both(params Func<SpouseFields, FieldKey>[] keys) =>
        [.. new[] { MarriageForm.Husband, MarriageForm.Wife }.SelectMany(f => keys.Select(k => k(f)))];
}
