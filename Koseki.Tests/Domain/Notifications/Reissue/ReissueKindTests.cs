using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Reissue;

namespace Koseki.Tests.Domain.Notifications.Reissue;

public sealed class ReissueKindTests
{
    private static readonly ReissueKind Kind = new();

    /// <summary>Who is to blame for the line of the receipt book: somebody asked, or nobody did.</summary>
    [Theory]
    [InlineData("lost", "1205", "職権")]
    [InlineData("threatened", "1205", "職権")]
    [InlineData("falsehood", "1205", "申出")]
    [InlineData("letters", "1205", "申出")]
    [InlineData("relationship", "1205", "申出")]
    [InlineData("renewal", "1207", "職権")]
    public void SubjectAndDisposition_OfEveryGround(string ground, string subject, string disposition)
    {
        var draft = Draft.Empty.With(new("reissue.ground"), ground);

        Assert.Equal((subject, disposition), (Kind.SubjectOf(draft).Code, Kind.DispositionOf(draft, new Origin.Here())));
    }

    [Fact]
    public void PersonsOfEvent_OfARegister_AreTheRegister()
    {
        Assert.Equal(["R80"], Kind.PersonsOfEvent(Draft.Empty.With(new("register"), "R80")));
        Assert.Empty(Kind.PersonsOfEvent(Draft.Empty));
    }
}
