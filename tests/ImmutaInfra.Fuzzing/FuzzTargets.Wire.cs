using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Api.Tests;
using ImmutaInfra.Provider;
using ImmutaInfra.Provider.Calls;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Resources;
using ImmutaInfra.Rpc;
using ImmutaInfra.Rpc.Framing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Fuzzing;

/// <content>What the plugin is sent: frames, messages, and the values in them.</content>
public static partial class FuzzTargets
{
    private static readonly byte[] Preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0];

    private static readonly Dictionary<string, Func<IMessage>> Requests = new(StringComparer.Ordinal)
    {
        ["GetSchema"] = () => new GetSchemaRequest(),
        ["GetMapping"] = () => new GetMappingRequest(),
        ["CheckConfig"] = () => new CheckRequest(),
        ["DiffConfig"] = () => new DiffRequest(),
        ["Configure"] = () => new ConfigureRequest(),
        ["Check"] = () => new CheckRequest(),
        ["Diff"] = () => new DiffRequest(),
        ["Create"] = () => new CreateRequest(),
        ["Read"] = () => new ReadRequest(),
        ["Update"] = () => new UpdateRequest(),
        ["Delete"] = () => new DeleteRequest(),
        ["Invoke"] = () => new InvokeRequest(),
    };

    private static readonly string[] WireTexts =
    [
        "", "7", "immuta:index:S3Integration", "immuta:index:TrinoIntegration", "immuta:index:getIntegration", "urn:pulumi:dev::tenant::immuta:index:S3Integration::lake", "urn:pulumi:dev::tenant::pulumi:providers:immuta::default", "awsRegion", "config.x[0]", "..[", "terraform", "127.0.0.1:9",
    ];

    private static readonly string[] WireStructs =
    [
        """{"name":"lake","awsAccountId":"012345678901","awsRegion":"eu-central-1","awsLocationRole":"arn:aws:iam::012345678901:role/grants","awsLocationPath":"s3://acme-lake/","awsRoleToAssume":"arn:aws:iam::012345678901:role/immuta","authenticationType":"auto","autoBootstrap":false}""",
        """{"name":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":"x"},"awsRegion":{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"y","secret":true,"dependencies":["urn"]},"autoBootstrap":"04da6b54-80e4-46f7-96ec-b56ff0331ba9","__defaults":["a"]}""",
        """{"baseUrl":"http://127.0.0.1:9","apiKey":"k","maxParallelRequests":"4","requestTimeout":"1s","version":"0.1.0"}""",
        """{"r":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e","urn":"u","id":"i"},"a":{"4dabf18193072939515e22adb298388d":"c44067f5952c0a294b673a41bacd8c17","text":"t"},"status":"enabled","integrationId":"7","validationResults":{"status":"passed","tests":[]}}""",
    ];

    private static readonly Lazy<Dictionary<string, RpcMethod>> Methods = new(() =>
        ProviderService.Methods(new Plugin(ImmutaProvider.Create(new HurryingClock(), NullLoggerFactory.Instance, WireEnvironment)))
            .ToDictionary(method => method.Path.Split('/')[^1], StringComparer.Ordinal));

    private static readonly Lazy<(PluginHost Host, List<Exception> Faults)> Listening = new(() =>
    {
        List<Exception> faults = [];
        var provider = ImmutaProvider.Create(new HurryingClock(), NullLoggerFactory.Instance, WireEnvironment);
        return (PluginHost.StartAsync(provider, engineAddress: null, faults.Add).GetAwaiter().GetResult(), faults);
    });

    /// <summary>The wire.</summary>
    public static IReadOnlyList<FuzzTarget> Wire =>
    [
        new("frames", MakeFrame, CheckFrame),
        new("calls", MakeCall, CheckCallOfPlugin),
        new("connections", MakeConnection, CheckConnection),
    ];

    private static string? WireEnvironment(string name) => name switch
    {
        "IMMUTA_BASE_URL" => "http://127.0.0.1:9",
        "IMMUTA_API_KEY" => ProductFolder.ApiKey,
        _ => null,
    };

    private static string MakeFrame(FuzzRandom random)
    {
        byte[] content = random.OnceIn(2) ? MessageOf(random).ToByteArray() : RawBytes.Gzip(MessageOf(random).ToByteArray());
        byte[] frame = [(byte)random.Below(random.OnceIn(5) ? 256 : 2), .. Prefix(random.OnceIn(6) ? random.Below(int.MaxValue) : content.Length), .. content];
        return RawBytes.ToText(random.OnceIn(3) ? frame : RawBytes.Damage(random, frame));
    }

    private static byte[] Prefix(int length) => [(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length];

    private static string? CheckFrame(string text)
    {
        try
        {
            FrameReader.ReadAsync(PipeReader.Create(new MemoryStream(RawBytes.Of(text))), "gzip", CancellationToken.None).GetAwaiter().GetResult();
            return null;
        }
        catch (RpcException refusal)
        {
            return refusal.Message.Length == 0 ? "it is refused without a word" : null;
        }
    }

    private static string MakeCall(FuzzRandom random)
    {
        var method = random.Pick([.. Requests.Keys]);
        var bytes = MessageOf(random, Requests[method]()).ToByteArray();
        return $"{method}\n{RawBytes.ToText(random.OnceIn(6) ? RawBytes.Damage(random, bytes) : bytes)}";
    }

    /// <summary>Each call ends with an answer or with a status that the engine can show.</summary>
    private static string? CheckCallOfPlugin(string input)
    {
        var cut = input.IndexOf('\n', StringComparison.Ordinal);
        try
        {
            using var patience = new CancellationTokenSource(FuzzRun.Patience);
            Methods.Value[input[..cut]].AnswerAsync(RawBytes.Of(input[(cut + 1)..]), patience.Token).GetAwaiter().GetResult();
            return null;
        }
        catch (RpcException status)
        {
            return status.Code is RpcCode.Unknown or RpcCode.Internal ? $"{status.Code}: {status.Message}"
                : status.Message.Contains(ProductFolder.ApiKey, StringComparison.Ordinal) ? $"the key is in {status.Message}" : null;
        }
    }

    private static IMessage MessageOf(FuzzRandom random) => MessageOf(random, random.Pick([.. Requests.Values])());

    private static IMessage MessageOf(FuzzRandom random, IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(_ => !random.OnceIn(5)))
        {
            if (field is { FieldType: FieldType.Message, IsMap: false, IsRepeated: false } && field.MessageType == Struct.Descriptor)
            {
                field.Accessor.SetValue(message, StructOf(random));
            }
            else if (field.IsMap && field.Accessor.GetValue(message) is System.Collections.IDictionary entries)
            {
                entries[random.Pick(WireTexts)] = random.Pick(WireTexts);
            }
            else if (field.IsRepeated && field.FieldType == FieldType.String)
            {
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(random.Pick(WireTexts));
            }
            else if (!field.IsRepeated && Scalar(random, field) is { } value)
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }

    private static object? Scalar(FuzzRandom random, FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => field.Name == "type" ? random.Pick(["", "immuta:index:S3Integration", "immuta:index:RedshiftIntegration", "x"])
            : field.Name == "tok" ? random.Pick(["immuta:index:getIntegration", "immuta:index:getIntegrations", "x"])
            : random.OnceIn(8) ? new Mutation(random, WireTexts).Next().Replace("\uD800", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC) : random.Pick(WireTexts),
        FieldType.Bool => random.OnceIn(2),
        FieldType.Double => random.Pick([0, 1, -1, 0.001, 1e300, double.NaN, double.PositiveInfinity]),
        FieldType.Int32 => random.Pick([0, 1, -1, int.MaxValue]),
        FieldType.Bytes => ByteString.CopyFrom((byte)random.Below(256), 0),
        _ => null,
    };

    private static Struct StructOf(FuzzRandom random)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                return Struct.Parser.ParseJson(new JsonMutation(random, WireStructs).Next());
            }
            catch (Exception unsuitable) when (unsuitable is InvalidProtocolBufferException or InvalidJsonException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
            {
                // Not every JSON is a struct.
            }
        }

        return new Struct();
    }

    private static string MakeConnection(FuzzRandom random)
    {
        List<byte[]> frames = [];
        for (int stream = 1, count = 1 + random.Below(4); count > 0; count--, stream += 2)
        {
            var message = RawBytes.Of(MakeFrame(random));
            var cut = random.Below(message.Length + 1);
            frames.Add(Frame(1, 4, stream, Headers(random)));
            frames.AddRange(random.OnceIn(3) ? [Frame(0, 0, stream, message[..cut]), Frame(0, 1, stream, message[cut..])] : [Frame(0, (byte)(random.OnceIn(5) ? 0 : 1), stream, message)]);
            if (random.OnceIn(3))
            {
                frames.Insert(1 + random.Below(frames.Count), Odd(random, stream));
            }

            if (random.OnceIn(6))
            {
                frames = [.. frames.OrderBy(_ => random.Below(1000))];
            }
        }

        byte[] bytes = [.. Preface, .. frames.SelectMany(frame => frame)];
        var kept = random.OnceIn(2) ? Preface.Length : 0;
        return RawBytes.ToText(random.OnceIn(2) ? bytes : [.. bytes[..kept], .. RawBytes.Damage(random, bytes[kept..])]);
    }

    /// <summary>The fields that a call begins with, as a client may leave them out, double them or make them up.</summary>
    private static byte[] Headers(FuzzRandom random)
    {
        List<(string Name, string Value)> fields =
        [
            (":method", random.OnceIn(12) ? random.Pick(["GET", "", "CONNECT"]) : "POST"), (":scheme", "http"),
            (":path", $"/{ProviderService.Name}/{(random.OnceIn(10) ? random.Pick(["", "Nothing", "../x", "Check/x"]) : random.Pick([.. Requests.Keys]))}"), (":authority", "x"),
            ("content-type", random.OnceIn(4) ? random.Pick(["text/html", "application/grpc+json", "application/grpcx", ""]) : "application/grpc"), ("te", "trailers"),
        ];
        if (random.OnceIn(2))
        {
            fields.Add(("grpc-timeout", random.Pick(["1S", "99999999H", "999999999H", "-1S", "x", "0n", "1", "S", "", "1u", "5m", "1.5S"])));
        }

        if (random.OnceIn(2))
        {
            fields.Add(("grpc-encoding", random.Pick(["gzip", "identity", "zstd", "", "gzip,gzip"])));
        }

        if (random.OnceIn(4))
        {
            fields.Add(random.Pick([("grpc-accept-encoding", "gzip"), ("content-length", "-1"), ("content-length", "3"), ("x-bin", "%%%"), ("grpc-timeout", "1S"), ("Upper", "x"), (":odd", "x"), ("connection", "close"), ("x", new string('y', 100))]));
        }

        if (random.OnceIn(10))
        {
            fields.RemoveAt(random.Below(fields.Count));
        }

        return RawBytes.Of(string.Concat(fields.Select(field => $"\0{(char)field.Name.Length}{field.Name}{(char)field.Value.Length}{field.Value}")));
    }

    /// <summary>A frame that a client may send between the others, or must not.</summary>
    private static byte[] Odd(FuzzRandom random, int stream) => random.Below(9) switch
    {
        0 => Frame(3, 0, stream, [0, 0, 0, (byte)random.Below(16)]),
        1 => Frame(4, 0, 0, [0, (byte)random.Below(8), .. Prefix(random.Pick([0, 1, 65535, int.MaxValue, -1]))]),
        2 => Frame(6, (byte)random.Below(2), 0, new byte[random.OnceIn(3) ? 7 : 8]),
        3 => Frame(7, 0, 0, new byte[8]),
        4 => Frame(8, 0, random.OnceIn(2) ? 0 : stream, Prefix(random.Pick([0, 1, int.MaxValue]))),
        5 => Frame(9, 4, stream, Headers(random)),
        6 => Frame(1, 5, stream, Headers(random)),
        7 => Frame(0, 8, stream, [(byte)random.Below(256), 1, 2, 3]),
        _ => Frame((byte)random.Below(256), (byte)random.Below(256), random.Below(8), new byte[random.Below(40)]),
    };

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload) => [.. Prefix(payload.Length)[1..], type, flags, .. Prefix(stream), .. payload];

    /// <summary>Whatever one connection sends, the plugin goes on and answers the next.</summary>
    private static string? CheckConnection(string text)
    {
        var (host, faults) = Listening.Value;
        using (var socket = new TcpClient())
        {
            socket.Connect(IPAddress.Loopback, host.Port);
            try
            {
                var stream = socket.GetStream();
                stream.Write(RawBytes.Of(text));
                if (text.Length % 2 == 0)
                {
                    socket.Client.Shutdown(SocketShutdown.Send);
                }

                // Until there is nothing to say any more.
                socket.ReceiveTimeout = 20;
                for (var answer = new byte[16 * 1024]; stream.Read(answer) > 0;)
                {
                }
            }
            catch (IOException)
            {
                // The plugin has hung up, or has nothing to say to that.
            }
        }

        using var client = new RpcClient($"127.0.0.1:{host.Port}");
        client.CallAsync($"/{ProviderService.Name}/GetPluginInfo", new Empty(), PluginInfo.Parser).GetAwaiter().GetResult();
        var fault = faults.FirstOrDefault()?.ToString();
        faults.Clear();
        return fault;
    }
}
