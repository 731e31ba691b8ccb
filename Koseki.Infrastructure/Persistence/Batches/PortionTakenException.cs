namespace Koseki.Infrastructure.Persistence.Batches;

/// <summary>Another node, or a person, was first with what a portion is about: nothing of it stands, and the next look begins anew.</summary>
internal sealed class PortionTakenException : Exception;
