using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Rpc.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ImmutaInfra.Rpc.Framing;

/// <summary>How a call ended, as headers.</summary>
internal static class StatusTrailers
{
    public const string StatusHeader = "grpc-status";
    public const string MessageHeader = "grpc-message";
    public const string DetailsHeader = "grpc-status-details-bin";

    /// <summary>What goes behind an answer.</summary>
    public static void AppendOk(HttpResponse response) => response.AppendTrailer(StatusHeader, "0");

    /// <summary>What stands in place of an answer: trailers behind headers that go out first. In the headers of an answer
    /// without a body the web server would add a <c>content-length</c>, which does not belong there.</summary>
    public static async Task SendFailureAsync(HttpResponse response, RpcException failure)
    {
        await response.StartAsync();
        response.AppendTrailer(StatusHeader, ((int)failure.Code).ToString(CultureInfo.InvariantCulture));
        response.AppendTrailer(MessageHeader, PercentCoding.Encode(failure.Message));
        if (failure.Details.Count > 0)
        {
            response.AppendTrailer(DetailsHeader, new StringValues(EncodeDetails(failure)));
        }
    }

    private static string EncodeDetails(RpcException failure)
    {
        var status = new Status { Code = (int)failure.Code, Message = failure.Message };
        status.Details.AddRange(failure.Details.Select(Any.Pack));

        // Encoders leave the padding out; decoders take both.
        return Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
    }

    /// <summary>The details as they came, each an <see cref="Any"/>; none where they cannot be read: they must not hide the status.</summary>
    public static IReadOnlyList<IMessage> DecodeDetails(string? header)
    {
        var buffer = new byte[header?.Length ?? 0];
        if (header is null || !Convert.TryFromBase64String(header.TrimEnd('=').PadRight((header.TrimEnd('=').Length + 3) / 4 * 4, '='), buffer, out var count))
        {
            return [];
        }

        try
        {
            return [.. Status.Parser.ParseFrom(buffer, 0, count).Details];
        }
        catch (InvalidProtocolBufferException)
        {
            return [];
        }
    }
}
