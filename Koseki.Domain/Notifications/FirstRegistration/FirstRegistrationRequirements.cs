using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.FirstRegistration;

/// <summary>When a first registration may be accepted (戸籍法110条–112条; stopping rules J01, B11, G06, G08, G12, F05, F08).</summary>
internal static class FirstRegistrationRequirements
{
    internal static IReadOnlyList<Requirement<FirstRegistrationNotification>> All() =>
    [
        .. OfTheCourt(), .. NewcomerRules.OfTheSearch<FirstRegistrationNotification>("就籍", FirstRegistrationForm.Search, Severity.Inquiry, n => n.Search),
        .. NewcomerRules.OfThePerson<FirstRegistrationNotification>("就籍", FirstRegistrationForm.Person, n => [n.Person]),
        .. NewcomerRules.OfTheNewRegister<FirstRegistrationNotification>("就籍", FirstRegistrationForm.FamilyName, FirstRegistrationForm.FamilyNameKana, FirstRegistrationForm.NewDomicile, FirstRegistrationForm.NewMunicipality,
            n => (n.Person.FamilyName, n.FamilyNameKana), n => n.NewDomicile.Text, n => n.NewMunicipality),
        .. OfThePaper(),
        .. ChildsNotifierRules.OfAge<FirstRegistrationNotification>("就籍", "就籍の届出", "戸籍法31条・110条", FirstRegistrationForm.Person.BornOn, FirstRegistrationForm.Notifier, n => n.Person.BornOn, n => n.Notifier, (n, c) => n.Day(c),
            AgentsToo<FirstRegistrationNotification>.OfReports(n => n is { Notifier.Capacity: ChildsNotifier.Other, Agents: AgentCheck.All })),
        .. FirstTimeNotifier.Rules<FirstRegistrationNotification>("就籍", FirstRegistrationForm.Notifier, n => n.Notifier, n => n.Agents),
    ];

    private static IEnumerable<Requirement<FirstRegistrationNotification>> OfTheCourt()
    {
        yield return new("就籍-02", "通知される就籍は、この市に戸籍を作るものである。", "戸籍法120条の5", Severity.Correction, [FirstRegistrationForm.NewAt],
            (n, c) => c.Origin is not Origin.Here && !n.IsMadeHere ? "就籍する本籍は、他の市区町村です。" : null,
            "通知の誤りでないか、発信元に確かめてください。この市の戸籍には記録しません。");
        yield return new("就籍-13", "就籍の届出は、裁判が確定した後にする。", "戸籍法110条・111条", Severity.Correction, [FirstRegistrationForm.FinalOn],
            (n, c) => n.FinalOn.Day is not { } day || day > c.ReceiptDate ? "裁判確定の日が受理日より後か、日まで分かりません。" : null,
            "審判書・判決の謄本と確定証明書の日を確かめてください。");
        yield return new("就籍-14", "就籍の届書は、審判・判決の主文と一致しなければならない(氏名、生年月日、父母、本籍)。", "戸籍法110条・111条", Severity.Correction, [FirstRegistrationForm.Paper],
            (n, _) => n.Paper == CourtPaper.Differs ? "届書が、審判書か判決と違います。" : null,
            "主文のとおりに補正を求めてください。裁判書の誤記なら、更正の決定を得てもらいます。");
        yield return new("就籍-15", "就籍の届出には、審判書または判決の謄本を添えなければならない。", "戸籍法110条・111条・38条2項", Severity.Correction, [FirstRegistrationForm.Paper],
            (n, _) => n.Paper == CourtPaper.Missing ? "審判書・判決の謄本がありません。" : null,
            "謄本を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        yield return new("就籍-18", "判決による就籍の届出には、確定証明書を添えなければならない(許可の審判には要らない)。", "戸籍法111条", Severity.Correction, [FirstRegistrationForm.Finality],
            (n, _) => n.Ground == RegistrationGround.Judgment && !n.HasFinality ? "判決の確定証明書がありません。" : null,
            "確定証明書を出してもらってください。")
        { AcceptedElsewhere = Severity.Inquiry };
        foreach (var rule in OverdueNotice.Requirements<FirstRegistrationNotification>("就籍-16", "就籍-17", "就籍の届出は、許可の告知・判決の確定(送達がその後なら送達)の日から10日以内にしなければならない。", "戸籍法110条・111条",
            [FirstRegistrationForm.FinalOn], (n, c) => n.OverdueSince(c), (n, _) => n.Court))
        {
            yield return rule;
        }
    }

    private static IEnumerable<Requirement<FirstRegistrationNotification>> OfThePaper()
    {
        yield return new("就籍-60", "届出は、届出人が署名した書面でする。", "戸籍法29条", Severity.Correction, [FirstRegistrationForm.Signed],
            (n, _) => !n.IsSigned ? "届出人(法定代理人が届け出るときはその全員)の署名がありません。" : null,
            "署名してもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        foreach (var rule in PostedPaper.Requirements<FirstRegistrationNotification>("就籍-61", "就籍-62", FirstRegistrationForm.DiedOn, n => n.NotifierDiedOn, "届出の日"))
        {
            yield return rule;
        }

        yield return new("就籍-63", "届出は、就籍地または届出人の所在地でする。", "戸籍法25条・112条", Severity.Correction, [FirstRegistrationForm.Place, FirstRegistrationForm.NewAt],
            (n, _) => n.Place == RegistrationPlace.NewDomicile && !n.IsMadeHere ? "就籍地は当市ではありません。" : null,
            "所在地(住所地・一時の滞在地)での届出か確かめて書き直してください。");
    }
}
