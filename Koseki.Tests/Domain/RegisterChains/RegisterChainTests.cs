using Koseki.Domain.Registers;
using Koseki.Domain.RegisterChains;
using static Koseki.Tests.Domain.RegisterChains.ChainRegisters;

namespace Koseki.Tests.Domain.RegisterChains;

/// <summary>戸籍の連なり: order, gaps and whom to ask, by the person's number.</summary>
public sealed class RegisterChainTests
{
    private const string Own = "埼玉県越谷市東越谷一丁目5番地", Fathers = "埼玉県越谷市越ヶ谷四丁目2番地", Urawa = "さいたま市浦和区常盤六丁目4番";

    private static FamilyRegister Parents => Register(1, Fathers, "越谷　一郎").With(Entry("昭和50年1月10日", "出生").Left("平成12年5月1日", "婚姻", Own));

    private static FamilyRegister Couple => Register(2, Own, "越谷　太郎").With(Entry("平成12年5月1日", "婚姻").Came("婚姻", $"{Fathers}　越谷一郎"));

    [Fact]
    public void Of_BirthMarriageDeath_IsWholeAndInOrder()
    {
        var chain = Chain(Couple with { State = RegisterState.Removed, Entries = [Couple.Entries[0].Left("令和8年1月3日", "死亡", null)] }, Parents);

        Assert.Equal(["R1", "R2"], Links(chain));
        Assert.True(chain.IsDead);
        Assert.Equal(["R1", "R2"], chain.Papers.Select(p => p.Number));
        Assert.Equal($"平成12年5月1日 婚姻により入籍(従前 {Fathers}　越谷一郎)、令和8年1月3日 死亡により除籍。この戸籍の1人目に、人の番号 P1 で記録されている。", chain.Stays.Last().Why);
    }

    /// <summary>縁組 into the adopters' register and 離縁 into a new one: three registers.</summary>
    [Fact]
    public void Of_AdoptionAndItsDissolution_GoesThroughTheAdopters()
    {
        const string adopters = "埼玉県越谷市大沢三丁目1番地";
        var chain = Chain(
            Register(3, "埼玉県越谷市千間台西一丁目1番地", "越谷　太郎").With(Entry("平成20年4月1日", "養子離縁").Came("養子離縁", $"{adopters}　大沢茂")),
            Register(2, adopters, "大沢　茂").With(Entry("平成5年2月1日", "養子縁組").Came("養子縁組", $"{Fathers}　越谷一郎").Left("平成20年4月1日", "養子離縁", "埼玉県越谷市千間台西一丁目1番地")),
            Register(1, Fathers, "越谷　一郎").With(Entry("昭和50年1月10日", "出生").Left("平成5年2月1日", "養子縁組", $"{adopters}　大沢茂")));

        Assert.Equal(["R1", "R2", "R3"], Links(chain));
        Assert.False(chain.IsDead);
    }

    /// <summary>離婚 with return: the first register twice in the chain, one paper of it.</summary>
    [Fact]
    public void Of_DivorceWithReturn_HasTheFirstRegisterTwiceAndOnePaperOfIt()
    {
        var chain = Chain(
            Parents.With(Entry("平成15年6月1日", "離婚").Came("離婚", $"{Own}　越谷太郎")),
            Couple with { Entries = [Couple.Entries[0].Left("平成15年6月1日", "離婚", $"{Fathers}　越谷一郎")] });

        Assert.Equal(["R1", "R2", "R1"], Links(chain));
        Assert.Equal(["R1", "R2"], chain.Papers.Select(p => p.Number));
        Assert.Empty(chain.Overlaps);
    }

