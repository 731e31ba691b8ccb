using System.Globalization;

namespace Koseki.Konbini.Gateway.Persistence;

/// <summary>What an 印鑑登録 is just now.</summary>
public enum SealState
{
    /// <summary>登録中.</summary>
    Active,

    /// <summary>照会中: the office asks whether it still holds.</summary>
    Inquiry,

    /// <summary>廃止: for ever; a new registration has a new number.</summary>
    Abolished,
}

/// <summary>
/// An 印鑑登録 as the feeds <c>seal</c> and <c>sealstop</c> have brought it. One that is known only from a stop has no
/// impression; of an abolished one none is kept.
/// </summary>
public sealed class SealRegistration
{
    /// <summary>登録番号. It never goes over to another person.</summary>
    public required string Number { get; set; }

    /// <summary>宛名番号.</summary>
    public required string ResidentNumber { get; set; }

    /// <summary>版 as <c>seal</c> brought it: goes up with every change at the source; 0 when only a stop is known.</summary>
    public int Version { get; set; }

    /// <summary>State as <c>seal</c> brought it.</summary>
    public SealState State { get; set; }

    /// <summary>版 as <c>sealstop</c> brought it; 0 when it never did.</summary>
    public int StopVersion { get; set; }

    /// <summary>What <c>sealstop</c> says of it; null when nothing.</summary>
    public SealState? Stop { get; set; }

    /// <summary>The last three digits of the number: what is counted and compared together.</summary>
    public int Bucket { get; set; }

    /// <summary>The batch of <c>seal</c> that wrote it last; 0 when none has.</summary>
    public long Sequence { get; set; }

    /// <summary>氏名.</summary>
    public string Name { get; set; } = "";

    /// <summary>旧氏; empty when not registered.</summary>
    public string FormerName { get; set; } = "";

    /// <summary>通称; empty when not registered.</summary>
    public string CommonName { get; set; } = "";

    /// <summary>氏名のカタカナ表記; empty when not registered.</summary>
    public string KatakanaName { get; set; } = "";

    /// <summary>登録印影: a PNG of one bit a pixel.</summary>
    public byte[] Image { get; set; } = [];

    /// <summary>Dots an inch.</summary>
    public int Resolution { get; set; }

    /// <summary>SHA-256 of the pixels, lower-case hexadecimal, as the source computed it.</summary>
    public string PixelHash { get; set; } = "";

    /// <summary>Whether the source said otherwise of it, or nothing, when the two were compared row by row last.</summary>
    public bool Differs { get; set; }

    /// <summary>The state that counts: what ends or stops it wins, whichever way it came; an inquiry only until a later version of <c>seal</c>.</summary>
    public SealState Effective => State == SealState.Abolished || Stop == SealState.Abolished ? SealState.Abolished
        : Stop == SealState.Inquiry && StopVersion >= Version ? SealState.Inquiry
        : State;

    /// <summary>The bucket of a number.</summary>
    public static int BucketOf(string number) => int.Parse(number.Length > 3 ? number[^3..] : number, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>照合: what source and gateway last counted and hashed of the registrations that end in the same three digits.</summary>
public sealed class SealBucket
{
    /// <summary>The three digits, 0 to 999.</summary>
    public int Number { get; set; }

    /// <summary>The batch of <c>seal</c> with which it was compared.</summary>
    public long Sequence { get; set; }

    /// <summary>The source's time of that batch (UTC).</summary>
    public DateTime AsOf { get; set; }

    /// <summary>Whether both had the same.</summary>
    public bool Agrees { get; set; }

    /// <summary>Whether, as they had not, they were compared row by row: only what differs is closed then.</summary>
    public bool ByRow { get; set; }
}
