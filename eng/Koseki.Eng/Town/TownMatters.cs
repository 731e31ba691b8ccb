using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;

namespace Koseki.Eng.Town;

/// <summary>Matters that the former system wrote, from the record examples in <c>matters.txt</c>.</summary>
internal static class TownMatters
{
    private static readonly RecordTemplates Templates = RecordTemplates.Parse(Resources.Text("matters.txt"));

    /// <summary>改製事由 of the renewal.</summary>
    public const string RenewalGround = "平成6年法務省令第51号附則第2条第1項による改製";

    /// <summary>A matter of the whole register.</summary>
    public static RegisterMatter OfRegister(string code, Origin origin, params (string Label, string Value)[] values)
    {
        var template = Templates.InForce(code, TownSettings.TakeOver);
        return new(template.Title, Fill(template, origin, values));
    }

    /// <summary>A matter of one person.</summary>
    public static StatusMatter OfPerson(string code, Origin origin, params (string Label, string Value)[] values)
    {
        var template = Templates.InForce(code, TownSettings.TakeOver);
        return new(template.Title, Fill(template, origin, values));
    }

    /// <summary>A day as registers write it.</summary>
    public static string Text(DateOnly day) => RegisterDate.Of(day).Text;

    /// <summary>The day a notification was worked on here: when it was accepted, or when it came from elsewhere.</summary>
    public static DateOnly ReachedOn(Origin origin, DateOnly acceptedOn) => origin switch
    {
        Origin.Elsewhere e => e.ReceivedOn,
        Origin.Consul c => c.ReceivedOn,
        _ => acceptedOn,
    };

    private static ValueList<MatterLine> Fill(RecordTemplate template, Origin origin, (string Label, string Value)[] values) =>
        template.Fill(origin, values.ToDictionary(v => v.Label, v => (string?)v.Value, StringComparer.Ordinal));
}
