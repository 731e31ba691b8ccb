using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Domain.SupplementaryRegisters;
using Koseki.Infrastructure.Persistence.Cases;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>記録: what could not be written is said at the examination; a 附票 that says something else than its register is told and stops nothing.</summary>
public sealed class DocumentGuardTests
{
    [Fact]
    public async Task Of_APlanThatCanBeWritten_AddsNothing()
    {
        var examination = await ExaminedAsync();

        Assert.NotEmpty(examination.Plan!.Supplementary.Steps);
        Assert.Same(examination, DocumentGuard.Of(examination));
    }

    [Fact]
    public async Task Of_ARegisterNoRegisterMayBe_StopsTheApprovalAndNamesIt()
    {
        var examination = await ExaminedAsync();
        var step = examination.Plan!.Registers[0];
        var broken = examination with { Plan = examination.Plan with { Registers = [step with { After = step.After with { FamilyName = "" } }] } };
        var violation = RegisterInvariants.Violations(broken.Plan.Registers[0].After)[0];

        var guarded = DocumentGuard.Of(broken);

        Assert.True(broken.CanBeApproved);
        Assert.False(guarded.CanBeApproved);
        Assert.Contains(guarded.Findings, f => f.Rule == DocumentGuard.Rule && f.Severity == Severity.Correction && f.Message == $"この記録案は記録できません: {violation}");
        Assert.Equal(broken.Findings, guarded.Findings.Take(broken.Findings.Count));
    }

    [Fact]
    public async Task Of_ASupplementaryNoneMayBe_StopsTheApproval()
    {
        var broken = WithSupplementary(await ExaminedAsync(), s => s with { Persons = s.Persons.SetItem(0, s.Persons[0] with { ResidentCode = "123" }) });

        var guarded = DocumentGuard.Of(broken);

        Assert.False(guarded.CanBeApproved);
        Assert.Contains(guarded.Findings, f => f.Severity == Severity.Correction && f.Message.Contains("附票 R1附1: 越谷太郎の住民票コードが11桁の数字ではありません。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_ASupplementaryThatDiffersFromItsRegister_IsToldAndStopsNothing()
    {
        var different = WithSupplementary(await ExaminedAsync(), s => s with { HeadGivenName = "次郎" });

        var guarded = DocumentGuard.Of(different);

        Assert.True(guarded.CanBeApproved);
        var told = Assert.Single(guarded.Findings, f => f.Rule == DocumentGuard.Rule);
        Assert.Equal((Severity.Caution, "附票 R1附1 の戸籍の表示が、戸籍と違います。", "住民基本台帳法18条"), (told.Severity, told.Message, told.Article));
    }

    /// <summary>A paper that cannot be decided anyhow is not read twice: what stops it stands there already.</summary>
    [Fact]
    public async Task Of_WhatCannotBeApprovedAnyhow_StaysAsItIs()
    {
        var broken = WithSupplementary(await ExaminedAsync(), s => s with { Domicile = "" });
        var incomplete = broken with { Plan = broken.Plan! with { IsComplete = false } };

        Assert.Same(incomplete, DocumentGuard.Of(incomplete));
        var without = broken with { Plan = null };
        Assert.Same(without, DocumentGuard.Of(without));
    }

    private static Examination WithSupplementary(Examination examination, Func<SupplementaryRegister, SupplementaryRegister> change)
    {
        var step = examination.Plan!.Supplementary.Steps[0];
        return examination with { Plan = examination.Plan with { Supplementary = examination.Plan.Supplementary with { Steps = [step with { After = change(step.After) }] } } };
    }

    // A birth in R1 whose 附票 is kept.
    private static async Task<Examination> ExaminedAsync()
    {
        await using var city = await TestCity.CreateAsync("guard");
        await SupplementaryDecisionTests.KeepAsync(city, SupplementaryDecisionTests.Base);
        var typed = await BirthPaper.TypedAsync(city);
        var examination = (await city.Workflow.ExamineAsync(typed.Id, typed.Draft)).Examination;
        Assert.True(examination.CanBeApproved);
        return examination;
    }
}
