namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The last requests.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = [];

    public void Add(RecordedRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
            while (_requests.Count > capacity)
            {
                _requests.Dequeue();
            }
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RecordedRequest> List()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }
}
