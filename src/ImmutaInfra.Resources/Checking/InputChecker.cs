using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Checking;

/// <summary>Holds inputs against a schema: finds every mistake and brings the inputs into their normal form. What is not
/// known yet passes.</summary>
/// <remarks>The normal form: nulls left out, defaults filled in, texts of numbers and truth values turned into those and
/// back as HCL does, secret attributes wrapped.</remarks>
internal sealed class InputChecker
{
    /// <summary>What a server shows in place of a secret. Source: Immuta API reference, "Response schema".</summary>
    private static readonly string[] RedactionMarks = ["<REDACTED>", "REDACTED"];

    private readonly ObjectValue _root;
    private readonly Findings _findings;

    private InputChecker(ObjectValue root, Findings findings)
    {
        _root = root;
        _findings = findings;
    }

    /// <summary>Checks inputs as a whole and gives their normal form.</summary>
    /// <param name="attributes">Their schema.</param>
    /// <param name="inputs">What is given.</param>
    /// <param name="findings">Takes the mistakes.</param>
    public static ObjectValue Check(IReadOnlyList<AttributeSchema> attributes, ObjectValue inputs, Findings findings) =>
        new InputChecker(Judgeable(attributes, (ObjectValue)inputs.WithoutSecrets()), findings).CheckMembers(attributes, inputs, Place.Root);

    /// <summary>Whether a text is the mark that stands in place of a secret.</summary>
    public static bool IsRedacted(Value value) =>
        value.Revealed is TextValue text && RedactionMarks.Contains(text.Text, StringComparer.OrdinalIgnoreCase);

    // What hangs on a value that is not accepted cannot be judged, and that value is reported already.
    private static ObjectValue Judgeable(IReadOnlyList<AttributeSchema> attributes, ObjectValue root) => attributes
        .Where(attribute => root[attribute.Name] is TextValue given && !IsAccepted(attribute, given.Text))
        .Aggregate(root, (judged, attribute) => judged.With(attribute.Name, Value.Unknown));

    private static bool IsAccepted(AttributeSchema attribute, string text) =>
        attribute.AcceptedValues.Count == 0 || attribute.AcceptedValues.Contains(text, StringComparer.Ordinal);

    private ObjectValue CheckMembers(IReadOnlyList<AttributeSchema> attributes, ObjectValue value, Place place)
    {
        var members = new List<KeyValuePair<string, Value>>();
        ReportStrangers(attributes, value, place);
        foreach (var attribute in attributes.Where(attribute => !attribute.IsComputed))
        {
            var at = place.Attribute(attribute.Name);
            var given = value[attribute.Name];
            var normal = given.IsNull ? WhenMissing(attribute, at) : WhenGiven(attribute, given, at);
            if (!normal.IsNull)
            {
                members.Add(KeyValuePair.Create(attribute.Name, attribute.IsSecret ? SecretValue.Of(normal) : normal));
            }
        }

        return new ObjectValue(members);
    }

