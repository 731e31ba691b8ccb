using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Divorce;

/// <summary>What a divorce changes, and in which words.</summary>
/// <param name="divorce">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples of divorce.</param>
internal sealed class DivorceEffect(DivorceNotification divorce, Circumstances c, RecordTemplates templates) : EndingEffect(divorce, MatterTitles.Divorce, c)
{
    internal static Effect Of(DivorceNotification divorce, Circumstances c, RecordTemplates templates) => new DivorceEffect(divorce, c, templates).Make(changes => DivorceNotices.Of(divorce, c, changes));

    /// <summary>What the register says of the divorce on the entry of a party who stays in it.</summary>
    internal static StatusMatter MatterOf(DivorceNotification divorce, Party party, Circumstances c, RecordTemplates templates) => new DivorceEffect(divorce, c, templates).Matter(EndingSide.Stays, party);

    /// <inheritdoc/>
    protected override StatusMatter OfCustody(string day, string holder) => DivorceChoices.IsByCourt(divorce.Manner)
        ? templates.StatusMatter("M-SHINKEN-SAIBAN", Circumstances, ("親権者を定められた日", day), ("親権者", holder))
        : templates.StatusMatter("M-SHINKEN-KYOGI", Circumstances, ("親権者を定めた日", day), ("親権者", holder), ("届出人", "父母"));

    /// <inheritdoc/>
    protected override StatusMatter Matter(EndingSide side, Party party, params (string, string?)[] more)
    {
        List<(string, string?)> values = [(DivorceChoices.DayLabel(divorce.Manner), divorce.DivorcedOn(Circumstances).Text), ("配偶者氏名", divorce.Partner(party).Name), .. more];
        if (DivorceChoices.IsByCourt(divorce.Manner))
        {
            values.AddRange([("届出日", RegisterDate.Of(Circumstances.ReceiptDate).Text), ("届出人", divorce.Notifier is { } notifier && notifier != party ? notifier.Mark.Word() : null)]);
            return templates.StatusMatter("M-RIKON-SAIBAN", Circumstances, [.. values]);
        }

        if (divorce.Manner == DivorceManner.Abroad)
        {
            values.AddRange([("離婚の方式", divorce.Method), ("証書提出日", RegisterDate.Of(Circumstances.ReceiptDate).Text)]);
        }

        var template = side switch
        {
            EndingSide.Stays => "M-RIKON-HEAD",
            EndingSide.LeavesForFormer => "M-RIKON-OLD-IN",
            EndingSide.LeavesForNew => "M-RIKON-OLD-NEW",
            EndingSide.Comes => "M-RIKON-NEW",
        };
        return templates.StatusMatter(template, Circumstances, [.. values]);
    }
}
