using System.Security.Cryptography;
using Koseki.Kiosk.Center;

namespace Koseki.Kiosk.Api;

/// <summary>A whole visit without screens, for tests and load: the same messages in the same order.</summary>
public sealed class IssueDesk(CenterClient center, Issuing issuing, IReadOnlyList<SampleCard> cards, KeptPapers papers, TimeProvider clock)
{
    /// <summary>Runs M1 to M4, or as far as asked.</summary>
    public async Task<IssueAnswer> RunAsync(IssueRequest request, CancellationToken cancellation)
    {
        var answer = new IssueAnswer(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        if (cards.FirstOrDefault(c => c.Label == request.Card) is not { } card)
        {
            return answer with { ErrorCode = "CARD" };
        }

        try
        {
            var (transaction, verified) = (Order.NewTransaction(), clock.GetLocalNow());
            var menu = await center.MenuAsync(transaction, card, verified, cancellation);
            answer = answer with { Menu = [.. menu.Items.Select(i => new IssueMenuItem(i.Kind, i.Fee, i.MaxCopies, [.. i.Members.Select(m => m.Name)]))] };
            if (request.Until == "menu" || request.Kind is null)
            {
                return answer;
            }

            var (order, problem) = Choose(request, menu, transaction, card, verified);
            return order is null ? answer with { ErrorCode = problem } : await IssueAsync(order, request.Until, answer, cancellation);
        }
        catch (CenterException e)
        {
            return answer with { ErrorCode = e.Code, DisplayCode = e.Display };
        }
    }

    private static (Order? Order, string Problem) Choose(IssueRequest request, Menu menu, string transaction, SampleCard card, DateTimeOffset verified)
    {
        if (menu.Items.FirstOrDefault(i => i.Kind == request.Kind) is not { } item)
        {
            return (null, "KIND");
        }

        if (request.Copies < 1 || request.Copies > item.MaxCopies)
        {
            return (null, "COPIES");
        }

        var year = request.Year ?? (item.Years.Count > 0 ? item.Years[0] : null);
        if (year is { } chosen && !item.Years.Contains(chosen))
        {
            return (null, "YEAR");
        }

        if (request.Options?.Any(o => !item.Options.Contains(o)) == true)
        {
            return (null, "OPTION");
        }

        var wanted = item.Members.Where(m => request.Members is { } names ? names.Contains(m.Name) : m.Self).ToList();
        var missing = request.Members?.Any(n => item.Members.All(m => m.Name != n)) == true;
        return missing || (item.Members.Count > 0 && wanted.Count == 0) ? (null, "MEMBER")
            : (new(transaction, card, verified, menu.SubjectToken, item.Kind, [.. wanted.Select(m => m.Token)], request.Copies, item.Fee * request.Copies) { Year = year, Options = [.. request.Options ?? []] }, "");
    }

    private async Task<IssueAnswer> IssueAsync(Order order, string until, IssueAnswer answer, CancellationToken cancellation)
    {
        answer = answer with { ApplicationId = order.ApplicationId };
        try
        {
            var ready = await issuing.CreateAsync(order, cancellation);
            answer = answer with { IssueNo = ready.IssueNo, PageCount = ready.PageCount };
            if (until == "create")
            {
                return answer with { State = await issuing.CancelAsync(order, "USER_CANCEL") };
            }

            var pdf = await issuing.FetchAsync(order, ready, cancellation);
            papers.Keep(answer.Id, pdf);
            answer = answer with { Sha256 = ready.Sha256, State = "RELEASED" };
            if (until == "pdf")
            {
                return answer;
            }

            var report = new PrintReport("PRINTED", ready.Sha256, order.Copies, order.Fee, clock.GetLocalNow());
            var (state, error) = await issuing.ReportAsync(order, ready, report, 1, cancellation);
            return answer with { State = state ?? answer.State, ErrorCode = error };
        }
        catch (CenterException e)
        {
            return answer with { ErrorCode = e.Code, DisplayCode = e.Display };
        }
    }
}
