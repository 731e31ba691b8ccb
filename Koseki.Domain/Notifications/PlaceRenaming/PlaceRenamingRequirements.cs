using Koseki.Domain.Calendar;
using Koseki.Domain.Places;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.PlaceRenaming;

/// <summary>When the city may put a 本籍 right because the place is called otherwise (戸籍法施行規則3条, 45条, 46条).</summary>
internal static class PlaceRenamingRequirements
{
    private const string Law = "戸籍法施行規則45条・46条";

    internal static IReadOnlyList<Requirement<PlaceRenamingNotification>> All() => [.. OfTheChange(), .. OfTheRegister(), .. OfTheDomicile()];

    private static IEnumerable<Requirement<PlaceRenamingNotification>> OfTheChange()
    {
        yield return new("区画-01", "住居表示の実施だけでは、本籍は変わらない。", "戸籍法施行規則3条・住居表示に関する法律2条", Severity.Correction, [PlaceRenamingForm.Cause],
            (n, _) => n.Cause == RenamingCause.ResidenceIndication ? "住居表示は住所の表し方で、本籍の更正の原因ではありません。" : null,
            "土地の名称・地番号・街区符号も変わったのなら、変更の種類を選び直してください。住所だけなら、住民票と附票で扱います。");
        yield return new("区画-02", "本籍の更正は、変更が実施された日からする。", Law, Severity.Correction, [PlaceRenamingForm.EffectiveOn],
            (n, c) => n.EffectiveOn.Latest > c.RecordDate ? $"実施日({n.EffectiveOn.Text})は、まだ来ていません。" : null,
            "実施日を確かめ、その日になってから更正してください。");
        yield return new("区画-03", "本籍の更正は、戸籍のある市が職権でする。", Law, Severity.Correction, [PlaceRenamingForm.Cause],
            (_, c) => c.Origin is not Origin.Here ? "他の市区町村や領事が受理するものではありません。" : null,
            "転籍の届でないかを確かめてください。");
    }

    private static IEnumerable<Requirement<PlaceRenamingNotification>> OfTheRegister()
    {
        yield return new("区画-10", "本籍を更正するのは、現在戸籍である。", Law, Severity.Correction, [PlaceRenamingForm.Register],
            (n, _) => n.Register.State != RegisterState.Current ? $"この戸籍は{n.Register.State.Word()}です。" : null,
            "除籍と改製原戸籍は、記録のとおり残します。");
        yield return new("区画-11", "同じ変更による更正は、一度だけする。", Law, Severity.Correction, [PlaceRenamingForm.Register, PlaceRenamingForm.EffectiveOn, PlaceRenamingForm.Cause],
            (n, c) => n.ReasonOn(c.RecordDate) is { } reason && n.Register.Matters.Any(m => m.Title == MatterTitles.Update && m[MatterLabels.UpdatedBecause] == reason)
                ? $"「{reason}」による更正は、既に記録されています。" : null,
            "二重の更正でないか、戸籍事項を確かめてください。");
        yield return new("区画-12", "変更の後に定めた本籍は、変更で呼び名の変わった本籍ではない。", Law, Severity.Inquiry, [PlaceRenamingForm.Register, PlaceRenamingForm.EffectiveOn],
            (n, _) => RecordedFacts.DomicileSince(n.Register) is { } since && since.Earliest is { } from && n.EffectiveOn.Latest is { } effective && from >= effective
                ? $"この本籍は、実施日({n.EffectiveOn.Text})より後の{since.Text}に定められています。" : null,
            "届書の本籍が変更前の表し方だったのか、同じ表し方の別の土地なのかを確かめてください。");
    }

    private static IEnumerable<Requirement<PlaceRenamingNotification>> OfTheDomicile()
    {
        yield return new("区画-20", "対照表の変更前の本籍は、戸籍の本籍と同じである。", Law, Severity.Correction, [PlaceRenamingForm.Former, PlaceRenamingForm.Register],
            (n, _) => n.Former != n.Register.Domicile.Text ? $"戸籍の本籍は「{n.Register.Domicile.Text}」です。" : null,
            "対照表と戸籍を見比べてください。枝番の「の」や番地と番も、記録のとおりでなければなりません。");
        yield return new("区画-21", "変更後の本籍は、変更前と違う。", Law, Severity.Correction, [PlaceRenamingForm.Domicile, PlaceRenamingForm.Former],
            (n, _) => n.NewDomicile.Text == n.Former ? "変更後の本籍が変更前と同じです。" : null,
            "対照表を確かめてください。");
        yield return new("区画-22", "本籍は、地番または街区符号の番号で表示する。", "戸籍法施行規則3条", Severity.Correction, [PlaceRenamingForm.Domicile],
            (n, _) => n.NewDomicile.Problem, "対照表の住居番号(号)や方書を、本籍に写していないか確かめてください。");
        yield return new("区画-23", "変更後の本籍も、この市にある。", "戸籍法6条・戸籍法施行規則46条", Severity.Unsupported, [PlaceRenamingForm.Domicile],
            (n, c) => c.LocalityOf(n.NewDomicile.Text) switch
            {
                Locality.Ours => null,
                Locality.Elsewhere => $"「{n.NewDomicile.Text}」は{c.Here.Display}ではありません。",
                Locality.Unknown => $"「{n.NewDomicile.Text}」の市区町村が住所辞書にありません。",
            },
            "市の境界が変わったときの戸籍の引継ぎには対応していません。管轄法務局と相談し、紙で処理してください。");
        yield return new("区画-24", "行政区画や土地の名称の変更では、地番号・街区符号は変わらない。", Law, Severity.Correction, [PlaceRenamingForm.Domicile, PlaceRenamingForm.Former, PlaceRenamingForm.Cause],
            (n, _) => n.Cause is RenamingCause.Boundary or RenamingCause.TownName && PlaceRenamingNotification.NumberIn(n.NewDomicile.Text) != PlaceRenamingNotification.NumberIn(n.Former)
                ? $"番号が「{PlaceRenamingNotification.NumberIn(n.Former)}」から「{PlaceRenamingNotification.NumberIn(n.NewDomicile.Text)}」に変わります。" : null,
            "番号も変わったのなら、変更の種類を「土地の名称と地番号の変更」か「地番号の変更」にしてください。");
        yield return new("区画-25", "地番号は番地、街区符号は番で表示する。", "戸籍法施行規則3条", Severity.Correction, [PlaceRenamingForm.Domicile, PlaceRenamingForm.Cause],
            (n, _) => n.NewDomicile.Text.Contains("番地", StringComparison.Ordinal) switch
            {
                false when n.Cause is RenamingCause.LotNumber or RenamingCause.TownAndLot => "地番号の変更なのに「番地」がありません。",
                true when n.Cause == RenamingCause.BlockNumber => "街区符号の変更なのに「番地」になっています。",
                true or false => null,
            },
            "対照表の番地と番を確かめてください。");
    }
}
