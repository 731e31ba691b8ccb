using Koseki.Domain.Cases;

namespace Koseki.Domain.Certificates.Printing;

/// <summary>Why nothing is sent to a printer, or said of what was sent: closed, with the words for the screen.</summary>
public abstract record PrintRefusal : ActRefusal
{
    private PrintRefusal()
    {
    }

    /// <summary>The office has no printer of this name.</summary>
    /// <param name="Name">The name.</param>
    public sealed record UnknownPrinter(string Name) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"この事務所に、プリンタ「{Name}」は登録されていません。「市の設定」で確かめてください。";
    }

    /// <summary>The printer does not have the paper.</summary>
    /// <param name="Name">The printer.</param>
    /// <param name="Stock">The paper.</param>
    public sealed record NoTray(string Name, PaperStock Stock) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"プリンタ「{Name}」に{Stock.Word()}のトレーがありません。ほかのプリンタを選んでください。";
    }

    /// <summary>A paper of images leaves by the server alone: a browser has its last sheet, with the certification, and no page of it.</summary>
    public sealed record ImageByServerOnly : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => "画像の謄本・抄本は、端末のブラウザからは印刷できません(認証文の1枚だけが出ます)。プリンタを設定した事務所で発行し、この1通は処分にしてください。";
    }

    /// <summary>The printer takes nothing now.</summary>
    /// <param name="Name">The printer.</param>
    /// <param name="Why">What it says.</param>
    public sealed record PrinterNotReady(string Name, string Why) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"プリンタ「{Name}」が使えません({Why})。まだ何も送っていません。直してからもう一度印刷するか、ほかのプリンタを選んでください。";
    }

    /// <summary>Another paper is on its way to the printer.</summary>
    /// <param name="Name">The printer.</param>
    public sealed record PrinterBusy(string Name) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"プリンタ「{Name}」へ、ほかの端末が送っています。まだ何も送っていません。少し待って、もう一度印刷してください。";
    }

    /// <summary>The bytes are not those that were recorded under the number.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record OtherPaper(string Number) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} の紙面が、発行した記録と違います。印刷しません。運用の担当者に知らせてください。";
    }

    /// <summary>The copy is another office's.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record OtherOffice(string Number) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は、ほかの事務所の証明書です。";
    }

    /// <summary>The copy was sent to a printer before: it is sent once.</summary>
    /// <param name="Number">発行番号.</param>
    /// <param name="Printer">The printer.</param>
    public sealed record PrintedBefore(string Number, string Printer) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は、プリンタ「{Printer}」へもう送っています。一つの発行番号は一度だけ印刷します。出なかったときは、処分にして差替えを発行してください。";
    }

    /// <summary>The copy was never sent.</summary>
    /// <param name="Number">発行番号.</param>
    public sealed record NeverSent(string Number) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は、プリンタへ送っていません。";
    }

    /// <summary>The paper may still come out.</summary>
    /// <param name="Number">発行番号.</param>
    /// <param name="State">How it stands.</param>
    public sealed record PrintUnsettled(string Number, PrintState State) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は「{State.Word()}」です。紙がまだ出るかもしれません。印刷を取りやめるか、プリンタを見て、出たか出なかったかを先に記録してください。";
    }

    /// <summary>What became of the paper is recorded already.</summary>
    /// <param name="Number">発行番号.</param>
    /// <param name="State">How it stands.</param>
    public sealed record PrintSettled(string Number, PrintState State) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は、もう「{State.Word()}」です。";
    }

    /// <summary>The paper was asked for at another terminal.</summary>
    /// <param name="Number">発行番号.</param>
    /// <param name="Terminal">That terminal.</param>
    public sealed record OtherTerminal(string Number, string Terminal) : PrintRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"{Number} は端末 {Terminal} の紙です。引取りは、その端末で確かめます。";
    }
}
