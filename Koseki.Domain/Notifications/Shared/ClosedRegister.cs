using Koseki.Domain.Registers;

namespace Koseki.Domain.Notifications.Shared;

/// <summary>A removed register on a paper: nobody stands in it, so it is said where it went instead of looking for the name.</summary>
internal static class ClosedRegister
{
    /// <summary>Whether the box names a removed register; then it is reported.</summary>
    /// <param name="reader">Reads the paper.</param>
    /// <param name="box">The box of the register.</param>
    /// <param name="whose">Whose register is asked for, e.g. 分籍する人.</param>
    internal static bool IsNamed(DraftReader reader, FieldKey box, string whose)
    {
        if (!reader.IsVisible(box) || reader.Register(box) is not { State: RegisterState.Removed } gone)
        {
            return false;
        }

        reader.Unreadable(box, gone.MovedTo is { } place ? $"この戸籍は「{place}」へ転籍しています。" : $"この戸籍は{gone.State.Word()}です。", $"{whose}が今在籍している戸籍を選び直してください。");
        return true;
    }
}
