using System.Net;
using System.Net.Http.Headers;

namespace Koseki.Infrastructure.Printing;

/// <summary>What a printer says of itself.</summary>
/// <param name="WhyNot">Why nothing is sent to it now, in words; null when it takes papers.</param>
/// <param name="Trays">Its trays; empty when it does not say.</param>
/// <param name="Reasons">What it says besides, in words; empty when nothing.</param>
internal sealed record PrinterLook(string? WhyNot, IReadOnlyList<string> Trays, string Reasons);

/// <summary>How a sending went.</summary>
internal abstract record SendResult(string Words)
{
    /// <summary>The printer has it.</summary>
    internal sealed record Accepted(int Job, string Words) : SendResult(Words);

    /// <summary>It has it not: nothing comes out.</summary>
    internal sealed record Refused(string Words) : SendResult(Words);

    /// <summary>Nobody can say.</summary>
    internal sealed record Lost(string Words) : SendResult(Words);
}

/// <summary>What became of a job at the printer.</summary>
internal enum JobEnd
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>Printed.</summary>
    Completed,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>The printer knows nothing of it, or of another job by this number.</summary>
    Lost,
}

/// <summary>A job as the printer tells it.</summary>
internal sealed record JobLook(JobEnd End, string Words);

/// <summary>The line to printers: IPP over HTTP (RFC 8010, 8011). A request goes out once and never again by itself.</summary>
public sealed class PrinterLine : IDisposable
{
    private const int LongestAnswer = 1 << 20;
    private const int CompletedState = 9, AbortedState = 8, CanceledState = 7, StoppedState = 6, ProcessingState = 5, HeldState = 4, StoppedPrinter = 5;
    private const int NotFound = 0x0406, NotPossible = 0x0404, Internal = 0x0500;

    // A connection of its own for each request: one that was closed meanwhile would have the request sent again.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Asks a printer whether it takes papers.</summary>
    internal async Task<PrinterLook> LookAsync(string printer, CancellationToken cancellation)
    {
        var request = new IppRequest(IppOperation.GetPrinter, printer).Keyword("requested-attributes", "printer-state").Keyword("", "printer-state-reasons").Keyword("", "printer-is-accepting-jobs")
            .Keyword("", "media-source-supported").Keyword("", "document-format-supported");
        if (await AskAsync(printer, request.End(), cancellation) is not { IsDone: true } answer)
        {
            return new("プリンタが答えません", [], "");
        }

        var reasons = ReasonsOf(answer.Texts("printer-state-reasons"));
        var formats = answer.Texts("document-format-supported");
        return new(
            answer.Flag("printer-is-accepting-jobs") != true ? Join("受け付けていません", reasons)
            : answer.Number("printer-state") is null or StoppedPrinter ? Join("止まっています", reasons)
            : formats.Count > 0 && !formats.Contains("application/pdf") ? "PDF を印刷できないプリンタです"
            : null, answer.Texts("media-source-supported"), reasons);
    }

    /// <summary>Sends a document as one job, on the paper of one tray or not at all.</summary>
    internal async Task<SendResult> SendAsync(string printer, string tray, string name, ReadOnlyMemory<byte> document, CancellationToken cancellation)
    {
        var request = new IppRequest(IppOperation.PrintJob, printer).Add(0x42, "requesting-user-name", "koseki").Add(0x42, "job-name", name).Flag("ipp-attribute-fidelity", true)
            .Add(0x49, "document-format", "application/pdf").Job().Number("copies", 1).Keyword("sides", "one-sided").Tray(tray).End(document.Span);
        try
        {
            var answer = await PostAsync(printer, request, cancellation);
            var said = answer.Texts("status-message") is [var message, ..] ? $"{Status(answer)} {message}" : Status(answer);
            return answer switch
            {
                { IsPlain: true } when answer.Number("job-id") is { } job => new SendResult.Accepted(job, ""),
                // It has it, but on whatever paper: it is told to give it up, and a person looks.
                { IsDone: true } => await GiveUpAsync(printer, answer, said, cancellation),
                { Status: Internal } => new SendResult.Lost(said),
                _ => new SendResult.Refused(said),
            };
        }
        catch (HttpRequestException e) when (NeverLeft(e))
        {
            return new SendResult.Refused($"つながりません({e.HttpRequestError})");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or FormatException or OperationCanceledException)
        {
            return new SendResult.Lost(e is OperationCanceledException ? "時間内に答えがありません" : $"答えを受け取れません({e.GetType().Name})");
        }
    }

