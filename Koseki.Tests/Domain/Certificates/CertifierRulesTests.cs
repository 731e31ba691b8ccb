using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Eng.Town.Output;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Domain.Certificates;

public sealed class CertifierRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly CertificateSeal Seal = SpecimenSeal.Make();

    private static CertifierEntry Entry(long number, DateOnly from, bool? confirmed, string by = "a") => new(
        number, from, new("埼玉県越谷市長", $"見本　{number}", Seal), by, "入れた人", default, confirmed is { } c ? new(c, "", "b", "確認した人", default) : null);

    [Fact]
    public void InForce_OfSeveral_IsTheLastConfirmedThatHasBegun()
    {
        CertifierEntry[] known =
        [
            Entry(1, new(2026, 4, 1), true), Entry(2, new(2026, 11, 30), true), Entry(3, new(2026, 11, 1), false), Entry(4, new(2026, 11, 2), null), Entry(5, new(2026, 4, 1), true),
        ];
        Assert.Null(CertifierRules.InForce(known, new(2026, 3, 31)));
        Assert.Equal(5, CertifierRules.InForce(known, Today)!.Number);
        // 職務代理者 from tomorrow on: title, name and seal change together at midnight.
        Assert.Equal(2, CertifierRules.InForce(known, Today.AddDays(1))!.Number);
    }

    [Fact]
    public void WhyNotConfirm_ByWho_NeedsASecondPersonOfTheDuty()
    {
        var waiting = Entry(6, Today, null);
        Assert.Equal("入れた人は確認できません。別の人が確認します。", CertifierRules.WhyNotConfirm(waiting, TestCity.Person("a", "同じ人", StaffRole.Operator, StaffRole.Approver), Today, []));
        Assert.Contains("運用か決裁の職務", CertifierRules.WhyNotConfirm(waiting, TestCity.Person("b", "窓口", StaffRole.Counter, StaffRole.Examiner), Today, []), StringComparison.Ordinal);
        Assert.Null(CertifierRules.WhyNotConfirm(waiting, TestCity.Person("b", "決裁", StaffRole.Approver), Today, []));
        Assert.StartsWith("この登録は、確認した人さんが先に確認しました。", CertifierRules.WhyNotConfirm(Entry(7, Today, true), TestCity.Person("c", "決裁", StaffRole.Approver), Today, []), StringComparison.Ordinal);
    }

    [Fact]
    public void WhyNotConfirm_AfterItsFirstDay_IsRefusedUnlessNobodyCertifies()
    {
        var late = Entry(6, Today.AddDays(-1), null);
        var approver = TestCity.Person("b", "決裁", StaffRole.Approver);
        Assert.Contains("適用開始日が過ぎています", CertifierRules.WhyNotConfirm(late, approver, Today, [Entry(1, new(2026, 4, 1), true)]), StringComparison.Ordinal);
        Assert.Null(CertifierRules.WhyNotConfirm(late, approver, Today, []));
        Assert.Null(CertifierRules.WhyNotDecide(late, approver));
    }

    [Fact]
    public void Problems_OfEachBox_AreSaidAtTheBox()
    {
        Assert.Empty(CertifierRules.Problems(Today, "埼玉県越谷市長", "見本　太郎", Seal, Today, []));
        Assert.Equal(["from", "title", "name", "seal"], CertifierRules.Problems(null, " ", new string('字', 61), null, Today, []).Select(p => p.Box));
        Assert.Equal(["from"], CertifierRules.Problems(Today.AddDays(-1), "市長", "見本", Seal, Today, [Entry(1, new(2026, 4, 1), true)]).Select(p => p.Box));
        Assert.Equal(["side"], CertifierRules.Problems(Today, "市長", "見本", Seal with { Side = 25.1 }, Today, []).Select(p => p.Box));
        Assert.Equal(["side"], CertifierRules.Problems(Today, "市長", "見本", Seal with { Side = 14.9 }, Today, []).Select(p => p.Box));
        Assert.Empty(CertifierRules.Problems(Today, "市長", "見本", Seal with { Side = 25 }, Today, []));
    }
}
