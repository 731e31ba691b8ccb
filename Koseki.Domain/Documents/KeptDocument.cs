using Koseki.Domain.ImagedRegisters;
using Koseki.Domain.Registers;
using Koseki.Domain.Registers.Documents;
using Koseki.Domain.Registers.Notation;
using Koseki.Domain.SupplementaryRegisters;

namespace Koseki.Domain.Documents;

/// <summary>A document of any kind as a generation keeps it: the one place that knows how each is written and read.</summary>
public abstract record KeptDocument
{
    /// <summary>Which document.</summary>
    public abstract DocumentKey Key { get; }

    /// <summary>Schema number of the bytes.</summary>
    public abstract int Schema { get; }

    /// <summary>Every broken invariant, in words: such a document is never stored.</summary>
    public abstract IReadOnlyList<string> Violations { get; }

    /// <summary>The document in its notation, to be read and compared.</summary>
    public abstract IEnumerable<string> Lines { get; }

    /// <summary>The canonical bytes.</summary>
    public abstract byte[] Write();

    /// <summary>Reads canonical bytes of a kind; throws <see cref="RegisterDocumentException"/> when they are damaged or of an unknown schema.</summary>
    public static KeptDocument Read(DocumentKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        DocumentKind.Register => new OfRegister(RegisterDocument.Read(bytes)),
        DocumentKind.Supplementary => new OfSupplementary(SupplementaryDocument.Read(bytes)),
        DocumentKind.Imaged => new OfImaged(ImagedDocument.Read(bytes)),
    };

    /// <summary>戸籍.</summary>
    public sealed record OfRegister(FamilyRegister Register) : KeptDocument
    {
        /// <inheritdoc/>
        public override DocumentKey Key => DocumentKey.Of(Register.Id);

        /// <inheritdoc/>
        public override int Schema => RegisterDocument.Schema;

        /// <inheritdoc/>
        public override IReadOnlyList<string> Violations => RegisterInvariants.Violations(Register);

        /// <inheritdoc/>
        public override IEnumerable<string> Lines => RegisterNotation.Lines(Register);

        /// <inheritdoc/>
        public override byte[] Write() => RegisterDocument.Write(Register);
    }

    /// <summary>戸籍の附票.</summary>
    public sealed record OfSupplementary(SupplementaryRegister Supplementary) : KeptDocument
    {
        /// <inheritdoc/>
        public override DocumentKey Key => DocumentKey.Of(Supplementary.Id);

        /// <inheritdoc/>
        public override int Schema => SupplementaryDocument.Schema;

        /// <inheritdoc/>
        public override IReadOnlyList<string> Violations => SupplementaryInvariants.Violations(Supplementary);

        /// <inheritdoc/>
        public override IEnumerable<string> Lines => SupplementaryNotation.Lines(Supplementary);

        /// <inheritdoc/>
        public override byte[] Write() => SupplementaryDocument.Write(Supplementary);
    }

    /// <summary>画像戸籍.</summary>
    public sealed record OfImaged(ImagedRegister Imaged) : KeptDocument
    {
        /// <inheritdoc/>
        public override DocumentKey Key => DocumentKey.Of(Imaged.Id);

        /// <inheritdoc/>
        public override int Schema => ImagedDocument.Schema;

        /// <inheritdoc/>
        public override IReadOnlyList<string> Violations => ImagedInvariants.Violations(Imaged);

        /// <inheritdoc/>
        public override IEnumerable<string> Lines => ImagedDocument.Lines(Imaged);

        /// <inheritdoc/>
        public override byte[] Write() => ImagedDocument.Write(Imaged);
    }
}

/// <summary>Before (null when the plan makes it) and after of one document, whatever its kind.</summary>
public sealed record DocumentStep(KeptDocument? Before, KeptDocument After);
