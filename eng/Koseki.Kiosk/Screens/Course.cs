using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Koseki.Kiosk.Center;

namespace Koseki.Kiosk.Screens;

/// <summary>What every button does.</summary>
public sealed class Course(CenterClient center, IReadOnlyList<SampleCard> cards, KioskOptions options)
{
    /// <summary>Does one step; a refusal of the gateway ends the visit with a neutral text.</summary>
    public async Task GoAsync(Visit visit, string action, string value, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.DeadlineSeconds + 5));
        try
        {
            await StepAsync(visit, action, value, limit.Token);
        }
        catch (CenterException e)
        {
            (visit.Step, visit.Problem, visit.ProblemCode) = (Step.Refused, Html.Words(e.Display), e.Display);
        }
        catch (OperationCanceledException)
        {
            (visit.Step, visit.Problem, visit.ProblemCode) = (Step.Refused, Html.Words("S02"), "S02");
        }
    }

    private async Task StepAsync(Visit visit, string action, string value, CancellationToken cancellation)
    {
        switch (visit.Step, action)
        {
            case (Step.Start, "start"):
                visit.Step = Step.Card;
                break;
            case (Step.Card, "card") when int.TryParse(value, CultureInfo.InvariantCulture, out var card) && card >= 0 && card < cards.Count:
                (visit.Card, visit.Step) = (cards[card], Step.Pin);
                break;
            case (Step.Pin, "pin"):
                CheckPin(visit, value);
                break;
            case (Step.Remove, "removed"):
                visit.Menu = await center.MenuAsync(visit.Transaction, visit.Card!, cancellation);
                visit.Step = Step.Kind;
                break;
            case (Step.Kind, "kind") when CenterClient.Children(visit.Menu!, "Item").Any(i => CenterClient.Value(i, "Type") == value):
                visit.Kind = value;
                visit.Step = Html.Item(visit).Count > 0 ? Step.Members : Step.Copies;
                break;
            case (Step.Members, "member") when int.TryParse(value, CultureInfo.InvariantCulture, out var member) && member >= 0 && member < Html.Item(visit).Count:
                Toggle(visit, Html.Item(visit)[member].Token);
                break;
            case (Step.Members, "members") when visit.Members.Count > 0:
                visit.Step = Step.Copies;
                break;
            case (Step.Copies, "less"):
                visit.Copies = Math.Max(1, visit.Copies - 1);
                break;
            case (Step.Copies, "more"):
                visit.Copies = Math.Min(10, visit.Copies + 1);
                break;
            case (Step.Copies, "copies"):
                visit.Step = Step.Confirm;
                break;
            case (Step.Confirm, "confirm"):
                await ApplyAsync(visit, cancellation);
                break;
            case (Step.Pay, "pay"):
                await PrintAsync(visit, cancellation);
                break;
            case (Step.Printed, "taken"):
                visit.Step = Step.Done;
                break;
            case ( < Step.Printed, "cancel"):
                await CancelAsync(visit, cancellation);
                break;
        }
    }

    private static void CheckPin(Visit visit, string value)
    {
        if (value == visit.Card!.Pin)
        {
            (visit.Problem, visit.Step) = ("", Step.Remove);
        }
        else if (++visit.WrongPins >= 3)
        {
            (visit.Step, visit.Problem, visit.ProblemCode) = (Step.Refused, "暗証番号を3回間違えたため、カードがロックされました。市の窓口で再設定してください。", "C01");
        }
        else
        {
            visit.Problem = $"暗証番号が違います。あと {3 - visit.WrongPins} 回間違えるとロックされます。";
        }
    }

    private static void Toggle(Visit visit, string token)
    {
        if (!visit.Members.Remove(token))
        {
            visit.Members.Add(token);
        }
    }

    private async Task ApplyAsync(Visit visit, CancellationToken cancellation)
    {
        visit.Application = Convert.ToHexString(RandomNumberGenerator.GetBytes(14));
        try
        {
            visit.Ready = await CreateAsync(visit, cancellation);
        }
        catch (CenterException e) when (e.Retryable)
        {
            // A lost answer: the same application is asked for once more and gives the same paper or none.
            visit.Ready = await CreateAsync(visit, cancellation);
        }

        visit.Step = Step.Pay;
    }

    private Task<System.Xml.Linq.XElement> CreateAsync(Visit visit, CancellationToken cancellation) =>
        center.CreateAsync(visit.Transaction, visit.Application, CenterClient.Value(visit.Menu!, "SubjectToken"), visit.Card!, visit.Kind, visit.Members, visit.Copies, Html.Fee(visit), cancellation);

    private async Task PrintAsync(Visit visit, CancellationToken cancellation)
    {
        visit.Pdf = await center.PdfAsync(visit.Transaction, visit.Application, visit.Ready!, cancellation);
        visit.Pages = await RasterizeAsync(visit.Pdf, cancellation);
        await center.ResultAsync(visit.Transaction, visit.Application, visit.Ready!, "PRINTED", visit.Copies, cancellation);
        visit.Step = Step.Printed;
    }

    private async Task CancelAsync(Visit visit, CancellationToken cancellation)
    {
        if (visit.Step == Step.Pay)
        {
            await center.CancelAsync(visit.Transaction, visit.Application, cancellation);
        }

        (visit.Step, visit.Problem, visit.ProblemCode) = (Step.Refused, "取り消しました。手数料はいただいていません。", "取消");
    }

    /// <summary>The pages as PNG through poppler's pdftoppm, by pipes only; empty when it is not installed.</summary>
    private static async Task<IReadOnlyList<byte[]>> RasterizeAsync(byte[] pdf, CancellationToken cancellation)
    {
        var pages = new List<byte[]>();
        try
        {
            for (var page = 1; page <= 20; page++)
            {
                var start = new ProcessStartInfo("pdftoppm", ["-png", "-r", "110", "-f", $"{page}", "-l", $"{page}", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
                using var process = Process.Start(start)!;
                var errors = process.StandardError.ReadToEndAsync(cancellation);
                using var output = new MemoryStream();
                var copy = process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
                await process.StandardInput.BaseStream.WriteAsync(pdf, cancellation);
                process.StandardInput.Close();
                await copy;
                await errors;
                await process.WaitForExitAsync(cancellation);
                if (process.ExitCode != 0 || output.Length == 0)
                {
                    break;
                }

                pages.Add(output.ToArray());
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }

        return pages;
    }
}
