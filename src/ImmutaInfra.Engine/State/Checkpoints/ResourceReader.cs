using System.Collections.Frozen;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Reads resources and pending operations.</summary>
internal sealed class ResourceReader(StateJsonReader reader, ValueReader values)
{
    private static readonly FrozenDictionary<string, int> Places =
        Fields.Select((name, place) => (name, place)).ToFrozenDictionary(field => field.name, field => field.place, StringComparer.Ordinal);

    private readonly Dictionary<string, Urn> _urns = new(StringComparer.Ordinal);

    /// <summary>The known fields in the order of the file.</summary>
    public static IReadOnlyList<string> Fields =>
    [
        "urn", "custom", "delete", "id", "type", "inputs", "outputs", "parent", "protect", "taint", "external", "dependencies", "initErrors", "provider",
        "propertyDependencies", "pendingReplacement", "additionalSecretOutputs", "aliases", "customTimeouts", "importID", "retainOnDelete", "deletedWith",
        "replaceWith", "created", "modified", "sourcePosition", "ignoreChanges", "hideDiff", "replaceOnChanges", "replacementTrigger",
        "refreshBeforeUpdate", "viewOf", "resourceHooks", "extensionRef", "snippetID",
    ];

    public PendingOperation ReadOperation()
    {
        var verbatim = new VerbatimReader(reader);
        ResourceState? resource = null;
        OperationKind? kind = null;
        foreach (var name in reader.Members())
        {
            switch (name)
            {
                case "resource":
                    verbatim.Passed(1);
                    resource = Read();
                    break;
                case "type":
                    verbatim.Passed(2);
                    kind = OperationWords.Find(reader.Text()) ?? throw reader.Wrong("creating, updating, deleting, reading or importing");
                    break;
                default:
                    verbatim.Keep(name);
                    break;
            }
        }

        return resource is null || kind is null
            ? throw reader.Wrong("an operation with a resource and a type")
            : new PendingOperation(kind.Value, resource) { Verbatim = verbatim.Kept };
    }

    public ResourceState Read()
    {
        Urn? urn = null;
        string? type = null;
        var verbatim = new VerbatimReader(reader);
        var fields = new Builder();
        foreach (var name in reader.Members())
        {
            if (!Places.TryGetValue(name, out var place))
            {
                verbatim.Keep(name);
                continue;
            }

            verbatim.Passed(place + 1);
            if (reader.Token == JsonToken.Null && name != "replacementTrigger")
            {
                continue;
            }

            switch (name)
            {
                case "urn":
                    urn = ReadUrn();
                    break;
                case "type":
                    type = reader.Text();
                    break;
                default:
                    Read(name, fields);
                    break;
            }
        }

        if (urn is null)
        {
            throw reader.Wrong("a resource with a \"urn\"");
        }

        return string.IsNullOrEmpty(type) ? throw reader.Wrong("a resource with a \"type\"") : fields.Build(urn, type, verbatim.Kept);
    }

    private void Read(string name, Builder fields)
    {
        switch (name)
        {
            case "custom":
                fields.Custom = reader.Boolean();
                break;
            case "delete":
                fields.State = fields.State with { Delete = reader.Boolean() };
                break;
            case "id":
                fields.Id = reader.Text();
                break;
            case "inputs":
                fields.Inputs = values.ReadObject();
                break;
            case "outputs":
                fields.Outputs = values.ReadObject();
                break;
            case "parent":
                fields.Parent = ReadUrnOrNone();
                break;
            case "dependencies":
                fields.Dependencies = ReadUrns();
                break;
            case "provider":
                fields.Provider = ReadProvider();
                break;
            case "propertyDependencies":
                fields.PropertyDependencies = ReadLists(ReadUrns);
                break;
            case "created":
                fields.Created = ReadTime();
                break;
            case "modified":
                fields.Modified = ReadTime();
                break;
            default:
                fields.State = ReadSeldom(name, fields.State);
                break;
        }
    }

    private ResourceState ReadSeldom(string name, ResourceState state) => name switch
    {
        "protect" => state with { Protect = reader.Boolean() },
        "taint" => state with { Taint = reader.Boolean() },
        "external" => state with { External = reader.Boolean() },
        "initErrors" => state with { InitErrors = ReadTexts() },
        "pendingReplacement" => state with { PendingReplacement = reader.Boolean() },
        "additionalSecretOutputs" => state with { AdditionalSecretOutputs = ReadTexts() },
        "aliases" => state with { Aliases = ReadUrns() },
        "customTimeouts" => state with { CustomTimeouts = ReadTimeouts() },
        "importID" => state with { ImportId = reader.Text() },
        "retainOnDelete" => state with { RetainOnDelete = reader.Boolean() },
        "deletedWith" => state with { DeletedWith = ReadUrnOrNone() },
        "replaceWith" => state with { ReplaceWith = ReadUrns() },
        "sourcePosition" => state with { SourcePosition = reader.Text() },
        "ignoreChanges" => state with { IgnoreChanges = ReadTexts() },
        "hideDiff" => state with { HideDiff = ReadPaths() },
        "replaceOnChanges" => state with { ReplaceOnChanges = ReadTexts() },
        "replacementTrigger" => state with { ReplacementTrigger = values.Read() },
        "refreshBeforeUpdate" => state with { RefreshBeforeUpdate = reader.Boolean() },
        "viewOf" => state with { ViewOf = ReadUrnOrNone() },
        "resourceHooks" => state with { ResourceHooks = ReadLists(ReadTexts) },
        "extensionRef" => state with { ExtensionRef = reader.Text() },
        "snippetID" => state with { SnippetId = reader.Text() },
        _ => throw new InvalidOperationException($"The field \"{name}\" is listed and not read."),
    };

