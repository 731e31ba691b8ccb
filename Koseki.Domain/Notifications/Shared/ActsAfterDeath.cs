using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>What stands recorded of somebody for a day after the death: nobody who is dead, or counts as dead, marries or adopts (戸籍法24条, 47条).</summary>
internal static class ActsAfterDeath
{
    private static readonly string[] ChangesOfStatus =
        ["婚姻", "離婚", "養子縁組", "養子離縁", "認知", "入籍", "分籍", "復氏", "姻族関係終了", "氏の変更", "名の変更"];

    /// <summary>The first matter of a day that is certainly after the death, or null.</summary>
    internal static StatusMatter? FirstOf(RegisterEntry entry, RegisterDate death) => entry.Matters.FirstOrDefault(m =>
        ChangesOfStatus.Contains(m.Title) && m.Lines.Count > 0 && RegisterDate.TryParse(m.Lines[0].Value, out var day) && day.Earliest > death.Latest);
}