    /// <summary>管外転籍 away and a marriage back: both ends of the gap, with the municipality that has them and from when to when.</summary>
    [Fact]
    public void Of_TransferElsewhereAndBack_NamesTheGap()
    {
        var left = Register(1, Fathers, "越谷　一郎", RegisterState.Removed).With("転籍", ("転籍日", "平成2年3月1日"), ("新本籍", Urawa)).With(Entry("昭和50年1月10日", "出生"));
        var chain = Chain(left, Register(2, Own, "越谷　太郎").With(Entry("平成12年5月1日", "婚姻").Came("婚姻", "千葉県柏市柏一丁目1番地　越谷一郎")));

        Assert.Equal(["R1", "Between:さいたま市浦和区/千葉県柏市", "R2"], Links(chain));
        var gap = Assert.Single(chain.Gaps);
        Assert.Equal(("平成2年3月1日", "平成12年5月1日", $"{Urawa}　越谷一郎"), (gap.From!.Text, gap.To!.Text, gap.Places[0].Designation));
    }

    /// <summary>The register itself moved away and nobody came back: what is after it is asked there. One that moved here has what was before elsewhere.</summary>
    [Fact]
    public void Of_TransferOutAlone_EndsWithAGap_AndOneInBeginsWithOne()
    {
        var left = Register(1, Fathers, "越谷　一郎", RegisterState.Removed).With("転籍", ("転籍日", "平成2年3月1日"), ("新本籍", Urawa)).With(Entry("昭和50年1月10日", "出生"));
        var came = Register(2, Own, "越谷　一郎").With("転籍", ("転籍日", "平成12年5月1日"), ("従前本籍", Urawa)).With(Entry("平成12年5月1日", "転籍"));

        Assert.Equal(["R1", "After:さいたま市浦和区"], Links(Chain(left)));
        Assert.Equal(["Before:さいたま市浦和区", "R2"], Links(Chain(came)));
        Assert.Equal(["R1", "Between:さいたま市浦和区", "R2"], Links(Chain(came, left)));
    }

    private static FamilyRegister Renewed(long id, RegisterState state, string from, string? to) =>
        to is null ? Register(id, Fathers, "越谷　一郎", state).With(Entry(from, "改製")) : Register(id, Fathers, "越谷　一郎", state).With("戸籍消除", ("消除日", to)).With(Entry(from, id == 1 ? "出生" : "改製"));

    [Fact]
    public void Of_RenewedTwice_HasAllThree_AndMissesAFormThatIsNotThere()
    {
        var (first, second, third) = (Renewed(1, RegisterState.Superseded, "昭和50年1月10日", "平成16年11月6日"), Renewed(2, RegisterState.Superseded, "平成16年11月6日", "令和3年2月1日"), Renewed(3, RegisterState.Current, "令和3年2月1日", null));

        Assert.Equal(["R1", "R2", "R3"], Links(Chain(third, first, second)));
        Assert.Equal(["R1", "FormerForm:当市(除籍・画像戸籍をさがす)", "R3"], Links(Chain(third, first)));
        Assert.Equal(["FormerForm:当市(除籍・画像戸籍をさがす)", "R2", "R3"], Links(Chain(third, second)));
        Assert.Equal(["R2", "After:当市(除籍・画像戸籍をさがす)"], Links(Chain(second))[1..]);
    }

    /// <summary>再製原戸籍 is certified to nobody: the register made in its place stands for it.</summary>
    [Fact]
    public void Of_Reissued_LeavesOutTheOneMadeAgain() =>
        Assert.Equal(["R9", "R2"], Links(Chain(Parents with { State = RegisterState.Replaced }, Parents with { Id = new(9) }, Couple)));

    /// <summary>筆頭者 who had died before the register was made again in a newer form: the name stands there, the person never did.</summary>
    [Fact]
    public void Of_AHeadWhoDiedBeforeTheRenewal_IsNoPartOfIt()
    {
        var former = Register(1, Fathers, "越谷　太郎", RegisterState.Superseded).With("戸籍消除", ("消除日", "平成16年11月6日")).With(Entry("昭和50年1月10日", "出生").Left("平成10年2月2日", "死亡", null));
        var chain = Chain(former, Register(2, Fathers, "越谷　太郎").With(Entry("平成16年11月6日", "改製").Left("平成10年2月2日", "死亡", null)));

        Assert.Equal(["R1"], Links(chain));
        Assert.Equal(new RegisterId(2), Assert.Single(chain.NameOnly).Id);
        Assert.True(chain.IsDead);
    }

