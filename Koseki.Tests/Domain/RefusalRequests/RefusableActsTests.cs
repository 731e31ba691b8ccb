using Koseki.Domain.Notifications;
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
}
