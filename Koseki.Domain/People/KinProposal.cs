using Koseki.Domain.Registers;

namespace Koseki.Domain.People;

/// <summary>Two persons and what they are said to be to each other.</summary>
/// <param name="Kind">What.</param>
/// <param name="One">The child, the adopted, or one of the two.</param>
/// <param name="Other">The parent, the adopter, or the other.</param>
public sealed record KinPair(KinLinkKind Kind, PersonId One, PersonId Other);

/// <summary>申し出: what one person of the office says of two persons; it holds once another one confirms it.</summary>
/// <param name="Number">Its running number.</param>
/// <param name="Pair">Of whom.</param>
/// <param name="Holds">Whether they are; false: they are not (別人).</param>
/// <param name="Reason">By what it was found.</param>
/// <param name="Account">Account of who says so.</param>
/// <param name="Name">Name of that person.</param>
public sealed record KinProposal(long Number, KinPair Pair, bool Holds, string Reason, string Account, string Name);

/// <summary>A step of the office about two persons as it is written.</summary>
/// <param name="Pair">Of whom.</param>
/// <param name="Holds">Whether they are.</param>
/// <param name="Reason">By what it was found.</param>
/// <param name="Confirms">The proposal that it confirms; null for a proposal.</param>
public sealed record KinStep(KinPair Pair, bool Holds, string Reason, long? Confirms);
