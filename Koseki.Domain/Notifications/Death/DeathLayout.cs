namespace Koseki.Domain.Notifications.Death;

/// <summary>死亡届 on a screen: what is one statement on the paper stands on one line.</summary>
internal static class DeathLayout
{
    internal static FormLayout Layout { get; } = new()
    {
        Lines = [new("年月日・時刻", "death.date", "death.time"), new("夫または妻・年齢", "spouse.status", "spouse.age")],
        Short = new Dictionary<string, string> { ["死亡した人の夫または妻"] = "夫または妻", ["世帯の仕事・職業・産業"] = "仕事・産業" },
    };
}
