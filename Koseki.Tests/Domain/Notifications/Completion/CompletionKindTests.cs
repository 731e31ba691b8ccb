using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Completion;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.Completion;

public sealed class CompletionKindTests
{
    private static readonly CompletionKind Kind = new();
    private static readonly Draft Paper = Draft.Empty.With(new("completion.content"), "unrecorded").With(new("person.name"), "越谷太郎").With(new("original.receipt"), "令8-200").With(new("person.birthDate"), "H10.4.2");

    /// <summary>A second completion of the same paper is noticed by the paper's number.</summary>
    [Fact]
    public void PersonsOfEvent_AreThePaperThatIsCompleted()
    {
        Assert.Equal(["令8-200"], Kind.PersonsOfEvent(Paper));
        Assert.Empty(Kind.PersonsOfEvent(Draft.Empty));
    }

    [Fact]
    public void PersonsAtReceipt_AsTyped_IsThePersonWithTheBirthday() =>
        Assert.Equal([new ReceiptPerson("事件本人", "越谷太郎", "平成10年4月2日")], Kind.PersonsAtReceipt(Paper, RegisterSet.Empty));

    [Fact]
    public void Subject_OfAChildElsewhere_IsItsFamilyNameAndTheNewName() =>
        Assert.Equal("春日部美空", Kind.Subject(Draft.Empty.With(new("completion.content"), "name").With(new("person.where"), "他の市区町村の戸籍").With(new("person.familyName"), "春日部").With(new("child.givenName"), "美空"), RegisterSet.Empty));
}
