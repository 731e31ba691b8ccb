using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Foundling;

/// <summary>When a register is made for a foundling (戸籍法57条–59条; stopping rule B11).</summary>
internal static class FoundlingRequirements
{
    internal static IReadOnlyList<Requirement<FoundlingNotification>> All() =>
    [
        .. OfTheFinding(), .. NewcomerRules.OfTheSearch<FoundlingNotification>("棄児", FoundlingForm.Search, Severity.Inquiry, n => n.Search),
        .. NewcomerRules.OfThePerson<FoundlingNotification>("棄児", FoundlingForm.Person, n => [n.Child]),
        .. NewcomerRules.OfTheNewRegister<FoundlingNotification>("棄児", FoundlingForm.FamilyName, FoundlingForm.FamilyNameKana, FoundlingForm.NewDomicile, null, n => (n.Child.FamilyName, n.FamilyNameKana), n => n.NewDomicile.Text, _ => null),
    ];

    private static IEnumerable<Requirement<FoundlingNotification>> OfTheFinding()
    {
        yield return new("棄児-02", "棄児発見調書は、発見の申出を受けた市町村長が作る。", "戸籍法57条", Severity.Correction, [FoundlingForm.NewDomicile],
            (n, c) => c.Origin is not Origin.Here ? "他の市区町村が受理した届として入力されています。" : null,
            "申出を受けた市区町村が本籍を定めます。通知の誤りでないか、発信元に確かめてください。");
        yield return new("棄児-13", "調書は、発見と申出の後、届出の日までに作る。", "戸籍法57条2項", Severity.Correction, [FoundlingForm.WrittenOn, FoundlingForm.FoundOn, FoundlingForm.ReportedOn],
            (n, c) => n.WrittenOn.Earliest > c.ReceiptDate || n.WrittenOn.Latest < n.ReportedOn.Earliest || n.ReportedOn.Latest < n.FoundOn.Earliest ? "発見、申出、調書の作成、受付の日の順が合いません。" : null,
            "それぞれの日を確かめてください。");
        yield return new("棄児-14", "棄児を発見した者と申告を受けた警察官は、24時間以内に申し出なければならない。", "戸籍法57条1項", Severity.Caution, [FoundlingForm.ReportedOn, FoundlingForm.FoundOn],
            (n, _) => n.ReportedOn.Earliest > n.FoundOn.Latest.AddDays(n.FoundOn.Latest < DateOnly.MaxValue ? 1 : 0) ? "申出が、発見の日の翌日より後です。" : null,
            "受けたうえで、遅れた事情を確かめてください。");
        yield return new("棄児-15", "父か母が知れる子は、棄児ではなく、出生届による。", "戸籍法52条・57条・59条", Severity.Inquiry, [FoundlingForm.Parents],
            (n, _) => n.Parents == ParentsKnown.Traceable ? "父か母が知れるか、知れる見込みがあります。" : null,
            "警察・児童相談所に確かめ、管轄法務局に照会してください。");
        yield return new("棄児-16", "棄児の父母欄は、空欄とする。", "戸籍法57条2項", Severity.Correction, [FoundlingForm.Person.Father, FoundlingForm.Person.Mother],
            (n, _) => n.Child.Parents.Father is not null || n.Child.Parents.Mother is not null ? "父か母の氏名が書かれています。" : null,
            "父母が知れているのであれば、出生届によってください。");
        yield return new("棄児-17", "生まれた日は、発見の日より後ではない。", "戸籍法57条2項", Severity.Correction, [FoundlingForm.Person.BornOn, FoundlingForm.FoundOn],
            (n, _) => n.Child.BornOn.Earliest > n.FoundOn.Latest ? "生年月日が発見の日より後です。" : null,
            "推定した生年月日を確かめてください。");
    }
}
