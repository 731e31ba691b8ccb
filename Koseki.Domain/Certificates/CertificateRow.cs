namespace Koseki.Domain.Certificates;

/// <summary>Where on the sheet a text stands. The distances in millimetres belong to the layout.</summary>
public enum PaperColumn
{
    /// <summary>見出し: 戸籍事項, 身分事項, 戸籍に記録されている者.</summary>
    Heading,

    /// <summary>見出し spread over the left column: 本　籍, 氏　名.</summary>
    SpreadHeading,

    /// <summary>事件のタイトル.</summary>
    Title,

    /// <summary>段落ち: a title one step in.</summary>
    AmendmentTitle,

    /// <summary>本籍 and 氏名 themselves, a little to the right of the value column.</summary>
    Designation,

    /// <summary>The second and further lines of 本籍 and 氏名.</summary>
    DesignationContinued,

    /// <summary>The value column.</summary>
    Value,

    /// <summary>The second and further lines of a value.</summary>
    Continued,

    /// <summary>A line below 【従前の記録】.</summary>
    Nested,

    /// <summary>The second and further lines of one below 【従前の記録】.</summary>
    NestedContinued,

    /// <summary>配偶者区分, behind the birth date.</summary>
    Beside,

    /// <summary>The name itself, in large type behind its label.</summary>
    LargeName,

    /// <summary>除籍 in its frame, in the left column.</summary>
    RemovedMark,
}

/// <summary>One text of a row.</summary>
public sealed record PaperCell(PaperColumn Column, string Text);

/// <summary>One row of the sheet.</summary>
/// <param name="Cells">Its texts.</param>
/// <param name="Height">In text lines: 1; for a row with a name 2, or as many as the name has.</param>
public sealed record CertificateRow(IReadOnlyList<PaperCell> Cells, int Height = 1)
{
    /// <summary>Whether a thin rule is drawn above the row.</summary>
    public bool RuleAbove { get; init; }

    /// <summary>Whether the row must stand on the same page as the next one.</summary>
    public bool KeepWithNext { get; init; }
}

/// <summary>How the sheets of a certificate look.</summary>
public enum CertificateStyle
{
    /// <summary>The frame of a register's certificate (戸籍法施行規則 付録22号様式).</summary>
    Register,

    /// <summary>Boxes below a title in the middle.</summary>
    Form,

    /// <summary>The same on fine paper: large, in an ornamental frame (上質紙).</summary>
    Fine,
}

/// <summary>What one certificate says, before it is broken into pages.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">題名, at the head of every page.</param>
/// <param name="Rows">The body.</param>
/// <param name="Certification">認証文, on the last page.</param>
public sealed record CertificateContent(CertificateKind Kind, string Title, IReadOnlyList<CertificateRow> Rows, string Certification)
{
    /// <summary>How its sheets look.</summary>
    public CertificateStyle Style { get; init; } = CertificateStyle.Register;

    /// <summary>Whether it is only to be looked at: 「見本」 stands across every sheet, and nothing certifies it. Never a paper.</summary>
    public bool IsSpecimen { get; init; }

    /// <summary>固定文言 below the certification (公用, 年金請求用 …), in the order chosen; none on most.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];
}

/// <summary>What the city adds to a certificate when it is issued.</summary>
/// <param name="IssueNumber">発行番号.</param>
/// <param name="IssuedOn">The date below the certification.</param>
/// <param name="MayorTitle">埼玉県越谷市長.</param>
/// <param name="MayorName">The mayor's name (or 職務代理者).</param>
public sealed record CertificateIssue(string IssueNumber, DateOnly IssuedOn, string MayorTitle, string MayorName)
{
    /// <summary>The seal: no certificate leaves without one.</summary>
    public required CertificateSeal Seal { get; init; }
}
