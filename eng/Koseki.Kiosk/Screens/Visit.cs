using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace Koseki.Kiosk.Screens;

/// <summary>Where a visit stands.</summary>
public enum Step
{
    /// <summary>行政サービスの入口.</summary>
    Start,

    /// <summary>カードを置く.</summary>
    Card,

    /// <summary>暗証番号.</summary>
    Pin,

    /// <summary>カードを取り外す.</summary>
    Remove,

    /// <summary>証明書の種類.</summary>
    Kind,

    /// <summary>対象者.</summary>
    Members,

    /// <summary>部数.</summary>
    Copies,

    /// <summary>確認.</summary>
    Confirm,

    /// <summary>お支払い.</summary>
    Pay,

    /// <summary>印刷結果.</summary>
    Printed,

    /// <summary>終了.</summary>
    Done,

    /// <summary>お断り.</summary>
    Refused,
}

/// <summary>One person at the kiosk: everything is forgotten at the end.</summary>
public sealed class Visit
{
    /// <summary>Random id of the browser's cookie.</summary>
    public string Id { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Where it stands.</summary>
    public Step Step { get; set; }

    /// <summary>Transaction id of the contract: new for every visit.</summary>
    public string Transaction { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(12));

    /// <summary>Application id of the contract.</summary>
    public string Application { get; set; } = "";

    /// <summary>The card on the reader.</summary>
    public SampleCard? Card { get; set; }

    /// <summary>Wrong numbers typed.</summary>
    public int WrongPins { get; set; }

    /// <summary>M1's answer.</summary>
    public XElement? Menu { get; set; }

    /// <summary>Kind chosen.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Members chosen, by token.</summary>
    public List<string> Members { get; } = [];

    /// <summary>Copies.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>M2's answer.</summary>
    public XElement? Ready { get; set; }

    /// <summary>The pages as printed (PNG), or empty when no renderer is installed.</summary>
    public IReadOnlyList<byte[]> Pages { get; set; } = [];

    /// <summary>The paper.</summary>
    public byte[] Pdf { get; set; } = [];

    /// <summary>What the screen says when refused.</summary>
    public string Problem { get; set; } = "";

    /// <summary>Code shown with it.</summary>
    public string ProblemCode { get; set; } = "";
}

/// <summary>Visits by cookie.</summary>
public sealed class Visits
{
    private readonly ConcurrentDictionary<string, Visit> visits = new(StringComparer.Ordinal);

    /// <summary>The visit of a browser, made when there is none.</summary>
    public Visit Of(HttpContext http)
    {
        if (http.Request.Cookies.TryGetValue("visit", out var id) && visits.TryGetValue(id, out var visit))
        {
            return visit;
        }

        return Begin(http);
    }

    /// <summary>A new visit.</summary>
    public Visit Begin(HttpContext http)
    {
        if (http.Request.Cookies.TryGetValue("visit", out var old))
        {
            visits.TryRemove(old, out _);
        }

        var visit = new Visit();
        visits[visit.Id] = visit;
        http.Response.Cookies.Append("visit", visit.Id, new() { HttpOnly = true, SameSite = SameSiteMode.Strict });
        return visit;
    }
}
