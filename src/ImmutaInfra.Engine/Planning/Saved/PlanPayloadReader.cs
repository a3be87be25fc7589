using System.Globalization;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>Reads what <see cref="PlanPayloadWriter"/> wrote. Members it does not know are passed over.</summary>
/// <remarks>The text was authenticated when it was decrypted; what does not fit nevertheless ends in the diagnostics of <see cref="StateJsonReader"/>.</remarks>
internal sealed partial class PlanPayloadReader
{
    private const string Name = "the decrypted plan";

    private readonly IProviderCatalog _catalog;
    private readonly StateJsonReader _json;
    private readonly ValueReader _values;

    private PlanPayloadReader(IProviderCatalog catalog, string payload)
    {
        _catalog = catalog;
        _json = new StateJsonReader(Name, payload);
        _values = ValueReader.OfEncrypted(Name, _json);
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="DiagnosticException">The text is no plan.</exception>
    public static SavedPlan Read(IProviderCatalog catalog, string payload)
    {
        var reader = new PlanPayloadReader(catalog, payload);
        reader._json.MoveToFirst();
        var saved = reader.ReadSaved();
        reader._json.MoveToEnd();
        return saved;
    }

    private SavedPlan ReadSaved()
    {
        var (program, plannedAt) = ("", DateTimeOffset.MinValue);
        PlanOptions? options = null;
        PlanBasis? basis = null;
        Plan? plan = null;
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "program":
                    program = _json.Text();
                    break;
                case "plannedAt":
                    plannedAt = Time(_json.Text());
                    break;
                case "options":
                    options = ReadOptions();
                    break;
                case "basis":
                    basis = ReadBasis();
                    break;
                case "plan":
                    plan = ReadPlan();
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return new SavedPlan
        {
            ProgramVersion = program,
            PlannedAt = plannedAt,
            Options = options ?? throw _json.Wrong("options"),
            Basis = basis ?? throw _json.Wrong("a basis"),
            Plan = plan ?? throw _json.Wrong("a plan"),
        };
    }

    private PlanOptions ReadOptions()
    {
        var options = new PlanOptions();
        foreach (var name in _json.Members())
        {
            options = name switch
            {
                "mode" => options with { Mode = Word<PlanMode>() },
                "refresh" => options with { Refresh = _json.Boolean() },
                "targets" => options with { Targets = List(Pattern) },
                "excludes" => options with { Excludes = List(Pattern) },
                "replace" => options with { Replace = List(() => Instance(_json.Text())) },
                "imports" => options with { Imports = Texts().ToDictionary(import => Instance(import.Key), import => import.Value) },
                _ => Skipped(options),
            };
        }

        return options;
    }

    private PlanBasis ReadBasis()
    {
        IReadOnlyDictionary<string, string> files = new Dictionary<string, string>();
        var named = files;
        string? state = null;
        IReadOnlyList<string> asked = [];
        var variables = new Dictionary<string, VariableOrigin>(StringComparer.Ordinal);
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "files":
                    files = Texts();
                    break;
                case "namedVariableFiles":
                    named = Texts();
                    break;
                case "state":
                    state = _json.Text();
                    break;
                case "asked":
                    asked = List(_json.Text);
                    break;
                case "variables":
                    foreach (var variable in _json.Members())
                    {
                        variables[variable] = ReadOrigin();
                    }

                    break;
                default:
                    Skip();
                    break;
            }
        }

        return new PlanBasis { Files = files, NamedVariableFiles = named, StateDigest = state, Asked = asked, Variables = variables };
    }

    private VariableOrigin ReadOrigin()
    {
        var origin = new VariableOrigin(null, null, "", null);
        foreach (var name in _json.Members())
        {
            origin = name switch
            {
                "source" => origin with { Source = _json.Text() },
                "text" => origin with { Text = _json.Text() },
                // What a file of variables can hold is what JSON can hold, so nothing is lost on the way.
                "value" => origin with { Value = SchemaValues.AnyToHcl(_values.Read()) },
                "at" => origin with { Span = ReadSpan() },
                "secret" => origin with { IsSecret = _json.Boolean() },
                _ => Skipped(origin),
            };
        }

        return origin.Value is null == origin.Text is null ? throw _json.Wrong("a variable with either a text or a value") : origin;
    }

    private SourceSpan ReadSpan()
    {
        var file = "";
        List<int> range = [];
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "file":
                    file = _json.Text();
                    break;
                case "range":
                    range = List(Integer);
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return range is [var line, var column, var offset, var endLine, var endColumn, var endOffset]
            ? new SourceSpan(file, new SourcePosition(line, column, offset), new SourcePosition(endLine, endColumn, endOffset))
            : throw _json.Wrong("a range of six numbers");
    }

    private DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw _json.Wrong("a time");

    private AddressPattern Pattern() => AddressParser.TryParsePattern(_json.Text()) ?? throw _json.Wrong("an address");

    private InstanceAddress Instance(string text) => AddressParser.TryParseInstance(text) ?? throw _json.Wrong("the address of an instance");

    private T Word<T>()
        where T : struct, Enum =>
        Enum.TryParse<T>(_json.Text(), out var word) && Enum.IsDefined(word) ? word : throw _json.Wrong($"a word for {typeof(T).Name}");

    private int Integer() => _json.Number().TryToInt32(out var integer) ? integer : throw _json.Wrong("a whole number");

    private List<T> List<T>(Func<T> read)
    {
        var items = new List<T>();
        foreach (var _ in _json.Items())
        {
            items.Add(read());
        }

        return items;
    }

    private Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in _json.Members())
        {
            texts[name] = _json.Text();
        }

        return texts;
    }

    private void Skip() => _json.Raw();

    // What an arm gives for a member that it does not know.
    private T Skipped<T>(T value)
    {
        Skip();
        return value;
    }
}
