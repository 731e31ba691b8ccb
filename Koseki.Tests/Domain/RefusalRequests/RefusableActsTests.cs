using Koseki.Domain.Notifications;
using Koseki.Domain.Notifications.Adoption;
using Koseki.Domain.RefusalRequests;

namespace Koseki.Tests.Domain.RefusalRequests;

/// <summary>The table of the acts: a kind that is joined by its row says of its form how it is stopped, and no other kind does.</summary>
public sealed class RefusableActsTests
{
    [Fact]
    public void Table_EveryAct_HasOneRow() => Assert.Equal(Enum.GetValues<RefusableAct>(), RefusableActs.Table.Select(r => r.Act));

    [Fact]
    public void Kinds_OfTheTable_SayHowTheyAreStopped_AndNoOther() => Assert.Equal(
        NotificationCatalogue.Kinds.Where(k => RefusableActs.Of(k.Code) is not null).Select(k => k.Code).Order(StringComparer.Ordinal),
        NotificationCatalogue.Kinds.Where(k => k.Stops is not null).Select(k => k.Code).Order(StringComparer.Ordinal));

    /// <summary>A kind whose form has a box 不受理申出の照会 stands in the table: nobody forgets the row.</summary>
    [Fact]
    public void Kinds_WithTheBox_StandInTheTable() =>
        Assert.All(NotificationCatalogue.Kinds, k => Assert.Equal(k.Form.Fields.FirstOrDefault(f => f.Label == "不受理申出の照会")?.Key, k.Stops?.Check));

    [Fact]
    public void Parties_Boxes_StandOnTheForm() => Assert.All(NotificationCatalogue.Kinds.Where(k => k.Stops is not null), k => Assert.All(k.Stops!.Parties, p =>
        Assert.All(new[] { p.Register.Where, p.Register.Register, p.FamilyName, p.GivenName, p.BornOn, p.Nationality }.OfType<FieldKey>(), key => Assert.Contains(k.Form.Fields, f => f.Key == key))));

    /// <summary>For a child under 15 everybody who acts for it has to have come and been identified (民法797条1項, 811条2項).</summary>
    [Theory]
    [InlineData("", "", "", "", false)]
    [InlineData("甲", "1", "", "", true)]
    [InlineData("甲", "", "", "", false)]
    [InlineData("甲", "1", "乙", "1", true)]
    [InlineData("甲", "1", "乙", "", false)]
    public void Representatives_OfAChild_HaveAllToBeIdentified(string one, string oneCame, string other, string otherCame, bool expected)
    {
        RepresentativeFields[] boxes = [new(1, static _ => true), new(2, static _ => true)];
        var draft = Draft.Empty.With(boxes[0].Name, one).With(boxes[0].Identified, oneCame).With(boxes[1].Name, other).With(boxes[1].Identified, otherCame);

        Assert.Equal(expected, RepresentativeFields.AreIdentified(boxes, draft));
    }
}
