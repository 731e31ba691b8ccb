using System.Text;
using Koseki.Domain.Calendar;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.SupplementaryRegisters;
using static Koseki.Tests.Domain.SupplementaryRegisters.Supplementaries;

namespace Koseki.Tests.Domain.SupplementaryRegisters;

/// <summary>The document, its notation and what always holds of it.</summary>
public sealed class SupplementaryRegisterTests
{
    private static SupplementaryRegister Closed => A with
    {
        State = SupplementaryState.Removed, ClosedOn = RegisterDate.Parse("令和8年12月3日"), RevisedOn = RegisterDate.Parse("令和8年7月1日"),
        Persons = A.Persons.Select(p => p with { Removed = new(RegisterDate.Parse("令和8年12月3日"), "転籍", "さいたま市浦和区高砂一丁目1番地") }).ToValueList()
            .Add(A.Persons[1] with { Person = new(3), GivenName = "", Addresses = [], AwaitsTransfer = true, Removed = new(RegisterDate.Parse("令和8年12月3日"), "死亡", null), Entered = new(null, "改製") }),
    };

    [Fact]
    public void LinesParse_EverythingThatCanStandThere_IsTheSameText()
    {
        Assert.Equal(BaseA.Split('\n'), SupplementaryNotation.Lines(A));
        Assert.Equal(Closed, SupplementaryNotation.Parse(string.Join('\n', SupplementaryNotation.Lines(Closed))));
    }

    [Theory]
    [InlineData("附票　現在", "附票　いま", "2行目")]
    [InlineData("　＠人 P1", "　＠人 1", "7行目")]
    [InlineData("　【性別】男", "　【性別】おとこ", "12行目")]
    [InlineData("編製日　令和8年6月10日", "", "5行目")]
    [InlineData("筆頭者　越谷　太郎", "筆頭者　越谷太郎", "4行目")]
    [InlineData("　　＠区分 国外転出者", "　　＠区分 外国", "読めません")]
    public void Parse_LineThatDoesNotFit_SaysWhich(string line, string other, string where)
    {
        var problem = Assert.ThrowsAny<FormatException>(() => SupplementaryNotation.Parse(BaseA.Replace(line, other, StringComparison.Ordinal)));

        Assert.True(problem.Message.Contains(where, StringComparison.Ordinal) || problem.Message.Contains("どれかで書きます", StringComparison.Ordinal), problem.Message);
    }

    [Fact]
    public void WriteRead_Document_IsTheSameInOneForm()
    {
        foreach (var register in new[] { A, Closed })
        {
            var bytes = SupplementaryDocument.Write(register);
            Assert.Equal(register, SupplementaryDocument.Read(bytes));
            Assert.Equal(bytes, SupplementaryDocument.Write(SupplementaryDocument.Read(bytes)));
        }

        Assert.StartsWith("""{"schema":1,"register":{"id":"R1附1","state":"Current","domicile":"埼玉県越谷市東越谷一丁目5番地","headFamilyName":"越谷","headGivenName":"太郎","compiledOn":"令和8年6月10日","revisedOn":null,"closedOn":null,"persons":[{"person":"P1","familyName":"越谷",""",
            Encoding.UTF8.GetString(SupplementaryDocument.Write(A)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2")]
    [InlineData("\"R1附1\"", "\"R1\"")]
    [InlineData("\"Current\"", "\"Now\"")]
    [InlineData("\"persons\":[", "\"persons\":[null,")]
    public void Read_UnknownOrDamaged_SaysSo(string part, string other) => Assert.Throws<RegisterDocumentException>(
        () => SupplementaryDocument.Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(SupplementaryDocument.Write(A)).Replace(part, other, StringComparison.Ordinal))));

    [Fact]
    public void Violations_SoundOnes_None()
    {
        Assert.Empty(SupplementaryInvariants.Violations(A));
        Assert.Empty(SupplementaryInvariants.Violations(Closed));
        Assert.Empty(SupplementaryInvariants.Differences(Register, A with { Persons = A.Persons.Select(p => p).ToValueList() }));
    }

    [Fact]
    public void Violations_Broken_AreNamed()
    {
        var first = A.Persons[0];
        SupplementaryRegister With(SupplementaryEntry entry) => A with { Persons = A.Persons.SetItem(0, entry) };
        Assert.Contains("11桁", Assert.Single(SupplementaryInvariants.Violations(With(first with { ResidentCode = "1234567890" }))), StringComparison.Ordinal);
        Assert.Contains("住所の行がありません", Assert.Single(SupplementaryInvariants.Violations(With(first with { Addresses = [] }))), StringComparison.Ordinal);
        Assert.Contains("通知待ち", Assert.Single(SupplementaryInvariants.Violations(With(first with { AwaitsTransfer = true }))), StringComparison.Ordinal);
        Assert.Contains("住定日", Assert.Single(SupplementaryInvariants.Violations(With(first with { Addresses = [first.Addresses[0] with { SettledOn = null }] }))), StringComparison.Ordinal);
        Assert.Contains("二重", Assert.Single(SupplementaryInvariants.Violations(A with { Persons = A.Persons.Add(first) })), StringComparison.Ordinal);
        Assert.Contains("除票になっていません", Assert.Single(SupplementaryInvariants.Violations(Closed with { State = SupplementaryState.Current, ClosedOn = null })), StringComparison.Ordinal);
        Assert.Contains("消除日", Assert.Single(SupplementaryInvariants.Violations(Closed with { ClosedOn = null })), StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_RegisterSaysOtherwise_AreNamed()
    {
        Assert.Contains("在籍する者", Assert.Single(SupplementaryInvariants.Differences(Register with { Entries = [Register.Entries[0]] }, A)), StringComparison.Ordinal);
        Assert.Contains("戸籍の表示", Assert.Single(SupplementaryInvariants.Differences(Register with { Domicile = new("埼玉県越谷市大沢三丁目1番地") }, A)), StringComparison.Ordinal);
        Assert.Contains("花子", Assert.Single(SupplementaryInvariants.Differences(Register with { Entries = Register.Entries.SetItem(1, Register.Entries[1] with { Sex = Sex.Male }) }, A)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R12附1", 12, 1)]
    [InlineData("R1附20", 1, 20)]
    public void Parse_Id_ReadsWhatItWrites(string text, long register, int volume)
    {
        Assert.Equal(new SupplementaryId(new(register), volume), SupplementaryId.Parse(text));
        Assert.Equal(text, SupplementaryId.Parse(text).ToString());
    }

    [Theory]
    [InlineData("R12")]
    [InlineData("R12附0")]
    [InlineData("12附1")]
    [InlineData("R12附1附1")]
    public void Parse_IdThatIsNone_Throws(string text) => Assert.Throws<FormatException>(() => SupplementaryId.Parse(text));
}
