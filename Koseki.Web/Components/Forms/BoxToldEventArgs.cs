using Microsoft.AspNetCore.Components;

namespace Koseki.Web.Components.Forms;

/// <summary>What the browser says stands in a box (<c>js/boxes.js</c>).</summary>
public sealed class BoxToldEventArgs : EventArgs
{
    /// <summary>The whole text; <c>1</c> or empty of a check box.</summary>
    public string Text { get; set; } = "";

    /// <summary>1, 2, 3 … within the box: the browser takes only the answer to its last telling for an answer.</summary>
    public int Number { get; set; }
}

/// <summary>Makes the event known to components.</summary>
[EventHandler("onboxtold", typeof(BoxToldEventArgs), enableStopPropagation: false, enablePreventDefault: false)]
public static class EventHandlers
{
}
