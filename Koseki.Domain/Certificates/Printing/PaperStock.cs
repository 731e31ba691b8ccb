namespace Koseki.Domain.Certificates.Printing;

/// <summary>用紙: what lies in a tray of a printer.</summary>
public enum PaperStock
{
    /// <summary>改ざん防止用紙: whatever is certified.</summary>
    Secured,

    /// <summary>上質紙 of 受理証明書 (戸籍法施行規則66条2項).</summary>
    Fine,

    /// <summary>ハガキ.</summary>
    Postcard,

    /// <summary>仕切紙: any plain paper between the papers of two terminals.</summary>
    Separator,
}

/// <summary>Words of paper, and which certificate is printed on which.</summary>
public static class PaperStocks
{
    /// <summary>As screens write it.</summary>
    public static string Word(this PaperStock stock) => stock switch
    {
        PaperStock.Secured => "改ざん防止用紙",
        PaperStock.Fine => "上質紙",
        PaperStock.Postcard => "ハガキ",
        PaperStock.Separator => "仕切紙",
    };

    /// <summary>What a certificate is printed on.</summary>
    public static PaperStock Of(CertificateKind kind) => kind == CertificateKind.FineAcceptance ? PaperStock.Fine : PaperStock.Secured;
}
