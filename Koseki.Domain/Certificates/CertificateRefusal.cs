using Koseki.Domain.Calendar;
using Koseki.Domain.Cases;
using Koseki.Domain.Registers;

namespace Koseki.Domain.Certificates;

/// <summary>Why no certificate is made or issued: closed, with the words for the screen.</summary>
public abstract partial record CertificateRefusal : ActRefusal
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

    /// <summary>Nothing is chosen that is to stand on it, or something that is not there.</summary>
    public sealed record PartsUnfit : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "証明する事項が選ばれていないか、ここに記録されていません。";
    }

    /// <summary>独身証明書 is of one person.</summary>
    public sealed record OnePersonOnly : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "独身証明書は一人ずつ発行します。一人を選んでください。";
    }

    /// <summary>The person does not stand in the register any more.</summary>
    public sealed record NotStanding : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この人はこの戸籍から除かれています。独身かどうかは、いまの戸籍で証明します。";
    }

    /// <summary>The person is married.</summary>
    public sealed record Married : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この人には、続いている婚姻の記録があります。独身証明書は発行できません(民法732条)。";
    }

    /// <summary>Who asks has another name than the person whom the paper is of.</summary>
    public sealed record NotThePerson : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "請求者の氏名が、選んだ人の氏名と違います。独身証明書は本人にだけ発行します。「戸籍に記録されている人から選ぶ」で選び直してください。";
    }

    /// <summary>The kind is not made from a 届.</summary>
    /// <param name="Kind">The kind.</param>
    public sealed record NotOfPaper(CertificateKind Kind) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Kind.Word()}は届から作る証明書ではありません。";
    }

    /// <summary>The kind does not certify that something is not there.</summary>
    /// <param name="Kind">The kind.</param>
    public sealed record NotOfAbsence(CertificateKind Kind) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Kind.Word()}は、ないことを証明する証明書ではありません。";
    }

    /// <summary>The receipt book has no such number.</summary>
    /// <param name="Receipt">受付番号.</param>
    public sealed record UnknownPaper(ReceiptNumber Receipt) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"受付帳に {Receipt} がありません。";
    }

    /// <summary>The 届 is not decided.</summary>
    /// <param name="Receipt">受付番号.</param>
    public sealed record PaperUndecided(ReceiptNumber Receipt) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"届({Receipt})はまだ決裁されていません。受理が決まると証明できます。";
    }

    /// <summary>The 届 was refused or taken back.</summary>
    /// <param name="Receipt">受付番号.</param>
    /// <param name="Outcome">不受理 or 取下げ.</param>
    public sealed record PaperNotAccepted(ReceiptNumber Receipt, string Outcome) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"届({Receipt})は{Outcome}です。受理の証明はできません(不受理証明書は未対応です)。";
    }

    /// <summary>Another accepted the 届.</summary>
    /// <param name="By">Who.</param>
    public sealed record AcceptedElsewhere(string By) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この届を受理したのは{By}です。受理証明書は受理した市区町村に請求してもらってください(戸籍法48条1項)。";
    }

    /// <summary>What stands in the receipt book was no notification accepted here, or none of the law (戸籍法48条1項).</summary>
    /// <param name="Subject">件名.</param>
    /// <param name="Disposition">受理, 送付, 通知, 報告, 嘱託, 申出 or 職権.</param>
    public sealed record NoNotification(string Subject, string Disposition) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"「{Subject}」(受付の別「{Disposition}」)は、当市が受理した戸籍の届出ではないため、受理証明書は発行できません(戸籍法48条1項)。";
    }

    /// <summary>The paper does not tell who notified, with the name: nobody could be certified as 届出人.</summary>
    /// <param name="Receipt">受付番号.</param>
    public sealed record NotifierUnknown(ReceiptNumber Receipt) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"届({Receipt})の記録からは、届出人の氏名が分かりません。受理証明書は、届書の画像を見て作成してください(この画面では未対応です)。";
    }

    /// <summary>Nobody handed in a paper: the mayor recorded it.</summary>
    /// <param name="Subject">件名.</param>
    public sealed record NoPaper(string Subject) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"「{Subject}」は職権による記録で、受理した書類がありません。記載事項の証明はできません(戸籍法48条2項)。";
    }

    /// <summary>No certificate on fine paper is made of this kind of 届.</summary>
    /// <param name="Subject">件名.</param>
    public sealed record NoFinePaper(string Subject) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"「{Subject}」の受理証明書は上質紙では作りません。婚姻・離婚・養子縁組・養子離縁・認知の届出だけです(戸籍法施行規則66条2項)。";
    }

    /// <summary>Nobody has asked after 支援措置 yet.</summary>
    public sealed record ProtectionUnasked : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => "届書には住所があります。支援措置の申入れがないことを確かめ、印を付けてください(支援措置との自動の照会は未対応です)。";
    }

    /// <summary>What was typed of what is not there is not enough.</summary>
    /// <param name="Why">What is missing.</param>
    public sealed record AbsenceUnfit(string Why) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>There is such a register.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="State">Its state.</param>
    public sealed record IsThere(string Number, string State) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"請求の本籍・筆頭者に当たる{State} {Number} があります。ないことは証明できません。";
    }

    /// <summary>A register of a head of that name stands elsewhere, and nobody has looked at it.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Domicile">Its 本籍.</param>
    public sealed record LookFirst(string Number, string Domicile) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"筆頭者の氏名(前の氏を含む)か本籍が同じ {Number}(本籍 {Domicile})があります。請求のものかどうか見て、別のものであれば印を付けてください。";
    }

    /// <summary>The 本籍 asked for is that of more registers than anybody looks at.</summary>
    /// <param name="Most">How many are looked at.</param>
    public sealed record PlaceTooWide(int Most) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この本籍に当たる戸籍が{Most}件より多くあります。本籍を番地まで入力してください。";
    }

    /// <summary>The time of keeping had not ended.</summary>
    /// <param name="Book">The book.</param>
    /// <param name="Last">The last day of keeping.</param>
    public sealed record KeptTooShort(string Book, DateOnly Last) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Book}の保存期間は{RegisterDate.Of(Last).Text}までです。廃棄の年月日を確かめてください。";
    }

    /// <summary>What is said of who asks, by what right and why, is not enough (戸籍法10条〜10条の3).</summary>
    /// <param name="Box">The box.</param>
    /// <param name="Why">What is missing.</param>
    public sealed record ApplicantUnfit(string Box, string Why) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => Why;
    }

    /// <summary>The lines of a request are of one path.</summary>
    /// <param name="Capacity">The other capacity.</param>
    public sealed record OtherPath(string Capacity) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"「{Capacity}」は、この請求の道では使えません。請求を分けてください。";
    }

    /// <summary>The capacity gives no right to a certificate of the kind.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Capacity">The capacity.</param>
    public sealed record NotForCapacity(CertificateKind Kind, ApplicantCapacity Capacity) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Kind.Word()}は、「{Capacity.Word}」({Capacity.Article})では請求できません。";
    }

    /// <summary>Only the person may ask for it, and comes for it.</summary>
    /// <param name="Kind">The kind.</param>
    public sealed record SelfOnly(CertificateKind Kind) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Kind.Word()}は本人だけが請求できます。代理人・使者には発行しません。";
    }

    /// <summary>There is no such exemption for the path on the day.</summary>
    /// <param name="Word">What was asked for.</param>
    /// <param name="Path">The path.</param>
    public sealed record NoExemption(string Word, ApplicantPath Path) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Path.Word()}に「{Word}」の免除はありません。";
    }

    /// <summary>The receipt book's line is not as it was recorded.</summary>
    /// <param name="Receipt">受付番号.</param>
    public sealed record ReceiptForeign(ReceiptNumber Receipt) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"受付帳の {Receipt} が、署名した台帳と合いません。証明書を発行しません。運用の担当者に知らせてください。";
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

    /// <summary>The fee is another one than was shown: a new table holds since.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Price">Yen of a copy now.</param>
    public sealed record FeeMoved(CertificateKind Kind, int Price) : CertificateRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"見た後に{Kind.Word()}の手数料が変わり、1通 {Price:N0}円になりました。証明書は発行していません。もう一度確かめてください。";
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
