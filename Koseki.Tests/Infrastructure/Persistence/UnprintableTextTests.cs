using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Infrastructure.Persistence.Cases;
using Koseki.Infrastructure.Persistence.Registers;
using Koseki.Infrastructure.UseCases.Certificates;
using static Koseki.Tests.Infrastructure.Persistence.BirthPaper;

namespace Koseki.Tests.Infrastructure.Persistence;

/// <summary>Faults I5 and I6 on the way from the box to the register: nothing reaches 審査完了 that cannot be printed.</summary>
public sealed class UnprintableTextTests
{
    public static TheoryData<string, string> Boxes => new()
    {
        { "child.givenName", "美\uE000" }, { "child.givenName", "美😀" }, { "child.givenName", "葛\U000E0100" }, { "father.name", "越谷太郎\u0001" },
        { "birth.place", "埼玉県越谷市\uF902" }, { "birth.date", "R8.10.1\uE000" }, { "child.address", "越谷市\u0007" },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task CompleteExamination_WithWhatPaperCannotBear_IsRefusedNamingIt(string box, string text)
    {
        await using var city = await TestCity.CreateAsync();
        var received = await ReceivedAsync(city, Of().With(new(box), text));

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.CompleteExaminationAsync(received.Id, TestCity.Examiner));

        var examined = await city.Workflow.ExamineAsync(received.Id, received.Draft);
        Assert.Contains(examined.Examination.Findings, f => f.Field == new FieldKey(box) && f.Blocks);
        Assert.Contains("U+", refused.Message, StringComparison.Ordinal);
        Assert.Equal(CaseState.Received, (await city.Workflow.GetAsync(received.Id))!.State);
    }

    [Fact]
    public async Task Approve_OfWhatIsMapped_WritesOneWayAndPrints()
    {
        await using var city = await TestCity.CreateSealedAsync();
        var approved = await ApprovedAsync(city, Of("美\u200B葛\U000E0101").With(new("child.givenNameKana"), "ﾐｶﾂﾗ").With(new("father.name"), "越谷　太郎").With(new("child.readingJudgement"), "一般に認められる"));

        var register = (await city.Store.GetAsync(R(1)))!;
        Assert.Equal(("美葛", "ミカツラ", "越谷太郎"), (register.Entries[^1].GivenName, register.Entries[^1].GivenNameKana, register.Entries[^1].Father));
        Assert.Equal("越谷美葛", approved.Subject);
        Assert.Null((await city.Get<CertificateDesk>().PrepareAsync(new Koseki.Domain.Certificates.CertificateRequest(R(1), CertificateKind.Whole, []), TestCity.Counter)).Refusal);
    }

    /// <summary>Fault I6: the space does not come into the receipt book's 届出人 or the matter.</summary>
    [Fact]
    public async Task Receive_ANotifierWrittenWithASpace_IsBookedWithoutIt()
    {
        await using var city = await TestCity.CreateAsync();
        await ReceivedAsync(city, Of().With(new("notifier.capacity"), "同居者").With(new("notifier.name"), "葛西　利夫").With(new("notifier.reason"), "病気"));

        Assert.Equal("同居者　葛西利夫", Assert.Single(await city.BookAsync(2026)).Notifier);
    }

    [Fact]
    public async Task Receive_AnAcceptorNobodyCanPrint_IsRefused()
    {
        await using var city = await TestCity.CreateAsync();
        var typed = await TypedAsync(city);

        var refused = await Assert.ThrowsAsync<CaseException>(() => city.Workflow.ReceiveAsync(
            typed.Id, Today with { Origin = new Origin.Elsewhere("東京都足立区長\uE001", new(2026, 10, 8)) }, TestCity.Counter));

        Assert.StartsWith("受理者: 証明書に印字できない文字があります: 8文字目の U+E001", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guard_OfAPlan_StopsWhatComesInAndTellsWhatIsThere()
    {
        await using var city = await TestCity.CreateAsync();
        var gate = city.Get<CharacterGate>();
        var register = (await city.Store.GetAsync(R(1)))!;
        var old = register with { Entries = register.Entries.SetItem(0, register.Entries[0] with { Father = "越谷\uE000" }) };
        var incoming = old with { Entries = old.Entries.SetItem(0, old.Entries[0] with { Mother = "花\uE001" }) };

        Examination Of(FamilyRegister? before, FamilyRegister after) => PaperGuard.Of(new([], new Plan([], [new(before, after)], [], true)), gate);

        Assert.True(Of(register, register).CanBeApproved);
        Assert.Equal(Severity.Caution, Assert.Single(Of(old, old).Findings).Severity);
        Assert.True(Of(old, old).CanBeApproved);
        Assert.Equal([Severity.Caution, Severity.Correction], Of(old, incoming).Findings.Select(f => f.Severity).Order());
        Assert.False(Of(old, incoming).CanBeApproved);
        Assert.False(Of(null, old).CanBeApproved);
    }

    [Fact]
    public async Task Load_ARegisterNobodyCanPrint_TakesInNothing()
    {
        await using var city = await TestCity.CreateAsync();
        var register = (await city.Store.GetAsync(R(1)))!;
        var imported = register with { Id = R(90), FamilyName = "越\uE000" };

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => city.Get<BulkLoad>().LoadAsync([imported], TestCity.Person("ikou", "移行"), default));

        Assert.StartsWith("戸籍 R90 に証明書に印字できない文字があります: U+E000", refused.Message, StringComparison.Ordinal);
        Assert.Null(await city.Store.GetAsync(R(90)));
    }
}
