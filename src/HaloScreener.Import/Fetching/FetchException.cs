using System.Net;

namespace HaloScreener.Import.Fetching;

/// <summary>A download that did not come. The message is a sentence for a person and says what to do.</summary>
public sealed class FetchException : Exception
{
    public FetchException(string message) : base(message) { }

    public FetchException(string message, Exception? inner) : base(message, inner) { }

    public FetchException() { }

    /// <summary>True when asking again soon may well succeed: a cut, silence, 429, 5xx.</summary>
    public bool Transient { get; init; }

    /// <summary>How long the server asked to wait before the next request; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The refusal's status; null when it was none.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>True when the server has no such file (404, 410).</summary>
    public bool Missing { get; init; }
}
