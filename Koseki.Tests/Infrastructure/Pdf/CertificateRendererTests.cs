using System.Text;
using System.Text.RegularExpressions;
using Koseki.Domain.Calendar;
using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Eng.Town.Output;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;
using Koseki.Infrastructure.Pdf.Writing;
using UglyToad.PdfPig;

namespace Koseki.Tests.Infrastructure.Pdf;

public sealed partial class CertificateRendererTests
{
    private static readonly CertificateIssue Issue = new("20261124-01-0000001", new DateOnly(2026, 11, 24), "埼玉県越谷市長", "見本　花子") { Seal = SpecimenSeal.Make() };

    private static string Given(string name) => Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "given", name + ".txt");

    private static FamilyRegister Register(string name) =>
        RegisterNotation.Parse(string.Join('\n', File.ReadAllLines(Given(name)).Where(l => !l.StartsWith('#'))));

    private static byte[] Render(FamilyRegister register, PdfEnvelope envelope = PdfEnvelope.Kiosk, params PersonId[] persons) =>
        new CertificateRenderer(Fonts.IpaMj).Render(
            CertificateBuilder.Build(register, persons.Length > 0 ? CertificateKind.Individual : CertificateKind.Whole, persons, Issue.IssuedOn), Issue, envelope).Bytes;

    private static List<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => string.Concat(p.Letters.Select(l => l.Value)))];
    }

    private static FamilyRegister WithName(string name)
    {
        var register = Register("越谷太郎");
        var head = register.Entries[0] with { GivenName = name };
        return register with { HeadGivenName = name, Entries = register.Entries.SetItem(0, head) };
    }

    [Fact]
    public void Render_WorkedExample_ReadsBackEveryLine()
    {
        var text = Assert.Single(Pages(Render(Register("越谷太郎"))));

        foreach (var expected in new[]
        {
            "（１の１）", "全部事項証明", "埼玉県越谷市東越谷一丁目５番地", "越谷　太郎", "【氏の振り仮名】コシガヤ", "【編製日】令和８年６月１０日",
            "戸籍に記録されている者", "【生年月日】平成１０年４月２日", "【配偶者区分】夫", "【父】越谷一郎", "出　　生", "婚　　姻",
            "【従前戸籍】埼玉県越谷市越ヶ谷四丁目２番地", "以下余白", PaperText.Widen("発行番号 20261124-01-0000001"), "令和８年１１月２４日", "埼玉県越谷市長",
            "これは、戸籍に記録されている事項の全部を証明した書面である。",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("𠮷𣘺")]
    [InlineData("邉\U000E0111")]
    [InlineData("葛\U000E0102葛\U000E0103葛")]
    [InlineData("辻\U000E0102辻")]
    public void Render_RareCharacters_ReadBackExactly(string name)
    {
        var text = Pages(Render(WithName(name)))[0];

        Assert.Contains("【名】" + name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("葛\U000E0100", "U+845B U+E0100")]
    [InlineData("\uE000", "U+E000")]
    public void Render_UnknownCharacter_RefusesAndNamesIt(string name, string codePoints)
    {
        var problem = Assert.Throws<UnknownCharacterException>(() => Render(WithName(name)));

        Assert.Contains(codePoints, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_BothEnvelopes_HoldTheSamePages()
    {
        var register = ManyPeople(12);

        Assert.Equal(Contents(Render(register)), Contents(Render(register, PdfEnvelope.Archive)));
    }

    [Fact]
    public void Render_KioskEnvelope_HoldsNothingForbidden()
    {
        var file = Encoding.Latin1.GetString(Render(Register("越谷太郎")));

        Assert.StartsWith("%PDF-1.4", file, StringComparison.Ordinal);
        foreach (var word in new[] { "/Encrypt", "/JavaScript", "/Annots", "/AcroForm", "/EmbeddedFile", "/Metadata", "/ObjStm", "/XRef", "/Rotate", "/Info", "/SMask" })
        {
            Assert.DoesNotContain(word, file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Render_SameInput_SameBytesAlsoInParallel()
    {
        var register = ManyPeople(6);
        var once = Render(register);
        var many = Enumerable.Range(0, 40).AsParallel().WithDegreeOfParallelism(4).Select(_ => Render(register)).ToList();

        Assert.All(many, bytes => Assert.True(bytes.AsSpan().SequenceEqual(once)));
    }

    [Fact]
    public void Render_ManyPeople_NumbersEveryPageAndEndsOnce()
    {
        var pages = Pages(Render(ManyPeople(38)));

        Assert.True(pages.Count > 5);
        Assert.All(pages.Select((text, i) => (text, i)), p =>
        {
            Assert.Contains(PaperText.Widen($"({pages.Count}の{p.i + 1})"), p.text, StringComparison.Ordinal);
            Assert.Contains(PaperText.Widen("20261124-01-0000001"), p.text, StringComparison.Ordinal);
            Assert.Equal(p.i == pages.Count - 1, p.text.Contains("以下余白", StringComparison.Ordinal));
            Assert.Equal(p.i < pages.Count - 1, p.text.Contains("以下次頁", StringComparison.Ordinal));
            Assert.Equal(p.i == pages.Count - 1, p.text.Contains("証明した書面である", StringComparison.Ordinal));
        });
        Assert.All(Enumerable.Range(1, 38), n => Assert.Contains(pages, t => t.Contains($"【名】子{n}の", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_Individual_ShowsOnlyTheChosenPerson()
    {
        var text = Pages(Render(Register("長女のある越谷太郎"), PdfEnvelope.Kiosk, new PersonId(3)))[0];

        Assert.Contains("個人事項証明", text, StringComparison.Ordinal);
        Assert.Contains("【名】美空", text, StringComparison.Ordinal);
        Assert.DoesNotContain("【名】花子", text, StringComparison.Ordinal);
        Assert.DoesNotContain("【名】太郎", text, StringComparison.Ordinal);
    }

    private static FamilyRegister ManyPeople(int children)
    {
        var register = Register("長女のある越谷太郎");
        var child = register.Entries[2];
        var more = Enumerable.Range(1, children).Select(n => child with { Person = new(100 + n), GivenName = $"子{n}の", BirthDate = RegisterDate.Of(new DateOnly(2027, 1, 1).AddDays(n)) });
        return register with { Entries = register.Entries.AddRange(more) };
    }

    private static List<string> Contents(byte[] pdf)
    {
        var file = Encoding.Latin1.GetString(pdf);
        var numbers = ContentReference().Matches(file).Select(m => m.Groups[1].Value);
        return [.. numbers.Select(n => file[file.IndexOf($"\n{n} 0 obj\n", StringComparison.Ordinal)..] is var rest
            ? rest[rest.IndexOf("stream\n", StringComparison.Ordinal)..rest.IndexOf("endstream", StringComparison.Ordinal)] : "")];
    }

    [GeneratedRegex("/Contents (\\d+) 0 R")]
    private static partial Regex ContentReference();
}
