namespace Koseki.Kiosk.Api;

/// <summary>The last papers of the machine interface, in memory only.</summary>
public sealed class KeptPapers
{
    /// <summary>Most papers kept.</summary>
    public const int Most = 50;

    private readonly Lock gate = new();
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, byte[]> papers = new(StringComparer.Ordinal);

    /// <summary>Keeps a paper; the oldest goes when there are too many.</summary>
    public void Keep(string id, byte[] pdf)
    {
        lock (gate)
        {
            papers[id] = pdf;
            order.Enqueue(id);
            if (order.Count > Most)
            {
                papers.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>A paper still kept.</summary>
    public byte[]? Find(string id)
    {
        lock (gate)
        {
            return papers.GetValueOrDefault(id);
        }
    }
}
