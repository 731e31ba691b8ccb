using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Koseki.Infrastructure.Pdf.Pictures;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>Objects, cross-reference table and trailer. The document id is the hash of the content.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly ByteBuffer output = new(128 * 1024);
    private readonly ByteBuffer compressed = new(64 * 1024);
    private readonly List<int> offsets = [];
    // What is not copied before the end: where in the written bytes it belongs, and its pieces.
    private readonly List<(int At, PageBits Bits)> pictures = [];
    private int left;

    internal PdfFile(string version)
    {
        // The second line is four bytes above 127, so that transfer programs take the file for binary.
        output.Ascii($"%PDF-{version}\n").Raw([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    internal static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The number of an object that is written later.</summary>
    internal int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    internal int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    internal void Set(int number, string body)
    {
        Begin(number);
        output.Ascii(body).Raw("\nendobj\n"u8);
    }

    internal int AddStream(string dictionary, ReadOnlySpan<byte> bytes)
    {
        compressed.Clear();
        Compress(bytes, CompressionLevel.Fastest, compressed);
        return AddStored(dictionary + "/Filter/FlateDecode", compressed.Written);
    }

    /// <summary>A stream whose bytes are written as they are.</summary>
    internal int AddStored(string dictionary, ReadOnlySpan<byte> stored)
    {
        var number = Reserve();
        Begin(number);
        output.Raw("<<"u8).Ascii(dictionary).Raw("/Length "u8).Integer(stored.Length).Raw(">>stream\n"u8).Raw(stored).Raw("\nendstream\nendobj\n"u8);
        return number;
    }

    /// <summary>A picture whose bytes are copied once, when the file is finished.</summary>
    internal int AddPicture(string dictionary, PageBits bits)
    {
        var number = Reserve();
        Begin(number);
        output.Raw("<<"u8).Ascii(dictionary).Raw("/Length "u8).Integer(bits.Length).Raw(">>stream\n"u8);
        pictures.Add((output.Count, bits));
        left = checked(left + (int)bits.Length);
        output.Raw("\nendstream\nendobj\n"u8);
        return number;
    }

    internal byte[] Finish(int catalog, string? title)
    {
        var info = title is null ? 0 : Add($"<</Title<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}>>>");
        var id = Convert.ToHexString(IdOf().AsSpan(0, 16));
        var start = output.Count + left;
        output.Ascii($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < offsets.Count; i++)
        {
            var offset = offsets[i] > 0 ? offsets[i] : throw new InvalidOperationException($"PDF object {i + 1} was reserved and never written.");
            output.Ascii(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        }

        output.Ascii(string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count + 1}/Root {catalog} 0 R{(info == 0 ? "" : $"/Info {info} 0 R")}/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n"));
        return pictures.Count == 0 ? output.Written.ToArray() : Whole();
    }

    // Of the pictures the hash that their content is kept by.
    private byte[] IdOf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(output.Written);
        foreach (var (_, bits) in pictures)
        {
            hash.AppendData(bits.Hash.Span);
        }

        return hash.GetHashAndReset();
    }

    private byte[] Whole()
    {
        var whole = GC.AllocateUninitializedArray<byte>(output.Count + left);
        var (from, to) = (0, 0);
        foreach (var (at, bits) in pictures.Append((output.Count, null!)))
        {
            output.Written[from..at].CopyTo(whole.AsSpan(to));
            (from, to) = (at, to + at - from);
            foreach (var piece in bits is null ? [] : bits.Bytes)
            {
                piece.Span.CopyTo(whole.AsSpan(to));
                to += piece.Length;
            }
        }

        return whole;
    }

    internal static void Compress(ReadOnlySpan<byte> bytes, CompressionLevel level, ByteBuffer target)
    {
        using var zlib = new ZLibStream(target, level, leaveOpen: true);
        zlib.Write(bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        output.Dispose();
        compressed.Dispose();
    }

    private void Begin(int number)
    {
        offsets[number - 1] = output.Count + left;
        output.Integer(number).Raw(" 0 obj\n"u8);
    }
}
