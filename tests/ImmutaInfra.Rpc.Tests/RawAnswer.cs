using System.Net;

namespace ImmutaInfra.Rpc.Tests;

/// <summary>What came back.</summary>
internal sealed record RawAnswer(HttpStatusCode Http, byte[] Content, Dictionary<string, string> Headers, Dictionary<string, string> Trailers)
{
    public string? Status => Trailers.GetValueOrDefault("grpc-status") ?? Headers.GetValueOrDefault("grpc-status");
}
