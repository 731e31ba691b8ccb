using Koseki.Domain.Calendar;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>Whether the notifier is the one who asked the court: nobody else is bound, and nobody else may (戸籍法63条1項).</summary>
public enum PetitionCheck
{
    /// <summary>審判を請求した者.</summary>
    Petitioner,

    /// <summary>審判を請求していない者.</summary>
    SomebodyElse,
}

/// <summary>A final decision of a court as the paper and its enclosures tell it (戸籍法63条1項, 94条, 97条).</summary>
public sealed record Ruling
{
    /// <summary>裁判確定日.</summary>
    public required RegisterDate FinalOn { get; init; }

    /// <summary>The day it was served, where that was later (戸籍法43条2項), or null.</summary>
    public required RegisterDate? ServedOn { get; init; }

    /// <summary>Whether the copy of the decision is there.</summary>
    public required bool HasCourtPaper { get; init; }

    /// <summary>Whether the certificate of finality is there.</summary>
    public required bool HasFinality { get; init; }

    /// <summary>Whether the notifier asked the court; null while it is not chosen, and for a paper accepted elsewhere that does not say it.</summary>
    public required PetitionCheck? Petition { get; init; }

    /// <summary>Whether the notifier has signed.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>届出人の住所, or null.</summary>
    public required string? Address { get; init; }

    /// <summary>期間経過を通知する簡易裁判所 on the paper, or null.</summary>
    public required string? TypedCourt { get; init; }

    /// <summary>The day the notifier died after the paper was posted (47条), or null.</summary>
    public required RegisterDate? NotifierDiedOn { get; init; }

    /// <summary>届出地の根拠, or null where it was not accepted here.</summary>
    public required NotificationPlace? Place { get; init; }

    /// <summary>Whether a public prosecutor asks for the record (戸籍法75条2項): without delay, but in no period.</summary>
    public bool IsRequested { get; init; }

    /// <summary>【届出日】.</summary>
    public RegisterDate NotifiedOn(Circumstances c) => PostedPaper.NotifiedOn(NotifierDiedOn, c);

    /// <summary>届出期間の末日: ten days, the day counted, from the later of 確定 and 送達; null while that day is not known.</summary>
    public DateOnly? Deadline(Circumstances c) => c.Origin is Origin.Here && !IsRequested ? LastDay(FinalOn.Day, ServedOn?.Day, c.ClosingDays) : null;

    /// <summary>Whether the paper came after its period.</summary>
    public bool IsOverdue(Circumstances c) => Deadline(c) is { } last && NotifiedOn(c).Latest > last;

    /// <summary>The court that is told of a late paper.</summary>
    public string? OverdueCourt(Circumstances c) => OverdueNotice.CourtOf(c, TypedCourt, Address);

    internal static DateOnly? LastDay(DateOnly? finalOn, DateOnly? servedOn, ClosingDays closing) =>
        finalOn is not { } day ? null : LegalPeriod.LastDayOfDays(servedOn > day ? servedOn.Value : day, 10, closing);
}

/// <summary>The boxes of a paper that notifies a final decision, and the rules about it: numbers 60 to 70 of the kind.</summary>
/// <param name="what">The decision, e.g. 失踪宣告の審判.</param>
/// <param name="article">The article that orders the notification.</param>
/// <param name="asksPetition">Whether it is asked here who went to court; a kind that has boxes of its own for it has the rule, too.</param>
internal sealed class RulingBoxes(string what, string article, bool asksPetition = true)
{
    private static readonly ChoiceSet<PetitionCheck> Petitions = new((PetitionCheck.Petitioner, "petitioner", "審判を請求した者"), (PetitionCheck.SomebodyElse, "somebodyElse", "審判を請求していない者"));

    internal FieldKey FinalOn { get; } = new("court.date");

    internal FieldKey ServedOn { get; } = new("court.servedOn");

    internal FieldKey HasCourtPaper { get; } = new("court.paper");

    internal FieldKey HasFinality { get; } = new("court.finality");

    internal FieldKey Petition { get; } = new("notifier.petition");

    internal FieldKey Signed { get; } = new("notifier.signed");

    internal FieldKey Address { get; } = new("notifier.address");

    internal FieldKey DiedOn { get; } = new("notifier.diedOn");

    internal FieldKey Place { get; } = new("notification.place");

    internal IEnumerable<FormField> CourtFields() =>
    [
        new(FinalOn, "裁判確定日", FieldKind.Date) { Required = true, Article = article, Support = "確定証明書のとおり。" },
        new(ServedOn, "裁判書の送達を受けた日", FieldKind.Date) { Article = "戸籍法43条2項", Support = "送達より前に裁判が確定していたときだけ。届出期間はこの日から数えます。" },
        new(HasCourtPaper, "裁判の謄本がある", FieldKind.Check) { Article = "戸籍法63条1項" },
        new(HasFinality, "確定証明書がある", FieldKind.Check) { Article = "戸籍法63条1項" },
    ];

    internal IEnumerable<FormField> NotifierFields() =>
    [
        .. asksPetition ? [new(Petition, "届出人と裁判", FieldKind.Choice) { Required = true, Article = article, Choices = Petitions.All, Support = "裁判の謄本の請求者(申立人)と照らし合わせます。" }] : Array.Empty<FormField>(),
        new(Signed, "届出人の署名がある", FieldKind.Check) { Article = "戸籍法29条" },
        new(Address, "届出人の住所", FieldKind.Address) { Article = "戸籍法29条", Width = 40 },
        OverdueNotice.Field(static _ => true),
        new(DiedOn, "郵送の後に届出人が死亡した日", FieldKind.Date) { Article = "戸籍法47条" },
        new(Place, "届出地", FieldKind.Choice) { Required = true, Article = "戸籍法25条", Choices = SharedChoices.Places.All },
    ];

