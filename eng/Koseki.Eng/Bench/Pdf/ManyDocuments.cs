using System.Diagnostics;
using Koseki.Domain.Certificates;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;

namespace Koseki.Eng.Bench.Pdf;

/// <summary>The same documents made by one task and by several.</summary>
internal sealed class ManyDocuments(CertificateRenderer renderer, IReadOnlyList<CertificateContent> contents, CertificateIssue issue)
{
    /// <summary>Makes all documents over so many tasks; the documents in order and how many a second were made.</summary>
    internal async Task<(byte[][] Documents, double PerSecond)> MakeAsync(int tasks, CancellationToken cancellation)
    {
        var documents = new byte[contents.Count][];
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(_ => Task.Run(
            () =>
            {
                for (var i = Interlocked.Increment(ref next); i < documents.Length; i = Interlocked.Increment(ref next))
                {
                    cancellation.ThrowIfCancellationRequested();
                    documents[i] = renderer.Render(contents[i], Issue(i), PdfEnvelope.Kiosk).Bytes;
                }
            },
            cancellation)));
        return (documents, contents.Count / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private CertificateIssue Issue(int document) => issue with { IssueNumber = $"20261124-01-{document:0000000}" };
}
