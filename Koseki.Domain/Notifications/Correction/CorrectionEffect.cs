using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Correction;

/// <summary>
/// What a correction writes: a 段落ち below the matter, which shows the new value (戸籍法施行規則44条), or for a person's
/// column the new value and a 訂正 of its own, for the column has no matter above it.
/// </summary>
internal static class CorrectionEffect
{
    internal static Effect? Of(CorrectionNotification correction, Circumstances c, RecordTemplates templates)
    {
        if (correction is not { Target: { } target, Ground.Templates: { } ground } || correction.Register.State.IsPutAside() || (correction.IsErasure && correction.Ground == CorrectionGround.Slight))
        {
            return null;
        }

        // Only a current register's head is written anew.
        if (target.IsFamilyNameKana && (correction.Register.State != RegisterState.Current || correction.Value == target.Former))
        {
            return null;
        }

        var builder = new EffectBuilder(c);
        builder.Add(Change(correction, target, (code, former, values) => templates.Amendment($"{code}-{ground}", c, former, [.. values, .. OnWhat(correction, c)])));
        return builder.Build(CorrectionNotices.Of(correction, target, c));

        RegisterChange Change(CorrectionNotification n, CorrectionTarget t, Func<string, ValueList<MatterLine>, IReadOnlyList<(string, string?)>, Amendment> write)
        {
            var day = n.CorrectedOn(c).Text;
            var why = n.Reason ?? "戸籍訂正許可の裁判確定";
            if (n.IsErasure)
            {
                var erased = write("M-SHOJO", t.Matter!.Lines, [("消除日", day), ("消除事項", $"{t.Title}事項"), ("消除事由", why)]);
                return new RegisterChange.AmendMatter(n.Register.Id, t.Place, [], erased);
            }

            var label = t.ColumnItem?.Label() ?? t.Item;
            var corrected = write("M-TEISEI", [new(label, t.Former)], [("訂正日", day), ("訂正事項", t.Item), ("訂正事由", why)]);
            return t.IsFamilyNameKana
                ? new RegisterChange.ChangeFamilyName(n.Register.Id, n.Register.FamilyName, n.Value, new(corrected.Title, corrected.Lines) { Receipt = c.Receipt })
                : t is { ColumnItem: { } item, Entry: { } entry }
                ? new RegisterChange.SetItem(n.Register.Id, entry, item, n.Value, new(corrected.Title, corrected.Lines) { Receipt = c.Receipt })
                : new RegisterChange.AmendMatter(n.Register.Id, t.Place, t.Matter!.Lines.SetItem(t.Line!.Value, new(label, n.Value)), corrected);
        }
    }

    private static IEnumerable<(string Label, string? Value)> OnWhat(CorrectionNotification n, Circumstances c) =>
        !n.Ground.IsExOfficio ? [("裁判確定日", n.FinalOn?.Text), ("申請日", Calendar.RegisterDate.Of(c.ReceiptDate).Text), ("申請人", n.ApplicantOnRecord)]
        : n.Ground == CorrectionGround.Permitted ? [("許可日", n.PermittedOn?.Text)]
        : [];
}
