using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Koseki.Domain.Linkage;
using Koseki.Konbini.Gateway.Center;

namespace Koseki.Eng.Fuzz;

/// <summary>What came of hostile messages or files.</summary>
/// <param name="Read">Those that could be read all the same.</param>
/// <param name="Refused">Those that were refused with a reason.</param>
/// <param name="Faults">What was thrown otherwise, or refused without a reason, with the seed's number.</param>
internal sealed record FuzzResult(int Read, int Refused, IReadOnlyList<string> Faults);

/// <summary>Hostile messages and batch files, read as the gateway reads them: each is read, or refused with a reason.</summary>
internal static class MessageFuzz
{
    // Enough to see what it is.
    private const int MostFaults = 20;

    private static readonly byte[][] Messages = [.. Seeds().Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Files =
    [
        .. new FeedBatch[]
        {
            new("resident", 1, DateTimeOffset.UnixEpoch, [["0001", "ACTIVE", "1990-01-01", "越谷　太郎", "埼玉県越谷市越ヶ谷一丁目1番地", "越谷　太郎"]]),
            new("jpki", 7, DateTimeOffset.UnixEpoch, [["A1B2C3D4", "01", "CARD", "0001", "ACTIVE"], ["A1B2C3D4", "02", "ANDROID", "0002", "REVOKED"]]),
            new("income", 3, DateTimeOffset.UnixEpoch, []),
        }.Select(b => b.Write()),
    ];

    /// <summary>So many messages: read, validated, and each of the fields that the desks take out of it.</summary>
    public static FuzzResult OfMessages(int count, int seed) => Run(count, seed, Messages, bytes => Fields(KnbSchema.Read(bytes)), e => e is KnbFormatException);

    /// <summary>So many batch files.</summary>
    public static FuzzResult OfFiles(int count, int seed) => Run(count, seed, Files, bytes => FeedBatch.Read(bytes), e => e is FormatException);

    private static FuzzResult Run(int count, int seed, byte[][] seeds, Action<byte[]> read, Func<Exception, bool> isRefusal)
    {
        var (mutator, ok, refused, faults) = (new Mutator(seed), 0, 0, new List<string>());
        for (var i = 0; i < count && faults.Count < MostFaults; i++)
        {
            try
            {
                read(mutator.Mutate(mutator.Of(seeds)));
                ok++;
            }
            catch (Exception e) when (isRefusal(e) && e.Message.Length > 0)
            {
                refused++;
            }
            catch (Exception e)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{seed}/{i}: {e.GetType().Name} {e.Message}"));
            }
        }

        return new(ok, refused, faults);
    }

    // As KnbDesk and KnbPort take them.
    private static void Fields(XElement message)
    {
        var header = KnbMessage.Header(message);
        XNamespace ns = KnbSchema.Namespace;
        _ = KnbMessage.BusinessPayload(message);
        if (message.Element(ns + "Jpki") is not null)
        {
            _ = KnbMessage.Jpki(message, header);
            _ = KnbMessage.Kiosk(message);
        }

        _ = KnbMessage.TaxYear(message);
        foreach (var number in new[] { "Copies", "AgreedFee", "PrintedCopies", "PrintedPages", "FeeCollected" }.Where(n => message.Element(ns + n) is not null))
        {
            _ = KnbMessage.Number(message, number);
        }
    }

    private static IEnumerable<string> Seeds()
    {
        const string Jpki = "<Jpki><IssuerKeyId>A1B2C3D4</IssuerKeyId><Serial>01</Serial><Means>CARD</Means><VerifiedAt>2026-12-01T12:00:00.000+09:00</VerifiedAt></Jpki>"
            + "<Kiosk><OperatorCode>SIM</OperatorCode><StoreCode>1</StoreCode><TerminalCode>T1</TerminalCode><PrefectureCode>11</PrefectureCode></Kiosk>";
        const string Id = "<ApplicationId>APPLICATION000000001</ApplicationId>";
        yield return Message("MenuRequest", Jpki);
        yield return Message("CreateRequest", $"{Id}<SubjectToken>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</SubjectToken>{Jpki}<Type>SHOTOKU</Type><FiscalYear>2026</FiscalYear><Copies>1</Copies><AgreedFee>200</AgreedFee>");
        yield return Message("CreateRequest", $"{Id}<SubjectToken>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</SubjectToken>{Jpki}<Type>JUMINHYO</Type><MemberToken>AAAAAAAAAAAAAAAAAAAAAA</MemberToken><Option key=\"ZOKUGARA\" value=\"Y\"/><Copies>1</Copies><AgreedFee>200</AgreedFee>");
        yield return Message("PdfRequest", $"{Id}<PdfTicket>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</PdfTicket>");
        yield return Message("ResultRequest", $"{Id}<IssueNo>20261201-01-0000001</IssueNo><ReceivedSha256>{new string('0', 64)}</ReceivedSha256><Result>PRINTED</Result><PrintedAt>2026-12-01T12:00:00+09:00</PrintedAt><PrintedCopies>1</PrintedCopies><PrintedPages>1</PrintedPages><FeeCollected>450</FeeCollected>");
        yield return Message("CancelRequest", $"{Id}<Reason>USER_CANCEL</Reason>");
        yield return Message("StatusRequest", Id);
    }

    private static string Message(string name, string content) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><{name} xmlns=\"{KnbSchema.Namespace}\"><Header><ContractVersion>1.0</ContractVersion><MessageId>0f8fad5b-d9cb-469f-a165-70867728950e</MessageId><TransactionId>TRANSACTION000001</TransactionId>"
        + $"<MunicipalityCode>112224</MunicipalityCode><Environment>TEST</Environment><SentAt>2026-12-01T12:00:00.000+09:00</SentAt><Deadline>2026-12-01T12:00:20.000+09:00</Deadline></Header>{content}</{name}>";
}
