using System.Globalization;
using Koseki.Kiosk.Center;
using Koseki.Kiosk.Printing;

namespace Koseki.Kiosk.Screens;

/// <summary>What every button does. What does not belong to the screen shown does nothing.</summary>
public sealed class Course(CenterClient center, Issuing issuing, IReadOnlyList<SampleCard> cards, TimeProvider clock, ILogger<Course> logger)
{
    private static readonly int[] Coins = [10, 50, 100, 500, 1000];

    /// <summary>Does one step, one at a time for each session.</summary>
    public async Task GoAsync(Session session, string action, string value)
    {
        await session.Gate.WaitAsync();
        try
        {
            await ActAsync(session, session.Visit, action, value);
        }
        finally
        {
            session.Gate.Release();
        }

        // A quick answer needs no waiting screen.
        await Task.WhenAny(session.Visit.Work, Task.Delay(TimeSpan.FromMilliseconds(400), clock));
    }

    private async Task ActAsync(Session session, Visit visit, string action, string value)
    {
        var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        switch (visit.Step, action)
        {
            case (Step.Start, "start"):
                visit.Step = Step.Card;
                break;
            case (Step.Card, "card") when number >= 0 && number < cards.Count:
                PutCard(session, visit, cards[number]);
                break;
            case (Step.Card, "elsewhere"):
                End(visit, Step.Refused, Words.Elsewhere);
                break;
            case (Step.Pin, "pin"):
                if (CheckPin(session, visit, value))
                {
                    Verified(visit);
                }

                break;
            case (Step.Remove, "removed"):
                Ask(visit);
                break;
            case (Step.Card, "back"):
                session.Visit = new();
                break;
            case (Step.Pin or Step.Remove or Step.Kind, "back"):
            case (Step.Refused, "another") when visit.Notice!.OffersAnother:
                // Another card is another person: nothing of this visit goes on.
                session.Visit = new() { Step = Step.Card };
                break;
            case (Step.Pay, "coin") when Coins.Contains(number) && visit.Inserted < visit.Fee:
                visit.Inserted += number;
                break;
            case (Step.Pay, "pay"):
                await PayAsync(visit);
                break;
            case (Step.Printed, "taken"):
                (visit.Step, visit.Pdf, visit.Pages) = (Step.Done, [], []);
                break;
            case (Step.Printed or Step.Done or Step.Cancelled or Step.Refused or Step.Start, "again"):
                session.Visit = new();
                break;
            case ( > Step.Start and <= Step.Pay, "cancel" or "idle"):
                await CancelAsync(visit, action == "cancel");
                break;
            default:
                Choose(visit, action, value, number);
                break;
        }
    }

    private void Choose(Visit visit, string action, string value, int number)
    {
        switch (visit.Step, action)
        {
            case (Step.Kind, "kind") when visit.Menu!.Items.FirstOrDefault(i => i.Kind == value) is { } item:
                (visit.Item, visit.Year, visit.Members, visit.Options, visit.Copies) = (item, null, item.Members.Count == 1 ? [item.Members[0].Token] : [], [], 1);
                visit.Step = item.Years.Count > 0 ? Step.Year : AfterYear(visit);
                break;
            case (Step.Year, "year") when visit.Item!.Years.Contains(number):
                (visit.Year, visit.Step) = (number, AfterYear(visit));
                break;
            case (Step.Members, "member") when number >= 0 && number < visit.Item!.Members.Count:
                var touched = visit.Item.Members[number].Token;
                visit.Members = [.. visit.Item.Members.Select(m => m.Token).Where(t => visit.Members.Contains(t) != (t == touched))];
                break;
            case (Step.Members, "all"):
                visit.Members = [.. visit.Item!.Members.Select(m => m.Token)];
                break;
            case (Step.Members, "members") when visit.Members.Count > 0:
                visit.Step = AfterMembers(visit);
                break;
            case (Step.Items, "item") when number >= 0 && number < visit.Item!.Options.Count:
                var touchedItem = visit.Item.Options[number];
                visit.Options = [.. visit.Item.Options.Where(o => visit.Options.Contains(o) != (o == touchedItem))];
                break;
            case (Step.Items, "items"):
                visit.Step = Step.Copies;
                break;
            case (Step.Copies, "less"):
                visit.Copies = Math.Max(1, visit.Copies - 1);
                break;
            case (Step.Copies, "more"):
                visit.Copies = Math.Min(visit.Item!.MaxCopies, visit.Copies + 1);
                break;
            case (Step.Copies, "copies"):
                visit.Confirm();
                break;
            case (Step.Year or Step.Members or Step.Items or Step.Copies or Step.Confirm, "back"):
                visit.Step = Before(visit);
                break;
            case (Step.Confirm, "change"):
                visit.Step = value switch { "year" when visit.Item!.Years.Count > 0 => Step.Year, "members" when visit.Item!.Members.Count > 0 => Step.Members, "items" when visit.Item!.Options.Count > 0 => Step.Items, "copies" => Step.Copies, "kind" => Step.Kind, _ => Step.Confirm };
                break;
            case (Step.Confirm, "confirm") when value == visit.Shown:
                visit.Order = new(visit.Transaction, visit.Card!, visit.VerifiedAt, visit.Menu!.SubjectToken, visit.Item!.Kind, visit.Members, visit.Copies, visit.Fee) { Year = visit.Year, Options = visit.Options };
                Start(visit, Step.Making, async stop => (visit.Ready, visit.Step) = (await issuing.CreateAsync(visit.Order, stop), Step.Pay));
                break;
        }
    }

