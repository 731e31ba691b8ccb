using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>届 as the receipt book and its case keep it, for a certificate of it.</summary>
/// <param name="Receipt">受付番号.</param>
/// <param name="SubjectCode">件名コード.</param>
/// <param name="SubjectName">件名.</param>
/// <param name="Persons">事件本人の氏名.</param>
/// <param name="Domicile">その本籍又は国籍.</param>
/// <param name="Notifier">届出人の資格と氏名, one a line; empty while it is not known who notified.</param>
/// <param name="ReceivedOn">受理年月日.</param>
/// <param name="AcceptedBy">Who accepted it, where that was not this city.</param>
/// <param name="Disposition">受理, 送付, 通知 or 職権.</param>
/// <param name="Outcome">記録, 受理, 不受理 or 取下げ; null while it is being processed.</param>
/// <param name="Boxes">What the paper says: the boxes that hold something, in the paper's order.</param>
public sealed record FiledPaper(
    ReceiptNumber Receipt, string SubjectCode, string SubjectName, string Persons, string Domicile, string Notifier, DateOnly ReceivedOn, string? AcceptedBy, string Disposition, string? Outcome,
    IReadOnlyList<FiledBox> Boxes)
{
    /// <summary>What the paper is called on its 受理証明書; empty where there is none of it (<see cref="NotificationKind.PaperName"/>).</summary>
    public string PaperName { get; init; } = "";

    /// <summary>The boxes of a paper as typed that hold something, in words. What the office wrote is no word of the paper: that somebody asked after 不受理申出 would say that there is one.</summary>
    public static IReadOnlyList<FiledBox> BoxesOf(Form form, Draft draft) =>
        [.. form.Fields.Where(f => !f.IsOfOffice && f.Key != FormEdition.Key && f.Visible(draft) && draft[f.Key].Length > 0).Select(f => new FiledBox(f.Key, f.Label, Words(f, draft[f.Key])))];

    private static string Words(FormField field, string text) => field.Kind switch
    {
        FieldKind.Choice => field.Choices.FirstOrDefault(c => c.Value == text)?.Label ?? text,
        FieldKind.Check => "該当する",
        FieldKind.Date => EraDateEntry.Read(text, EraDateEntryOptions.Default).Date?.Text ?? text,
        FieldKind.Text or FieldKind.Note or FieldKind.Name or FieldKind.Kana or FieldKind.Time or FieldKind.Number or FieldKind.Register
            or FieldKind.Address or FieldKind.Domicile or FieldKind.Municipality => text,
    };
}

/// <summary>One box of a paper that holds something.</summary>
/// <param name="Key">The box.</param>
/// <param name="Label">As the paper calls it.</param>
/// <param name="Text">What it says.</param>
public sealed record FiledBox(FieldKey Key, string Label, string Text);

/// <summary>受理証明書 and 届書記載事項証明書 (戸籍法48条): whether there is one of a paper, and what it says. Pure.</summary>
public static class PaperCertificates
{
    // 婚姻, 離婚, 養子縁組, 養子離縁, 認知 (戸籍法施行規則66条2項).
    private static readonly HashSet<string> OnFinePaper = ["0201", "0202", "0203", "0204", "0301", "0302", "0303", "0401", "0402", "0403"];

    // What the mayor records without any paper handed in.
    private const string ExOfficio = "職権";

    private static readonly HashSet<string> Accepted = ["記録", "受理"];

    /// <summary>Whether 受理証明書 of this 件名 is made on fine paper.</summary>
    public static bool HasFinePaper(string subjectCode) => OnFinePaper.Contains(subjectCode);

    /// <summary>Why there is none; null when there is.</summary>
    public static CertificateRefusal? WhyNot(FiledPaper paper, PaperRequest request) =>
        request.Kind.Source() != CertificateSource.Paper ? new CertificateRefusal.NotOfPaper(request.Kind)
        : paper.Outcome is null ? new CertificateRefusal.PaperUndecided(paper.Receipt)
        : !Accepted.Contains(paper.Outcome) ? new CertificateRefusal.PaperNotAccepted(paper.Receipt, paper.Outcome)
        : request.Kind == CertificateKind.PaperContents ? WhyNotContents(paper, request)
        : paper.AcceptedBy is { } elsewhere ? new CertificateRefusal.AcceptedElsewhere(elsewhere)
        : paper.PaperName.Length == 0 || paper.Disposition != Origin.Accepted ? new CertificateRefusal.NoNotification(paper.SubjectName, paper.Disposition)
        : request.Kind == CertificateKind.FineAcceptance && !HasFinePaper(paper.SubjectCode) ? new CertificateRefusal.NoFinePaper(paper.SubjectName)
        : paper.Notifier.Length == 0 ? new CertificateRefusal.NotifierUnknown(paper.Receipt)
        : null;

    /// <summary>What it says, or why there is none. What a 届書 is called follows the day of its acceptance (戸籍法120条の6), the rest that of issue.</summary>
    public static Ruling<CertificateContent> Of(FiledPaper paper, PaperRequest request, DateOnly today) => WhyNot(paper, request) is { } why ? why : CertificateForm.Build(
        request.Kind, request.Kind == CertificateKind.PaperContents ? paper.ReceivedOn : today, new Dictionary<string, string>
        {
            ["event"] = CertificateForm.IsWord(paper.SubjectName) || paper.PaperName.Length == 0 ? paper.SubjectName : paper.PaperName,
            ["subject"] = paper.Persons,
            ["domicile"] = paper.Domicile,
            ["notifier"] = paper.Notifier,
            ["received"] = RegisterDate.Of(paper.ReceivedOn).Text,
        },
        paper.PaperName, [.. paper.Boxes.Where(b => request.Boxes.Contains(b.Key)).Select(b => (b.Label, b.Text))]);

    private static CertificateRefusal? WhyNotContents(FiledPaper paper, PaperRequest request) =>
        paper.Disposition == ExOfficio ? new CertificateRefusal.NoPaper(paper.SubjectName)
        : request.Boxes.Count == 0 || request.Boxes.Any(b => paper.Boxes.All(p => p.Key != b)) ? new CertificateRefusal.PartsUnfit()
        : !request.IsProtectionAsked ? new CertificateRefusal.ProtectionUnasked()
        : null;
}
