using Koseki.Domain.Cases;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Koseki.Infrastructure.Scans;

/// <summary>
/// Looks at every object of a PDF, those inside object streams too, by its tokens: a name written with escapes
/// (<c>/J#61vaScript</c>) is that name. Taken in is what a scanner writes: pages, pictures, fonts for the text behind them.
/// </summary>
internal static class PdfCheck
{
    private const int MostObjects = 100_000;
    private const int Deepest = 100;

    // Programs, files within the file, forms, sound and film, and everything that leads out of it (ISO 32000-1, 7.11, 12.6, 12.7, 13).
    private static readonly HashSet<string> Active = new(StringComparer.Ordinal)
    {
        "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "Filespec", "FileAttachment", "Collection", "RichMedia", "Movie", "Sound", "Rendition",
        "3D", "URI", "GoToR", "GoToE", "SubmitForm", "ImportData", "ResetForm", "AcroForm", "XFA", "AA", "SetOCGState", "GoTo3DView",
    };

    private static readonly HashSet<string> Long = [.. Active.Where(a => a.Length >= 6)];

    /// <summary>Throws <see cref="DamagedImageException"/> when it is not taken in.</summary>
    internal static void Run(byte[] file)
    {
        try
        {
            // What no table of the file leads to is looked at as well: another reader may find it.
            if (PdfNames.In(file).Concat(PdfStreams.OfObjects(file).SelectMany(PdfNames.In)).Any(Long.Contains))
            {
                throw MoreThanPaper();
            }

            using var document = PdfDocument.Open(file, new ParsingOptions { MaxStackDepth = Deepest, SkipMissingFonts = true });
            if (document.NumberOfPages == 0)
            {
                throw DamagedImageException.Of("PDF");
            }

            var known = document.Structure.CrossReferenceTable.ObjectOffsets.Keys.ToList();
            if (known.Count > MostObjects)
            {
                throw new DamagedImageException("中の部品が多すぎる PDF です。紙の画像だけの PDF として保存し直してください。");
            }

            foreach (var reference in known)
            {
                Look(document.Structure.GetObject(reference).Data);
            }
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new DamagedImageException("パスワードか暗号のかかった PDF です。かけずに保存し直してください。");
        }
        catch (Exception e) when (e is not DamagedImageException and not OutOfMemoryException)
        {
            // Whatever a reader says of bytes that somebody sent: the answer is the same.
            throw DamagedImageException.Of("PDF");
        }
    }

    private static DamagedImageException MoreThanPaper() =>
        new("プログラム、別のファイル、外への行き先、書き込み欄などの入った PDF です。紙の画像だけの PDF として保存し直してください。");

    private static void Look(IToken token)
    {
        var waiting = new Stack<IToken>([token]);
        while (waiting.TryPop(out var next))
        {
            switch (next)
            {
                case NameToken name when Active.Contains(name.Data):
                    throw MoreThanPaper();
                case ArrayToken array:
                    Push(waiting, array.Data);
                    break;
                case StreamToken stream:
                    RefuseElsewhere(stream.StreamDictionary);
                    waiting.Push(stream.StreamDictionary);
                    break;
                case DictionaryToken dictionary:
                    RefuseKeys(dictionary);
                    Push(waiting, dictionary.Data.Values);
                    break;
            }
        }
    }

    private static void Push(Stack<IToken> waiting, IEnumerable<IToken> tokens)
    {
        foreach (var token in tokens)
        {
            waiting.Push(token);
        }
    }

    // Opening may show a page (an array), but do nothing.
    private static void RefuseKeys(DictionaryToken dictionary)
    {
        if (dictionary.Data.Any(p => Active.Contains(p.Key) || (p.Key == "OpenAction" && p.Value is not ArrayToken)))
        {
            throw MoreThanPaper();
        }
    }

    // The data of a stream may stand in another file (F); and a picture has a size.
    private static void RefuseElsewhere(DictionaryToken stream)
    {
        if (stream.Data.ContainsKey("F"))
        {
            throw MoreThanPaper();
        }

        if (stream.TryGet(NameToken.Width, out NumericToken width) && stream.TryGet(NameToken.Height, out NumericToken height)
            && ScanRules.WhyNotPixels(width.Long, height.Long) is { } why)
        {
            throw new DamagedImageException(why);
        }
    }
}