    private static Step AfterYear(Visit visit) => visit.Item!.Members.Count > 0 ? Step.Members : AfterMembers(visit);

    private static Step AfterMembers(Visit visit) => visit.Item!.Options.Count > 0 ? Step.Items : Step.Copies;

    private static Step Before(Visit visit)
    {
        var year = visit.Item!.Years.Count > 0 ? Step.Year : Step.Kind;
        var members = visit.Item.Members.Count > 0 ? Step.Members : year;
        return visit.Step == Step.Confirm ? Step.Copies
            : visit.Step == Step.Copies ? visit.Item.Options.Count > 0 ? Step.Items : members
            : visit.Step == Step.Items ? members
            : visit.Step == Step.Members ? year
            : Step.Kind;
    }

    private static void PutCard(Session session, Visit visit, SampleCard card)
    {
        visit.Card = card;
        visit.Step = Step.Pin;
        if (session.TriesLeft(card) <= 0)
        {
            End(visit, Step.Refused, Words.Locked(visit.ByPhone));
        }
    }

    // A phone is only held near: there is nothing to take away.
    private void Verified(Visit visit)
    {
        visit.VerifiedAt = clock.GetLocalNow();
        if (visit.ByPhone)
        {
            Ask(visit);
        }
        else
        {
            visit.Step = Step.Remove;
        }
    }

    private void Ask(Visit visit) =>
        Start(visit, Step.Asking, async stop => (visit.Menu, visit.Step) = Offered(await center.MenuAsync(visit.Transaction, visit.Card!, visit.VerifiedAt, stop)));

    private static bool CheckPin(Session session, Visit visit, string value)
    {
        var card = visit.Card!;
        if (value == card.Pin)
        {
            session.Right(card);
            visit.PinProblem = "";
            return true;
        }

        if (value.Length != 4 || !value.All(char.IsAsciiDigit))
        {
            visit.PinProblem = "暗証番号は数字4けたです。4けたすべて入力してから「確認」を押してください。";
            return false;
        }

        session.Wrong(card);
        visit.PinProblem = $"暗証番号が違います。もう一度入力してください。あと{session.TriesLeft(card)}回間違えるとロックされます。";
        if (session.TriesLeft(card) <= 0)
        {
            End(visit, Step.Refused, Words.Locked(visit.ByPhone));
        }

        return false;
    }

    private static (Menu, Step) Offered(Menu menu) =>
        menu.Items.Count > 0 ? (menu, Step.Kind) : throw new CenterException(CenterException.Broken, "M03", false);

    private async Task PayAsync(Visit visit)
    {
        if (clock.GetUtcNow() > visit.Ready!.TicketExpiresAt.AddSeconds(-10))
        {
            await CancelAsync(visit, false);
            return;
        }

        visit.Inserted = Math.Max(visit.Inserted, visit.Fee);
        Start(visit, Step.Printing, _ => PrintAsync(visit));
    }

    private async Task PrintAsync(Visit visit)
    {
        var (order, ready) = (visit.Order!, visit.Ready!);
        visit.Pdf = await issuing.FetchAsync(order, ready, CancellationToken.None);
        visit.Pages = await PaperImages.DrawAsync(visit.Pdf, ready.PageCount, CancellationToken.None);
        visit.PrintedAt = clock.GetLocalNow();
        var report = new PrintReport("PRINTED", ready.Sha256, visit.Copies, visit.Fee, visit.PrintedAt);
        var told = await issuing.ReportAsync(order, ready, report, 0, CancellationToken.None);
        visit.Step = Step.Printed;
        if (told.Error == CenterException.Lost)
        {
            // The paper is out: the resident is not kept waiting for the centre's report.
            await issuing.ReportAsync(order, ready, report, 3, CancellationToken.None);
        }
    }

    private async Task CancelAsync(Visit visit, bool byResident)
    {
        await visit.Stop.CancelAsync();
        await visit.Work;
        if (visit.Step is Step.Refused)
        {
            return;
        }

        if (visit.Order is { } order)
        {
            await issuing.CancelAsync(order, byResident ? "USER_CANCEL" : "KIOSK_TIMEOUT");
        }

        End(visit, Step.Cancelled, Words.Cancelled(byResident, visit.Inserted));
    }

    private void Start(Visit visit, Step waiting, Func<CancellationToken, Task> work)
    {
        visit.Step = waiting;
        visit.Work = RunAsync(visit, work);
    }

    private async Task RunAsync(Visit visit, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(visit.Stop.Token);
        }
        catch (OperationCanceledException) when (visit.Stop.IsCancellationRequested)
        {
            // The button that stopped it says what comes next.
        }
        catch (CenterException e)
        {
            logger.LogInformation("お断り: {Code} {Display}", e.Code, e.Display);
            End(visit, Step.Refused, Words.Refusal(e.Display, visit.Inserted, visit.ByPhone));
        }
#pragma warning disable CA1031 // Whatever fails here, the resident must see an end and get the money back.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogError(e, "キオスクの処理が失敗しました。");
            End(visit, Step.Refused, Words.Refusal("S00", visit.Inserted, visit.ByPhone));
        }
    }

    private static void End(Visit visit, Step step, Notice notice)
    {
        (visit.Notice, visit.Step) = (notice, step);
        (visit.Menu, visit.Pdf, visit.Pages) = (null, [], []);
    }
}
