using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Koseki.Tests.Infrastructure.Scans;

/// <summary>Writes PDF files with true tables of contents, sound and hostile ones.</summary>
internal static class Pdfs
{
    /// <summary>One empty page; <paramref name="inside"/> stands in the catalogue, <paramref name="more"/> are objects 4, 5 …</summary>
    internal static byte[] Page(string inside = "", params string[] more) => Objects("%PDF-1.7\n",
        [$"<</Type/Catalog/Pages 2 0 R{inside}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", .. more]);

    /// <summary>One page whose further object, number 4, lies compressed in an object stream.</summary>
    internal static byte[] WithObjectStream(string inside, string hidden)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var at = new List<int> { 0 };
        foreach (var (body, n) in new[] { $"<</Type/Catalog/Pages 2 0 R{inside}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>" }.Select((b, i) => (b, i + 1)))
        {
            at.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{n} 0 obj{body}endobj\n");
        }

        var packed = Packed("4 0 " + hidden);
        var (stream, table) = (text.Length, 0);
        text.Append(CultureInfo.InvariantCulture, $"5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {packed.Length}>>stream\n").Append(Encoding.Latin1.GetString(packed)).Append("\nendstream endobj\n");
        table = text.Length;
        byte[] rows =
        [
            0, 0, 0, 0, .. at.Skip(1).SelectMany(o => new byte[] { 1, (byte)(o / 256), (byte)(o % 256), 0 }), 2, 0, 5, 0,
            1, (byte)(stream / 256), (byte)(stream % 256), 0, 1, (byte)(table / 256), (byte)(table % 256), 0,
        ];
        text.Append(CultureInfo.InvariantCulture, $"6 0 obj<</Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Length {rows.Length}>>stream\n").Append(Encoding.Latin1.GetString(rows));
        text.Append(CultureInfo.InvariantCulture, $"\nendstream endobj\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>An object stream that grows to so many bytes when it is opened.</summary>
    internal static byte[] Bomb(int length)
    {
        var packed = Packed(new string(' ', length));
        return Page("", $"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {packed.Length}>>stream\n{Encoding.Latin1.GetString(packed)}\nendstream");
    }

    private static byte[] Packed(string text)
    {
        using var target = new MemoryStream();
        using (var zip = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(Encoding.Latin1.GetBytes(text));
        }

        return target.ToArray();
    }

    private static byte[] Objects(string head, IReadOnlyList<string> objects)
    {
        var text = new StringBuilder(head);
        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var (body, i) in objects.Select((b, i) => (b, i + 1)))
        {
            table.Append(CultureInfo.InvariantCulture, $"{text.Length:0000000000} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{i} 0 obj\n{body}\nendobj\n");
        }

        var start = text.Length;
        text.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
