using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Adoption;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Adoption;

public sealed class AdoptionKindTests
{
    private static readonly AdoptionKind Kind = new();

    private static Draft Of(string side, string diedOn = "", string where = "この市の戸籍") => Draft.Of(new Dictionary<string, string>
    {
        ["adopters.side"] = side,
        ["adopted.where"] = where,
        ["adopted.familyName"] = "井上",
        ["adopted.givenName"] = "光",
        ["adopted.birthDate"] = "H12.3.3",
        ["father.familyName"] = "佐々木",
        ["father.givenName"] = "学",
        ["father.birthDate"] = "S55.1.1",
        ["mother.familyName"] = "佐々木",
        ["mother.givenName"] = "梢",
        ["mother.birthDate"] = "S56.1.1",
        ["notifier.diedOn"] = diedOn,
    });

    /// <summary>戸籍法施行規則20条: whose paper it is; only those who adopt are named.</summary>
    [Theory]
    [InlineData("couple", "養子 養父 養母")]
    [InlineData("father", "養子 養父")]
    [InlineData("mother", "養子 養母")]
    public void PersonsAtReceipt_ByTheSide_AreTheAdoptedAndWhoAdopts(string side, string roles)
    {
        var persons = Kind.PersonsAtReceipt(Of(side), RegisterSet.Empty);

        Assert.Equal(roles, string.Join(' ', persons.Select(p => p.Role)));
        Assert.Equal(new ReceiptPerson("養子", "井上光", "平成12年3月3日"), persons[0]);
        Assert.Equal("井上光", Kind.Subject(Of(side), RegisterSet.Empty));
        Assert.Equal("井上，光", Kind.Subject(Of(side, where: "外国人"), RegisterSet.Empty));
    }

    /// <summary>Both of a couple who are adopted together are named.</summary>
    [Fact]
    public void PersonsAtReceipt_OfACouple_NameBoth()
    {
        var draft = Of("father").With(new("adopted.standing"), "head").With(new("adopted.spousesPart"), "together").With(new("partner.givenName"), "葵").With(new("partner.birthDate"), "H9.2.2");

        Assert.Equal(["井上光", "井上葵", "佐々木学"], Kind.PersonsAtReceipt(draft, RegisterSet.Empty).Select(p => p.Name));
    }

    /// <summary>戸籍法47条: the day of the death is that of the adoption, not the day of receipt.</summary>
    [Theory]
    [InlineData("", "縁組の日")]
    [InlineData("R8.10.6", "")]
    public void MeaningOfReceiptDay_ByTheDeathOfAParty_IsSaidOrNot(string diedOn, string meaning) => Assert.Equal(meaning, Kind.MeaningOfReceiptDay(Of("couple", diedOn)));
}
