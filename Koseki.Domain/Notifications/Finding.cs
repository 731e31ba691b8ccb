namespace Koseki.Domain.Notifications;

/// <summary>How heavy a finding is.</summary>
public enum Severity
{
    /// <summary>注意: may be accepted; the clerk should know.</summary>
    Caution,

    /// <summary>要照会: ask the legal affairs bureau (or another office) before deciding.</summary>
    Inquiry,

    /// <summary>補正: may be accepted once corrected.</summary>
    Correction,

    /// <summary>不受理: may not be accepted.</summary>
    Refusal,

    /// <summary>未対応: the law allows it, this program does not do it yet; the paper is handled by hand.</summary>
    Unsupported,
}

/// <summary>One thing the examination found: where, what, why by law, and what to do.</summary>
/// <param name="Rule">Number of the rule, e.g. 出生-03.</param>
/// <param name="Severity">How heavy it is.</param>
/// <param name="Field">The box it is about.</param>
/// <param name="Message">What is the matter, in one sentence.</param>
/// <param name="Remedy">What to do next.</param>
/// <param name="Article">The article it rests on.</param>
public sealed record Finding(string Rule, Severity Severity, FieldKey Field, string Message, string Remedy, string Article)
{
    /// <summary>Whether 決裁 is impossible while the finding stands.</summary>
    public bool Blocks => Severity is Severity.Correction or Severity.Refusal or Severity.Unsupported;
}

/// <summary>The Japanese words of severities.</summary>
public static class SeverityWords
{
    /// <summary>注意, 要照会, 補正, 不受理 or 未対応.</summary>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Caution => "注意",
        Severity.Inquiry => "要照会",
        Severity.Correction => "補正",
        Severity.Refusal => "不受理",
        Severity.Unsupported => "未対応",
    };
}
