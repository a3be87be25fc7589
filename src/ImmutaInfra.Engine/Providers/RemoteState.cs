using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Providers;

/// <summary>Answers <c>data "terraform_remote_state"</c>: the outputs of a state file that Terraform wrote.</summary>
/// <remarks>Source: Terraform 1.11, "The terraform_remote_state Data Source", and "State file format 4". Of its backends there is <c>local</c>.</remarks>
/// <param name="folder">What relative paths are relative to.</param>
internal sealed class RemoteState(string folder)
{
    private const int MaxDepth = 200;

    /// <summary>What it is asked with and what it answers.</summary>
    public static FunctionSchema Schema { get; } = new(
        "pulumi:index:terraformRemoteState",
        "terraform_remote_state",
        "The outputs of another state.",
        [
            AttributeSchema.Text("backend").Required().Means("Where the state is: \"local\"."),
            AttributeSchema.Of("config", AttributeType.Typed).Means("The settings of the backend: path."),
            AttributeSchema.Of("defaults", AttributeType.Typed).Means("Outputs that the state need not have."),
            AttributeSchema.Text("workspace").Means("Which workspace, \"default\" if not given."),
        ],
        [AttributeSchema.Of("outputs", AttributeType.Typed).Computed().Means("The outputs.")]);

    /// <summary>Reads a state.</summary>
    /// <exception cref="ProviderException"><c>IMI3060</c>: another backend. <c>IMI3061</c>: the state cannot be read.</exception>
    public async Task<ObjectValue> ReadAsync(ObjectValue arguments, CancellationToken cancellationToken)
    {
        if (arguments["backend"] is not TextValue { Text: "local" })
        {
            throw new ProviderException(FailureKind.InvalidArgument, Diagnostic.Error(
                "IMI3060", "Unsupported backend", null, $"The backend {arguments["backend"]} is not supported; \"local\" is."));
        }

        var settings = TypedValue.Bare(arguments["config"]) as ObjectValue ?? ObjectValue.Empty;
        var path = Path.Combine(folder, PathOf(settings, (arguments["workspace"] as TextValue)?.Text));
        var types = new JObject();
        var values = new List<KeyValuePair<string, Value>>();
        if (TypedValue.TypeOf(arguments["defaults"]) is { } type && JToken.Parse(type) is JArray { Count: > 1 } declared && declared[1] is JObject members)
        {
            types = members;
            values.AddRange((ObjectValue)TypedValue.Bare(arguments["defaults"]));
        }

        foreach (var output in (await ReadFileAsync(path, cancellationToken))["outputs"]?.Children<JProperty>() ?? [])
        {
            types[output.Name] = output.Value["type"] ?? "dynamic";
            var value = ToValue(output.Value["value"]);
            values.Add(KeyValuePair.Create(output.Name, (bool?)output.Value["sensitive"] == true ? SecretValue.Of(value) : value));
        }

        return new ObjectValue(("outputs", TypedValue.Of(new JArray("object", types).ToString(Formatting.None), new ObjectValue(values))));
    }

    private static string PathOf(ObjectValue settings, string? workspace) => workspace is null or "default"
        ? (settings["path"] as TextValue)?.Text ?? "terraform.tfstate"
        : Path.Combine((settings["workspace_dir"] as TextValue)?.Text ?? "terraform.tfstate.d", workspace, "terraform.tfstate");

    private static async Task<JObject> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = new JsonTextReader(new StringReader(await File.ReadAllTextAsync(path, cancellationToken)))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                MaxDepth = MaxDepth,
            };
            return await JObject.LoadAsync(reader, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ProviderException(FailureKind.NotFound, Diagnostic.Error(
                "IMI3061", "Unable to find remote state", null, $"The state {path} cannot be read: {exception.Message}"));
        }
    }

    private static Value ToValue(JToken? token) => token switch
    {
        JObject members => new ObjectValue(members.Properties().Select(member => KeyValuePair.Create(member.Name, ToValue(member.Value)))),
        JArray items => new ListValue(items.Select(ToValue)),
        JValue { Type: JTokenType.String } text => (string)text!,
        JValue { Type: JTokenType.Boolean } boolean => (bool)boolean,
        JValue { Type: JTokenType.Integer or JTokenType.Float } number => Number.Parse(number.ToString(CultureInfo.InvariantCulture)),
        _ => Value.Null,
    };
}
