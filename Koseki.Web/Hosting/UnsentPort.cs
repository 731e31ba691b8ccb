using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Sessions;
using Koseki.Infrastructure.UseCases.Cases;
using Koseki.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Koseki.Web.Hosting;

/// <summary>One box of a screen that is not stored as it should be.</summary>
/// <param name="Key">The box.</param>
/// <param name="Was">What may be stored of it if nobody else changed it: as it was, or what this screen told since.</param>
/// <param name="Text">What was typed.</param>
public sealed record UnsentBox(string? Key, IReadOnlyList<string?>? Was, string? Text);

/// <summary>The boxes of one paper.</summary>
public sealed record UnsentBoxes(IReadOnlyList<UnsentBox?>? Boxes);

/// <summary>What was not saved of them.</summary>
/// <param name="Said">Why, to be shown as it is.</param>
/// <param name="Left">The boxes.</param>
public sealed record UnsentRefusal(string Said, IReadOnlyList<string> Left);

/// <summary>
/// Takes what was typed and is not stored when the screen's own line is gone for good (the server was started anew): saved
/// like any typing, where nobody else changed the box meanwhile. What can be saved is saved, the rest is named.
/// </summary>
public static class UnsentPort
{
    // Whoever saves the same paper at the same moment is done after a few of them.
    private const int Tries = 5;
    private const int LargestBody = 4 * 1024 * 1024;

    // More than a screen remembers (js/boxes.js).
    private const int MostTellings = 16;

    /// <summary>Where the boxes of a paper go.</summary>
    public static string AddressOf(long caseId) => FormattableString.Invariant($"/notifications/{caseId}/unsent");

    /// <summary><c>POST /notifications/{id}/unsent</c>: 204 when all is saved, 409 with <see cref="UnsentRefusal"/>.</summary>
    public static void MapUnsent(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/notifications/{id:long}/unsent", TakeAsync).RequireAuthorization(Policies.Entry).WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    private static async Task<IResult> TakeAsync(HttpContext http, long id, UnsentBoxes sent, CaseWorkflow workflow, CancellationToken cancellation)
    {
        var boxes = (sent.Boxes ?? []).OfType<UnsentBox>().Where(b => b.Key is not null).ToList();
        try
        {
            var actor = SessionHandler.ActorOf(http);
            for (var attempt = 1; ; attempt++)
            {
                var found = await workflow.GetAsync(id, cancellation) ?? throw new CaseException(new CaseRefusal.Unknown(id));
                var merged = Merge((NotificationCatalogue.Find(found.KindCode) ?? throw new CaseException(new CaseRefusal.UnsupportedKind(found.KindCode))).Form, found.Draft, boxes, workflow);
                try
                {
                    if (!merged.Draft.Values.SequenceEqual(found.Draft.Values))
                    {
                        await workflow.SaveDraftAsync(id, merged.Draft, found.Version, actor, cancellation);
                    }

                    return merged.Left.Count == 0 ? Results.NoContent() : Refusal(merged.Said, merged.Left);
                }
                catch (CaseException)
                {
                    if (attempt == Tries || await workflow.VersionAsync(id, cancellation) == found.Version)
                    {
                        throw;
                    }

                    // Saved by somebody else in between: looked at anew.
                }
            }
        }
        catch (Exception e) when (e is CaseException or SessionRefusedException)
        {
            return Refusal(e.Message, [.. boxes.Select(b => b.Key!)]);
        }
    }

    private static (Draft Draft, string Said, IReadOnlyList<string> Left) Merge(Form form, Draft stored, IReadOnlyList<UnsentBox> boxes, CaseWorkflow workflow)
    {
        var (draft, said, left) = (stored, new List<string>(), new List<string>());
        foreach (var box in boxes)
        {
            var (field, text) = (form.Fields.FirstOrDefault(f => f.Key.Value == box.Key), box.Text ?? "");
            var problem = field is null ? $"「{box.Key}」という欄はこの届にありません。"
                : FieldLimits.WhyNot(field.Label, text, FieldLimits.Of(field.Kind))
                ?? (IsOwn(field, stored[field.Key], box, workflow) ? null : $"「{field.Label}」には、ほかの入力が先に保存されています。");
            if (problem is null)
            {
                draft = draft.With(field!.Key, text);
            }
            else
            {
                said.Add(problem);
                left.Add(box.Key!);
            }
        }

        return (draft, string.Concat(said), left);
    }

    // The screen's own: as it was, or as it told since, or what leaving the box made of that.
    private static bool IsOwn(FormField field, string stored, UnsentBox box, CaseWorkflow workflow) =>
        (box.Was ?? [""]).Take(MostTellings).Append(box.Text).OfType<string>().Any(own => own == stored || workflow.Written(field, own).Text == stored);

    private static IResult Refusal(string said, IReadOnlyList<string> left) => Results.Json(new UnsentRefusal(said, left), statusCode: StatusCodes.Status409Conflict);
}
