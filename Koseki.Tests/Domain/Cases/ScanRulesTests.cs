using System.Text;
using Koseki.Domain.Cases;
using Koseki.Tests.Infrastructure.Persistence;

namespace Koseki.Tests.Domain.Cases;

public sealed class ScanRulesTests
{
    [Fact]
    public void Read_WhatScannersWrite_IsRecognisedByContent()
    {
        Assert.Equal((ScanFormat.Png, null), ScanFormats.Read(ScanFile.Png));
        Assert.Equal((ScanFormat.Jpeg, null), ScanFormats.Read(ScanFile.Jpeg));
        Assert.Equal((ScanFormat.Pdf, null), ScanFormats.Read(ScanFile.Pdf()));
        Assert.Equal((ScanFormat.Pdf, null), ScanFormats.Read([.. ScanFile.Pdf(), .. new byte[500]]));
        Assert.Equal(["image/png", "image/jpeg", "application/pdf"], Enum.GetValues<ScanFormat>().Select(f => f.MediaType()));
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<?xml version='1.0'?><svg/>")]
    [InlineData("GIF89a\u0001\0\u0001\0")]
    [InlineData("II*\0\b\0\0\0")]
    [InlineData("PK\u0003\u0004word/document.xml")]
    [InlineData("<html>%PDF-1.7\n%%EOF")]
    [InlineData("\u0089PNG\r\n\u001A\n<script>IEND")]
    [InlineData(" %PDF-1.7\n%%EOF")]
    [InlineData("\u00FF\u00D8")]
    public void Read_AnythingElse_IsRefusedWhateverItIsCalled(string content)
    {
        var (format, why) = ScanFormats.Read(Encoding.Latin1.GetBytes(content));
        Assert.Null(format);
        Assert.StartsWith("PNG・JPEG・PDF のどれでもありません", why, StringComparison.Ordinal);
        Assert.EndsWith("保存し直してください。", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenOff_IsRefused()
    {
        Assert.Equal("PNG の終わりがなく、途中で切れています。スキャナーで保存し直してください。", ScanFormats.Read(ScanFile.Png.AsSpan()[..^12]).WhyNot);
        Assert.Equal("JPEG の終わりがなく、途中で切れています。スキャナーで保存し直してください。", ScanFormats.Read(ScanFile.Jpeg.AsSpan()[..^1]).WhyNot);
        Assert.Equal("PDF の終わりがなく、途中で切れています。スキャナーで保存し直してください。", ScanFormats.Read(ScanFile.Pdf().AsSpan()[..^8]).WhyNot);
        Assert.Equal("PDF の終わりがなく、途中で切れています。スキャナーで保存し直してください。", ScanFormats.Read([.. ScanFile.Pdf(), .. new byte[1100]]).WhyNot);
        Assert.Equal(ScanRules.Empty, ScanFormats.Read([]).WhyNot);
    }

    /// <summary>Fault A7: the declared size decides before anything is decoded, and is said in words.</summary>
    [Theory]
    [InlineData(4961, 7016, true)]
    [InlineData(12_000, 3_333, true)]
    [InlineData(12_001, 100, false)]
    [InlineData(7_000, 7_000, false)]
    [InlineData(30_000, 30_000, false)]
    [InlineData(4_294_967_295, 4_294_967_295, false)]
    [InlineData(0, 10, false)]
    public void WhyNotPixels_BySize_RefusesWhatNoScannerWrites(long width, long height, bool taken) => Assert.Equal(taken, ScanRules.WhyNotPixels(width, height) is null);

    [Theory]
    [InlineData(CaseState.Draft, StaffRole.Counter, null)]
    [InlineData(CaseState.Received, StaffRole.Counter, null)]
    [InlineData(CaseState.Received, StaffRole.Examiner, null)]
    [InlineData(CaseState.Returned, StaffRole.Examiner, null)]
    [InlineData(CaseState.Received, StaffRole.Approver, "「入力」には窓口・審査の職務が要ります。")]
    [InlineData(CaseState.Draft, StaffRole.Operator, "「入力」には窓口・審査の職務が要ります。")]
    [InlineData(CaseState.Draft, StaffRole.NightDuty, "「入力」には窓口・審査の職務が要ります。")]
    [InlineData(CaseState.Examined, StaffRole.Examiner, "決裁待ちの届の画像は、加えることも取り消すこともできません。要るときは補正に戻してください。")]
    [InlineData(CaseState.Approved, StaffRole.Examiner, "決裁済の届の画像は、加えることも取り消すこともできません。")]
    [InlineData(CaseState.Rejected, StaffRole.Counter, "不受理の届の画像は、加えることも取り消すこともできません。")]
    [InlineData(CaseState.Withdrawn, StaffRole.Counter, "取下げの届の画像は、加えることも取り消すこともできません。")]
    public void WhyNot_ForStateAndDuty_IsThatOfTypingOrExamining(CaseState state, StaffRole role, string? why) =>
        Assert.Equal(why, ScanRules.WhyNot(new(state, "a", null), TestCity.Person("a", "職員", role)));

    [Fact]
    public void WhyNot_SomebodyElseHasTheCase_StopsTheCounterAndNotTheExaminer()
    {
        var standing = new CaseStanding(CaseState.Received, "a", null) { AssignedTo = "a", AssignedToName = "窓口　花" };
        Assert.StartsWith("窓口　花さんが担当しています。", ScanRules.WhyNot(standing, TestCity.Person("b", "隣", StaffRole.Counter)), StringComparison.Ordinal);
        Assert.Null(ScanRules.WhyNot(standing, TestCity.Person("b", "隣", StaffRole.Examiner)));
    }

    [Fact]
    public void WhyNotMore_BeyondTwenty_SaysHowManyThereAre()
    {
        Assert.Null(ScanRules.WhyNotMore(17, 3));
        Assert.Equal("画像は1件の届に20点までです。今18点あり、加えようとしたのは3点です。数を減らすか、頁をまとめた PDF にしてください。", ScanRules.WhyNotMore(18, 3));
    }

    /// <summary>Files, numbers and what was cancelled before, as values.</summary>
    [Fact]
    public void WhyNot_FileNumberOrCancelled_IsRefusedByItsValue()
    {
        Assert.Null(ScanRules.WhyNotFile(ScanRules.LargestFile));
        Assert.Equal(new ImageRefusal.TooLarge(), ScanRules.WhyNotFile(ScanRules.LargestFile + 1));
        Assert.Equal(new ImageRefusal.Empty(), ScanRules.WhyNotFile(0));
        Assert.Null(ScanRules.WhyNotAdd(ScanRules.MostOfCase - 1));
        Assert.Equal(new ImageRefusal.TooMany(ScanRules.MostOfCase), ScanRules.WhyNotAdd(ScanRules.MostOfCase));
        Assert.Null(ScanRules.WhyNotCancel(1, true, null));
        Assert.Equal(new ImageRefusal.Unknown(1), ScanRules.WhyNotCancel(1, false, null));
        Assert.Equal(new ImageRefusal.CancelledBefore(1, "窓口　花"), ScanRules.WhyNotCancel(1, true, "窓口　花"));
        Assert.IsType<ImageRefusal.NotNow>(ScanRules.WhyNotNow(new(CaseState.Examined, "a", null), TestCity.Person("a", "職員", StaffRole.Examiner)));
        Assert.Null(ScanRules.WhyNotNow(new(CaseState.Draft, "a", null), TestCity.Person("a", "職員", StaffRole.Counter)));
    }
}
