using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>What a correction writes, on whatever ground: each 段落ち and each matter has the lines of the ground behind its own (戸籍法施行規則44条).</summary>
internal sealed class CorrectionText(CorrectionNotification n, Circumstances c, RecordTemplates templates)
{
    private const string Permitted = "戸籍訂正許可の裁判確定";

    private string Day => n.CorrectedOn(c).Text;

    /// <summary>【訂正事由】 where no judgment says more.</summary>
    internal string Why => n.Reason ?? Permitted;

    /// <summary>訂正 with the old value.</summary>
    internal Amendment Corrected(string item, MatterLine former, string? why = null) => Write("M-TEISEI", [former], ("訂正日", Day), ("訂正事項", item), ("訂正事由", why ?? Why));

    /// <summary>消除 with the old lines.</summary>
    internal Amendment Erased(string item, ValueList<MatterLine> former, string? why = null) => Write("M-SHOJO", former, ("消除日", Day), ("消除事項", item), ("消除事由", why ?? Why));

    /// <summary>記録 of what had been left out.</summary>
    internal Amendment Recorded(string item) => Write("M-KIROKU", [], ("記録日", Day), ("記録事項", item), ("記録事由", n.Reason is null ? Permitted : "記録遺漏"));

    /// <summary>回復 of somebody who was taken out.</summary>
    internal StatusMatter Restored(string why) => AsMatter(Write("M-KAIFUKU", [], ("回復日", Day), ("回復事由", why)));

    /// <summary>移記 to another register.</summary>
    internal StatusMatter CarriedOver(string why, string former) => AsMatter(Write("M-IKI", [], ("移記日", Day), ("移記事項", $"{MatterTitles.Birth}事項"), ("移記事由", why), ("従前戸籍", former)));

    /// <summary>The same as a matter of its own, of a column that has none above it.</summary>
    internal StatusMatter AsMatter(Amendment written) => new(written.Title, written.Lines) { Receipt = c.Receipt };

    /// <summary>The same as a matter of the whole register.</summary>
    internal RegisterMatter AsRegisterMatter(Amendment written) => new(written.Title, written.Lines) { Receipt = c.Receipt };

    private Amendment Write(string code, ValueList<MatterLine> former, params (string, string?)[] values) =>
        templates.Amendment($"{code}-{n.Ground.Templates}", c, former, [.. values, .. OnWhat()]);

    private IEnumerable<(string Label, string? Value)> OnWhat() =>
        n.Ground == CorrectionGround.Permitted ? [("許可日", n.PermittedOn?.Text)]
        : n.Ground.IsExOfficio ? []
        : n.IsRequest ? [("裁判確定日", n.FinalOn?.Text), ("請求日", RegisterDate.Of(c.ReceiptDate).Text), ("請求者", n.Requester)]
        : [("裁判確定日", n.FinalOn?.Text), ("申請日", RegisterDate.Of(c.ReceiptDate).Text), ("申請人", n.ApplicantOnRecord)];
}
