namespace Koseki.Domain.Cases;

/// <summary>Why a browser is not made or unmade a terminal: closed, with the words for the screen.</summary>
public abstract record TerminalRefusal : ActRefusal
{
    private TerminalRefusal()
    {
    }

    /// <summary>There is no such terminal.</summary>
    /// <param name="Code">Its code.</param>
    public sealed record Unknown(string Code) : TerminalRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"端末「{Code}」はありません。";
    }

    /// <summary>The code is unknown, used or too old.</summary>
    public sealed record CodeNotGood : TerminalRefusal
    {
        /// <inheritdoc/>
        public override string Words => "この登録コードは使えません。";
    }

    /// <summary>There is no such enrolment.</summary>
    public sealed record NotEnrolled : TerminalRefusal
    {
        /// <inheritdoc/>
        public override string Words => "その登録はありません。";
    }

    /// <summary>It is revoked already.</summary>
    public sealed record RevokedBefore : TerminalRefusal
    {
        /// <inheritdoc/>
        public override string Words => "その登録は、すでに取り消されています。";
    }
}