    private void ReportStrangers(IReadOnlyList<AttributeSchema> attributes, ObjectValue value, Place place)
    {
        foreach (var (name, given) in value)
        {
            var attribute = attributes.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal));
            var at = place.Attribute(name);
            if (attribute is { IsComputed: true } && !given.IsNull)
            {
                _findings.Add(at, CheckDiagnostics.SetByImmuta(at.Hcl));
            }
            else if (attribute is null)
            {
                var known = attributes.Where(candidate => !candidate.IsComputed).Select(candidate => candidate.HclName).ToList();
                _findings.Add(at, CheckDiagnostics.Unknown(at.Hcl, Nearest.To(AttributeNames.ToHcl(name), known), known));
            }
        }
    }

    private Value WhenMissing(AttributeSchema attribute, Place at)
    {
        if (attribute.Default is { } value)
        {
            return value;
        }

        if (attribute.IsRequired)
        {
            _findings.Add(at, CheckDiagnostics.Missing(at.Hcl, attribute.Description));
        }
        else if (attribute.RequiredWhen is { } condition && condition.Holds(_root) == true)
        {
            _findings.Add(at, CheckDiagnostics.MissingWhen(at.Hcl, condition.Text, attribute.Description));
        }

        return Value.Null;
    }

    private Value WhenGiven(AttributeSchema attribute, Value given, Place at)
    {
        if (attribute.AllowedWhen is { } condition && condition.Holds(_root) == false)
        {
            _findings.Add(at, CheckDiagnostics.Superfluous(at.Hcl, condition.Text));
        }

        var normal = Convert(attribute.Type, given, at, attribute.IsSecret || given is SecretValue);
        if (normal is TextValue text)
        {
            CheckText(attribute, text.Text, at, isSecret: attribute.IsSecret || given is SecretValue);
        }

        return given is SecretValue && !normal.IsNull ? SecretValue.Of(normal) : normal;
    }

    private void CheckText(AttributeSchema attribute, string text, Place at, bool isSecret)
    {
        if (IsRedacted(text))
        {
            _findings.Add(at, CheckDiagnostics.Redacted(at.Hcl));
        }
        else if (!IsAccepted(attribute, text))
        {
            _findings.Add(at, CheckDiagnostics.NotAccepted(at.Hcl, isSecret ? null : text, attribute.AcceptedValues));
        }
        else if (text.Length == 0 && (attribute.IsRequired || attribute.RequiredWhen is not null))
        {
            _findings.Add(at, CheckDiagnostics.Empty(at.Hcl));
        }
    }

    /// <summary>The value in the form of its type; null after a report.</summary>
    private Value Convert(AttributeType type, Value given, Place at, bool isSecret)
    {
        var value = given.Revealed;
        var converted = (type.Kind, value) switch
        {
            (_, UnknownValue) or (AttributeKind.Any, _) => value,
            (AttributeKind.Text, TextValue) => value,
            (AttributeKind.Text, NumberValue or BooleanValue) => value.ToString(),
            (AttributeKind.Boolean, BooleanValue) => value,
            (AttributeKind.Boolean, TextValue { Text: "true" or "false" } text) => text.Text == "true",
            (AttributeKind.Number, NumberValue) => value,
            (AttributeKind.Integer, NumberValue { Number.IsInteger: true }) => value,
            (AttributeKind.Number, TextValue text) when Number.TryParse(text.Text, out var number) => number,
            (AttributeKind.Integer, TextValue text) when Number.TryParse(text.Text, out var number) && number.IsInteger => number,
            (AttributeKind.List, ListValue items) => new ListValue(items.Select((item, i) => ConvertItem(type.Element!, item, at.Item(i), isSecret))),
            (AttributeKind.Map, ObjectValue members) => new ObjectValue(
                members.Where(member => !member.Value.IsNull)
                    .Select(member => KeyValuePair.Create(member.Key, ConvertItem(type.Element!, member.Value, at.Member(member.Key), isSecret)))),
            (AttributeKind.Object, ObjectValue members) => CheckMembers(type.Attributes, members, at),
            _ => null,
        };
        if (converted is not null)
        {
            return converted;
        }

        // In place of an object or list may stand a secret that belongs inside of it.
        var mayHoldSecret = isSecret || type.Kind is AttributeKind.Object or AttributeKind.List or AttributeKind.Map;
        _findings.Add(at, CheckDiagnostics.WrongType(at.Hcl, NameOf(type), mayHoldSecret ? KindOf(value) : Describe(value)));
        return Value.Null;
    }

    private Value ConvertItem(AttributeType type, Value item, Place at, bool isSecret)
    {
        if (item.IsNull && type.Kind != AttributeKind.Any)
        {
            _findings.Add(at, CheckDiagnostics.WrongType(at.Hcl, NameOf(type), "null"));
            return Value.Null;
        }

        var converted = Convert(type, item, at, isSecret || item is SecretValue);
        return item is SecretValue ? SecretValue.Of(converted) : converted;
    }

    private static string NameOf(AttributeType type) => type.Kind switch
    {
        AttributeKind.Text => "a text",
        AttributeKind.Integer => "a whole number",
        AttributeKind.Number => "a number",
        AttributeKind.Boolean => "true or false",
        AttributeKind.List => "a list",
        AttributeKind.Map => "a map",
        _ => "an object",
    };

    private static string Describe(Value value) => value switch
    {
        TextValue { Text.Length: <= 50 } text => $"the text \"{text.Text}\"",
        NumberValue number => $"the number {number}",
        BooleanValue truth => truth.IsTrue ? "true" : "false",
        _ => KindOf(value),
    };

    private static string KindOf(Value value) => value switch
    {
        TextValue => "a text",
        NumberValue => "a number",
        BooleanValue => "true or false",
        ListValue => "a list",
        ObjectValue => "an object",
        _ => "null",
    };
}
