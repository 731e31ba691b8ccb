namespace Koseki.Domain.People;

/// <summary>由来: how it is known that two persons belong together. Names alone are no origin: they make nobody kin.</summary>
public enum LinkOrigin
{
    /// <summary>A notification decided here, or a register that shows both of them, says so.</summary>
    Recorded,

    /// <summary>Two people of the office have found it so.</summary>
    Confirmed,

    /// <summary>Name, birth date and 本籍 fit, but no register shows both ends.</summary>
    Inferred,

    /// <summary>Taken over from elsewhere without saying how it was found.</summary>
    Unknown,
}

/// <summary>The origins: what they weigh and what they are called.</summary>
public static class LinkOrigins
{
    /// <summary>Whether a decision may rest on it without asking.</summary>
    public static bool IsSure(this LinkOrigin origin) => origin is LinkOrigin.Recorded or LinkOrigin.Confirmed;

    /// <summary>記録, 二人で確認, 推定 or 由来不明.</summary>
    public static string Word(this LinkOrigin origin) => origin switch
    {
        LinkOrigin.Recorded => "記録",
        LinkOrigin.Confirmed => "二人で確認",
        LinkOrigin.Inferred => "推定",
        LinkOrigin.Unknown => "由来不明",
    };
}
