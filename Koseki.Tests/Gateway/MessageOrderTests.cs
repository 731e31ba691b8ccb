using System.Security.Cryptography;
using System.Xml.Linq;
using Koseki.Konbini.Gateway.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Koseki.Tests.Gateway;

/// <summary>Whatever the order in which the messages of an application arrive, and however often: one record, one number, the same bytes, and one end.</summary>
public sealed class MessageOrderTests
{
    private const int Orders = 60;
    private const int MostTimes = 5;
    private static readonly string[] Messages = ["create", "pdf", "result", "cancel", "status"];

    [Fact]
    public async Task Messages_InAnyOrderAndNumber_AreOneIssue()
    {
        await using var host = await GatewayHost.StartAsync();
        var random = new Random(20261201);
        var ends = new HashSet<IssueState>();
        for (var i = 0; i < Orders; i++)
        {
            var (id, visit) = ($"APPLICATION{i:000000000}", $"TRANSACTION{i:000000}");
            var token = (await host.MenuAsync("01", visit)).Token!;
            var (created, papers) = ((XElement?)null, new List<byte[]>());
            var numbers = new HashSet<string>(StringComparer.Ordinal);
            foreach (var message in OrderOf(random))
            {
                switch (message)
                {
                    case "create" when await host.CreateAsync(id, token, "01", transaction: visit) is var answer && GatewayHost.Value(answer, "IssueNo") is { } number:
                        (created, _) = (answer, numbers.Add(number));
                        break;
                    case "pdf" when created is not null && await host.PdfAsync(id, created, visit) is { Code: null } paper:
                        papers.Add(paper.Pdf);
                        break;
                    case "result" when created is not null:
                        await host.AckAsync("result", "ResultRequest", id, GatewayHost.ResultOf(GatewayHost.Value(created, "IssueNo")!, GatewayHost.Value(created, "Sha256")!, GatewayHost.Value(created, "PageCount")!), visit);
                        break;
                    case "cancel":
                        await host.AckAsync("cancel", "CancelRequest", id, "<Reason>USER_CANCEL</Reason>", visit);
                        break;
                    case "status":
                        await host.AckAsync("status", "StatusRequest", id, transaction: visit);
                        break;
                }
            }

            var row = await host.LookAsync(d => d.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.ApplicationId == id));
            Assert.True(numbers.Count <= 1, id);
            Assert.All(papers, p => Assert.Equal(row!.Sha256, Convert.ToHexStringLower(SHA256.HashData(p))));
            // What left is never taken back, and what was taken back never leaves.
            Assert.True(papers.Count is 0 or 1 or 2 && (papers.Count == 0 || row!.State is IssueState.Released or IssueState.Printed), $"{id} {row?.State} {papers.Count}");
            ends.UnionWith(row is null ? [] : [row.State]);
        }

        Assert.Equal([IssueState.Released, IssueState.Printed, IssueState.Void], ends.Intersect([IssueState.Released, IssueState.Printed, IssueState.Void]).Order());
        Assert.Empty(await host.ProblemsAsync());
    }

    private static List<string> OrderOf(Random random)
    {
        var messages = Messages.SelectMany(m => Enumerable.Repeat(m, random.Next(1, MostTimes + 1))).ToArray();
        random.Shuffle(messages);
        return [.. messages];
    }
}
