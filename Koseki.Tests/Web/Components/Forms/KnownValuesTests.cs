using Koseki.Domain.Notifications;
using Koseki.Domain.Registers;
using Koseki.Web.Components.Forms;

namespace Koseki.Tests.Web.Components.Forms;

public sealed class KnownValuesTests
{
    private static readonly FieldKey Register = new("register");
    private static readonly FieldKey Mother = new("mother");

    private static readonly Form Form = new("届", [new("", "", [
        new(Register, "戸籍", FieldKind.Register),
        new(Mother, "母", FieldKind.Name) { Known = (d, _) => d[Register] == "R1" ? "花子" : d[Register] == "R2" ? "梅子" : null },
    ])]);

    private static Draft Fill(Draft before, Draft after) =>
        KnownValues.Fill(Form, (before, RegisterSet.Empty), after, RegisterSet.Empty);

    [Fact]
    public void Fill_RegisterChosen_FillsTheEmptyBox() =>
        Assert.Equal("花子", Fill(Draft.Empty, Draft.Empty.With(Register, "R1"))[Mother]);

    [Fact]
    public void Fill_BoxTypedByHand_IsLeftAlone() =>
        Assert.Equal("桜子", Fill(Draft.Empty.With(Mother, "桜子"), Draft.Empty.With(Mother, "桜子").With(Register, "R1"))[Mother]);

    [Fact]
    public void Fill_BoxEmptiedOnPurpose_StaysEmpty()
    {
        var filled = Draft.Empty.With(Register, "R1").With(Mother, "花子");
        Assert.Equal("", Fill(filled, filled.With(Mother, ""))[Mother]);
    }

    [Fact]
    public void Fill_AnotherRegisterChosen_ReplacesWhatTheFirstOneFilled()
    {
        var filled = Draft.Empty.With(Register, "R1").With(Mother, "花子");
        Assert.Equal("梅子", Fill(filled, filled.With(Register, "R2"))[Mother]);
    }

    [Fact]
    public void IsKnown_OnlyExactlyWhatTheRegisterSays()
    {
        var field = Form[Mother];
        Assert.True(KnownValues.IsKnown(field, Draft.Empty.With(Register, "R1").With(Mother, "花子"), RegisterSet.Empty));
        Assert.False(KnownValues.IsKnown(field, Draft.Empty.With(Register, "R1").With(Mother, "花\U000E0100子"), RegisterSet.Empty));
    }
}
