namespace Koseki.Domain.People;

/// <summary>What two persons are said to be to each other.</summary>
public enum KinLinkKind
{
    /// <summary>実親子: the child first.</summary>
    Parent,

    /// <summary>養親子: the adopted first.</summary>
    Adoption,

    /// <summary>夫婦.</summary>
    Marriage,
}

/// <summary>The words for what two persons are to each other.</summary>
public static class KinLinkKinds
{
    /// <summary>実親子, 養親子 or 夫婦.</summary>
    public static string Word(this KinLinkKind kind) => kind switch
    {
        KinLinkKind.Parent => "実親子",
        KinLinkKind.Adoption => "養親子",
        KinLinkKind.Marriage => "夫婦",
    };
}
