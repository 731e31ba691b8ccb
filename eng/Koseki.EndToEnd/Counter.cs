using Koseki.Domain.Cases;
using Koseki.Domain.Notifications;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.UseCases.Cases;

namespace Koseki.EndToEnd;

/// <summary>Papers brought to the counter before a test begins, without its screens.</summary>
internal static class Counter
{
    /// <summary>Brings a paper as far as a state (下書き, 審査待ち or 決裁待ち); gives the case's number.</summary>
    public static async Task<long> BringAsync(CityStore store, string kind, Draft paper, CaseState until)
    {
        var (workflow, staff) = (store.Get<CaseWorkflow>(), StaffAccounts.Historic);
        var opened = await workflow.OpenAsync(kind, staff.EnteredBy);
        await workflow.SaveDraftAsync(opened.Id, paper, opened.Version, staff.EnteredBy);
        if (until is CaseState.Received or CaseState.Examined)
        {
            await workflow.ReceiveAsync(opened.Id, new(Paper.Today, null, "窓口", new Origin.Here()), staff.EnteredBy);
        }

        if (until is CaseState.Examined)
        {
            await workflow.CompleteExaminationAsync(opened.Id, staff.ExaminedBy);
        }

        return opened.Id;
    }
}