    private Urn ReadUrn()
    {
        var text = reader.Text();
        if (!_urns.TryGetValue(text, out var urn))
        {
            urn = Urn.TryParse(text) ?? throw reader.Wrong("a URN");
            _urns.Add(text, urn);
        }

        return urn;
    }

    private Urn? ReadUrnOrNone() => reader.Token == JsonToken.String && reader.Text().Length == 0 ? null : ReadUrn();

    private ProviderReference? ReadProvider()
    {
        var text = reader.Text();
        var cut = text.LastIndexOf("::", StringComparison.Ordinal);
        if (text.Length == 0)
        {
            return null;
        }

        if (cut > 0 && _urns.TryGetValue(text[..cut], out var known))
        {
            return new ProviderReference(known, text[(cut + 2)..]);
        }

        return ProviderReference.TryParse(text, out var reference) ? reference : throw reader.Wrong("a reference to a provider");
    }

    private Timestamp? ReadTime() => Timestamp.TryParse(reader.Text(), out var time) ? time : throw reader.Wrong("a time in the form of RFC 3339");

    private IReadOnlyList<Urn> ReadUrns() => [.. reader.Items().Select(_ => ReadUrn())];

    private IReadOnlyList<string> ReadTexts() => [.. reader.Items().Select(_ => reader.Text())];

    private Dictionary<string, IReadOnlyList<T>> ReadLists<T>(Func<IReadOnlyList<T>> readList)
    {
        var lists = new Dictionary<string, IReadOnlyList<T>>(StringComparer.Ordinal);
        foreach (var name in reader.Members())
        {
            lists[name] = readList();
        }

        return lists;
    }

    private IReadOnlyList<PropertyPath> ReadPaths() => [.. reader.Items().Select(_ => ReadPath())];

    private PropertyPath ReadPath()
    {
        var path = PropertyPath.Root;
        foreach (var _ in reader.Items())
        {
            path = reader.Token == JsonToken.String ? path.Member(reader.Text())
                : reader.Number().TryToInt32(out var index) ? path.Item(index)
                : throw reader.Wrong("a name or a position");
        }

        return path;
    }

    private CustomTimeouts ReadTimeouts()
    {
        var timeouts = new CustomTimeouts();
        foreach (var name in reader.Members())
        {
            var seconds = reader.Number();
            timeouts = name switch
            {
                "create" => timeouts with { Create = seconds },
                "update" => timeouts with { Update = seconds },
                "delete" => timeouts with { Delete = seconds },
                "read" => timeouts with { Read = seconds },
                _ => throw reader.Wrong("create, update, delete or read"),
            };
        }

        return timeouts;
    }

    /// <summary>Gathers what nearly every resource has, so that the record is copied for the rest only.</summary>
    private sealed class Builder
    {
        private static readonly ResourceState Blank = new() { Urn = Urn.ForStack("", ""), Custom = false, Type = "" };

        public ResourceState State { get; set; } = Blank;

        public bool Custom { get; set; }

        public string Id { get; set; } = "";

        public ObjectValue Inputs { get; set; } = ObjectValue.Empty;

        public ObjectValue Outputs { get; set; } = ObjectValue.Empty;

        public Urn? Parent { get; set; }

        public IReadOnlyList<Urn> Dependencies { get; set; } = [];

        public ProviderReference? Provider { get; set; }

        public IReadOnlyDictionary<string, IReadOnlyList<Urn>> PropertyDependencies { get; set; } = Blank.PropertyDependencies;

        public Timestamp? Created { get; set; }

        public Timestamp? Modified { get; set; }

        public ResourceState Build(Urn urn, string type, IReadOnlyList<VerbatimField> verbatim) => StashForm.AfterReading(State with
        {
            Urn = urn,
            Type = type,
            Custom = Custom,
            Id = Id,
            Inputs = Inputs,
            Outputs = Outputs,
            Parent = Parent,
            Dependencies = Dependencies,
            Provider = Provider,
            PropertyDependencies = PropertyDependencies,
            Created = Created,
            Modified = Modified,
            Verbatim = verbatim,
        });
    }
}
