using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>Checks a body against the attribute tables. Keys that the tables do not know are accepted and kept.</summary>
internal static class EnvelopeReader
{
    /// <summary>Reads an envelope.</summary>
    /// <param name="body">What was sent; null if nothing was.</param>
    /// <param name="isUpdate">Whether the server may already hold the secrets, so that they can be missing here.</param>
    /// <param name="problems">Every mistake in one sentence that names the attribute; empty if there is none.</param>
    /// <returns>The envelope, or null if there are problems.</returns>
    public static Envelope? Read(JToken? body, bool isUpdate, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        problems = found;
        if (body is not JObject sent)
        {
            found.Add("The body must be an object with type, autoBootstrap and config.");
            return null;
        }

        if (FindType(sent["type"], found) is not { } type)
        {
            return null;
        }

        var autoBootstrap = ReadAutoBootstrap(type, sent["autoBootstrap"], found);
        var config = ReadConfig(type, sent["config"], found);
        if (config is not null)
        {
            found.AddRange(ProblemsOf(type, config, autoBootstrap, isUpdate));
        }

        return found.Count == 0 ? new Envelope(type, autoBootstrap, config!) : null;
    }

    /// <summary>Every mistake in a configuration.</summary>
    /// <param name="type">The kind of integration.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="autoBootstrap">Whether Immuta sets the platform up itself.</param>
    /// <param name="withoutSecrets">Whether what GET hides may be missing.</param>
    public static IEnumerable<string> ProblemsOf(
        IntegrationType type, JObject config, bool? autoBootstrap, bool withoutSecrets)
    {
        foreach (var row in type.Attributes)
        {
            if (row.FindHolder(config) is not { } holder)
            {
                continue;
            }

            if (row.Find(config) is { } value)
            {
                if (!withoutSecrets && row.IsHidden && Redaction.HoldsMarker(value))
                {
                    yield return $"config.{row.Path} must be the value itself, not the marker that a read shows in its place.";
                }
                else if (AttributeShape.ProblemOf(type, row, value) is { } problem)
                {
                    yield return problem;
                }
            }
            else if (!(withoutSecrets && row.IsHidden) && IsNeeded(row, config, holder, autoBootstrap))
            {
                yield return $"config.{row.Path} is required.";
            }
        }
    }

    // What is required only at times and has a default is filled in; what is always required has to be sent all the same.
    private static bool IsNeeded(AttributeRow row, JObject config, JObject holder, bool? autoBootstrap) =>
        row.IsRequired
        || (row.RequiredWhen is { } condition && row.Default is null && Condition.Holds(condition, config, holder, autoBootstrap));

    private static IntegrationType? FindType(JToken? value, List<string> problems)
    {
        if (value is not { Type: JTokenType.String })
        {
            problems.Add(value is null ? "type is required." : "type must be a string.");
            return null;
        }

        var type = TypeTable.Find((string)value!);
        if (type is null)
        {
            problems.Add($"type must be one of {string.Join(", ", TypeTable.All.Select(known => known.Name))}.");
        }

        return type;
    }

    private static bool? ReadAutoBootstrap(IntegrationType type, JToken? value, List<string> problems)
    {
        if (type.AutoBootstrap.Count == 0)
        {
            return null;
        }

        if (value is not { Type: JTokenType.Boolean })
        {
            problems.Add(value is null ? "autoBootstrap is required." : "autoBootstrap must be a boolean.");
            return null;
        }

        if (!type.AutoBootstrap.Contains((bool)value))
        {
            problems.Add($"autoBootstrap must be false for {type.Name}.");
        }

        return (bool)value;
    }

    private static JObject? ReadConfig(IntegrationType type, JToken? value, List<string> problems)
    {
        if (value is null && !type.RequiresConfig)
        {
            return [];
        }

        if (value is not JObject config)
        {
            problems.Add(value is null ? "config is required." : "config must be an object.");
            return null;
        }

        return (JObject)config.DeepClone();
    }
}
