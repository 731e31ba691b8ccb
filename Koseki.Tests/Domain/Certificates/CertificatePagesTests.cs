using Koseki.Domain.Certificates;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Certificates;

public sealed class CertificatePagesTests
{
    public static TheoryData<string> Registers => ["couple", "40 people", "30 matters", "95 people"];

    private static FamilyRegister Register(string name) => name switch
    {
        "40 people" => Specimens.People(38),
        "95 people" => Specimens.People(93),
        "30 matters" => Specimens.Matters(30),
        _ => Specimens.Couple,
    };

    [Theory]
    [MemberData(nameof(Registers))]
    public void Break_AnyRegister_KeepsEveryRowInOrder(string name)
    {
        var content = Specimens.Whole(Register(name));
        var pages = CertificatePages.Break(content);

        Assert.Equal(content.Rows.Where(r => r.Cells.Count > 0), pages.SelectMany(p => p.Rows).Where(r => r.Cells.Count > 0));
        Assert.Equal(Enumerable.Range(1, pages.Count), pages.Select(p => p.Number));
        Assert.All(pages, p => Assert.Equal(pages.Count, p.Of));
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public void Break_AnyRegister_LeavesALineForTheEndMarkAndNoHeadingAtTheFoot(string name)
    {
        var pages = CertificatePages.Break(Specimens.Whole(Register(name)));

        Assert.All(pages, p =>
        {
            Assert.InRange(p.Rows.Sum(r => r.Height), 1, CertificatePages.LinesPerPage - 1);
            Assert.NotEmpty(p.Rows[0].Cells);
            Assert.NotEmpty(p.Rows[^1].Cells);
            Assert.True(p.IsLast || !p.Rows[^1].KeepWithNext);
        });
    }
}
