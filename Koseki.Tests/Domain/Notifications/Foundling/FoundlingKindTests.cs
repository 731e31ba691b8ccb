using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Foundling;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Foundling;

public sealed class FoundlingKindTests
{
    private static readonly FoundlingKind Kind = new();

    /// <summary>戸籍法施行規則20条・21条: the name the mayor gives, and the 本籍 of the register that is made. Who stands in none can be received.</summary>
    [Fact]
    public void PersonsAtReceipt_AsTyped_IsTheChild()
    {
        var draft = Draft.Empty.With(new("new.domicile"), "埼玉県越谷市越ヶ谷四丁目2番地").With(new("new.familyName"), "越谷").With(new("person.givenName"), "光").With(new("person.birthDate"), "推定R8.9.1");

        Assert.Equal([new ReceiptPerson("棄児", "越谷　光", "推定令和8年9月1日")], Kind.PersonsAtReceipt(draft, RegisterSet.Empty));
        Assert.Equal("越谷光", Kind.Subject(draft, RegisterSet.Empty));
        Assert.Equal(["埼玉県越谷市越ヶ谷四丁目2番地"], Kind.Domiciles(draft, RegisterSet.Empty));
        Assert.Null(Kind.WhyNotReceivable(draft));
        Assert.Equal((1, 1), Kind.NumbersNeededBy(draft));
    }
}
