using Koseki.Domain.Registers;

namespace Koseki.Infrastructure.Persistence.Door;

/// <summary>The record of a register does not pass its check: nothing of it is issued.</summary>
public sealed class DoorTamperedException(RegisterId register, Exception inner) : Exception($"戸籍 {register} の記録が検査に通りません。", inner)
{
    /// <summary>The register.</summary>
    public RegisterId Register { get; } = register;
}

/// <summary>The link of a 宛名番号 is not the one that was recorded: nothing is issued to it.</summary>
public sealed class LinkTamperedException(string resident) : Exception($"宛名番号 {resident} と人の結び付きが、署名した記録と合いません。")
{
    /// <summary>宛名番号.</summary>
    public string Resident { get; } = resident;
}
