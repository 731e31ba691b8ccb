namespace Koseki.Domain.Cases;

/// <summary>Why nothing is done by a record: closed, with the words for the screen.</summary>
public abstract record RecordRefusal : ActRefusal
{
    private RecordRefusal()
    {
    }

    /// <summary>A row that decides was changed, put in or taken away behind the program's back.</summary>
    /// <param name="Row">Table and key.</param>
    public sealed record Foreign(string Row) : RecordRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"記録({Row})が、署名した記録と合いません(データベースが書き換えられた疑いがあります)。何も行っていません。この画面を閉じずに運用担当に電話してください(verify で確かめられます)。";
    }

    /// <summary>The holds of a register are not those that were recorded: nobody can say whether it may be issued or decided on.</summary>
    /// <param name="Register">The register's number.</param>
    public sealed record HoldsForeign(long Register) : RecordRefusal
    {
        /// <inheritdoc/>
        public override string Words => $"戸籍 R{Register} の保留の記録が、署名した記録と合いません(データベースが書き換えられた疑いがあります)。確かめるまで、この戸籍の届も証明書も処理しません。運用担当に電話してください(verify で確かめられます)。";
    }

    /// <summary>There is no finished day of looks to be closed.</summary>
    public sealed record NoLooksToClose : RecordRefusal
    {
        /// <inheritdoc/>
        public override string Words => "締められる閲覧記録がありません。";
    }
}