    internal Ruling Read(DraftReader reader) => new()
    {
        FinalOn = reader.Date(FinalOn),
        ServedOn = reader.OptionalDate(ServedOn),
        HasCourtPaper = reader.IsChecked(HasCourtPaper),
        HasFinality = reader.IsChecked(HasFinality),
        Petition = asksPetition ? AcceptedPaper.Choice(reader, Petition, Petitions) : null,
        IsSigned = reader.IsChecked(Signed),
        Address = reader.Optional(Address),
        TypedCourt = reader.Optional(OverdueNotice.Court),
        NotifierDiedOn = reader.OptionalDate(DiedOn),
        Place = reader.Circumstances.Origin is Origin.Here ? reader.Choice(Place, SharedChoices.Places) : null,
    };

    /// <summary>届出期間の末日 as far as the paper as typed tells.</summary>
    internal DateOnly? LastDay(Draft draft, ClosingDays closing) => Ruling.LastDay(DayIn(draft, FinalOn), DayIn(draft, ServedOn), closing);

    /// <param name="prefix">Prefix of the numbers.</param>
    /// <param name="role">The one the paper is about.</param>
    /// <param name="person">The same as read.</param>
    /// <param name="ruling">The decision as read.</param>
    internal IEnumerable<Requirement<T>> Requirements<T>(string prefix, PersonRole role, Func<T, PersonInRegister?> person, Func<T, Ruling> ruling)
    {
        bool Tells(T n, Circumstances c) => AcceptedPaper.Tells(c, ruling(n).HasCourtPaper, ruling(n).HasFinality, ruling(n).IsSigned);
        yield return new($"{prefix}-60", "裁判による届出には、裁判の謄本を添えなければならない。", $"{article}・63条1項", Severity.Correction, [HasCourtPaper],
            (n, c) => Tells(n, c) && !ruling(n).HasCourtPaper ? $"{what}の謄本がありません。" : null,
            "謄本を出してもらってください。");
        yield return new($"{prefix}-61", "裁判による届出には、確定証明書を添えなければならない。", $"{article}・63条1項", Severity.Correction, [HasFinality],
            (n, c) => Tells(n, c) && !ruling(n).HasFinality ? "確定証明書がありません。" : null,
            "確定証明書を出してもらってください。");
        if (asksPetition)
        {
            yield return new($"{prefix}-62", "裁判による届出は、その裁判を請求した者がする。", $"{article}・63条1項", Severity.Refusal, [Petition],
                (n, _) => ruling(n).Petition == PetitionCheck.SomebodyElse ? "届出人は、裁判を請求した者ではありません。" : null,
                "裁判を請求した者に届け出てもらってください。届出がないときは、催告のうえ職権で記録します(戸籍法44条)。");
        }

        yield return new($"{prefix}-63", "届出は、裁判の確定の後にする。", $"{article}・63条1項", Severity.Correction, [FinalOn],
            (n, c) => ruling(n).FinalOn is var day && (day.Day is null || day.Day > c.ReceiptDate) ? "裁判確定日が受理日より後か、年月日が確かでありません。" : null,
            "確定証明書の日付を確かめてください。");
        yield return new($"{prefix}-64", "届出は、裁判の確定の日(送達が後なら送達の日)から10日以内にしなければならない。", $"{article}・63条1項・43条・137条", Severity.Caution, [FinalOn, ServedOn, DiedOn],
            (n, c) => ruling(n).IsOverdue(c) ? $"届出期間({RegisterDate.Of(ruling(n).Deadline(c)!.Value).Text}まで)を過ぎています。" : null,
            "受理したうえで期間経過の理由書を受け取り、簡易裁判所へ通知してください。");
        yield return new($"{prefix}-65", "期間経過の通知は、届出人の住所地の簡易裁判所にする。", "戸籍法施行規則65条", Severity.Correction, [OverdueNotice.Court, FinalOn, ServedOn, DiedOn],
            (n, c) => OverdueNotice.Problem(ruling(n).IsOverdue(c), ruling(n).OverdueCourt(c)), OverdueNotice.Remedy);
        yield return new($"{prefix}-66", "裁判書の送達は、届出より後ではない。", "戸籍法43条2項", Severity.Correction, [ServedOn],
            (n, c) => ruling(n).ServedOn is { } day && (day.Day is null || day.Day > c.ReceiptDate) ? "送達を受けた日が受理日より後か、年月日が確かでありません。" : null,
            "送達証明書などで確かめてください。");
        yield return new($"{prefix}-67", "届出は、届出人が署名した書面でする。", "戸籍法29条", Severity.Correction, [Signed],
            (n, c) => Tells(n, c) && !ruling(n).IsSigned ? "届出人の署名がありません。" : null,
            "署名してもらってください。受理した市区町村からの通知なら、受理地に確かめてください。")
        { AcceptedElsewhere = Severity.Inquiry };
        foreach (var rule in PostedPaper.Requirements<T>($"{prefix}-68", $"{prefix}-69", DiedOn, n => ruling(n).NotifierDiedOn, "届出の日"))
        {
            yield return rule;
        }

        yield return new($"{prefix}-70", "届出は、届出事件の本人の本籍地または届出人の所在地でする。", "戸籍法25条", Severity.Correction, [Place, role.Register.Where],
            (n, _) => ruling(n).Place == NotificationPlace.Domicile && person(n)?.Register is null ? "事件本人の本籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }

    private static DateOnly? DayIn(Draft draft, FieldKey key) => EraDateEntry.Read(draft[key], EraDateEntryOptions.Default).Date?.Day;
}
