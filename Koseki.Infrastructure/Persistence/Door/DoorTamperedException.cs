using Koseki.Domain.Registers;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>The record of a register does not pass its check: nothing of it is issued.</summary>
public sealed class DoorTamperedException(RegisterId register, Exception inner) : Exception($"戸籍 {register} の記録が検査に通りません。", inner)
{
    /// <summary>The register.</summary>
    public RegisterId Register { get; } = register;
}