    /// <summary>An imaged register is in the chain by the number of the person, and closes the gap before the newer form.</summary>
    [Fact]
    public void Of_AnImageThatWasRead_ClosesTheGap()
    {
        var image = Image(5, Fathers, "越谷　一郎", RegisterState.Superseded, "平成16年11月6日");
        var read = new ReadStay(image.Id, Taro) { Begin = StayBegin.Birth, From = "昭和50年1月10日", End = StayEnd.Renewed }.In(image, "読んだ");
        var now = Renewed(3, RegisterState.Current, "平成16年11月6日", null);

        Assert.Equal(["FormerForm:当市(除籍・画像戸籍をさがす)", "R3"], Links(Chain(now)));
        Assert.Equal(["画5", "R3"], Links(Chain([read], now)));
        // A register that got its newer form on another day is not the one before.
        Assert.Equal(["画5", "FormerForm:当市(除籍・画像戸籍をさがす)", "R3"], Links(Chain([read with { To = RegisterDate("昭和40年3月1日"), From = null }], now)));
    }

    /// <summary>Left by marriage from the newer form of a register of which only the older is read: the newer one is missing, though both bear one 表示.</summary>
    [Fact]
    public void Of_AFormRenewedAndThenLeft_MissesTheNewerForm()
    {
        var image = Image(5, Fathers, "越谷　一郎", RegisterState.Superseded, "平成16年11月6日");
        var read = new ReadStay(image.Id, Taro) { Begin = StayBegin.Birth, From = "昭和50年1月10日", End = StayEnd.Renewed }.In(image, "読んだ");

        var links = Links(Chain([read], Couple));

        Assert.Equal(("画5", 3, "R2"), (links[0], links.Length, links[^1]));
        Assert.Contains(":当市", links[1], StringComparison.Ordinal);
    }

    /// <summary>Of the same 氏名 and 生年月日, with another number: another person.</summary>
    [Fact]
    public void Of_SomebodyOfTheSameNameAndBirthDate_IsNotMixedIn()
    {
        var other = Register(7, "埼玉県越谷市大沢三丁目9番地", "越谷　太郎").With(Entry("昭和50年1月10日", "出生", new(99)));

        Assert.Equal(["R1", "R2"], Links(Chain(Parents, Couple, other)));
        Assert.Equal(["R1", "R2"], Links(Chain(Parents.With(Entry("昭和51年1月1日", "出生", new(99))), Couple)));
    }

    /// <summary>In and out of two registers on one day, and somebody who stands twice.</summary>
    [Fact]
    public void Of_OneDayThrough_IsInTheOrderOfTheRecords_AndDoublesAreSaid()
    {
        const string middle = "埼玉県越谷市大沢三丁目1番地";
        var through = Register(9, middle, "大沢　茂").With(Entry("平成12年5月1日", "養子縁組").Came("養子縁組", $"{Fathers}　越谷一郎").Left("平成12年5月1日", "婚姻", Own));
        var own = Couple with { Id = new(2), Entries = [Entry("平成12年5月1日", "婚姻").Came("婚姻", $"{middle}　大沢茂").Left("平成12年5月1日", "死亡", null)] };

        Assert.Equal(["R1", "R9", "R2"], Links(Chain(own, through, Parents)));
        Assert.Single(Chain(Parents with { Entries = [Entry("昭和50年1月10日", "出生")] }, Couple).Overlaps);
    }

    private static Koseki.Domain.Calendar.RegisterDate RegisterDate(string text) => Koseki.Domain.Calendar.RegisterDate.Parse(text);
}
