using Koseki.Domain.Cases;

namespace Koseki.Domain.Certificates;

/// <summary>
/// Who may register a certifier and the seal, and which one certifies on a day: entered by one person, confirmed by
/// another, never changed afterwards. One place for screen and store.
/// </summary>
public static class CertifierRules
{
    /// <summary>Longest title and longest name.</summary>
    public const int Longest = 60;

    /// <summary>Longest reason of a 差戻し.</summary>
    public const int LongestReason = 1000;

    /// <summary>Said where nobody certifies on the day.</summary>
    public const string Nobody = "認証者と公印が登録されていないため、証明書を発行できません。「認証者と公印」で登録し、別の人が確認してください。";

    /// <summary>Whether the person may enter, and for entries of others, confirm: 運用 or 決裁.</summary>
    public static bool MayTakePart(Actor actor) => Rights.Allows(Permission.ManageSettings, actor);

    /// <summary>Why the person may do neither; null when they may.</summary>
    public static string? WhyNot(Actor actor) => MayTakePart(actor) ? null : "認証者と公印の登録・確認には、運用か決裁の職務が要ります。";

    /// <summary>What is missing or cannot be, with its box (from, title, name, seal, side); empty when it can be entered.</summary>
    /// <param name="from">First day; null when it could not be read.</param>
    /// <param name="title">職名.</param>
    /// <param name="name">氏名.</param>
    /// <param name="seal">The seal; null while none is chosen.</param>
    /// <param name="today">The day of entry.</param>
    /// <param name="known">The entries there are.</param>
    public static IReadOnlyList<(string Box, string Problem)> Problems(
        DateOnly? from, string title, string name, CertificateSeal? seal, DateOnly today, IReadOnlyList<CertifierEntry> known)
    {
        var found = new List<(string, string)>();
        void Check(bool holds, string box, string problem)
        {
            if (!holds)
            {
                found.Add((box, problem));
            }
        }

        Check(from is not null, "from", "適用開始日を年月日で入れてください(例 R8.12.1)。");
        Check(from is null || from >= today || InForce(known, today) is null, "from", "適用開始日が過ぎています。今日か、これからの日を入れてください。");
        Check(title.Trim().Length is > 0 and <= Longest, "title", $"職名を{Longest}字までで入れてください。");
        Check(name.Trim().Length is > 0 and <= Longest, "name", $"氏名を{Longest}字までで入れてください。");
        Check(seal is not null, "seal", "公印の印影を選んでください。");
        Check(seal is null or { Side: >= CertificateSeal.SmallestSide and <= CertificateSeal.LargestSide }, "side",
            $"公印の一辺は{CertificateSeal.SmallestSide}mmから{CertificateSeal.LargestSide}mmまでです。");
        return found;
    }

    /// <summary>Why the person may not say anything of an entry; null when they may.</summary>
    public static string? WhyNotDecide(CertifierEntry entry, Actor actor) =>
        entry.Decision is { } before ? $"この登録は、{before.ByName}さんが先に{(before.Confirmed ? "確認" : "差戻し")}しました。"
        : WhyNot(actor) ?? (entry.EnteredBy == actor.Account ? "入れた人は確認できません。別の人が確認します。" : null);

    /// <summary>Why the person may not confirm an entry today; null when they may.</summary>
    public static string? WhyNotConfirm(CertifierEntry entry, Actor actor, DateOnly today, IReadOnlyList<CertifierEntry> known) =>
        WhyNotDecide(entry, actor) ?? (entry.From >= today || InForce(known, today) is null ? null : "適用開始日が過ぎています。差し戻して、これからの日で入れ直してください。");

    /// <summary>Who certifies on a day: of the confirmed entries that have begun the last one; null when there is none.</summary>
    public static CertifierEntry? InForce(IEnumerable<CertifierEntry> entries, DateOnly day) =>
        entries.Where(e => e.IsConfirmed && e.From <= day).OrderByDescending(e => e.From).ThenByDescending(e => e.Number).FirstOrDefault();
}
