using Koseki.Domain.Linkage;
using Koseki.Domain.Notifications.Divorce;
using Koseki.Domain.Notifications.Shared;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.MarriageAnnulment;

/// <summary>What the annulment of a marriage changes, and in which words: for the time to come, as a divorce by a court does (民法748条, 749条).</summary>
/// <param name="n">The paper.</param>
/// <param name="c">The circumstances.</param>
/// <param name="templates">The record examples of the kind.</param>
internal sealed class MarriageAnnulmentEffect(MarriageAnnulmentNotification n, Circumstances c, RecordTemplates templates) : EndingEffect(n, MatterTitles.AnnulmentOfMarriage, c)
{
    internal static Effect Of(MarriageAnnulmentNotification n, Circumstances c, RecordTemplates templates) => new MarriageAnnulmentEffect(n, c, templates).Make(changes => Messages(n, c, changes));

    /// <summary>What the register says of it on the entry of a party who stays in it.</summary>
    internal static StatusMatter MatterOf(MarriageAnnulmentNotification n, Party party, Circumstances c, RecordTemplates templates) => new MarriageAnnulmentEffect(n, c, templates).Matter(EndingSide.Stays, party);

    /// <inheritdoc/>
    protected override StatusMatter OfCustody(string day, string holder) => templates.StatusMatter("M-SHINKEN-SAIBAN", Circumstances, ("親権者を定められた日", day), ("親権者", holder));

    /// <inheritdoc/>
    protected override StatusMatter Matter(EndingSide side, Party party, params (string, string?)[] more)
    {
        var notified = n.Ruling.NotifiedOn(Circumstances).Text;
        (string, string?)[] by = n.Ruling.IsRequested ? [("請求日", notified), ("請求者", "検察官")] : [("届出日", notified), ("届出人", n.NotifyingSpouse == party.Mark ? null : n.NotifierWord)];
        return templates.StatusMatter("M-KONIN-TORIKESHI", Circumstances, [(MatterLabels.MarriageAnnulledOn, n.Ruling.FinalOn.Text), (MatterLabels.SpouseName, n.Partner(party).Name), .. by, .. more]);
    }

    // 人口動態調査票 is made of no 婚姻取消.
    private static IEnumerable<OutgoingMessage> Messages(MarriageAnnulmentNotification n, Circumstances c, IReadOnlyList<RegisterChange> changes)
    {
        var common = new EndingNotices(n, MatterTitles.AnnulmentOfMarriage, c, changes);
        return
        [
            .. common.Resident(),
            .. common.Image(),
            .. n.Ruling.IsOverdue(c)
                ? [CommonNotices.Overdue(MatterTitles.AnnulmentOfMarriage, n.Ruling.OverdueCourt(c), [.. n.Parties.Select(common.Person)], n.Ruling.Deadline(c)!.Value, n.Ruling.NotifiedOn(c), n.NotifierWord ?? DraftReader.Missing)] : Array.Empty<OutgoingMessage>(),
        ];
    }
}
