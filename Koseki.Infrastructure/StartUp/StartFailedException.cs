namespace Koseki.Infrastructure.StartUp;

/// <summary>Why a host does not start, as its exit code.</summary>
public enum StartFailure
{
    /// <summary>Nothing known: the message names it.</summary>
    Other = 1,

    /// <summary>A setting cannot be understood.</summary>
    Setting = 2,

    /// <summary>Somebody listens on one of its ports.</summary>
    PortTaken = 3,

    /// <summary>A certificate is missing, unreadable or out of date.</summary>
    Certificate = 4,

    /// <summary>The database is missing, damaged, of another program or of another version.</summary>
    Database = 5,

    /// <summary>A folder cannot be written.</summary>
    Folder = 6,

    /// <summary>The register font is missing.</summary>
    Font = 7,
}

/// <summary>A host does not start; the message says what is wrong, where, and what to do.</summary>
public sealed class StartFailedException(StartFailure failure, string message) : Exception(message)
{
    /// <summary>Which kind; its number is the exit code.</summary>
    public StartFailure Failure => failure;
}
