using Koseki.Domain.Notifications;

namespace Koseki.Tests.Domain.Notifications;

/// <summary>Fault Q6: lengths are limited by characters and said in words.</summary>
public sealed class FieldLimitsTests
{
    // One character of four UTF-16 units: beyond the first plane, with a selector.
    private const string Longest = "\U00020BB7\U000E0101";

    [Fact]
    public void WhyNot_CountsCharactersNotUnits()
    {
        var text = string.Concat(Enumerable.Repeat(Longest, FieldLimits.Line));

        Assert.Equal(400, text.Length);
        Assert.Null(FieldLimits.WhyNot("氏", text, FieldLimits.Line));
        Assert.Equal("「氏」は100字までです(今は101字)。短くしてください。", FieldLimits.WhyNot("氏", text + "字", FieldLimits.Line));
        Assert.Null(FieldLimits.WhyNot("氏", null, FieldLimits.Line));
    }

    [Fact]
    public void WhyNot_EveryBoxOfEveryKind_IsLimited()
    {
        foreach (var kind in NotificationCatalogue.Kinds)
        {
            foreach (var field in kind.Form.Fields)
            {
                var most = FieldLimits.Of(field.Kind);
                Assert.Null(FieldLimits.Refuse(kind.Form, Draft.Empty.With(field.Key, new('字', most))));
                Assert.StartsWith($"「{field.Label}」は", FieldLimits.Refuse(kind.Form, Draft.Empty.With(field.Key, new('字', most + 1)))?.Words, StringComparison.Ordinal);
            }
        }
    }
}
