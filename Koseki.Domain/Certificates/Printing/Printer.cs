using System.Text.RegularExpressions;

namespace Koseki.Domain.Certificates.Printing;

/// <summary>A printer of an office, with what lies in its trays.</summary>
/// <param name="Office">Code of the office.</param>
/// <param name="Name">Its name, as people call it.</param>
/// <param name="Address">Where it is: ipps://, or ipp:// of this machine; empty when it is used no longer.</param>
/// <param name="Trays">The tray (media-source) of each paper that it has.</param>
public sealed record Printer(string Office, string Name, string Address, IReadOnlyDictionary<PaperStock, string> Trays)
{
    /// <summary>Whether it is used.</summary>
    public bool IsUsed => Address.Length > 0;

    /// <summary>The tray of the separator: its own paper, or that of the certificate.</summary>
    public string SeparatorTray(PaperStock stock) => Trays.TryGetValue(PaperStock.Separator, out var tray) ? tray : Trays[stock];
}

/// <summary>What a printer may be set to. Pure.</summary>
public static partial class PrinterRules
{
    /// <summary>Longest name.</summary>
    public const int LongestName = 20;

    /// <summary>Longest address.</summary>
    public const int LongestAddress = 200;

    /// <summary>What is missing or cannot be, with its box.</summary>
    public static IEnumerable<(string Box, string Problem)> Problems(Printer printer)
    {
        if (printer.Name.Length is 0 or > LongestName || printer.Name.Any(char.IsControl))
        {
            yield return ("printer-name", $"プリンタの名前を{LongestName}字までで入れてください。");
        }

        if (!printer.IsUsed)
        {
            yield break;
        }

        if (!IsAddress(printer.Address))
        {
            yield return ("printer-address", "番地は ipps://名前/ipp/print の形で入れてください。暗号化しない ipp:// は、この機械自身の CUPS(localhost)だけです。");
        }

        if (!printer.Trays.ContainsKey(PaperStock.Secured) && !printer.Trays.ContainsKey(PaperStock.Fine))
        {
            yield return ("printer-trays", "改ざん防止用紙か上質紙のトレーを入れてください。");
        }

        // What lies in a tray is one kind of paper: a certificate on the wrong one is no certificate.
        if (printer.Trays.Values.Any(t => !Tray().IsMatch(t)) || printer.Trays.Values.Distinct(StringComparer.Ordinal).Count() != printer.Trays.Count)
        {
            yield return ("printer-trays", "トレーは、プリンタの言う名前(tray-1、main など)を半角で、用紙ごとに違うものを入れてください。");
        }
    }

    // A name and nothing else: no account in it, no query; in the clear only within this machine.
    private static bool IsAddress(string address) => address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Query: "", Fragment: "", Host.Length: > 0 }
        && (uri.Scheme == "ipps" || (uri.Scheme == "ipp" && uri.IsLoopback));

    [GeneratedRegex("^[a-z0-9][A-Za-z0-9._-]{0,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex Tray();
}
