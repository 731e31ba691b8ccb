using Koseki.Domain.Cases;
using Koseki.Domain.Certificates;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Eng.Town.Output;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Domain.City;

public sealed class SettingRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);
    private static readonly CertificateSeal Seal = SpecimenSeal.Make();

    internal static SettingEntry Entry(long number, DateOnly from, CitySetting setting, bool? confirmed = true) => new(
        number, from, setting, "a", "入れた人", default, confirmed is { } c ? new(c, "", "b", "確認した人", default) : null);

    private static SettingEntry Mayor(long number, DateOnly from, bool? confirmed) => Entry(number, from, OfCertifier("埼玉県越谷市長", $"見本　{number}", Seal), confirmed);

    private static CitySetting.OfCertifier OfCertifier(string title, string name, CertificateSeal seal) => new(new Certifier(title, name, seal));

    [Fact]
    public void InForce_OfSeveral_IsTheLastConfirmedThatHasBegun()
    {
        SettingEntry[] known =
        [
            Mayor(1, new(2026, 4, 1), true), Mayor(2, new(2026, 11, 30), true), Mayor(3, new(2026, 11, 1), false), Mayor(4, new(2026, 11, 2), null), Mayor(5, new(2026, 4, 1), true),
            Entry(6, new(2026, 5, 1), SpecimenFees.Make()),
        ];
        Assert.Null(SettingRules.InForce(known, SettingKind.Certifier, "", new(2026, 3, 31)));
        Assert.Equal(5, SettingRules.InForce(known, SettingKind.Certifier, "", Today)!.Number);
        // 職務代理者 from tomorrow on: title, name and seal change together at midnight.
        Assert.Equal(2, SettingRules.InForce(known, SettingKind.Certifier, "", Today.AddDays(1))!.Number);
        Assert.Equal(("見本　5", 450, (int?)null), (CitySettings.At(known, Today).Certifier!.Name, CitySettings.At(known, Today).FeeOf(CertificateKind.Whole), CitySettings.At(known, new(2026, 4, 30)).FeeOf(CertificateKind.Whole)));
    }

    [Fact]
    public void WhyNotConfirm_ByWho_NeedsASecondPersonOfTheDuty()
    {
        var waiting = Mayor(6, Today, null);
        Assert.Equal(new SettingRefusal.OwnEntry(), SettingRules.WhyNotConfirm(waiting, TestCity.Person("a", "同じ人", StaffRole.Operator, StaffRole.Approver), Today, []));
        Assert.Equal(new SettingRefusal.DutyWanting(), SettingRules.WhyNotConfirm(waiting, TestCity.Person("b", "窓口", StaffRole.Counter, StaffRole.Examiner), Today, []));
        Assert.Null(SettingRules.WhyNotConfirm(waiting, TestCity.Person("b", "決裁", StaffRole.Approver), Today, []));
        Assert.Equal(new SettingRefusal.DecidedBefore("確認した人", true), SettingRules.WhyNotConfirm(Mayor(7, Today, true), TestCity.Person("c", "決裁", StaffRole.Approver), Today, []));
    }

    [Fact]
    public void WhyNotConfirm_AfterItsFirstDay_IsRefusedUnlessNothingHeldBefore()
    {
        var late = Mayor(6, Today.AddDays(-1), null);
        var approver = TestCity.Person("b", "決裁", StaffRole.Approver);
        Assert.Equal(new SettingRefusal.BegunBefore(), SettingRules.WhyNotConfirm(late, approver, Today, [Mayor(1, new(2026, 4, 1), true)]));
        Assert.Null(SettingRules.WhyNotConfirm(late, approver, Today, [Entry(1, new(2026, 4, 1), SpecimenFees.Make())]));
        Assert.Null(SettingRules.WhyNotDecide(late, approver));
        // A day may turn out closed afterwards.
        var storm = new CitySetting.OfClosingDay(Today.AddDays(-2), true, "台風");
        Assert.Null(SettingRules.WhyNotConfirm(Entry(8, storm.Day, storm, null), approver, Today, [Entry(7, storm.Day, storm with { Name = "雪" })]));
    }

    [Fact]
    public void Problems_OfEachBox_AreSaidAtTheBox()
    {
        void Says(string[] boxes, CitySetting setting, DateOnly? from, params SettingEntry[] known) => Assert.Equal(boxes, SettingRules.Problems(from, setting, Today, known).Select(p => p.Box));
        Says([], OfCertifier("埼玉県越谷市長", "見本　太郎", Seal), Today);
        Says(["from", "title", "name"], OfCertifier(" ", new string('字', 61), Seal), null);
        Says(["from"], OfCertifier("市長", "見本", Seal), Today.AddDays(-1), Mayor(1, new(2026, 4, 1), true));
        Says(["side"], OfCertifier("市長", "見本", Seal with { Side = 25.1 }), Today);
        Says(["side"], OfCertifier("市長", "見本", Seal with { Side = 14.9 }), Today);
        Assert.Equal(["seal"], CertifierRules.Problems("市長", "見本", null).Select(p => p.Box));
        Says(["fee-Individual", "fee-RemovedWhole", "fee-RemovedIndividual"], new CitySetting.OfFees(new Dictionary<CertificateKind, int>(SpecimenFees.Make().Yen.Where(y => y.Key != CertificateKind.RemovedIndividual)) { [CertificateKind.Whole] = 0, [CertificateKind.Individual] = -1, [CertificateKind.RemovedWhole] = 10_001 }), Today);
        Says(["name"], new CitySetting.OfClosingDay(Today, true, " "), Today);
        Says([], new CitySetting.OfClosingDay(Today, null, ""), Today);
        Says(["bound"], new CitySetting.OfMessageBound(MessageKind.ResidentRecord, new(-1, 0)), Today);
        Says(["town"], new CitySetting.OfTown(" ", true), Today);
        Says([], new CitySetting.OfTown("新町", true, "0012003"), Today);
        Says(["town-code"], new CitySetting.OfTown("新町", true, "12003"), Today);
        Says(["minutes"], new CitySetting.OfProof(61), Today);
    }

    [Fact]
    public void WhyNotOffice_AndAsKept_AreOfTheSetting()
    {
        Assert.Null(SettingRules.WhyNotOffice(new CitySetting.OfTwoPersons("01", false), [("01", "本庁")]));
        Assert.Equal(new SettingRefusal.UnknownOffice("09"), SettingRules.WhyNotOffice(new CitySetting.OfTwoPersons("09", false), [("01", "本庁")]));
        Assert.Null(SettingRules.WhyNotOffice(new CitySetting.OfProof(5), []));
        Assert.Equal(new CitySetting.OfClosingDay(Today, true, "雪"), SettingRules.AsKept(new CitySetting.OfClosingDay(Today, true, " 雪 ")));
        Assert.Equal(Today, SettingRules.BeginOf(new CitySetting.OfClosingDay(Today, true, "雪"), Today.AddDays(9)));
        Assert.Equal(Today.AddDays(9), SettingRules.BeginOf(new CitySetting.OfProof(5), Today.AddDays(9)));
    }
}
