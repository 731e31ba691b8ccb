using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.Printing;
using Koseki.Domain.City;
using Koseki.Domain.Linkage;
using Koseki.Eng.Town.Output;

namespace Koseki.Tests.Domain.City;

/// <summary>What the city has decided, on a day, and what was read of it.</summary>
public sealed class CitySettingsTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static CitySettings Of(params CitySetting[] settings) => CitySettings.At([.. settings.Select((s, i) => SettingRulesTests.Entry(i + 1, s is CitySetting.OfClosingDay d ? d.Day : new(2026, 4, 1), s))], Day);

    [Fact]
    public void At_NothingDecided_IsTheMostCareful()
    {
        var settings = CitySettings.Initial;
        Assert.Equal((null, null, true, TimeSpan.FromMinutes(15)), (settings.Certifier, settings.FeeOf(CertificateKind.Whole), settings.NeedsTwoPersons("01"), settings.ProofFor));
        Assert.Equal(MessageBound.Initial(MessageKind.VitalStatistics), settings.BoundOf(MessageKind.VitalStatistics));
        Assert.Equal("日曜日", settings.ClosingDays.NameOf(new(2026, 11, 29)));
    }

    [Fact]
    public void At_OneOfASubject_LeavesTheOthers()
    {
        var settings = Of(new CitySetting.OfTwoPersons("02", false), new CitySetting.OfMessageBound(MessageKind.ResidentRecord, new(3, 4)), new CitySetting.OfProof(5));
        Assert.Equal((true, false), (settings.NeedsTwoPersons("01"), settings.NeedsTwoPersons("02")));
        Assert.Equal((new MessageBound(3, 4), MessageBound.Initial(MessageKind.DuplicateRegister)), (settings.BoundOf(MessageKind.ResidentRecord), settings.BoundOf(MessageKind.DuplicateRegister)));
        Assert.Equal(TimeSpan.FromMinutes(5), settings.ProofFor);
    }

    /// <summary>A day to come counts at once: the last day of a period lies there. The last word on a day counts.</summary>
    [Fact]
    public void At_ClosingDays_ThoseToComeAreKnownAndTheRulesCanHoldAgain()
    {
        var (closed, sunday) = (new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 13));
        var settings = Of(new CitySetting.OfClosingDay(closed, true, "停電"), new CitySetting.OfClosingDay(sunday, false, ""));
        Assert.Equal(("停電", null), (settings.ClosingDays.NameOf(closed), settings.ClosingDays.NameOf(sunday)));
        Assert.Null(Of(new CitySetting.OfClosingDay(closed, true, "停電"), new CitySetting.OfClosingDay(closed, null, "")).ClosingDays.NameOf(closed));
    }

    /// <summary>The basis of a plan names what its kind read and nothing else: a new fee moves nobody's case, a day that was asked for does.</summary>
    [Fact]
    public void ReadFingerprint_OfWhatWasRead_ChangesWithThatAlone()
    {
        static string Read(CitySettings settings)
        {
            var noting = settings.Noting();
            _ = noting.ClosingDays.NextOpen(new(2026, 12, 5));
            return noting.ReadFingerprint;
        }

        var plain = Read(Of());
        Assert.Equal(plain, Read(Of(SpecimenFees.Make(), new CitySetting.OfProof(5), new CitySetting.OfClosingDay(new(2026, 12, 8), true, "停電"))));
        Assert.NotEqual(plain, Read(Of(new CitySetting.OfClosingDay(new(2026, 12, 7), true, "停電"))));
        Assert.NotEqual(plain, CitySettings.Initial.Noting().ReadFingerprint);
    }

    [Fact]
    public void Document_OfEveryKind_ReadsBackWhatWasWritten()
    {
        CitySetting[] all =
        [
            new CitySetting.OfCertifier(new("埼玉県越谷市長", "見本　太郎", SpecimenSeal.Make() with { Side = 21.5 })), SpecimenFees.Make(), new CitySetting.OfTwoPersons("02", false),
            new CitySetting.OfClosingDay(Day, true, "台風"), new CitySetting.OfClosingDay(Day, null, ""), new CitySetting.OfMessageBound(MessageKind.OverduePeriod, new(7, 14)), new CitySetting.OfProof(10), new CitySetting.OfTown("新町一丁目", false), new CitySetting.OfTown("新町二丁目", true, "0012003"),
            new CitySetting.OfPrinter(new("01", "窓口 1", "ipps://printer.example/ipp/print", new Dictionary<PaperStock, string> { [PaperStock.Secured] = "tray-1", [PaperStock.Separator] = "tray-2" })), new CitySetting.OfPrinter(new("01", "窓口2", "", new Dictionary<PaperStock, string>())),
        ];
        Assert.Equal(Enum.GetValues<SettingKind>(), all.Select(s => s.Kind).Distinct().Order());
        foreach (var setting in all)
        {
            var written = SettingDocument.Write(setting);
            var read = SettingDocument.Read(setting.Kind, setting.Subject, Day, written);
            Assert.Equal((written, setting.Words, setting.Subject), (SettingDocument.Write(read), read.Words, read.Subject));
        }

        Assert.Throws<FormatException>(() => SettingDocument.Read(SettingKind.Proof, "", Day, "{}"));
        Assert.Throws<FormatException>(() => SettingDocument.Read(SettingKind.Fees, "", Day, "{\"Nothing\":1}"));
    }
}
