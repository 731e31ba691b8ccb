using Koseki.Domain.Calendar;
using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.MarriageAnnulment;
using Koseki.Domain.Registers;

namespace Koseki.Tests.Domain.Notifications.MarriageAnnulment;

public sealed class MarriageAnnulmentKindTests
{
    private static readonly MarriageAnnulmentKind Kind = new();

    private static Draft Of(params (string Key, string Value)[] boxes) => boxes.Aggregate(Draft.Empty, (d, b) => d.With(new(b.Key), b.Value));

    private static Draft Couple() => Of(("husband.familyName", "越谷"), ("husband.givenName", "太郎"), ("husband.birthDate", "H10.4.2"), ("wife.familyName", "越谷"), ("wife.givenName", "花子"), ("court.date", "R8.11.13"));

    [Fact]
    public void Persons_AtReceipt_AreBothAndTheChildrenWithTheirHolder()
    {
        Assert.Equal("越谷太郎・越谷花子", Kind.Subject(Couple(), RegisterSet.Empty));
        var persons = Kind.PersonsAtReceipt(Couple().With(new("children.1.fullName"), "越谷美空").With(new("children.1.custody"), "mother"), RegisterSet.Empty);
        Assert.Equal([("夫", "越谷太郎"), ("妻", "越谷花子"), ("未成年の子", "越谷美空")], persons.Select(p => (p.Role, p.Name)));
        Assert.Equal("親権者　母(妻)", persons[2].Note);
    }

    /// <summary>戸籍法75条・63条: ten days for whoever went to court; a prosecutor asks without delay.</summary>
    [Fact]
    public void LastDay_OfAProsecutorsRequest_IsNone()
    {
        Assert.Equal(new DateOnly(2026, 11, 24), Kind.LastDay(Couple().With(new("annulment.plaintiff"), "wife"), ClosingDays.National));
        Assert.Null(Kind.LastDay(Couple().With(new("annulment.plaintiff"), "prosecutor"), ClosingDays.National));
    }

    /// <summary>The paper by which the name is kept begins with what this one says, and as one of 75条の2.</summary>
    [Fact]
    public void Companions_OfOneWhoKeepsTheName_IsThePaperOf75no2()
    {
        var draft = Couple().With(new("husband.citizenship"), "japanese").With(new("wife.citizenship"), "japanese").With(new("return.who"), "wife");
        Assert.Empty(Kind.Companions(draft.With(new("return.way"), "former"), RegisterSet.Empty));
        var offer = Assert.Single(Kind.Companions(draft.With(new("return.way"), "keeps"), RegisterSet.Empty));
        Assert.Equal(("0404", "75条の2を同時に"), (offer.KindCode, offer.Label));
        Assert.Equal(["annulment", "with", "R8.11.13", "花子", "越谷"], new[] { "kept.ground", "kept.timing", "kept.divorcedOn", "person.givenName", "kept.familyName" }.Select(k => offer.Draft[new(k)]));
    }
}
