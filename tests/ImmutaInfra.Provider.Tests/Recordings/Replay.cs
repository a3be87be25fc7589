using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Rpc;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Provider.Tests.Recordings;

/// <summary>Sends the calls of a recording to a plugin, in order, and holds each answer against the recorded one.</summary>
internal sealed class Replay(RunningPlugin plugin)
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly StandIn _standIn = new();

    public async Task SendAsync(Recording recording)
    {
        var request = _standIn.Adapt(recording);
        var where = $"{recording.Method} in {recording.Step}";
        switch (recording.Method)
        {
            case "Handshake":
                // The recorded engine is gone; the one before which the plugin was started stays.
                request["engineAddress"] = "";
                (await SendAsync<ProviderHandshakeRequest, ProviderHandshakeResponse>(request, "Handshake", ProviderHandshakeResponse.Parser)).AcceptSecrets.Should().BeTrue(where);
                break;
            case "GetPluginInfo":
                (await plugin.CallAsync("GetPluginInfo", new Empty(), PluginInfo.Parser)).Version.Should().NotBeEmpty(where);
                break;
            case "GetSchema":
                (await SendAsync<GetSchemaRequest, GetSchemaResponse>(request, "GetSchema", GetSchemaResponse.Parser)).Schema.Should().StartWith("{", where);
                break;
            case "Cancel":
                await plugin.CallAsync("Cancel", new Empty(), Empty.Parser);
                break;
            case "CheckConfig":
                var checkedConfig = await SendAsync<CheckRequest, CheckResponse>(request, "CheckConfig", CheckResponse.Parser);
                checkedConfig.Failures.Should().BeEmpty(where);
                checkedConfig.Inputs.Should().Be(Parser.Parse<Struct>(recording.Response!["inputs"]!.ToString()), where);
                break;
            case "DiffConfig":
                var diffConfig = await SendAsync<DiffRequest, DiffResponse>(request, "DiffConfig", DiffResponse.Parser);
                diffConfig.Diffs.Should().BeEquivalentTo(Texts(recording.Response!["diffs"]), where);
                diffConfig.Replaces.Should().BeEmpty(where);
                break;
            case "Configure":
                var args = (JObject)request["args"]!;
                args["baseUrl"] = plugin.Immuta.BaseUrl.ToString();
                args["apiKey"] = StandIn.Secret(plugin.Immuta.ApiKey);
                (await SendAsync<ConfigureRequest, ConfigureResponse>(request, "Configure", ConfigureResponse.Parser)).SupportsPreview.Should().BeTrue(where);
                break;
            case "Check":
                var check = await SendAsync<CheckRequest, CheckResponse>(request, "Check", CheckResponse.Parser);
                check.Failures.Select(failure => failure.Property).Should()
                    .BeEquivalentTo(recording.Response!["failures"]?.Select(failure => (string)failure["property"]!) ?? [], where);
                break;
            case "Diff":
                CompareDiff(recording, await SendAsync<DiffRequest, DiffResponse>(request, "Diff", DiffResponse.Parser), where);
                break;
            case "Create":
                await CreateAsync(recording, request, where);
                break;
            case "Read":
                await ReadAsync(recording, request, where);
                break;
            case "Update":
                var updated = await SendAsync<UpdateRequest, UpdateResponse>(request, "Update", UpdateResponse.Parser);
                updated.Properties.Fields.Should().ContainKeys(((JObject)request["news"]!).Properties().Select(property => property.Name));
                break;
            case "Delete":
                await DeleteAsync(recording, request, where);
                break;
            case "Invoke":
                var answer = await SendAsync<InvokeRequest, InvokeResponse>(request, "Invoke", InvokeResponse.Parser);
                answer.Return.Fields["status"].StringValue.Should().Be((string)recording.Response!["return"]!["status"]!, where);
                break;
            default:
                Assert.Fail($"{where}: nobody replays this.");
                break;
        }
    }

    /// <summary>The stand-in compares as ours does, save for what <see cref="StandIn"/> gives to every request.</summary>
    private static void CompareDiff(Recording recording, DiffResponse diff, string where)
    {
        var expected = new Dictionary<string, string>();
        foreach (var (path, entry) in recording.Response!["detailedDiff"] as JObject ?? [])
        {
            var kind = (string?)entry!["kind"] ?? "ADD";
            if (StandIn.PathOf((string)recording.Request["type"]!, path) is { } ours)
            {
                // A database is never left out with Immuta: to leave it out is to change it.
                expected[ours] = ours == "database" ? kind.Replace("DELETE", "UPDATE", StringComparison.Ordinal) : kind;
            }
        }

        diff.HasDetailedDiff.Should().BeTrue(where);
        diff.DetailedDiff.ToDictionary(pair => pair.Key, pair => Kind(pair.Value)).Should().BeEquivalentTo(expected, where);
        diff.Changes.Should().Be(expected.Count == 0 ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome, where);
        diff.Diffs.Should().BeEquivalentTo(expected.Keys.Select(path => path.Split('.', '[')[0]).Distinct(), where);
        diff.Replaces.Should().BeEquivalentTo(
            Texts(recording.Response["replaces"]).Select(name => name == "immutaDatabase" ? "database" : name), where);
        diff.DeleteBeforeReplace.Should().Be((bool?)recording.Response["deleteBeforeReplace"] ?? false, where);
    }

    private async Task CreateAsync(Recording recording, JObject request, string where)
    {
        var isPartial = recording.Error?.Contains("code = Unknown", StringComparison.Ordinal) == true;
        plugin.Immuta.SetRules(recording.Error is null
            ? []
            : FaultRule.ParseList(isPartial
                ? """[{ "method": "POST", "path": "/integrations", "endStatus": "createError", "failTests": [{ "name": "Connection", "message": "bad credentials" }] }]"""
                : """[{ "method": "POST", "path": "/integrations", "status": 400, "body": { "statusCode": 400, "error": "Bad Request", "message": "create refused" } }]"""));
        var call = () => SendAsync<CreateRequest, CreateResponse>(request, "Create", CreateResponse.Parser);
        if (recording.Error is not null)
        {
            var failure = (await call.Should().ThrowAsync<RpcException>(where)).Which;
            plugin.Immuta.SetRules([]);
            failure.Code.Should().Be(isPartial ? RpcCode.Unknown : RpcCode.InvalidArgument, where);
            failure.Details.Should().HaveCount(isPartial ? 1 : 0, where);
            if (isPartial)
            {
                // The stand-in counts its ids; a failed call's log line does not hold the one it gave.
                var detail = ((Any)failure.Details[0]).Unpack<ErrorResourceInitFailed>();
                detail.Reasons.Should().Contain(reason => reason.Contains("bad credentials"));
                _standIn.Ids[$"{_standIn.Ids.Keys.Max(int.Parse) + 1}"] = detail.Id;
            }

            return;
        }

        var created = await call();
        var isPreview = (bool?)request["preview"] ?? false;
        (created.Id.Length == 0).Should().Be(isPreview, where);
        created.Properties.Fields.Should().ContainKeys(((JObject)request["properties"]!).Properties().Select(property => property.Name));
        if (!isPreview)
        {
            _standIn.Ids[(string)recording.Response!["id"]!] = created.Id;
        }
    }

    private async Task ReadAsync(Recording recording, JObject request, string where)
    {
        var type = (string)request["type"]!;
        if (recording.Response!["inputs"] is JObject recorded)
        {
            await BringAboutAsync(type, (string)recording.Request["id"]!, recorded, request);
            var found = await SendAsync<ReadRequest, ReadResponse>(request, "Read", ReadResponse.Parser);
            found.Id.Should().Be((string)request["id"]!, where);

            // Immuta tells neither the log-in nor, as an input, its default port.
            foreach (var property in Readable(type, recorded))
            {
                found.Inputs.Fields[property.Name].StringValue.Should().Be((string)property.Value!, where);
            }

            return;
        }

        await VanishAsync((string)request["id"]!);
        (await SendAsync<ReadRequest, ReadResponse>(request, "Read", ReadResponse.Parser)).Should().Be(new ReadResponse(), where);
    }

    /// <summary>Has the emulator hold what the stand-in held: makes what stands in no state, and changes what others have changed.</summary>
    private async Task BringAboutAsync(string type, string recordedId, JObject inputs, JObject request)
    {
        if (!_standIn.Ids.TryGetValue(recordedId, out var id))
        {
            var creation = new JObject { ["type"] = type, ["properties"] = _standIn.Properties(type, inputs) };
            id = (await SendAsync<CreateRequest, CreateResponse>(creation, "Create", CreateResponse.Parser)).Id;
            _standIn.Ids[recordedId] = id;
            request["id"] = id;
        }

        using var http = new HttpClient { BaseAddress = plugin.Immuta.BaseUrl };
        using var content = new StringContent(new JObject { ["config"] = new JObject(Readable(type, inputs)) }.ToString(), System.Text.Encoding.UTF8, "application/json");
        (await http.PostAsync($"/_emulator/integrations/{id}", content)).EnsureSuccessStatusCode();
    }

    private IEnumerable<JProperty> Readable(string type, JObject inputs) =>
        _standIn.Properties(type, inputs).Properties().Where(property => property.Name is "host" or "warehouse" or "connectArgs" or "database");

    private async Task VanishAsync(string id)
    {
        using var http = new HttpClient { BaseAddress = plugin.Immuta.BaseUrl };
        using var gone = await http.DeleteAsync($"/_emulator/integrations/{id}"); // One that never was is gone as well.
    }

    private async Task DeleteAsync(Recording recording, JObject request, string where)
    {
        var call = () => SendAsync<DeleteRequest, Empty>(request, "Delete", Empty.Parser);
        if (recording.Error is null)
        {
            await call.Should().NotThrowAsync(where);
            return;
        }

        plugin.Immuta.SetRules(FaultRule.ParseList("""[{ "method": "DELETE", "endStatus": "deleteError" }]"""));
        (await call.Should().ThrowAsync<RpcException>(where)).Which.Code.Should().Be(RpcCode.FailedPrecondition, where);
    }

    private Task<TResponse> SendAsync<TRequest, TResponse>(JObject request, string method, MessageParser<TResponse> responses)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage<TResponse> =>
        plugin.CallAsync(method, Parser.Parse<TRequest>(request.ToString()), responses);

    private static IEnumerable<string> Texts(JToken? list) => list?.Select(item => (string)item!) ?? [];

    private static string Kind(PropertyDiff diff) => diff.Kind switch
    {
        PropertyDiff.Types.Kind.Add => "ADD",
        PropertyDiff.Types.Kind.AddReplace => "ADD_REPLACE",
        PropertyDiff.Types.Kind.Delete => "DELETE",
        PropertyDiff.Types.Kind.DeleteReplace => "DELETE_REPLACE",
        PropertyDiff.Types.Kind.Update => "UPDATE",
        _ => "UPDATE_REPLACE",
    };
}
