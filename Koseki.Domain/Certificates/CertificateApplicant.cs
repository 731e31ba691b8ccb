using Koseki.Domain.Notifications;

namespace Koseki.Domain.Certificates;

/// <summary>請求: who asks for a certificate, by what right, shown how, and why (戸籍法10条〜10条の3). As the counter typed it.</summary>
/// <param name="Requester">請求者の氏名.</param>
/// <param name="Capacity">請求の資格, a word of <see cref="ApplicantCapacity.All"/>.</param>
/// <param name="Identification">本人確認の方法, a word of <see cref="ApplicantCapacity.Identifications"/>.</param>
/// <param name="Purpose">請求の事由; empty where none has to be stated.</param>
/// <param name="Copies">部数, from 1 to <see cref="MostCopies"/>.</param>
public sealed record CertificateApplicant(string Requester, string Capacity, string Identification, string Purpose, int Copies)
{
    /// <summary>Most copies at once.</summary>
    public const int MostCopies = 20;

    /// <summary>
    /// What is missing or cannot be, in words, each with its box (capacity, requester, identification, purpose, copies); empty when
    /// it can be issued. Asked by the screen and, where it counts, by whoever issues.
    /// </summary>
    public IReadOnlyList<(string Box, string Problem)> Problems
    {
        get
        {
            var capacity = ApplicantCapacity.Of(Capacity);
            return
            [
                .. When(capacity is null, "capacity", "請求の資格を選んでください。"),
                .. When(Requester.Trim().Length == 0, "requester", "請求者の氏名を入力してください。"),
                .. TooLong("requester", "請求者の氏名", Requester, FieldLimits.Line),
                .. When(!ApplicantCapacity.Identifications.Contains(Identification), "identification", "本人確認の方法を選んでください(戸籍法10条の3)。"),
                .. When(capacity?.PurposeLabel is not null && Purpose.Trim().Length == 0, "purpose", $"{capacity?.PurposeLabel}を入力してください({capacity?.Article})。"),
                .. TooLong("purpose", "請求の事由", Purpose, FieldLimits.Sentence),
                .. When(Copies is < 1 or > MostCopies, "copies", $"部数は1から{MostCopies}までです。"),
            ];
        }
    }

    private static IEnumerable<(string Box, string Problem)> When(bool wrong, string box, string problem) => wrong ? [(box, problem)] : [];

    private static IEnumerable<(string Box, string Problem)> TooLong(string box, string called, string text, int most) =>
        FieldLimits.WhyNot(called, text, most) is { } problem ? [(box, problem)] : [];
}
