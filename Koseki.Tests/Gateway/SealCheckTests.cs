using Koseki.Domain.Certificates;
using Koseki.Domain.Certificates.SealRegistrations;
using Koseki.Eng.Town.Output;
using Koseki.Eng.Town.Seals;
using Koseki.Infrastructure.CharacterData;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Writing;
using Koseki.Konbini.Gateway.Families;
using Koseki.Konbini.Gateway.Families.Seals;
using Koseki.Konbini.Gateway.Persistence;
using Koseki.Tests.Infrastructure.Pdf;

namespace Koseki.Tests.Gateway;

/// <summary>The check before release sees every way in which an 印鑑登録証明書 can be another one than was asked for.</summary>
public sealed class SealCheckTests
{
    private const string Number = "20261129-01-0000001";
    private static readonly DateOnly Day = new(2026, 11, 29);
    private static readonly PdfWriter Writer = new(new(Fonts.IpaMj));
    private static readonly SealCheck Check = new(new(CharacterTable.Load()));

    [Theory]
    [InlineData("", "")]
    [InlineData("小川", "")]
    [InlineData("", "コシガヤ　タロウ")]
    public void Verdict_OwnPaper_HasNothingAgainstIt(string former, string katakana)
    {
        var facts = Facts(former: former, katakana: katakana);
        var verdict = Verdict(Paper(facts), facts);

        Assert.Empty(verdict.Mismatches);
        Assert.Empty(verdict.Differences);
    }

    [Fact]
    public void Verdict_PaperOfAnother_IsSeenInEveryBox()
    {
        var other = Facts("小川　結衣", new(1990, 1, 1), "埼玉県越谷市大沢三丁目5番8号", SealRowsOf.Others);

        Assert.Equal(["氏名の欄が違います。", "生年月日が違います。", "住所が違います。", "印影が違います。", "印影が実寸ではありません。"], Verdict(Paper(other), Facts()).Mismatches);
    }

    /// <summary>Everything is the person's own but the impression.</summary>
    [Fact]
    public void Verdict_ImpressionOfAnother_IsSeen()
    {
        var same = SealRowsOf.Impression("小川", 13.5, 30);

        Assert.Equal(["印影が違います。"], Verdict(Paper(Facts(), i => i is PageImpression p ? p with { Impression = same } : i), Facts()).Mismatches);
    }

    /// <summary>The same pixels a little smaller (a printer's 「fit to page」 is 97 %), larger, or out of the box.</summary>
    [Theory]
    [InlineData(619, 0, "印影が実寸ではありません。")]
    [InlineData(599, 0, "印影が実寸ではありません。")]
    [InlineData(601, 0, "印影が実寸ではありません。")]
    [InlineData(600, 20, "印影が枠の外にあります。")]
    public void Verdict_ImpressionScaledOrMoved_IsSeen(int resolution, double moved, string problem)
    {
        var scaled = new SealImpression(SealRowsOf.Mine.Width, SealRowsOf.Mine.Height, resolution, SealRowsOf.Mine.Rows.ToArray());

        Assert.Equal([problem], Verdict(Paper(Facts(), i => i is PageImpression p ? p with { Impression = scaled, X = p.X + moved } : i), Facts()).Mismatches);
    }

    /// <summary>One pixel of another colour, a second impression, none, and a letter where none belongs.</summary>
    [Fact]
    public void Verdict_PageOtherThanMade_IsSeen()
    {
        var (pixels, facts) = (SealRowsOf.Mine.Rows.ToArray(), Facts());
        pixels[pixels.Length / 2] ^= 0x10;
        var altered = new SealImpression(SealRowsOf.Mine.Width, SealRowsOf.Mine.Height, 600, pixels);

        Assert.Equal(["印影が違います。"], Verdict(Paper(facts, i => i is PageImpression p ? p with { Impression = altered } : i), facts).Mismatches);
        Assert.Equal(["印影が 2 あります。"], Verdict(Paper(facts, also: [new PageImpression(112, 46, SealRowsOf.Others)]), facts).Mismatches);
        Assert.Equal(["印影が 0 あります。"], Verdict(Paper(facts, i => i is PageImpression ? new PageRule(0, 0, 1, 1, 0.1) : i), facts).Mismatches);
        Assert.Equal(["欄の外に文字があります。"], Verdict(Paper(facts, also: [new PageText(40, 200, 10, "小川")]), facts).Mismatches);
        Assert.Equal(["欄の外に文字があります。"], Verdict(Paper(facts, also: [new PageText(5, 100, 10, "小川")]), facts).Mismatches);
        Assert.Contains("1 枚目の発行番号が違います。", Verdict(Paper(facts, number: "20261129-01-0000002"), facts).Mismatches);
        Assert.Equal(["証明書が読めません。"], Verdict(new([1, 2, 3], 1, ""), facts).Mismatches);
        Assert.Equal(["証明書が読めません。"], Verdict(Paper(facts, pages: 2), facts).Mismatches);
    }

    /// <summary>The paper agrees with what it was made from, but the other feed, or the person's own record, speaks of somebody else.</summary>
    [Fact]
    public void Verdict_OtherSourceSpeaksOfAnother_IsADifference()
    {
        var facts = Facts();
        (facts.Self.Resident!.Name, facts.Self.Resident.BirthDate, facts.Self.Record.Address) = ("小川　結衣", new(1971, 1, 1), "埼玉県越谷市大沢三丁目5番8号");

        Assert.Equal(["氏名", "生年月日", "住所"], Verdict(Paper(facts), facts).Differences);
    }

    private static SealSnapshot Facts(string name = "越谷　太郎", DateOnly? born = null, string address = "埼玉県越谷市越ヶ谷四丁目2番1号", SealImpression? impression = null, string former = "", string katakana = "")
    {
        var picture = impression ?? SealRowsOf.Mine;
        var birth = born ?? new(1971, 3, 4);
        HousematePair self = new(new() { Number = "1", Household = "1", Name = name, BirthDate = birth, Address = address, OtherName = former }, new() { Number = "1", Status = "ACTIVE", Name = name, BirthDate = birth });
        var seal = new SealRegistration
        {
            Number = "100001", ResidentNumber = "1", Version = 1, Name = name, FormerName = former, KatakanaName = katakana, Image = BilevelPngFile.Write(picture), Resolution = picture.Resolution, PixelHash = picture.Sha256,
        };
        return new(new() { Number = "1", Address = address, HeadName = name, MemberCount = 1 }, [self], self, [new(seal, null)], false, DateTimeOffset.UnixEpoch);
    }

    private static MadePaper Paper(SealSnapshot facts, Func<PageItem, PageItem>? bend = null, IReadOnlyList<PageItem>? also = null, string number = Number, int pages = 1)
    {
        var page = SealCertificateLayout.Arrange(SealCertificate.Build(facts.Holder, Day), new(number, Day, "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() }).Single();
        var bent = new PageModel([.. page.Items.Select(bend ?? (i => i)), .. also ?? []]);
        return new(Writer.Write([.. Enumerable.Repeat(bent, pages)], "印鑑登録証明書", PdfEnvelope.Kiosk), pages, "");
    }

    private static PaperVerdict Verdict(MadePaper paper, SealSnapshot facts) => Check.Verdict(
        paper, new(Guid.NewGuid(), new() { Number = "1", Status = "ACTIVE" }, "INKAN", [], new HashSet<string>(), Number, Day, DateTimeOffset.MaxValue, new([], DateTimeOffset.UnixEpoch)), facts);
}
