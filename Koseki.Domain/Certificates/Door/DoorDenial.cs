using System.Globalization;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates.Door;

/// <summary>Why the door gives the gateway nothing: closed, each with its code. Its words are for the log, never for the kiosk.</summary>
public abstract record DoorDenial : ActRefusal
{
    private DoorDenial()
    {
    }

    /// <summary>K2xxx, K3xxx, K4xxx or K5xxx (KNB 1.0 §5.5).</summary>
    public abstract string Code { get; }

    /// <summary>The door does not know such a question.</summary>
    public sealed record UnknownQuestion : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K1001";

        /// <inheritdoc/>
        public override string Words => "この扉にない問いです。";
    }

    /// <summary>A token names nobody who may stand on this resident's paper.</summary>
    public sealed record UnknownMember : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K2004";

        /// <inheritdoc/>
        public override string Words => "請求できない人の証です。";
    }

    /// <summary>Persons are named for a paper of the whole register, or none for one of some.</summary>
    public sealed record PersonsUnfit : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K2004";

        /// <inheritdoc/>
        public override string Words => "証明する人の指定が種類と合いません。";
    }

    /// <summary>A notification holds the register.</summary>
    /// <param name="Register">The register.</param>
    public sealed record Held(RegisterId Register) : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K3004";

        /// <inheritdoc/>
        public override string Words => $"戸籍 {Register} は届の処理中です。";
    }

    /// <summary>No person of ours is known by the 宛名番号.</summary>
    public sealed record NobodyLinked : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K3008";

        /// <inheritdoc/>
        public override string Words => "宛名番号に結び付く人がいません。";
    }

    /// <summary>The person stands in none of our registers, or in several.</summary>
    /// <param name="Count">In how many.</param>
    public sealed record NotInOneRegister(int Count) : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K3008";

        /// <inheritdoc/>
        public override string Words => string.Create(CultureInfo.InvariantCulture, $"在籍する戸籍が {Count} 件です。");
    }

    /// <summary>The register has no generation.</summary>
    public sealed record NoRegister : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K3008";

        /// <inheritdoc/>
        public override string Words => "戸籍がありません。";
    }

    /// <summary>The resident does not stand in the register.</summary>
    public sealed record NotStanding : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K3008";

        /// <inheritdoc/>
        public override string Words => "本人がこの戸籍に在籍していません。";
    }

    /// <summary>The paper would bear a character that cannot be printed.</summary>
    /// <param name="Why">Which.</param>
    public sealed record Unprintable(string Why) : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K3009";

        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The resident is stopped until two people have decided.</summary>
    public sealed record ResidentStopped : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K3010";

        /// <inheritdoc/>
        public override string Words => "この宛名番号は、二人の職員が確かめるまで止めています。";
    }

    /// <summary>The claim cannot be read, or its id was given for another paper.</summary>
    public sealed record OtherPaper : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K4003";

        /// <inheritdoc/>
        public override string Words => "この申請の番号は、別の証明書に使われています。";
    }

    /// <summary>The paper shows another generation than the register has.</summary>
    public sealed record Superseded : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K4007";

        /// <inheritdoc/>
        public override string Words => "証明書の後に、戸籍に別の記録がされました。";
    }

    /// <summary>The door does not serve this kind.</summary>
    /// <param name="Kind">Its code as asked.</param>
    public sealed record UnknownKind(string Kind) : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K5002";

        /// <inheritdoc/>
        public override string Words => $"種類 {Kind} は扱っていません。";
    }

    /// <summary>The system was away, and nobody has said yet whether papers were taken by hand meanwhile: no 戸籍 is given out.</summary>
    public sealed record PaperListOpen : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K5002";

        /// <inheritdoc/>
        public override string Words => "止まっていた間に紙で預かった届がないか、まだだれも確かめていません。";
    }

    /// <summary>The order is of another day.</summary>
    public sealed record NotToday : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K5006";

        /// <inheritdoc/>
        public override string Words => "発行日が今日ではありません。";
    }

    /// <summary>Nobody certifies on the day, or the city's settings allow no paper.</summary>
    /// <param name="Why">What is wanting.</param>
    public sealed record NotCertified(string Why) : DoorDenial
    {
        /// <summary>No certifier is registered.</summary>
        public static NotCertified Nobody { get; } = new("この日の認証者と公印が登録されていません。");

        /// <inheritdoc/>
        public override string Code => "K5006";

        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The journal is halted: nothing is given out.</summary>
    /// <param name="Why">Why it is.</param>
    public sealed record Halted(string Why) : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K5901";

        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>What it would be given by is not what was recorded.</summary>
    /// <param name="Why">Which record.</param>
    public sealed record RecordForeign(string Why) : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K5902";

        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The register is stopped: its record did not pass its check.</summary>
    /// <param name="Register">The register.</param>
    public sealed record RegisterStopped(RegisterId Register) : DoorDenial
    {
        /// <inheritdoc/>
        public override string Code => "K5902";

        /// <inheritdoc/>
        public override string Words => $"戸籍 {Register} の記録が検査に通らないので、交付を止めています。";
    }
}
