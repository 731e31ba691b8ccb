using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Koseki.Infrastructure.Pdf.Writing;

/// <summary>
/// Bytes that grow at their end, in memory borrowed from the shared pool: a document of any length leaves nothing
/// behind. Also a stream to write to, for a compressor. Used by one task at a time; throws when written to after disposal.
/// </summary>
internal sealed class ByteBuffer(int capacity = 4096) : Stream
{
    private byte[]? bytes = ArrayPool<byte>.Shared.Rent(capacity);
    private int count;

    /// <summary>How many bytes were written.</summary>
    internal int Count => count;

    /// <summary>What was written; valid until the next write.</summary>
    internal Span<byte> Written => Bytes.AsSpan(0, count);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => count;

    /// <inheritdoc/>
    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    private byte[] Bytes => bytes ?? throw new ObjectDisposedException(nameof(ByteBuffer));

    /// <summary>Erases what was written: names of persons stand in it, and the pool lends the memory to others.</summary>
    internal void Clear()
    {
        Written.Clear();
        count = 0;
    }

    /// <summary>So many bytes at the end, zero, to be filled; valid until the next write.</summary>
    internal Span<byte> Add(int length)
    {
        var span = Free(length)[..length];
        span.Clear();
        count += length;
        return span;
    }

    /// <summary>ASCII text.</summary>
    internal ByteBuffer Ascii(string text)
    {
        count += Encoding.ASCII.GetBytes(text, Free(text.Length));
        return this;
    }

    /// <summary>Bytes as they are (ASCII literals).</summary>
    internal ByteBuffer Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Free(text.Length));
        count += text.Length;
        return this;
    }

    /// <summary>A whole number.</summary>
    internal ByteBuffer Integer(long value)
    {
        _ = value.TryFormat(Free(20), out var written, default, CultureInfo.InvariantCulture);
        count += written;
        return this;
    }

    /// <summary>A number with at most three decimals, as PDF writes it: no exponent, no zeros at the end.</summary>
    internal ByteBuffer Number(double value)
    {
        var thousandths = checked((long)Math.Round(value * 1000));
        if (thousandths < 0)
        {
            Free(1)[0] = (byte)'-';
            count++;
            thousandths = -thousandths;
        }

        Integer(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
        if (rest != 0)
        {
            ReadOnlySpan<byte> digits = [(byte)'.', (byte)('0' + rest / 100), (byte)('0' + rest / 10 % 10), (byte)('0' + rest % 10)];
            Raw(digits.TrimEnd((byte)'0'));
        }

        return this;
    }

    /// <summary>Four hexadecimal digits, upper case.</summary>
    internal ByteBuffer Hex(ushort value)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(two, value);
        _ = Convert.TryToHexString(two, Free(4), out var written);
        count += written;
        return this;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => Raw(buffer);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Raw(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (bytes is { } borrowed)
        {
            Clear();
            bytes = null;
            ArrayPool<byte>.Shared.Return(borrowed);
        }

        base.Dispose(disposing);
    }

    private Span<byte> Free(int length)
    {
        var known = Bytes;
        if (known.Length - count < length)
        {
            bytes = ArrayPool<byte>.Shared.Rent(Math.Max(2 * known.Length, count + length));
            known.AsSpan(0, count).CopyTo(bytes);
            known.AsSpan(0, count).Clear();
            ArrayPool<byte>.Shared.Return(known);
        }

        return Bytes.AsSpan(count);
    }
}
