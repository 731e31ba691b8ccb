using Koseki.Domain.Notifications.Shared;

namespace Koseki.Domain.Notifications.Death;

/// <summary>What a death on a ship, in a prison or in a public office asks for, and one that the mayor records of his own (戸籍法44条, 55条, 56条, 90条, 93条).</summary>
internal static class ReportRequirements
{
    internal static IEnumerable<Requirement<DeathNotification>> All() =>
        [.. OfTheShip(), .. OfTheOffice(), .. ExOfficio.Requirements<DeathNotification>("死亡", DeathForm.Home.Where, n => n.ExOfficio, n => n.Register is not null, (DeathForm.DiedOn, n => n.DiedOn))];

    private static IEnumerable<Requirement<DeathNotification>> OfTheShip()
    {
        yield return new("死亡-26", "航海中の死亡は、船長が作る航海日誌の謄本により記録する。", "戸籍法93条・55条", Severity.Correction, [DeathForm.NotifierName, DeathForm.Basis],
            (n, _) => n.Basis == DeathForm.ShipLog && n.NotifierName != DraftReader.Missing && !n.NotifierName.Contains("船長", StringComparison.Ordinal) ? $"「{n.NotifierName}」は船長ではありません。" : null,
            "航海日誌の謄本のとおり、船の名・船長・氏名を入力してください(例: さくら丸船長　海野太郎)。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("死亡-46", "航海日誌の謄本は、船舶が到着した港のある地の市町村長(外国の港では在外公館の長)に送られる。", "戸籍法93条・55条2項・3項", Severity.Correction, [DeathForm.PlaceGround, DeathForm.Basis],
            (n, c) => c.Origin is Origin.Here && n.Basis == DeathForm.ShipLog && n.PlaceGround != DeathForm.PortOfCall ? $"謄本を受けた根拠が「{n.PlaceGround}」です。" : null,
            "港のある市区町村・在外公館から届いたものなら、「受理したところ」をその市区町村・在外公館にしてください。");
    }

    private static IEnumerable<Requirement<DeathNotification>> OfTheOffice()
    {
        yield return new("死亡-47", "病院、刑事施設その他の公設所の長は、届出義務者がないか届け出ることができないときに届け出る。", "戸籍法93条・56条", Severity.Correction, [DeathForm.OfficeReason, DeathForm.Notifier],
            (n, _) => n is { Notifier: DeathForm.PublicOffice, OfficeReason: null } ? "公設所の長が届け出る理由がありません。" : null, "理由を届書に書いてもらってください。")
        { AcceptedElsewhere = Severity.Caution };
        yield return new("死亡-48", "刑事施設に収容中に死亡し引取人がないときの報告には、診断書か検案書を添える。", "戸籍法90条2項・86条2項", Severity.Correction, [DeathForm.PrisonCertificate, DeathForm.Basis],
            (n, _) => n.Prison is (true, false) ? "診断書・検案書がありません。" : null, "報告をした刑事施設の長に求めてください。")
        { AcceptedElsewhere = Severity.Caution };
    }
}