    /// <summary>Asks what became of a job; null when the printer does not answer.</summary>
    internal async Task<JobLook?> JobAsync(string printer, int job, string name, CancellationToken cancellation)
    {
        var request = new IppRequest(IppOperation.GetJob, printer).Number("job-id", job).Add(0x42, "requesting-user-name", "koseki")
            .Keyword("requested-attributes", "job-state").Keyword("", "job-state-reasons").Keyword("", "job-name").Keyword("", "job-id").End();
        var answer = await AskAsync(printer, request, cancellation);
        if (answer is null)
        {
            return null;
        }

        if (answer.Status == NotFound || (answer.IsDone && answer.Texts("job-name") is [var other, ..] && other != name))
        {
            return new(JobEnd.Lost, "プリンタにこの印刷の記録がありません");
        }

        var reasons = ReasonsOf(answer.Texts("job-state-reasons"));
        return !answer.IsDone ? null : answer.Number("job-state") switch
        {
            CompletedState when answer.Texts("job-state-reasons").Contains("job-completed-with-errors") => new(JobEnd.Lost, "誤りのまま終わりました"),
            CompletedState => new(JobEnd.Completed, ""),
            AbortedState => new(JobEnd.Failed, Join("プリンタがやめました", reasons)),
            CanceledState => new(JobEnd.Failed, Join("取りやめました", reasons)),
            StoppedState => new(JobEnd.None, Join("止まっています", reasons)),
            ProcessingState => new(JobEnd.None, Join("印刷しています", reasons)),
            HeldState => new(JobEnd.None, Join("プリンタが保留しています", reasons)),
            _ => new(JobEnd.None, Join("順番を待っています", reasons)),
        };
    }

    /// <summary>Tells a printer to give a job up. Whether it said yes, or that it is over already.</summary>
    internal async Task<bool> CancelAsync(string printer, int job, CancellationToken cancellation) =>
        await AskAsync(printer, new IppRequest(IppOperation.CancelJob, printer).Number("job-id", job).Add(0x42, "requesting-user-name", "koseki").End(), cancellation) is { } answer
        && (answer.IsDone || answer.Status == NotPossible);

    private async Task<SendResult> GiveUpAsync(string printer, IppAnswer answer, string said, CancellationToken cancellation)
    {
        var isTold = answer.Number("job-id") is { } job && await CancelAsync(printer, job, cancellation);
        return new SendResult.Lost($"用紙の指定どおりには受け取りませんでした({said})。取りやめ{(isTold ? "を命じました" : "られません")}");
    }

    // For questions, which can be asked again: null when there is no answer.
    private async Task<IppAnswer?> AskAsync(string printer, byte[] request, CancellationToken cancellation)
    {
        try
        {
            return await PostAsync(printer, request, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or FormatException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<IppAnswer> PostAsync(string printer, byte[] request, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/ipp");
        using var response = await http.PostAsync(HttpOf(printer), content, cancellation);
        // What the server refuses before the printer has seen it (4xx) never became a job; of everything else nobody can say.
        return response.StatusCode switch
        {
            HttpStatusCode.OK => IppAnswer.Read(await response.Content.ReadAsByteArrayAsync(cancellation)),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => throw new HttpRequestException(HttpRequestError.ConnectionError, $"HTTP {(int)response.StatusCode}"),
            _ => throw new HttpRequestException(HttpRequestError.InvalidResponse, $"HTTP {(int)response.StatusCode}"),
        };
    }

    private static bool NeverLeft(HttpRequestException e) => e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private static Uri HttpOf(string printer)
    {
        var uri = new Uri(printer);
        return new UriBuilder(uri) { Scheme = uri.Scheme == "ipps" ? "https" : "http", Port = uri.IsDefaultPort || uri.Port < 0 ? 631 : uri.Port }.Uri;
    }

    private static string Status(IppAnswer answer) => $"IPP 0x{answer.Status:x4}";

    private static string Join(string words, string reasons) => reasons.Length == 0 ? words : $"{words}: {reasons}";

    private static string ReasonsOf(IReadOnlyList<string> reasons) => string.Join("、", reasons.Where(r => r is not ("none" or "job-printing" or "job-queued" or "job-completed-successfully")).Select(Word).Distinct());

    private static string Word(string reason) => reason.Replace("-error", "", StringComparison.Ordinal).Replace("-warning", "", StringComparison.Ordinal).Replace("-report", "", StringComparison.Ordinal) switch
    {
        "media-jam" => "紙づまり",
        "media-empty" or "media-needed" => "用紙切れ",
        "media-low" => "用紙が残り少し",
        "toner-empty" or "marker-supply-empty" => "トナー切れ",
        "toner-low" or "marker-supply-low" => "トナーが残り少し",
        "cover-open" or "door-open" or "interlock-open" => "カバーが開いている",
        "output-area-full" => "排紙トレーがいっぱい",
        "input-tray-missing" => "トレーがない",
        "paused" or "moving-to-paused" => "一時停止",
        "offline" or "connecting-to-device" or "timed-out" or "shutdown" => "つながっていない",
        "job-canceled-by-user" or "job-canceled-at-device" or "job-canceled-by-operator" => "取りやめ",
        "printer-stopped" => "プリンタが止まっている",
        var other => other,
    };
}
