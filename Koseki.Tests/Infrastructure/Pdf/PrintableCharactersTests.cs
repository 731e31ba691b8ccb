using System.Text;
using Koseki.Domain.Certificates;
using Koseki.Domain.Characters;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Notation;
using Koseki.Infrastructure.Pdf;
using Koseki.Infrastructure.Pdf.Fonts;

namespace Koseki.Tests.Infrastructure.Pdf;

/// <summary>Fault I5: the gate calls a character printable exactly when the certificate prints it, for all of Unicode in use.</summary>
public sealed class PrintableCharactersTests
{
    private const int Together = 300;
    private static readonly CertificateIssue Issue = new("20261124-01-0000001", new DateOnly(2026, 11, 24), "埼玉県越谷市長", "見本　花子") { Seal = Koseki.Eng.Town.Output.SpecimenSeal.Make() };
    private static readonly FontSet Set = new(Fonts.IpaMj);
    private static readonly FontPaper Paper = new(Set);
    private static readonly CertificateRenderer Renderer = new(Set);
    private static readonly FamilyRegister Register = RegisterNotation.Parse(string.Join('\n',
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Domain", "Notifications", "Birth", "given", "越谷太郎.txt")).Where(l => !l.StartsWith('#'))));

    // Of what is printable every code point; of what is refused (each costs a paper of its own) every so many.
    public static TheoryData<int, int, int> Planes => new()
    {
        { 0x0000, 0xFFFF, 101 }, { 0x10000, 0x1FFFF, 1009 }, { 0x20000, 0x3FFFF, 499 }, { 0xE0000, 0xE01FF, 7 }, { 0xF0000, 0x10FFFF, 4099 },
    };

    [Theory]
    [MemberData(nameof(Planes))]
    public void IsPrintable_EveryCodePoint_IsWhatTheCertificatePrints(int first, int last, int everyRefused)
    {
        var texts = Enumerable.Range(first, last - first + 1)
            .Select(c => new RegisterCharacter(c, 0)).ToLookup(Paper.IsPrintable, c => c.ToString());

        foreach (var chunk in texts[true].Chunk(Together))
        {
            Assert.True(Prints(string.Concat(chunk)), $"一つは印字できません: {string.Concat(chunk)}");
        }

        var printed = texts[false].Where((_, i) => i % everyRefused == 0).Where(Prints).Select(t => RegisterText.Split(t).First().CodePoints);
        Assert.Empty(printed);
    }

    [Fact]
    public void IsPrintable_EverySequence_IsWhatTheCertificatePrints()
    {
        var known = Fonts.IpaMj.Sequences.Keys.Where(Paper.IsPrintable).Select(c => c.ToString()).ToList();
        Assert.True(known.Count > 11_000);
        Assert.All(known.Chunk(Together), chunk => Assert.True(Prints(string.Concat(chunk))));

        var unknown = new[] { "葛", "辻", "邉", "邊", "神" }.SelectMany(b => Enumerable.Range(0xE0100, 0xF0).Select(s => new RegisterCharacter(b[0], s))).ToList();
        Assert.All(unknown, c => Assert.Equal(Paper.IsPrintable(c), Prints(c.ToString())));
    }

    private static bool Prints(string text)
    {
        var head = Register.Entries[0] with { GivenName = text };
        var content = CertificateBuilder.Build(Register with { Entries = Register.Entries.SetItem(0, head) }, CertificateKind.Whole, [], Issue.IssuedOn);
        try
        {
            return Renderer.Preview(content, Issue).Count > 0;
        }
        catch (UnknownCharacterException)
        {
            return false;
        }
    }
}
