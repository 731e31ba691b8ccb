namespace Koseki.Eng;

/// <summary>
/// One verb of the command-line tool, found by scan. It ends with one summary line; its exit code is 0 when what it
/// checks holds, 1 when it does not, 2 when it was called wrongly.
/// </summary>
public interface IVerb
{
    /// <summary>The words that call it, e.g. <c>characters build</c>.</summary>
    string Name { get; }

    /// <summary>One line for <c>--help</c>.</summary>
    string Summary { get; }

    /// <summary>What follows the name.</summary>
    string Usage { get; }

    /// <summary>Runs it.</summary>
    Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellation);
}
