using Koseki.Konbini.Gateway.Refusals;
using System.Xml.Linq;
using System.Xml.Schema;
using System.Xml;

namespace Koseki.Konbini.Gateway.Center;

/// <summary>A message that is not XML, or not of the contract.</summary>
public sealed class KnbFormatException(Refusal refusal, string message) : Exception(message)
{
    /// <summary>Which of the two.</summary>
    public Refusal Refusal { get; } = refusal;
}

/// <summary>
/// Reads messages of the contract: no DTD, no external resolver, at most 64 KiB, validated against the schema before
/// anything else looks at them.
/// </summary>
public static class KnbSchema
{
    /// <summary>Namespace of the contract.</summary>
    public static XNamespace Namespace { get; } = "urn:koseki:konbini:1.0";

    /// <summary>Largest body in bytes.</summary>
    public const int MaximumBytes = 64 * 1024;

    /// <summary>Largest body of the comparison of a day (M8).</summary>
    public const int MaximumOfADay = 32 * 1024 * 1024;

    private static readonly XmlSchemaSet Schemas = Load();

    /// <summary>Reads and validates a message; throws <see cref="KnbFormatException"/>.</summary>
    public static XElement Read(byte[] body, int most = MaximumBytes)
    {
        if (body.Length > most)
        {
            throw new KnbFormatException(Refusal.NotReadable, $"本文が {most / 1024} KiB を超えています。");
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = most,
            ValidationType = ValidationType.Schema,
            Schemas = Schemas,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings,
        };
        settings.ValidationEventHandler += (_, e) => throw new KnbFormatException(Refusal.NotOfTheContract, e.Message);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new KnbFormatException(Refusal.NotReadable, e.Message);
        }
    }

    private static XmlSchemaSet Load()
    {
        using var stream = typeof(KnbSchema).Assembly.GetManifestResourceStream("Center/knb-1.0.xsd")
            ?? throw new InvalidOperationException("Center/knb-1.0.xsd がプログラムに含まれていません。");
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var set = new XmlSchemaSet { XmlResolver = null };
        set.Add(null, reader);
        set.Compile();
        return set;
    }
}
