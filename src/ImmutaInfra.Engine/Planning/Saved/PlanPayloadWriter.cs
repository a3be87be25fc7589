using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>Writes a plan as the JSON that is encrypted as a whole: secrets stand in it in clear. What is null or empty is left out.</summary>
internal sealed partial class PlanPayloadWriter
{
    private readonly GoJsonWriter _json = new();
    private readonly ValueWriter _values;

    private PlanPayloadWriter() => _values = ValueWriter.OfEncrypted(_json);

    /// <summary>The JSON of a plan.</summary>
    public static string Write(SavedPlan saved)
    {
        var writer = new PlanPayloadWriter();
        writer._json.StartObject();
        writer.Text("program", saved.ProgramVersion);
        writer.Text("plannedAt", saved.PlannedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        writer.Object("options", () => writer.Write(saved.Options));
        writer.Object("basis", () => writer.Write(saved.Basis));
        writer.Object("plan", () => writer.Write(saved.Plan));
        writer._json.EndObject();
        return Encoding.UTF8.GetString(writer._json.Written.Span);
    }

    private void Write(PlanOptions options)
    {
        Text("mode", options.Mode.ToString());
        Flag("refresh", options.Refresh);
        Texts("targets", options.Targets.Select(target => target.ToString()));
        Texts("excludes", options.Excludes.Select(exclude => exclude.ToString()));
        Texts("replace", options.Replace.Select(address => address.ToString()));
        Texts("imports", options.Imports.Select(import => KeyValuePair.Create(import.Key.ToString(), import.Value)));
    }

    private void Write(PlanBasis basis)
    {
        Texts("files", basis.Files);
        Texts("namedVariableFiles", basis.NamedVariableFiles);
        Text("state", basis.StateDigest);
        Texts("asked", basis.Asked);
        Object("variables", () =>
        {
            foreach (var (name, origin) in basis.Variables)
            {
                Object(name, () => Write(origin));
            }
        });
    }

    private void Write(VariableOrigin origin)
    {
        Text("source", origin.Source);
        Text("text", origin.Text);
        Value("value", origin.Value is null ? null : SchemaValues.AnyToCore(origin.Value));
        Write("at", origin.Span);
        Flag("secret", origin.IsSecret);
    }

    private void Write(string name, SourceSpan? span)
    {
        if (span is null)
        {
            return;
        }

        Object(name, () =>
        {
            Text("file", span.File);
            List("range", [span.Start.Line, span.Start.Column, span.Start.Offset, span.End.Line, span.End.Column, span.End.Offset], number => _json.Number(number));
        });
    }

    private void Object(string name, Action write)
    {
        _json.Name(name);
        _json.StartObject();
        write();
        _json.EndObject();
    }

    private void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _json.Name(name);
        _json.StartList();
        foreach (var item in items)
        {
            write(item);
        }

        _json.EndList();
    }

    private void Objects<T>(string name, IEnumerable<T> items, Action<T> write) => List(name, items, item =>
    {
        _json.StartObject();
        write(item);
        _json.EndObject();
    });

    private void Texts(string name, IEnumerable<string> texts) => List(name, texts, _json.Text);

    private void Texts(string name, IEnumerable<KeyValuePair<string, string>> texts) => Object(name, () =>
    {
        foreach (var (key, text) in texts)
        {
            Text(key, text);
        }
    });

    private void Text(string name, string? text)
    {
        if (text is not null)
        {
            _json.Name(name);
            _json.Text(text);
        }
    }

    private void Flag(string name, bool value)
    {
        _json.Name(name);
        _json.Boolean(value);
    }

    private void Value(string name, Value? value)
    {
        if (value is not null)
        {
            _json.Name(name);
            _values.Write(value);
        }
    }
}
