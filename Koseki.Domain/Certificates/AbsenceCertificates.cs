using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>A register whose head has the name that was asked for.</summary>
/// <param name="Number">戸籍番号 (R12) or that of an imaged register (画12).</param>
/// <param name="Domicile">本籍.</param>
/// <param name="Head">筆頭者.</param>
/// <param name="State">現在戸籍, 除籍 …</param>
/// <param name="IsThere">Whether its 本籍 is the one asked for, too.</param>
public sealed record FoundRegister(string Number, string Domicile, string Head, string State, bool IsThere);

/// <summary>
/// 不在籍証明書 and 廃棄済証明書: whether what was asked for is not there. Certified only when nobody headed by a name that folds to
/// the same has that 本籍, and the clerk has looked at every register of such a name elsewhere. Pure.
/// </summary>
public static class AbsenceCertificates
{
    /// <summary>Where was searched, as paper says it.</summary>
    public const string Scope = "現在戸籍、除籍及び改製原戸籍（画像で保存するものを含む。）";

    private const string RegistersBook = "除籍簿";

    /// <summary>Why it is not certified; null when it is.</summary>
    public static CertificateRefusal? WhyNot(AbsenceRequest request, IReadOnlyList<FoundRegister> found, DateOnly today) =>
        request.Kind.Source() != CertificateSource.Absence ? new CertificateRefusal.NotOfAbsence(request.Kind)
        : Problem(request) is { } problem ? new CertificateRefusal.AbsenceUnfit(problem)
        : request.Kind == CertificateKind.Discarded && WhyNotDestroyed(request.Destroyed, today) is { } early ? early
        : request.Kind == CertificateKind.Discarded && request.Destroyed!.Book != RegistersBook ? null
        : found.FirstOrDefault(f => f.IsThere) is { } there ? new CertificateRefusal.IsThere(there.Number, there.State)
        : found.FirstOrDefault(f => !request.Dismissed.Contains(f.Number)) is { } other ? new CertificateRefusal.LookFirst(other.Number, other.Domicile)
        : null;

    /// <summary>What it says, or why it is not certified.</summary>
    public static Ruling<CertificateContent> Of(AbsenceRequest request, IReadOnlyList<FoundRegister> found, DateOnly today)
    {
        if (WhyNot(request, found, today) is { } why)
        {
            return why;
        }

        var values = new Dictionary<string, string> { ["domicile"] = request.Domicile.Trim(), ["head"] = request.Head.Trim(), ["scope"] = Scope };
        if (request.Destroyed is { } book && RetentionPeriod.DayIn(book.Closed) is { } closed && RetentionPeriod.DayIn(book.DestroyedOn) is { } destroyed)
        {
            values["book"] = book.Book;
            values["closed"] = RegisterDate.Of(closed).Text;
            values["retention"] = RetentionPeriod.Of(book.Book, destroyed)!.Words;
            values["destroyed"] = RegisterDate.Of(destroyed).Text;
        }

        return CertificateForm.Build(request.Kind, today, values);
    }

    private static string? Problem(AbsenceRequest request) =>
        TextMapping.Visible(request.Domicile).Length == 0 ? "本籍を入力してください。"
        : TextMapping.Visible(request.Head).Length == 0 ? "筆頭者の氏名を入力してください。"
        : FieldLimits.WhyNot("本籍", request.Domicile, FieldLimits.Place) ?? FieldLimits.WhyNot("筆頭者の氏名", request.Head, FieldLimits.Line);

    private static CertificateRefusal? WhyNotDestroyed(DestroyedBook? book, DateOnly today)
    {
        if (book is null || !RetentionPeriod.Books.Contains(book.Book))
        {
            return new CertificateRefusal.AbsenceUnfit("廃棄した帳簿を選んでください。");
        }

        if (RetentionPeriod.DayIn(book.Closed) is not { } closed || RetentionPeriod.DayIn(book.DestroyedOn) is not { } destroyed)
        {
            return new CertificateRefusal.AbsenceUnfit("消除(受理)の年月日と廃棄の年月日を、年月日で入れてください(例 S40.3.1)。");
        }

        return book.Entry.Trim().Length == 0 || FieldLimits.WhyNot("廃棄の記録の番号", book.Entry, FieldLimits.Line) is not null ? new CertificateRefusal.AbsenceUnfit($"廃棄の記録(廃棄簿)の番号を{FieldLimits.Line}字までで入れてください。")
            : destroyed > today ? new CertificateRefusal.AbsenceUnfit("廃棄の年月日が、今日より後です。")
            : RetentionPeriod.Of(book.Book, destroyed)!.LastDay(closed) is var last && destroyed <= last ? new CertificateRefusal.KeptTooShort(book.Book, last)
            : null;
    }
}
