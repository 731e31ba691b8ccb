using Koseki.Domain.Certificates.Door;

namespace Koseki.Tests.Infrastructure.Persistence.Kiosks;

/// <summary>Reports of a node that is well, but for what a test says.</summary>
internal static class KioskReports
{
    /// <summary>住民票 and 印鑑, of which those named are stopped; feeds of a minute ago.</summary>
    internal static NodeReport Of(DateTimeOffset now, params string[] stopped) => new("gateway-1", "0123456789abcdef", new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), now.AddHours(-4), now)
    {
        Kinds = [.. new[] { "JUMINHYO", "INKAN" }.Select(k => new KindReport(k, !stopped.Contains(k), stopped.Contains(k) ? "職員が止めました" : null, now.AddMinutes(-1), stopped.Contains(k), stopped.Contains(k) ? 2 : 1, 0))],
        Feeds = [new("resident", 8, now.AddMinutes(-1), null, ["JUMINHYO", "INKAN"], 30), new("seal", 5, now.AddMinutes(-2), null, ["INKAN"], 30)],
        CenterHeardAt = now, BlockedPersons = 2, SelfTest = new(now.AddHours(-3), [new("戸籍 本体", true, "答えます")]),
    };
}
