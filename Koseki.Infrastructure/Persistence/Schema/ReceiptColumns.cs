using System.Text.Json;
using Koseki.Domain.Cases;

namespace Koseki.Infrastructure.Persistence.Schema;

/// <summary>The columns of the receipt book that describe the paper (戸籍法施行規則21条, 附録5号様式).</summary>
public sealed class ReceiptColumns
{
    /// <summary>本籍人 or 非本籍人.</summary>
    public required BookSide Side { get; init; }

    /// <summary>件名.</summary>
    public required string KindName { get; init; }

    /// <summary>事件本人の氏名.</summary>
    public required string Subject { get; init; }

    /// <summary>事件本人の本籍.</summary>
    public required string Domicile { get; init; }

    /// <summary>届出人の資格.</summary>
    public required string NotifierCapacity { get; init; }

    /// <summary>届出人の氏名, of all who notified together; empty where the paper does not tell.</summary>
    public required string NotifierName { get; init; }

    /// <summary>出生年月日, 死亡年月日時分 …; may be empty.</summary>
    public required string EventDate { get; init; }

    internal void WriteCanonical(Utf8JsonWriter json)
    {
        json.Write("side", Side.ToString());
        json.Write("kindName", KindName);
        json.Write("subject", Subject);
        json.Write("domicile", Domicile);
        json.Write("notifierCapacity", NotifierCapacity);
        json.Write("notifierName", NotifierName);
        json.Write("eventDate", EventDate);
    }
}
