using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Infrastructure.Pdf;

/// <summary>
/// Makes the papers of one form with boxes, with the fonts and the writer of every certificate. Stateless but for the fonts, and
/// safe to use from many tasks at once.
/// </summary>
/// <typeparam name="TContent">What a paper of the form says.</typeparam>
public abstract class FormRenderer<TContent>(FontSet fonts)
{
    private readonly PdfWriter writer = new(fonts);

    /// <summary>The certificate as PDF; throws <see cref="UnknownCharacterException"/> or <see cref="BoxOverflowException"/>.</summary>
    public RenderedCertificate Render(TContent content, CertificateIssue issue, PdfEnvelope envelope)
    {
        var pages = Arrange(content, issue);
        return new(writer.Write(pages, TitleOf(content), envelope), pages.Count);
    }

    /// <summary>Why a content cannot be printed, in words; null when it can. Nothing is made.</summary>
    public string? WhyNot(TContent content)
    {
        try
        {
            Require(content);
            foreach (var text in TextsOf(content))
            {
                foreach (var character in RegisterText.Split(text))
                {
                    fonts.Require(character, text);
                }
            }

            return null;
        }
        catch (Exception e) when (e is UnknownCharacterException or BoxOverflowException)
        {
            return e.Message;
        }
    }

    /// <summary>The pages.</summary>
    protected abstract IReadOnlyList<PageModel> Arrange(TContent content, CertificateIssue issue);

    /// <summary>Throws <see cref="BoxOverflowException"/> when a text of the content does not fit its box.</summary>
    protected abstract void Require(TContent content);

    /// <summary>The texts that a source wrote.</summary>
    protected abstract IEnumerable<string> TextsOf(TContent content);

    /// <summary>The title of the document.</summary>
    protected abstract string TitleOf(TContent content);
}
