using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.AgeRemoval;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.AgeRemoval;

public sealed class AgeRemovalKindTests
{
    private static readonly AgeRemovalKind Kind = new();
    private static readonly Draft Paper = Draft.Empty.With(new("register"), "R700").With(new("person.givenName"), "清").With(new("person.birthDate"), "T10.1.2");

    /// <summary>Nobody notifies: it stands in the book as 職権, whoever looks.</summary>
    [Fact]
    public void DispositionOf_AnyPaper_IsExOfficio() => Assert.Equal("職権", Kind.DispositionOf(Paper, new Origin.Here()));

    /// <summary>The same name in another register is another event.</summary>
    [Fact]
    public void PersonsOfEvent_TheGivenNameAlone_IsToldByTheRegister()
    {
        Assert.Equal(["R700/清"], Kind.PersonsOfEvent(Paper));
        Assert.Equal([], Kind.PersonsOfEvent(Draft.Empty));
    }

    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday() =>
        Assert.Equal([new ReceiptPerson("消除される人", "清", "大正10年1月2日")], Kind.PersonsAtReceipt(Paper, RegisterSet.Empty));
}
