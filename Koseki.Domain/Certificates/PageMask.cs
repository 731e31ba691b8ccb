using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>おおい: a rectangle of a page that a 抄本 does not show, in pixels of the page from its upper left corner.</summary>
/// <param name="Page">From 1.</param>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Width">At least 1.</param>
/// <param name="Height">At least 1.</param>
public sealed record PageMask(int Page, int X, int Y, int Width, int Height)
{
    /// <summary>Most of one certificate.</summary>
    public const int Most = 500;

    /// <summary>Whether it lies on the page, and covers something.</summary>
    public bool IsOn(ImagedPage page) => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && (long)X + Width <= page.Width && (long)Y + Height <= page.Height;

    /// <summary>As the record of issue keeps it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Page}頁({X},{Y}){Width}×{Height}");
}

/// <summary>画像戸籍の謄本・抄本: whether one is made. Pure.</summary>
public static class ImagedCertificates
{
    /// <summary>Why there is none; null when there is.</summary>
    /// <param name="register">The register as recorded.</param>
    /// <param name="request">What is asked for.</param>
    public static CertificateRefusal? WhyNot(ImagedRegister register, ImagedRequest request) =>
        !CertificateKindWords.KindsOfImage(register.State).Contains(request.Kind) ? new CertificateRefusal.WrongKind(register.State, request.Kind)
        : request.Masks.Count > PageMask.Most || request.Masks.Any(m => m.Page < 1 || m.Page > register.Pages.Count || !m.IsOn(register.Pages[m.Page - 1])) ? new CertificateRefusal.MasksUnfit("おおいが、頁の外にあるか、多すぎます。")
        : request.Kind.IsExtract() && request.Masks.Count == 0 ? new CertificateRefusal.MasksUnfit("抄本で隠すところ(ほかの人の欄)を囲んでください。隠すところがなければ謄本です。")
        : !request.Kind.IsExtract() && request.Masks.Count > 0 ? new CertificateRefusal.MasksUnfit("謄本では、何も隠せません。抄本を選んでください。")
        : null;

    /// <summary>認証文 and title of the day.</summary>
    public static CertificateWording WordingOf(ImagedRequest request, DateOnly issuedOn) => CertificateWording.InForce(request.Kind, issuedOn);
}
