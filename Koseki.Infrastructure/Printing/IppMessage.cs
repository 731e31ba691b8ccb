using System.Buffers.Binary;
using System.Text;

namespace Koseki.Infrastructure.Printing;

/// <summary>Operations of IPP that are used (RFC 8011).</summary>
internal enum IppOperation : short
{
    /// <summary>Print-Job.</summary>
    PrintJob = 0x0002,

    /// <summary>Cancel-Job.</summary>
    CancelJob = 0x0008,

    /// <summary>Get-Job-Attributes.</summary>
    GetJob = 0x0009,

    /// <summary>Get-Printer-Attributes.</summary>
    GetPrinter = 0x000B,
}

/// <summary>Writes a request of IPP/1.1 (RFC 8010): a head, groups of named values, then the document.</summary>
internal sealed class IppRequest
{
    private readonly MemoryStream bytes = new();

    /// <summary>Begins with what every request begins with.</summary>
    public IppRequest(IppOperation operation, string printer)
    {
        bytes.Write([1, 1, (byte)((short)operation >> 8), (byte)operation, 0, 0, 0, 1, 0x01]);
        Add(0x47, "attributes-charset", "utf-8").Add(0x48, "attributes-natural-language", "en").Add(0x45, "printer-uri", printer);
    }

    /// <summary>A value that is text of some kind.</summary>
    public IppRequest Add(byte tag, string name, string value) => Add(tag, name, Encoding.UTF8.GetBytes(value));

    /// <summary>A keyword; an empty name adds it to the values before.</summary>
    public IppRequest Keyword(string name, string value) => Add(0x44, name, value);

    /// <summary>A number.</summary>
    public IppRequest Number(string name, int value)
    {
        var four = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, value);
        return Add(0x21, name, four);
    }

    /// <summary>Yes or no.</summary>
    public IppRequest Flag(string name, bool value) => Add(0x22, name, [value ? (byte)1 : (byte)0]);

    /// <summary>Begins the attributes of the job.</summary>
    public IppRequest Job()
    {
        bytes.WriteByte(0x02);
        return this;
    }

    /// <summary>media-col with the tray.</summary>
    public IppRequest Tray(string tray) => Add(0x34, "media-col", []).Add(0x4A, "", "media-source").Add(0x44, "", tray).Add(0x37, "", []);

    /// <summary>All of it, with the document.</summary>
    public byte[] End(ReadOnlySpan<byte> document = default)
    {
        bytes.WriteByte(0x03);
        bytes.Write(document);
        return bytes.ToArray();
    }

    private IppRequest Add(byte tag, string name, byte[] value)
    {
        bytes.WriteByte(tag);
        Part(Encoding.ASCII.GetBytes(name));
        Part(value);
        return this;
    }

    private void Part(byte[] value)
    {
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)value.Length));
        bytes.Write(length);
        bytes.Write(value);
    }
}

/// <summary>An answer of IPP: its status and the values that it names. What is said twice keeps what was said first.</summary>
internal sealed class IppAnswer
{
    private readonly Dictionary<string, List<object>> values = new(StringComparer.Ordinal);

    private IppAnswer(int status) => Status = status;

    /// <summary>The status (RFC 8011, 4.1.8).</summary>
    public int Status { get; }

    /// <summary>Whether it took what was asked as it was asked: with nothing left out or put in its place.</summary>
    public bool IsPlain => Status == 0;

    /// <summary>Whether it did something.</summary>
    public bool IsDone => Status is >= 0 and < 0x100;

    /// <summary>Reads it; throws <see cref="FormatException"/> for what is no answer.</summary>
    public static IppAnswer Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 9 || bytes[0] is not (1 or 2))
        {
            throw new FormatException("IPP の答えではありません。");
        }

        var answer = new IppAnswer(BinaryPrimitives.ReadInt16BigEndian(bytes[2..]));
        var (at, name, depth) = (8, "", 0);
        while (at < bytes.Length && bytes[at] != 0x03)
        {
            var tag = bytes[at++];
            if (tag < 0x10)
            {
                continue;
            }

            var said = Part(bytes, ref at);
            var value = Part(bytes, ref at);
            name = said.Length > 0 ? Encoding.ASCII.GetString(said) : name;
            depth += tag == 0x34 ? 1 : tag == 0x37 ? -1 : 0;
            if (depth == 0 && tag != 0x37)
            {
                answer.Keep(name, tag, value);
            }
        }

        return at < bytes.Length ? answer : throw new FormatException("IPP の答えが途中で終わっています。");
    }

    /// <summary>The first number of a name; null when there is none.</summary>
    public int? Number(string name) => values.GetValueOrDefault(name)?.OfType<int>().Select(n => (int?)n).FirstOrDefault();

    /// <summary>The texts of a name.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. values.GetValueOrDefault(name)?.OfType<string>() ?? []];

    /// <summary>Yes or no; null when nothing is said.</summary>
    public bool? Flag(string name) => values.GetValueOrDefault(name)?.OfType<bool>().Select(b => (bool?)b).FirstOrDefault();

    private void Keep(string name, byte tag, ReadOnlySpan<byte> value)
    {
        object? read = tag switch
        {
            0x21 or 0x23 when value.Length == 4 => BinaryPrimitives.ReadInt32BigEndian(value),
            0x22 when value.Length == 1 => value[0] != 0,
            >= 0x41 and <= 0x49 => Encoding.UTF8.GetString(value),
            _ => null,
        };
        if (read is not null)
        {
            (values.TryGetValue(name, out var known) ? known : values[name] = []).Add(read);
        }
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at + 2 > bytes.Length)
        {
            throw new FormatException("IPP の答えが途中で終わっています。");
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
        at += 2;
        if (at + length > bytes.Length)
        {
            throw new FormatException("IPP の答えが途中で終わっています。");
        }

        at += length;
        return bytes.Slice(at - length, length);
    }
}
