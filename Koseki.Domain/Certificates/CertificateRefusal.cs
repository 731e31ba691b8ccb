using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>Why no certificate is made or issued: closed, with the words for the screen.</summary>
public abstract record CertificateRefusal : ActRefusal
{
    private CertificateRefusal()
    {
    }

    /// <summary>There is no such register.</summary>
    /// <param name="Register">戸籍番号.</param>
    public sealed record UnknownRegister(RegisterId Register) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"戸籍 {Register} がありません。";
    }

    /// <summary>A notification on the register waits for its decision.</summary>
    /// <param name="Receipt">受付番号 of the oldest.</param>
    public sealed record Held(string Receipt) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この戸籍は届({Receipt})の処理中のため、証明書を発行できません。決裁が済むと発行できるようになります。お急ぎのときは市民課の審査担当へ確かめてください。";
    }

    /// <summary>The system was away, and nobody has said yet whether papers were taken by hand meanwhile.</summary>
    public sealed record PaperListOpen : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "システムか夜間の端末が止まっていたか、夜間の端末がいま応えません。その間に紙で預かった届がないか、まだだれも確かめていません。「夜間・休日の預かり」で紙の一覧を入れるか「なし」と確かめると、発行できるようになります。";
    }

    /// <summary>The register went on after its pages were looked at.</summary>
    public sealed record Moved : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "見本を見た後に、この戸籍が変わりました。見本をもう一度確かめてください。証明書は発行していません。";
    }

    /// <summary>A register of this state does not give this kind.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Kind">The kind asked for.</param>
    public sealed record WrongKind(RegisterState State, CertificateKind Kind) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{State.Word()}からは{Kind.Word()}を作れません。";
    }

    /// <summary>再製原戸籍 is kept and certified to nobody: what was left out of the register made in its place would be shown (戸籍法11条の2).</summary>
    public sealed record Reissued : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "再製原戸籍からは、だれにも証明書を出せません(戸籍法11条・11条の2)。再製の後の戸籍を選んでください。";
    }

    /// <summary>No person is chosen for an individual certificate, or one who is not in the register.</summary>
    public sealed record PersonsUnfit : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "個人事項証明に載せる人が、この戸籍に記録されていません。";
    }

    /// <summary>What is said of who asks, by what right and why, is not enough (戸籍法10条〜10条の3).</summary>
    /// <param name="Box">The box.</param>
    /// <param name="Why">What is missing.</param>
    public sealed record ApplicantUnfit(string Box, string Why) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>Nobody certifies on the day.</summary>
    public sealed record NobodyCertifies : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => CertifierRules.Nobody;
    }

    /// <summary>No fee is registered for the kind.</summary>
    /// <param name="Kind">The kind.</param>
    public sealed record NoFee(CertificateKind Kind) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Kind.Word()}の手数料が登録されていません。「市の設定」で登録し、別の人が確認してください。";
    }

    /// <summary>A character cannot be printed.</summary>
    /// <param name="Why">Which, where.</param>
    public sealed record Unprintable(string Why) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The register's record does not pass its check.</summary>
    /// <param name="Why">What the check says.</param>
    public sealed record RecordForeign(string Why) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }
}
