using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Koseki.Tests.Infrastructure.SqlServerScripts;

/// <summary>Parses Transact-SQL as SQL Server 2022 would, also inside <c>EXEC(N'…')</c> strings.</summary>
public static class SqlServerSyntax
{
    /// <summary>Every syntax error, with its line.</summary>
    public static IReadOnlyList<string> Errors(string sql)
    {
        using var reader = new StringReader(sql);
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        var found = errors.Select(e => $"{e.Line}行目: {e.Message}").ToList();
        if (found.Count == 0)
        {
            var strings = new ExecutedStrings();
            fragment.Accept(strings);
            found.AddRange(strings.Found.SelectMany(Errors));
        }

        return found;
    }

    private sealed class ExecutedStrings : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(ExecutableStringList node) =>
            Found.Add(string.Concat(node.Strings.Select(s => s is StringLiteral literal ? literal.Value : "[dbo]")));
    }
}
